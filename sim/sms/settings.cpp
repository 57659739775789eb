#include "sim/sms/settings.h"

#include <algorithm>
#include <utility>

#include "sim/sms/phone_number.h"

namespace huiyin::sim::sms {
namespace {

struct AccountKey {
  std::string_view name;
  std::string Account::*place;
};

constexpr AccountKey kAccountKeys[] = {
    {"id", &Account::id},
    {"secret", &Account::secret},
    {"signature", &Account::signature},
    {"signature_code", &Account::signature_code},
    {"app_id", &Account::app_id},
    {"customer", &Account::customer},
    {"number", &Account::number},
};

Problem wrong_word(const char* option, std::string_view text, const char* what,
                   const char* remedy) {
  return {"sim.sms", std::string(option) + " " + std::string(text), what, remedy};
}

// "a=b" in two; the second is empty where there is no "=".
std::pair<std::string_view, std::string_view> cut_at(std::string_view text, char sign) {
  const auto cut = std::min(text.find(sign), text.size());
  return {text.substr(0, cut), text.substr(std::min(cut + 1, text.size()))};
}

std::optional<Problem> set_of_provider(Settings& settings, const char* option,
                                       std::string_view text, std::string Account::*place) {
  const auto [name, value] = cut_at(text, '=');
  const auto provider = provider_named(name);
  if (!provider)
    return wrong_word(option, text, "没有这个短信平台", "请写成 aliyun=…、tencent=… 或 mas=…");
  settings.account(*provider).*place = value;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Provider provider) {
  static constexpr std::array<std::string_view, kProviders.size()> kNames{"aliyun", "tencent",
                                                                          "mas"};
  return kNames[std::size_t(provider)];
}

std::optional<Provider> provider_named(std::string_view name) {
  const auto found = std::ranges::find(kProviders, name, name_of);
  return found == kProviders.end() ? std::nullopt : std::optional(*found);
}

Settings::Settings() {
  account(Provider::aliyun) = {.id = "LTAI5tDemoKey0001",
                               .secret = "demo-aliyun-secret",
                               .signature = "信访服务台",
                               .signature_code = {},
                               .app_id = {},
                               .customer = {},
                               .number = "1069012300001",
                               .push_url = "http://127.0.0.1:8080/webhooks/sms/aliyun",
                               .push_key = "demo-aliyun-push-key"};
  account(Provider::tencent) = {.id = "AKIDdemo0000000001",
                                .secret = "demo-tencent-secret",
                                .signature = "信访服务台",
                                .signature_code = {},
                                .app_id = "1400000001",
                                .customer = {},
                                .number = "1069045600002",
                                .push_url = "http://127.0.0.1:8080/webhooks/sms/tencent",
                                .push_key = "demo-tencent-push-key"};
  account(Provider::mas) = {.id = "demoap",
                            .secret = "demo-mas-secret",
                            .signature = "信访服务台",
                            .signature_code = "DemoSign1",
                            .app_id = {},
                            .customer = "示例市信访局",
                            .number = "1065730078900",
                            .push_url = "http://127.0.0.1:8080/webhooks/sms/mas",
                            .push_key = "demo-mas-push-key"};
  templates = {
      {Provider::aliyun, "SMS_100000001", "${content}"},
      {Provider::aliyun, "SMS_100000002", "您的验证码是${code}，请勿告诉他人。", Kind::code},
      {Provider::tencent, "1000001", "{1}"},
      {Provider::tencent, "1000002", "您的验证码是{1}，请勿告诉他人。", Kind::code},
      {Provider::mas, "demo-template-1", "{1}"},
  };
  phones = {{"13800000001", "晴天"}, {"13800000002", "老李头"}, {"13800000003", "小满"}};
}

const Template* Settings::find_template(Provider provider, std::string_view code) const {
  const auto found = std::ranges::find_if(
      templates, [&](const Template& one) { return one.provider == provider && one.code == code; });
  return found == templates.end() ? nullptr : &*found;
}

std::optional<Problem> set_account(Settings& settings, std::string_view text) {
  const auto [place, value] = cut_at(text, '=');
  const auto [name, key] = cut_at(place, '.');
  const auto provider = provider_named(name);
  const auto row = std::ranges::find(kAccountKeys, key, &AccountKey::name);
  if (!provider || row == std::end(kAccountKeys))
    return wrong_word("--sms-account", place, "没有这一项",
                      "例如 aliyun.secret=…；各项是 id、secret、signature、signature_code、"
                      "app_id、customer、number");
  settings.account(*provider).*row->place = value;
  return std::nullopt;
}

std::optional<Problem> set_push(Settings& settings, std::string_view text) {
  return set_of_provider(settings, "--sms-push", text, &Account::push_url);
}

std::optional<Problem> set_push_key(Settings& settings, std::string_view text) {
  return set_of_provider(settings, "--sms-push-key", text, &Account::push_key);
}

Result<Template> parse_template(std::string_view text) {
  const auto [head, words] = cut_at(text, '=');
  const auto [name, rest] = cut_at(head, ':');
  const auto [code, kind] = cut_at(rest, ':');
  const auto provider = provider_named(name);
  if (!provider || code.empty() || words.empty() || (!kind.empty() && kind != "code"))
    return Refused(
        wrong_word("--sms-template", head, "不是 平台:模板编号=内容",
                   "例如 aliyun:SMS_1=您好，${name}；验证码模板写成 aliyun:SMS_2:code=…"));
  return Template{*provider, std::string(code), std::string(words),
                  kind.empty() ? Kind::notice : Kind::code};
}

Result<Player> parse_phone(std::string_view text) {
  const auto [number, name] = cut_at(text, '=');
  const auto phone = mainland_phone(number);
  if (!phone)
    return Refused(wrong_word("--sms-phone", text, "不是 11 位手机号", "例如 13800001234=晴天"));
  return Player{*phone, name.empty() ? *phone : std::string(name)};
}

std::vector<Problem> faults_of(const Settings& settings) {
  std::vector<Problem> faults;
  for (const Provider provider : kProviders) {
    const Account& account = settings.account(provider);
    const std::string where = "--sms-account " + std::string(name_of(provider));
    if (account.id.empty() || account.secret.empty())
      faults.push_back({"sim.sms", where, "id 或 secret 是空的", "请填与网关设置相同的值"});
    if (account.signature.empty())
      faults.push_back({"sim.sms", where, "signature 是空的", "请填签名，不带【】"});
    if (!account.push_url.empty() && !account.push_url.starts_with("http://") &&
        !account.push_url.starts_with("https://"))
      faults.push_back({"sim.sms", "--sms-push " + std::string(name_of(provider)),
                        "不是 http:// 开头的地址",
                        "例如 http://127.0.0.1:8080/webhooks/sms/aliyun"});
  }
  return faults;
}

}  // namespace huiyin::sim::sms
