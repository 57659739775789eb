#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/sms/api.h"
#include "sim/sms/limits.h"
#include "sim/sms/phone_number.h"
#include "sim/sms/signed_request.h"
#include "sim/sms/template_text.h"

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kTencentPhonesMax = 200;
constexpr std::int64_t kPulledStatusesMax = 100;

// What the whole request asks for, and the code that refuses each of its numbers, if any does.
struct TencentOrder {
  std::vector<std::string> phones;  // as they were given
  const Template* form = nullptr;
  std::string text, refusal;
  std::string extension, context;
};

HttpAnswer malformed(World& world, const char* what, const char* code) {
  world.violate(Provider::tencent, what);
  return tencent_error(world, code, "The request is malformed.");
}

// Every element a text; nothing where one is not.
std::optional<std::vector<std::string>> only_texts(const json& body, const char* key) {
  if (body.contains(key) && !body[key].is_array()) return std::nullopt;
  const std::vector<std::string> texts = texts_field(body, key);
  if (texts.size() != list_field(body, key).size()) return std::nullopt;
  return texts;
}

std::string refusal_of_words(World& world, const json& body, TencentOrder& order,
                             const std::vector<std::string>& params) {
  if (text_field(body, "SignName") != world.settings.account(Provider::tencent).signature)
    return "FailedOperation.SignatureIncorrectOrUnapproved";
  order.form = world.settings.find_template(Provider::tencent, text_field(body, "TemplateId"));
  if (!order.form) return "FailedOperation.TemplateIncorrectOrUnapproved";
  const Filled text = filled(*order.form, [&](const std::string& place) {
    const auto at = number_field(json{{"n", place}}, "n").value_or(0);
    const bool is_given = at >= 1 && std::size_t(at) <= params.size();
    return is_given ? std::optional(params[std::size_t(at - 1)]) : std::nullopt;
  });
  if (text.places != params.size() || !text.missing.empty())
    return "FailedOperation.TemplateParamSetNotMatchApprovedTemplate";
  order.text = text.text;
  return "";
}

std::optional<HttpAnswer> read_tencent(World& world, const json& body, TencentOrder& order) {
  const auto phones = only_texts(body, "PhoneNumberSet"),
             params = only_texts(body, "TemplateParamSet");
  if (!phones) return malformed(world, "PhoneNumberSet is no array of texts", "InvalidParameter");
  if (!params)
    return malformed(world, "TemplateParamSet is no array of texts",
                     "InvalidParameterValue.TemplateParameterFormatError");
  for (const char* name : {"SmsSdkAppId", "TemplateId", "SignName"})
    if (text_field(body, name).empty())
      return malformed(world, "a field that must be sent is missing or no text",
                       "MissingParameter");
  if (phones->empty())
    return malformed(world, "no numbers", "MissingParameter.EmptyPhoneNumberSet");
  if (phones->size() > kTencentPhonesMax)
    return malformed(world, "more than 200 numbers", "LimitExceeded.PhoneNumberCountLimit");
  if (text_field(body, "SmsSdkAppId") != world.settings.account(Provider::tencent).app_id)
    return tencent_error(world, "InvalidParameterValue.SdkAppIdNotExist", "SdkAppId not exist.");
  order.phones = *phones;
  order.extension = text_field(body, "ExtendCode");
  order.context = text_field(body, "SessionContext");
  order.refusal = refusal_of_words(world, body, order, *params);
  return std::nullopt;
}

std::string refusal_of_number(World& world, const TencentOrder& order,
                              const std::optional<std::string>& phone) {
  if (!phone) return "InvalidParameterValue.IncorrectPhoneNumber";
  if (!order.refusal.empty()) return order.refusal;
  Phone& known = world.phone(*phone);
  if (known.refuses.contains(Provider::tencent)) return "FailedOperation.PhoneNumberInBlacklist";
  if (world.is_met(Provider::tencent) && world.hit(world.faults.sms_limit))
    return "LimitExceeded.PhoneNumberOneHourLimit";
  const auto limit = broken_limit(
      world, known,
      {world.now(), Provider::tencent, order.form->code, order.text, order.form->kind});
  if (!limit) return "";
  return *limit == Limit::half_minute ? "LimitExceeded.PhoneNumberThirtySecondLimit"
                                      : "LimitExceeded.PhoneNumberDailyLimit";
}

// One status a number, in the order of the request, some Ok and some not.
ordered_json status(World& world, const TencentOrder& order, const std::string& given,
                    ReceiptComes& receipt) {
  const auto phone = mainland_phone(given);
  const std::string refusal = refusal_of_number(world, order, phone);
  ordered_json status{{"SerialNo", ""},  {"PhoneNumber", phone ? "+86" + *phone : given},
                      {"Fee", 0},        {"SessionContext", order.context},
                      {"Code", refusal}, {"Message", refusal},
                      {"IsoCode", ""}};
  world.count("sms tencent " + (refusal.empty() ? "Ok" : refusal));
  if (!refusal.empty()) return status;
  const std::string serial = world.new_digits(4) + ":" + world.new_digits(20);
  if (accept(world,
             {.provider = Provider::tencent,
              .id = serial,
              .phone = *phone,
              .text = order.text,
              .template_code = order.form->code,
              .extension = order.extension,
              .our_id = order.context},
             order.form->kind) == ReceiptComes::before_the_answer)
    receipt = ReceiptComes::before_the_answer;
  status["SerialNo"] = serial;
  status["Fee"] = 1;
  status["Code"] = "Ok";
  status["Message"] = "send success";
  status["IsoCode"] = "CN";
  return status;
}

HttpAnswer send_statuses(World& world, const json& body, ApiAnswer& answer) {
  TencentOrder order;
  if (auto refusal = read_tencent(world, body, order)) return *refusal;
  ordered_json set = ordered_json::array();
  for (const std::string& phone : order.phones)
    set.push_back(status(world, order, phone, answer.receipt));
  return {.body = json_text(ordered_json{
              {"Response", {{"SendStatusSet", set}, {"RequestId", world.new_hex(16)}}}})};
}

// What became of the messages to one number between two moments; the newest first. Takes nothing
// away.
HttpAnswer pulled_by_number(World& world, const json& body) {
  if (world.is_met(Provider::tencent) && world.hit(world.faults.sms_query_denied))
    return tencent_error(world, "UnauthorizedOperation.RequestPermissionDeny", "no permission");
  const auto phone = mainland_phone(text_field(body, "PhoneNumber"));
  const auto begin = number_field(body, "BeginTime"), end = number_field(body, "EndTime"),
             limit = number_field(body, "Limit"), offset = number_field(body, "Offset");
  if (!phone || !begin || !end || *begin > *end || !limit || *limit < 1 ||
      *limit > kPulledStatusesMax || offset != 0)
    return malformed(world, "PullSmsSendStatusByPhoneNumber with wrong fields", "InvalidParameter");
  if (text_field(body, "SmsSdkAppId") != world.settings.account(Provider::tencent).app_id)
    return tencent_error(world, "InvalidParameterValue.SdkAppIdNotExist", "SdkAppId not exist.");
  ordered_json set = ordered_json::array();
  for (auto one = world.messages.rbegin(); one != world.messages.rend(); ++one) {
    const auto sent = std::chrono::floor<seconds>(one->sent).time_since_epoch().count();
    if (one->provider != Provider::tencent || one->phone != *phone || sent < *begin ||
        sent > *end || one->state == State::held || std::int64_t(set.size()) == *limit ||
        world.is_left_out(*one))
      continue;
    const bool is_there = one->state == State::delivered;
    set.push_back(
        {{"UserReceiveTime", std::chrono::floor<seconds>(one->done).time_since_epoch().count()},
         {"CountryCode", "86"},
         {"SubscriberNumber", one->phone},
         {"PhoneNumber", "+86" + one->phone},
         {"SerialNo", one->id},
         {"ReportStatus", is_there ? "SUCCESS" : "FAIL"},
         {"Description", one->code}});
  }
  world.count("sms tencent queries");
  return {.body = json_text(ordered_json{
              {"Response", {{"PullSmsSendStatusSet", set}, {"RequestId", world.new_hex(16)}}}})};
}

}  // namespace

ApiAnswer tencent_api(World& world, const HttpRequest& request) {
  world.count("sms tencent calls");
  if (request.method != "POST" || request.path != "/")
    return {malformed(world, "not POST /", "InvalidParameter")};
  if (auto refusal = tencent_refusal(world, request)) return {*refusal};
  const std::string action = header(request, "x-tc-action");
  if (action != "SendSms" && action != "PullSmsSendStatusByPhoneNumber")
    return {malformed(world, "unknown action", "InvalidAction")};
  if (header(request, "x-tc-version") != "2021-01-11")
    return {malformed(world, "unknown version", "NoSuchVersion")};
  if (header(request, "x-tc-region").empty())
    return {malformed(world, "no X-TC-Region", "MissingParameter")};
  if (world.is_met(Provider::tencent) && world.hit(world.faults.sms_throttle))
    return {tencent_error(world, "RequestLimitExceeded", "Too many requests.")};
  const json body = json_of(request.body);
  if (!body.is_object())
    return {malformed(world, "body is no JSON object", "FailedOperation.JsonParseFail")};
  if (action != "SendSms") return {pulled_by_number(world, body)};
  ApiAnswer answer;
  answer.http = send_statuses(world, body, answer);
  return answer;
}

}  // namespace huiyin::sim::sms
