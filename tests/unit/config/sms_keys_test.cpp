#include "config/sms_keys.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "config/declared.h"
#include "config/settings.h"
#include "tests/support/property.h"

namespace sms_keys_test {

using namespace huiyin;
using namespace huiyin::config;
using namespace huiyin::testing;

namespace {

const std::string kAliyun = R"("provider": "aliyun", "id": "id-1", "secret": "secret-1",
  "signature": "云岭市信访局", "template_code": "SMS_1")";
const std::string kTencent = R"("provider": "tencent", "id": "id-2", "secret": "secret-2",
  "signature": "云岭市信访局", "template_code": "1", "app_id": "1400000000")";
const std::string kMas = R"("provider": "mas", "id": "id-3", "secret": "secret-3",
  "signature": "code", "customer": "云岭市信访局", "base_url": "https://mas.example:28888/")";

const std::string kLine = R"("provider": "smpp", "base_url": "smpps://smsc.example:3550",
  "system_id": "xinfang", "password": "secret08")";

std::string account(const std::string& name, const std::string& keys) {
  return "\"" + name + "\": {" + keys + "}";
}

LoadedSettings read(const std::string& accounts, const Environment& environment = {}) {
  return read_settings("{\"sms\": {" + accounts + "}}", "huiyin.json", "/etc", environment);
}

const Problem* find(const LoadedSettings& loaded, const std::string& code, const std::string& key) {
  for (const Problem& problem : loaded.problems)
    if (problem.code == code && problem.where.ends_with(" " + key)) return &problem;
  return nullptr;
}

std::string all_words(const LoadedSettings& loaded) {
  std::string words;
  for (const Problem& problem : loaded.problems)
    words +=
        problem.code + " " + problem.where + ": " + problem.what + "; " + problem.remedy + "\n";
  return words;
}

}  // namespace

TEST_CASE("an account of each provider is read, with what its provider usually has") {
  const LoadedSettings loaded =
      read(account("one", kAliyun) + "," + account("two", kTencent) + "," + account("three", kMas));
  CHECK(all_words(loaded) == "");
  REQUIRE(loaded.settings.sms.size() == 3);
  const SmsAccountSettings& one = loaded.settings.sms[0];
  CHECK(one.name == "one");
  CHECK(one.provider == "aliyun");
  CHECK(one.base_url == "https://dysmsapi.aliyuncs.com");
  CHECK(one.id == "id-1");
  CHECK(one.secret.reveal() == "secret-1");
  CHECK(one.security_token.empty());
  CHECK(one.signature == "云岭市信访局");
  CHECK(one.template_code == "SMS_1");
  CHECK(one.template_param == "content");
  CHECK(one.push_key.empty());
  CHECK(one.push_addresses.empty());
  CHECK(one.per_minute_max == 1);
  CHECK(one.per_hour_max == 5);
  CHECK(one.per_day_max == 10);
  CHECK(one.answers_per_day_max == 50);
  CHECK(one.parts_per_second == 10);
  const SmsAccountSettings& two = loaded.settings.sms[1];
  CHECK(two.base_url == "https://sms.tencentcloudapi.com");
  CHECK(two.app_id == "1400000000");
  CHECK(two.region == "ap-guangzhou");
  const SmsAccountSettings& three = loaded.settings.sms[2];
  CHECK(three.base_url == "https://mas.example:28888");
  CHECK(three.customer == "云岭市信访局");
  CHECK(three.template_code.empty());
}

TEST_CASE("accounts are tried as they are written, those of the environment alone after them") {
  const LoadedSettings loaded =
      read("// the cheap one\n" + account("zhou", kAliyun) + "," + account("an", kAliyun) + "," +
               account("m_2", kAliyun),
           {{"HUIYIN_SMS_A_LAST_PROVIDER", "mas"}, {"HUIYIN_SMS_ZHOU_PROVIDER", "aliyun"}});
  std::vector<std::string> names;
  for (const SmsAccountSettings& one : loaded.settings.sms) names.push_back(one.name);
  CHECK(names == std::vector<std::string>{"zhou", "an", "m_2", "a_last"});
}

TEST_CASE("without accounts, or with one that says nothing, there are none") {
  for (const char* text : {"{}", R"({"sms": {}})", R"({"sms": {"main": {}}})"}) {
    const LoadedSettings loaded = read_settings(text, "huiyin.json", "/etc", {});
    CHECK(loaded.ok());
    CHECK(loaded.settings.sms.empty());
  }
}

TEST_CASE("an account may stand in the environment, its secrets in files") {
  const LoadedSettings loaded =
      read("", {{"HUIYIN_SMS_MAIN_2_PROVIDER", "tencent"},
                {"HUIYIN_SMS_MAIN_2_ID", "id"},
                {"HUIYIN_SMS_MAIN_2_SECRET", "secret"},
                {"HUIYIN_SMS_MAIN_2_APP_ID", "1400000000"},
                {"HUIYIN_SMS_MAIN_2_SIGNATURE", "云岭"},
                {"HUIYIN_SMS_MAIN_2_TEMPLATE_CODE", "1"},
                {"HUIYIN_SMS_MAIN_2_PER_DAY_MAX", "20"},
                {"HUIYIN_SMS_MAIN_2_PUSH_ADDRESSES", "203.0.113.7, 2001:DB8::7"}});
  CHECK(all_words(loaded) == "");
  REQUIRE(loaded.settings.sms.size() == 1);
  const SmsAccountSettings& main = loaded.settings.sms[0];
  CHECK(main.name == "main_2");
  CHECK(main.app_id == "1400000000");
  CHECK(main.per_day_max == 20);
  CHECK(main.push_addresses == std::vector<std::string>{"203.0.113.7", "2001:db8::7"});
  CHECK(find(read("", {{"HUIYIN_SMS_MAIN_PROVIDER", "mas"},
                       {"HUIYIN_SMS_MAIN_SECRET_FILE", "/nowhere/secret"}}),
             "file.missing", "HUIYIN_SMS_MAIN_SECRET_FILE"));
  CHECK(find(read(account("main", R"("secret": {"file": "/nowhere/secret"})")), "file.missing",
             "sms.main.secret"));
}

TEST_CASE("the environment wins over the file, also for an account's keys") {
  const LoadedSettings loaded = read(account("main", kAliyun), {{"HUIYIN_SMS_MAIN_ID", "other"}});
  CHECK(loaded.ok());
  CHECK(loaded.settings.sms.at(0).id == "other");
}

TEST_CASE("what an account's provider needs is asked for, what it does not know is refused") {
  struct Row {
    const char *because, *keys, *code, *key;
  };
  const auto row = GENERATE(values<Row>({
      {"nobody knows whose", R"("id": "x")", "settings.missing", "provider"},
      {"", R"("provider": "aliyun")", "settings.missing", "id"},
      {"", R"("provider": "smpp")", "settings.missing", "system_id"},
      {"", R"("provider": "smpp")", "settings.missing", "password"},
      {"", R"("provider": "smpp")", "settings.missing", "base_url"},
      {"", R"("provider": "smpp", "id": "x")", "settings.provider", "id"},
      {"", R"("provider": "smpp", "template_code": "x")", "settings.provider", "template_code"},
      {"", R"("provider": "smpp", "push_key": "0123456789abcdef")", "settings.provider",
       "push_key"},
      {"", R"("provider": "mas", "system_id": "x")", "settings.provider", "system_id"},
      {"", R"("provider": "mas", "window": 3)", "settings.provider", "window"},
      {"", R"("provider": "smpp", "base_url": "https://x:1")", "settings.relation", "base_url"},
      {"", R"("provider": "mas", "base_url": "smpp://x:1")", "settings.relation", "base_url"},
      {"nothing to put it behind", R"("provider": "smpp", "extension_digits": 2)",
       "settings.relation", "extension_digits"},
      {"no number", R"("provider": "smpp", "source": "XinFang", "extension_digits": 2)",
       "settings.relation", "extension_digits"},
      {"21 digits", R"("provider": "smpp", "source": "1069000000000000001", "extension_digits": 2)",
       "settings.relation", "extension_digits"},
      {"", R"("provider": "mas")", "settings.missing", "signature"},
      {"takes no free words", R"("provider": "aliyun")", "settings.missing", "template_code"},
      {"nor does it", R"("provider": "tencent")", "settings.missing", "template_code"},
      {"", R"("provider": "tencent")", "settings.missing", "app_id"},
      {"", R"("provider": "mas")", "settings.missing", "customer"},
      {"each customer has its own", R"("provider": "mas")", "settings.missing", "base_url"},
      {"", R"("provider": "aliyun", "app_id": "1")", "settings.provider", "app_id"},
      {"", R"("provider": "mas", "region": "x")", "settings.provider", "region"},
      {"", R"("provider": "tencent", "customer": "x")", "settings.provider", "customer"},
      {"", R"("provider": "mas", "security_token": "x")", "settings.provider", "security_token"},
      {"", R"("provider": "huawei")", "settings.shape", "provider"},
      {"", R"("providr": "aliyun")", "settings.unknown", "providr"},
      {"", R"("providr": "aliyun")", "settings.missing", "provider"},
  }));
  CAPTURE(row.because, row.keys);
  const LoadedSettings loaded = read(account("main", row.keys));
  const Problem* problem = find(loaded, row.code, std::string("sms.main.") + row.key);
  REQUIRE(problem != nullptr);
  CHECK_FALSE(problem->what.empty());
  CHECK_FALSE(problem->remedy.empty());
}

TEST_CASE("of an unknown provider nothing is asked that only some need") {
  const LoadedSettings loaded = read(account("main", R"("provider": "huawei", "app_id": "1")"));
  CHECK_FALSE(find(loaded, "settings.missing", "sms.main.customer"));
  CHECK_FALSE(find(loaded, "settings.missing", "sms.main.template_code"));
  CHECK_FALSE(find(loaded, "settings.provider", "sms.main.app_id"));
}

TEST_CASE("all faults of all accounts come back together, in plain words") {
  const LoadedSettings loaded =
      read(account("one", R"("provider": "tencent", "id": "x", "secret": "y", "signature": "云岭",
                   "template_code": "1", "sercet": "z", "per_day_max": 0)") +
           "," + account("two", kAliyun + R"(, "app_id": "1", "push_key": "short")"));
  const std::string file = "huiyin.json: sms.";
  CHECK(all_words(loaded) ==
        "settings.unknown " + file +
            "one.sercet: 没有这一项设置; 是不是想写 sms.one.secret？\n"
            "settings.bounds " +
            file +
            "one.per_day_max: 写的是“0”; 请改为 1 到 1000 之间的整数（条），例如 10\n"
            "settings.bounds " +
            file +
            "two.push_key: 写了 5 字节，至少 16 字节; 请改为 16 到 128 位字母、数字、- 或 _\n"
            "settings.missing " +
            file +
            "one.app_id: 没有填写，tencent 的短信账号少不了它; "
            "请填写：短信应用的 SmsSdkAppId。也可以由环境变量 HUIYIN_SMS_ONE_APP_ID 给出\n"
            "settings.provider " +
            file +
            "two.app_id: aliyun 的短信账号没有这一项，它只用于 tencent; "
            "请删去，或核对 sms.two.provider\n");
}

TEST_CASE("a name that is none, and what is no account, are refused") {
  const std::string long_name(33, 'a');
  for (const std::string& name : {std::string("Main"), std::string("主"), std::string("a-b"),
                                  std::string(), std::string("<name>"), long_name}) {
    CAPTURE(name);
    const LoadedSettings loaded = read(account(name, kAliyun));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].code == "settings.account");
    CHECK(loaded.settings.sms.empty());
  }
  CHECK(read(account(long_name.substr(1), kAliyun)).ok());
  const LoadedSettings loaded = read(kAliyun);
  CHECK(find(loaded, "settings.type", "sms.provider"));
  CHECK(find(loaded, "settings.type", "sms.provider")->remedy.find("main") != std::string::npos);
  CHECK(read_settings(R"({"sms": 1})", "huiyin.json", "/etc", {}).problems.size() == 1);
}

TEST_CASE("a hundred accounts are taken, not one more") {
  std::string accounts;
  for (int i = 0; i < 100; ++i) accounts += account("a" + std::to_string(i), kAliyun) + ",";
  const LoadedSettings loaded = read(accounts + account("z", kAliyun));
  CHECK(loaded.settings.sms.size() == 100);
  CHECK(loaded.problems.size() == 1);
  CHECK(find(loaded, "settings.account", "sms.z"));
}

TEST_CASE("two accounts never share a push key") {
  const std::string key = R"(, "push_key": "0123456789abcdef")";
  const LoadedSettings loaded = read(account("one", kAliyun + key) + "," + account("two", kMas) +
                                     "," + account("three", kTencent + key));
  CHECK(loaded.problems.size() == 1);
  REQUIRE(find(loaded, "settings.twice", "sms.three.push_key"));
  CHECK(all_words(loaded).find("0123456789abcdef") == std::string::npos);
}

TEST_CASE("what an account's value may be is told where it is wrong") {
  struct Row {
    const char *keys, *key;
  };
  const auto row = GENERATE(values<Row>({
      {R"("push_key": "0123456789abcde")", "push_key"},
      {R"("push_key": "0123456789abcde/")", "push_key"},
      {R"("push_addresses": "203.0.113.7")", "push_addresses"},
      {R"("push_addresses": [])", "push_addresses"},
      {R"("push_addresses": [7])", "push_addresses"},
      {R"("push_addresses": ["203.0.113.7", ""])", "push_addresses"},
      {R"("push_addresses": ["203.0.113.0/24"])", "push_addresses"},
      {R"("push_addresses": ["203.0.113.7\u0000"])", "push_addresses"},
      {R"("push_addresses": ["dysmsapi.aliyuncs.com"])", "push_addresses"},
      {R"("base_url": "http://x/path")", "base_url"},
      {R"("secret": "a b")", "secret"},
      {R"("per_minute_max": 0)", "per_minute_max"},
      {R"("parts_per_second": "10")", "parts_per_second"},
      {R"("template_param": null)", "template_param"},
  }));
  CAPTURE(row.keys);
  const LoadedSettings loaded = read(account("main", kAliyun + "," + row.keys));
  REQUIRE_FALSE(loaded.ok());
  for (const Problem& problem : loaded.problems)
    CHECK((problem.code == "json.duplicate" ||
           problem.where == std::string("huiyin.json: sms.main.") + row.key));
}

TEST_CASE("a direct line is read, and told what is wrong with it") {
  const LoadedSettings sound = read(account("line", kLine));
  REQUIRE(sound.problems.empty());
  const SmsAccountSettings& line = sound.settings.sms.at(0);
  CHECK(line.base_url == "smpps://smsc.example:3550");
  CHECK((line.system_id == "xinfang" && line.password.reveal() == "secret08"));
  CHECK((line.bind == "transceiver" && line.number_form == "international" && line.window == 10));
  struct Row {
    const char *keys, *key;
  };
  const auto row = GENERATE(values<Row>({
      {R"("base_url": "smpp://smsc.example")", "base_url"},
      {R"("base_url": "smpp://smsc.example:0")", "base_url"},
      {R"("base_url": "tcp://smsc.example:2775")", "base_url"},
      {R"("password": "nine-long")", "password"},
      {R"("system_id": "sixteen-long-id-")", "system_id"},
      {R"("bind": "receiver")", "bind"},
      {R"("response_id_form": "octal")", "response_id_form"},
      {R"("vendor_codes": ["0x300=retry"])", "vendor_codes"},
      {R"("vendor_codes": ["0x401=perhaps"])", "vendor_codes"},
      {R"("vendor_codes": ["1025=retry"])", "vendor_codes"},
      {R"("vendor_codes": ["0x401"])", "vendor_codes"},
      {R"("window": 0)", "window"},
      {R"("source_ton": 7)", "source_ton"},
  }));
  CAPTURE(row.keys);
  std::string keys = kLine;
  const auto there = keys.find("\"" + std::string(row.key) + "\":");
  if (there != keys.npos) keys.replace(there + 1, 1, "_");
  const LoadedSettings loaded = read(account("line", keys + "," + row.keys));
  const bool is_named = std::ranges::any_of(loaded.problems, [&](const Problem& problem) {
    return problem.where == std::string("huiyin.json: sms.line.") + row.key &&
           problem.code != "settings.missing";
  });
  CHECK(is_named);
  CHECK(all_words(loaded).find("secret08") == std::string::npos);
}

TEST_CASE("a wrong variable is a fault that names the right one") {
  const LoadedSettings loaded = read(account("main", kAliyun), {{"HUIYIN_SMS_MAIN_SERCET", "x"},
                                                                {"HUIYIN_SMS_MIAN_ID", "x"},
                                                                {"HUIYIN_SMS_PROVIDER", "aliyun"},
                                                                {"HUIYIN_SMS_main_PROVIDER", "x"}});
  CHECK(loaded.problems.size() == 4);
  for (const auto& [variable, meant] : {std::pair("HUIYIN_SMS_MAIN_SERCET", "_MAIN_SECRET"),
                                        std::pair("HUIYIN_SMS_MIAN_ID", "HUIYIN_SMS_MAIN_ID")}) {
    REQUIRE(find(loaded, "settings.unknown", variable));
    CHECK(find(loaded, "settings.unknown", variable)->remedy.find(meant) != std::string::npos);
  }
}

TEST_CASE("of a file that cannot be read no account's variable is said to be unknown") {
  const LoadedSettings loaded =
      read_settings("{", "huiyin.json", "/etc", {{"HUIYIN_SMS_MAIN_SECRET", "x"}});
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].code == "json.syntax");
}

TEST_CASE("a variable that two accounts could mean is refused") {
  const std::string accounts = account("main", kTencent) + "," + account("main_app", kAliyun);
  CHECK(read(accounts).ok());
  CHECK(find(read(accounts, {{"HUIYIN_SMS_MAIN_APP_ID", "1"}}), "settings.twice",
             "HUIYIN_SMS_MAIN_APP_ID"));
}

TEST_CASE("a key below no account is told with the account's place") {
  const LoadedSettings loaded =
      read_settings(R"({"sns": {}, "push_key": "x"})", "huiyin.json", "/etc", {});
  CHECK(find(loaded, "settings.unknown", "sns")->remedy.find("sms") != std::string::npos);
  CHECK(find(loaded, "settings.unknown", "push_key")->remedy.find("sms.<name>.push_key") !=
        std::string::npos);
}

TEST_CASE("no fault ever shows an account's secret") {
  CHECK(holds("whatever is wrong with it", [] {
    std::string secret = any_text(20, '#', '~');
    std::erase(secret, '\\');
    const auto key = any_of({"secret", "security_token", "push_key"});
    const LoadedSettings loaded =
        read(account("main", R"("provider": "mas", ")" + key + R"(": ")" + secret + R"( x")"));
    PROPERTY_ASSERT(!loaded.ok());
    PROPERTY_ASSERT(secret.size() < 8 || all_words(loaded).find(secret) == std::string::npos);
  }));
}

TEST_CASE("keys and variables lead to their account") {
  CHECK(account_in("sms.main.secret") == "main");
  CHECK(account_in("sms.main") == "main");
  CHECK_FALSE(account_in("sms"));
  CHECK_FALSE(account_in("wecom.app.secret"));
  CHECK(key_of("sms.<name>.secret", "main") == "sms.main.secret");
  CHECK(key_of("wecom.app.secret", "main") == "wecom.app.secret");
  CHECK(account_in_variable("HUIYIN_SMS_A_B_PROVIDER") == "a_b");
  CHECK_FALSE(account_in_variable("HUIYIN_SMS_A_B_SECRET"));
  CHECK_FALSE(account_in_variable("HUIYIN_SMS__PROVIDER_"));
  CHECK_FALSE(account_in_variable("HUIYIN_SMS_PROVIDER"));
}

TEST_CASE("what a provider needs and knows is said of accounts alone, and of providers alone") {
  for (const Declared& declared : declared_settings()) {
    CAPTURE(declared.key);
    for (const std::string_view some : {declared.needed_by, declared.only_of}) {
      if (some.empty()) continue;
      CHECK(account_in(declared.key));
      std::string_view rest = some;
      while (!rest.empty()) {
        const auto bar = rest.find('|');
        CHECK(is_among(kSmsProviders, rest.substr(0, bar)));
        rest = bar == std::string_view::npos ? "" : rest.substr(bar + 1);
      }
    }
  }
}

}  // namespace sms_keys_test
