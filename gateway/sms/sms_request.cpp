#include "gateway/sms/sms_request.h"

#include <algorithm>

#include "gateway/sms/phone_form.h"

namespace huiyin::gateway::sms {
namespace {

constexpr std::size_t kOurIdBytesMax = 256;  // Aliyun's OutId; Tencent takes more

}  // namespace

std::optional<Problem> sms_refusal(std::string_view provider, const SmsAbilities& able,
                                   const SmsMessage& message) {
  const std::string where(provider);
  if (message.phones.empty())
    return Problem{"sms.no_phone", where, "没有收信人的手机号", "请填写手机号"};
  if (message.phones.size() > able.phones_max)
    return Problem{"sms.too_many_phones", where,
                   "一次最多发给 " + std::to_string(able.phones_max) + " 个号码", "请分批发送"};
  const auto here = std::size_t(std::ranges::count_if(message.phones, is_mainland));
  const bool is_abroad = here < message.phones.size();
  if (is_abroad && (!able.goes_abroad || here > 0))
    return Problem{"sms.countries", where, "国内与境外号码不能一起发，或这家平台不发境外号码",
                   "请分开发送，境外号码换一家平台"};
  if (message.template_code.empty() && (!able.takes_text || message.text.empty()))
    return Problem{"sms.no_template", where, "没有短信模板，这家平台只发审核过的模板",
                   "请选一个模板，或换一家能发普通短信的平台"};
  if (message.our_id.size() > kOurIdBytesMax)
    return Problem{"sms.our_id", where, "自编号过长", "自编号最多 256 字节"};
  return std::nullopt;
}

std::string joined_phones(const std::vector<std::string>& phones) {
  std::string joined;
  for (const std::string& phone : phones) joined.append(joined.empty() ? "" : ",").append(phone);
  return joined;
}

std::string host_of(std::string_view base_url) {
  const auto scheme = base_url.find("://");
  if (scheme != base_url.npos) base_url.remove_prefix(scheme + 3);
  return std::string(base_url.substr(0, base_url.find('/')));
}

bool is_https(std::string_view base_url) { return base_url.starts_with("https://"); }

}  // namespace huiyin::gateway::sms
