#include "gateway/sms/tencent_sms.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/sms/answer_codes.h"
#include "gateway/sms/phone_form.h"
#include "gateway/sms/tencent_signature.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// sms.md 2.3. The same codes stand for one number and for the whole request.
struct TencentCodes {
  using enum AnswerClass;
  static constexpr std::string_view kTooMany = "这个号码短时间内收到的短信太多";
  static constexpr std::string_view kCeiling = "已达到账户设置的每日发送上限";
  static constexpr std::string_view kFrequent = "调用腾讯云短信过于频繁";
  static constexpr std::string_view kRequest = "请求参数不合要求（程序问题，请联系维护人员）";
  static constexpr std::string_view kFault = "腾讯云短信故障，不能确定是否已发出";
  static constexpr std::string_view kTime = "本机时间不准，请校准服务器时钟";
  static constexpr std::string_view kSecret = "SecretId 或 SecretKey 不正确，或已停用";
  static constexpr std::string_view kDenied = "账户没有权限，或短信应用被停用";
  static constexpr std::string_view kArrears = "腾讯云账户欠费，请充值";
  static constexpr std::string_view kSign = "短信签名不存在或未通过审核";
  static constexpr std::string_view kPattern = "短信模板不存在或未通过审核";
  static constexpr std::string_view kParams = "填写的变量与短信模板不符";
  static constexpr std::string_view kWords = "短信内容含有不允许发送的文字";

  static constexpr std::array kRows{
      AnswerRow{"Ok", ok, ""},
      AnswerRow{"LimitExceeded.PhoneNumberThirtySecondLimit", wait, kTooMany, Window::half_minute},
      AnswerRow{"LimitExceeded.PhoneNumberOneHourLimit", wait, kTooMany, Window::hour},
      AnswerRow{"LimitExceeded.PhoneNumberDailyLimit", wait, kTooMany, Window::calendar_day},
      // The same words again tomorrow, never other words to get around it.
      AnswerRow{"LimitExceeded.PhoneNumberSameContentDailyLimit", wait,
                "这个号码今天收到的相同内容太多", Window::calendar_day},
      AnswerRow{"LimitExceeded.DeliveryFrequencyLimit", wait, kTooMany, Window::hour},
      AnswerRow{"LimitExceeded.App*", channel, kCeiling, Window::calendar_day},
      AnswerRow{"LimitExceeded.DailyLimit", channel, kCeiling, Window::calendar_day},
      AnswerRow{"RequestLimitExceeded", retry, kFrequent},
      AnswerRow{"RequestLimitExceeded.*", retry, kFrequent},
      AnswerRow{"LimitExceeded", retry, kFrequent},
      AnswerRow{"LimitExceeded.PhoneNumberCountLimit", channel, kRequest},
      AnswerRow{"InternalError", maybe, kFault},
      AnswerRow{"InternalError.*", maybe, kFault},
      AnswerRow{"FailedOperation.OtherError", maybe, kFault},
      AnswerRow{"FailedOperation.ParametersOtherError", maybe, kFault},
      AnswerRow{"InternalError.RequestTimeException", clock, kTime},
      AnswerRow{"AuthFailure.SignatureExpire", clock, kTime},
      AnswerRow{"AuthFailure*", channel, kSecret},
      AnswerRow{"InternalError.SigVerificationFail", channel, kSecret},
      AnswerRow{"InternalError.SigFieldMissing", channel, kSecret},
      AnswerRow{"UnauthorizedOperation*", channel, kDenied},
      // The first is how the provider's own library spells it.
      AnswerRow{"UnauthorizedOperation.SerivceSuspendDueToArrears", channel, kArrears},
      AnswerRow{"UnauthorizedOperation.ServiceSuspendDueToArrears", channel, kArrears},
      AnswerRow{"FailedOperation.InsufficientBalanceInSmsPackage", channel,
                "短信套餐包余量不足，请购买"},
      AnswerRow{"FailedOperation.SignatureIncorrectOrUnapproved", approval, kSign},
      AnswerRow{"FailedOperation.MissingSignature*", approval, kSign},
      AnswerRow{"FailedOperation.TemplateIncorrectOrUnapproved", pattern, kPattern},
      AnswerRow{"FailedOperation.TemplateUnapprovedOrNotExist", pattern, kPattern},
      AnswerRow{"FailedOperation.MissingTemplate*", pattern, kPattern},
      AnswerRow{"InvalidParameterValue.SdkAppIdNotExist", channel, "短信应用编号不正确"},
      AnswerRow{"FailedOperation.TemplateParamSetNotMatchApprovedTemplate", wording, kParams},
      AnswerRow{"InvalidParameterValue.TemplateParameterFormatError", wording, kParams},
      AnswerRow{"InvalidParameterValue.TemplateParameterLengthLimit", wording, "变量内容过长"},
      AnswerRow{"InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", wording,
                "变量内容不能含网址"},
      AnswerRow{"InvalidParameterValue.ContentLengthLimit", wording, "短信内容过长"},
      AnswerRow{"FailedOperation.ContainSensitiveWord", wording, kWords},
      AnswerRow{"InvalidParameter.DirtyWordFound", wording, kWords},
      AnswerRow{"FailedOperation.PhoneNumberInBlacklist", number, "号码在黑名单或已退订"},
      AnswerRow{"InvalidParameterValue.IncorrectPhoneNumber", number, "手机号不正确"},
      AnswerRow{"FailedOperation.MarketingSendTimeConstraint", wait,
                "营销短信只能在 8 点到 22 点发送", Window::night},
      AnswerRow{"FailedOperation.FailResolvePacket", channel, kRequest},
      AnswerRow{"FailedOperation.JsonParseFail", channel, kRequest},
      AnswerRow{"InternalError.JsonParseFail", channel, kRequest},
      AnswerRow{"InvalidParameter*", channel, kRequest},
      AnswerRow{"MissingParameter*", channel, kRequest},
      AnswerRow{"UnsupportedOperation*", channel, kRequest},
  };
  static_assert(are_distinct(kRows));
};

constexpr std::string_view kTencentTaken = R"({"result":0,"errmsg":"OK"})";
constexpr std::string_view kTencentContent = "application/json; charset=utf-8";

// Of one number's status, or of the Error of a whole request.
std::optional<SmsAnswer> tencent_verdict(const json& told) {
  const auto code = told.is_object() ? told.find("Code") : told.end();
  if (!told.is_object() || code == told.end() || !code->is_string()) return std::nullopt;
  SmsAnswer answer =
      answer_of_code(TencentCodes::kRows, code->get<std::string>(), AnswerClass::maybe);
  if (answer.verdict.code == "LimitExceeded.DeliveryFrequencyLimit")
    answer.window = window_named_in(wecom::text_at(told, "Message"));
  if (answer.meaning == AnswerClass::ok)
    answer.provider_id = id_at(told, {"SerialNo"}).value_or("");
  return answer;
}

std::string comparable(const std::string& phone) { return phone_form(phone).value_or(phone); }

// By number: those that were asked twice have two, in their order.
std::multimap<std::string, const json*> by_number(const json& statuses) {
  std::multimap<std::string, const json*> sorted;
  for (const json& status : statuses)
    sorted.emplace(comparable(wecom::text_at(status, "PhoneNumber")), &status);
  return sorted;
}

// Of a number that the answer passes over.
std::optional<SmsAnswer> not_told(const json& statuses) {
  if (statuses.empty()) return std::nullopt;
  return answer_of(AnswerClass::maybe, "no_status",
                   "短信平台的回答里没有这个号码，不能确定是否已发出");
}

std::vector<SmsAnswer> each_status(const HttpAnswer& http, const json& statuses,
                                   const std::vector<std::string>& phones) {
  auto waiting = by_number(statuses);
  std::vector<SmsAnswer> all;
  for (const std::string& phone : phones) {
    const auto [status, behind] = waiting.equal_range(comparable(phone));
    const bool is_told = status != behind;
    all.push_back(weighed(http, is_told ? tencent_verdict(*status->second) : not_told(statuses)));
    all.back().phone = phone;
    if (is_told) waiting.erase(status);
  }
  return all;
}

bool read_tencent_report(const json& element, FactSheet& sheet) {
  const auto phone = phone_form(word_at(element, {"nationcode"}), word_at(element, {"mobile"}));
  const auto id = id_at(element, {"sid"});
  const auto success = success_at(element, "report_status");
  std::string code = code_at(element, "errmsg");
  if (!phone || !id || (!success && code.empty())) return false;
  auto [state, reason, remedy] = receipt_meaning(success, code);
  sheet.add(Receipt{.provider_id = *id,
                    .phone = *phone,
                    .state = state,
                    .code = std::move(code),
                    .reason = std::move(reason),
                    .remedy = remedy,
                    .time = time_at(element, "user_receive_time")});
  return true;
}

bool read_tencent_reply(const json& element, FactSheet& sheet) {
  const auto phone = phone_form(word_at(element, {"nationcode"}), word_at(element, {"mobile"}));
  const auto words = words_at(element, "text");
  if (!phone || !words) return false;
  sheet.add(Reply{*phone, *words, word_at(element, {"extend"}), time_at(element, "time")});
  return true;
}

std::string tencent_body(const SmsAccount& account, const SmsMessage& message) {
  json body{{"PhoneNumberSet", json::array()},
            {"SmsSdkAppId", account.app_id},
            {"SignName", account.signature},
            {"TemplateId", message.template_code},
            {"TemplateParamSet", json::array()}};
  for (const std::string& phone : message.phones) body["PhoneNumberSet"].push_back(e164(phone));
  for (const auto& param : message.params) body["TemplateParamSet"].push_back(param.second);
  if (!message.extension.empty()) body["ExtendCode"] = message.extension;
  if (!message.our_id.empty()) body["SessionContext"] = message.our_id;
  return json_text(body);
}

SmsRequest tencent_request(const SmsAccount& account, const std::string& action, std::string body,
                           Instant now) {
  const std::string host = host_of(account.base_url);
  const TencentCall call{.host = host,
                         .service = "sms",
                         .headers = {{"content-type", std::string(kTencentContent)},
                                     {"host", host},
                                     {"x-tc-action", action}},
                         .body = std::move(body)};
  Pairs headers{{"X-TC-Action", action},
                {"X-TC-Version", "2021-01-11"},
                {"X-TC-Timestamp", std::to_string(unix_ms(now) / 1000)},
                {"X-TC-Region", account.region},
                {"Authorization", tencent_authorization(call, {account.id, account.secret}, now)}};
  if (!account.security_token.empty()) headers.emplace_back("X-TC-Token", account.security_token);
  return {.base_url = account.base_url,
          .path_and_query = "/",
          .content_type = std::string(kTencentContent),
          .headers = std::move(headers),
          .body = call.body};
}

constexpr std::size_t kStatusesMax = 100;  // as many as it gives; there is no second page
constexpr hours kStatusComes{72};          // after its message, at most
constexpr minutes kClocksApart{1};

SmsRequest status_request(const SmsAccount& account, const std::string& phone, Instant begin,
                          Instant end, std::size_t limit, Instant now) {
  const json body{{"SmsSdkAppId", account.app_id},
                  {"PhoneNumber", e164(phone)},
                  {"BeginTime", unix_ms(begin) / 1000},
                  {"EndTime", unix_ms(end) / 1000},
                  {"Limit", limit},
                  {"Offset", 0}};
  return tencent_request(account, "PullSmsSendStatusByPhoneNumber", json_text(body), now);
}

// An element of PullSmsSendStatusSet; nothing: it could not be read.
std::optional<Receipt> tencent_status(const json& element) {
  const auto whole = phone_form(word_at(element, {"PhoneNumber"}));
  const auto phone =
      whole ? whole
            : phone_form(word_at(element, {"CountryCode"}), word_at(element, {"SubscriberNumber"}));
  const auto id = id_at(element, {"SerialNo"});
  const auto success = success_at(element, "ReportStatus");
  if (!phone || !id || !success) return std::nullopt;
  std::string code = code_at(element, "Description");
  auto [state, reason, remedy] = receipt_meaning(success, code);
  return Receipt{.provider_id = *id,
                 .phone = *phone,
                 .state = state,
                 .code = std::move(code),
                 .reason = std::move(reason),
                 .remedy = remedy,
                 .time = time_at(element, "UserReceiveTime"),
                 .our_id = id_at(element, {"SessionContext"}).value_or("")};
}

}  // namespace

SmsAbilities TencentSms::abilities() const {
  return {.phones_max = 200, .takes_text = false, .goes_abroad = true};
}

SmsRequest TencentSms::signed_request(const SmsAccount& account, const SmsMessage& message,
                                      Instant now, const std::string&) const {
  return tencent_request(account, "SendSms", tencent_body(account, message), now);
}

std::optional<SmsRequest> TencentSms::trial_request(const SmsAccount& account, Instant now,
                                                    const std::string&) const {
  return status_request(account, std::string(kTrialPhone), now - minutes{1}, now, 1, now);
}

SmsRequest TencentSms::look_up_request(const SmsAccount& account, const Sought& sought,
                                       const LookUpPlace&, Instant now, const std::string&) const {
  const Instant begin = sought.tried - kClocksApart;
  const Instant end = std::clamp(now, begin, sought.tried + kStatusComes);
  return status_request(account, sought.phone, begin, end, kStatusesMax, now);
}

LookUpPage TencentSms::read_looked_up(const HttpAnswer& http, const Sought&,
                                      const LookUpPlace&) const {
  LookUpPage page{.answer = read_trial(http)};
  if (page.answer.meaning != AnswerClass::ok) return page;
  const json body = answer_body(http).value_or(json::object());
  const json& response = wecom::object_at(body, "Response");
  const auto set = response.find("PullSmsSendStatusSet");
  if (set == response.end() || !(set->is_array() || set->is_null()))
    return {.answer = unreadable_answer(), .is_whole = false};
  page.is_whole = set->size() < kStatusesMax;
  for (const json& element : *set) {
    auto record = tencent_status(element);
    page.is_whole = page.is_whole && record;
    if (record) page.records.push_back(*std::move(record));
  }
  return page;
}

SmsAnswer TencentSms::read_trial(const HttpAnswer& http) const {
  std::optional<SmsAnswer> read;
  if (const auto body = answer_body(http)) {
    const json& response = wecom::object_at(*body, "Response");
    const json& error = wecom::object_at(response, "Error");
    if (error.is_object())
      read = tencent_verdict(error);
    else if (!wecom::text_at(response, "RequestId").empty())
      read = answer_of(AnswerClass::ok, "Ok", "");
  }
  return weighed(http, std::move(read));
}

// One status a number, some of them Ok and some not. An Error is of all of them; where statuses
// stand beside it, it contradicts those that are Ok, and nobody knows.
std::vector<SmsAnswer> TencentSms::read_answer(const HttpAnswer& http,
                                               const std::vector<std::string>& phones) const {
  const auto body = answer_body(http);
  if (!body) return for_each_phone(phones, weighed(http, std::nullopt));
  const json& response = wecom::object_at(*body, "Response");
  const json& error = wecom::object_at(response, "Error");
  const json& statuses = wecom::array_at(response, "SendStatusSet");
  if (!error.is_object()) return each_status(http, statuses, phones);
  if (statuses.empty()) return for_each_phone(phones, weighed(http, tencent_verdict(error)));
  auto all = each_status(http, statuses, phones);
  for (SmsAnswer& answer : all)
    if (answer.meaning == AnswerClass::ok) {
      const SmsAnswer unknown = unreadable_answer();
      answer = {answer.phone, unknown.meaning, unknown.verdict};
    }
  return all;
}

Pushed TencentSms::read_reports(std::string_view body) const {
  return read_push(body, read_tencent_report, kTencentTaken);
}

Pushed TencentSms::read_replies(std::string_view body) const {
  return read_push(body, read_tencent_reply, kTencentTaken);
}

}  // namespace huiyin::gateway::sms
