#include "gateway/sms/sms_provider.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "gateway/sms/aliyun_sms.h"
#include "gateway/sms/mas_sms.h"
#include "gateway/sms/tencent_sms.h"

namespace huiyin::gateway::sms {
namespace {

const AliyunSms kAliyunSms;
const TencentSms kTencentSms;
const MasSms kMasSms;
constexpr std::array<const SmsProvider*, 3> kSmsProviders{&kAliyunSms, &kTencentSms, &kMasSms};

}  // namespace

Result<SmsRequest> SmsProvider::request(const SmsAccount& account, const SmsMessage& message,
                                        Instant now, const std::string& nonce) const {
  if (auto refusal = sms_refusal(name(), abilities(), message)) return Refused(*std::move(refusal));
  return signed_request(account, message, now, nonce);
}

std::optional<SmsRequest> SmsProvider::fetch_request(const SmsAccount&, Fetch) const {
  return std::nullopt;
}

Fetched SmsProvider::read_fetched(const HttpAnswer&, Fetch) const {
  return {{Advice::block, "fetch.none", "这家短信平台只推送，不能拉取", true}, {}};
}

SmsRequest SmsProvider::look_up_request(const SmsAccount&, const Sought&, const LookUpPlace&,
                                        Instant, const std::string&) const {
  throw Broken("who cannot be asked is not asked");
}

LookUpPage SmsProvider::read_looked_up(const HttpAnswer&, const Sought&, const LookUpPlace&) const {
  return {
      .answer = {.phone = {},
                 .meaning = AnswerClass::channel,
                 .verdict = {Advice::block, "look_up.none", "这家短信平台不能查询发送记录", false}},
      .is_whole = false};
}

std::optional<SmsRequest> SmsProvider::trial_request(const SmsAccount&, Instant,
                                                     const std::string&) const {
  return std::nullopt;
}

SmsAnswer SmsProvider::read_trial(const HttpAnswer&) const {
  return {.phone = {},
          .meaning = AnswerClass::channel,
          .verdict = {Advice::block, "trial.none", "这家短信平台没有可以试问的接口", false}};
}

std::span<const SmsProvider* const> sms_providers() { return kSmsProviders; }

const SmsProvider* sms_provider(std::string_view name) {
  const auto found =
      std::ranges::find_if(kSmsProviders, [&](const auto* each) { return each->name() == name; });
  return found == kSmsProviders.end() ? nullptr : *found;
}

std::chrono::seconds longest(Window window) {
  switch (window) {
    case Window::none:
      return seconds{0};
    case Window::half_minute:
      return seconds{30};
    case Window::minute:
      return minutes{1};
    case Window::hour:
      return hours{1};
    case Window::night:
      return hours{10};  // from 22:00 on nothing of the kind goes out
    case Window::day:
    case Window::calendar_day:
      return hours{24};
    case Window::calendar_month:
      return days{31};
  }
  return seconds{0};
}

templates::ParameterMarks marks_of(const SmsProvider& provider) {
  return provider.abilities().names_params ? templates::ParameterMarks::named
                                           : templates::ParameterMarks::numbered;
}

std::string_view name(AnswerClass meaning) {
  using enum AnswerClass;
  switch (meaning) {
    case ok:
      return "ok";
    case retry:
      return "retry";
    case wait:
      return "wait";
    case number:
      return "number";
    case elsewhere:
      return "elsewhere";
    case wording:
      return "wording";
    case pattern:
      return "pattern";
    case approval:
      return "approval";
    case clock:
      return "clock";
    case channel:
      return "channel";
    case maybe:
      return "maybe";
  }
  return "maybe";
}

}  // namespace huiyin::gateway::sms
