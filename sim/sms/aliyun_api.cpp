#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json.h"
#include "base/utf8.h"
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

constexpr std::size_t kAliyunPhonesMax = 1000, kTextPointsMax = 500, kOutIdBytesMax = 256;
constexpr std::int64_t kPageSizeMax = 50;

// A business refusal: HTTP 200 with another Code.
HttpAnswer said(World& world, const std::string& code, const std::string& message,
                const std::string& biz_id = "") {
  world.count("sms aliyun " + code);
  ordered_json body{{"RequestId", world.new_hex(16)}, {"Message", message}, {"Code", code}};
  if (!biz_id.empty()) body["BizId"] = biz_id;
  return {.body = json_text(body)};
}

HttpAnswer breach(World& world, const char* what, const std::string& code,
                  const std::string& message) {
  world.violate(Provider::aliyun, what);
  return said(world, code, message);
}

const char* words_of_limit(Limit limit) {
  switch (limit) {
    case Limit::minute:
      return "触发分钟级流控Permits:1";
    case Limit::hour:
      return "触发小时级流控Permits:5";
    case Limit::all_day:
      return "触发天级流控Permits:40";
    default:
      return "触发天级流控Permits:10";
  }
}

struct Order {
  std::vector<std::string> phones;
  const Template* form = nullptr;
  std::string text, extension, our_id;
};

// The template with its parameters; each value must be a text.
std::optional<HttpAnswer> fill(World& world, const Pairs& query, Order& order) {
  const std::string given = value_of(query, "TemplateParam");
  const json params = given.empty() ? json::object() : json_of(given);
  if (!params.is_object())
    return breach(world, "TemplateParam is no JSON object", "isv.INVALID_JSON_PARAM",
                  "参数格式错误，请修改为字符串值");
  for (const auto& [name, value] : params.items())
    if (!value.is_string())
      return breach(world, "a value in TemplateParam is no text", "isv.INVALID_JSON_PARAM",
                    "参数格式错误，请修改为字符串值");
  const Filled text = filled(*order.form, [&](const std::string& place) {
    return params.contains(place) ? std::optional(text_field(params, place)) : std::nullopt;
  });
  if (!text.missing.empty()) return said(world, "isv.TEMPLATE_MISSING_PARAMETERS", "模板缺少变量");
  if (count_points(text.text) > kTextPointsMax)
    return said(world, "isv.PARAM_LENGTH_LIMIT", "参数超出长度限制");
  if (std::ranges::any_of(code_points(text.text), [](char32_t c) { return c > 0xFFFF; }))
    return said(world, "isv.UNSUPPORTED_CONTENT", "短信内容包含禁止发送内容");
  order.text = text.text;
  return std::nullopt;
}

std::optional<HttpAnswer> read_phones(World& world, const Pairs& query, Order& order) {
  std::set<std::string> seen;
  const std::string text = value_of(query, "PhoneNumbers");
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const auto phone = mainland_phone(text.substr(begin, end - begin));
    if (!phone) return said(world, "isv.MOBILE_NUMBER_ILLEGAL", "非法手机号");
    if (seen.insert(*phone).second) order.phones.push_back(*phone);
    begin = end + 1;
  }
  if (order.phones.size() > kAliyunPhonesMax)
    return breach(world, "more than 1000 numbers", "isv.MOBILE_COUNT_OVER_LIMIT",
                  "手机号码数量超过限制");
  return std::nullopt;
}

std::optional<HttpAnswer> read_order(World& world, const Pairs& query, Order& order) {
  for (const char* name : {"PhoneNumbers", "SignName", "TemplateCode"})
    if (value_of(query, name).empty()) {
      world.violate(Provider::aliyun, "a parameter that must be sent is missing", name);
      return aliyun_error(world, 400, "MissingParameter", "a parameter is missing");
    }
  if (auto refusal = read_phones(world, query, order)) return refusal;
  const std::string sign = value_of(query, "SignName");
  if (sign.starts_with("【")) world.violate(Provider::aliyun, "SignName bears 【】");
  if (sign != world.settings.account(Provider::aliyun).signature)
    return said(world, "isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法");
  order.form = world.settings.find_template(Provider::aliyun, value_of(query, "TemplateCode"));
  if (!order.form) return said(world, "isv.SMS_TEMPLATE_ILLEGAL", "短信模版不合法");
  order.extension = value_of(query, "SmsUpExtendCode");
  if (!order.extension.empty() && !are_digits(order.extension))
    return breach(world, "SmsUpExtendCode is not of digits", "isv.EXTEND_CODE_ERROR",
                  "扩展码使用错误");
  order.our_id = value_of(query, "OutId");
  if (order.our_id.size() > kOutIdBytesMax)
    return breach(world, "OutId over 256 bytes", "isv.INVALID_PARAMETERS", "参数异常");
  return fill(world, query, order);
}

std::optional<HttpAnswer> over_limit(World& world, const Order& order) {
  if (world.is_met(Provider::aliyun) && world.hit(world.faults.sms_limit))
    return said(world, "isv.BUSINESS_LIMIT_CONTROL", words_of_limit(Limit::hour));
  for (const std::string& phone : order.phones)
    if (const auto limit = broken_limit(
            world, world.phone(phone),
            {world.now(), Provider::aliyun, order.form->code, order.text, order.form->kind}))
      return said(world, "isv.BUSINESS_LIMIT_CONTROL", words_of_limit(*limit));
  return std::nullopt;
}

ApiAnswer send_sms(World& world, const Pairs& query) {
  Order order;
  if (auto refusal = read_order(world, query, order)) return {*refusal};
  if (auto refusal = over_limit(world, order)) return {*refusal};
  const std::string biz_id = world.new_digits(18) + "^0";
  ApiAnswer answer;
  for (const std::string& phone : order.phones)
    if (accept(world,
               {.provider = Provider::aliyun,
                .id = biz_id,
                .phone = phone,
                .text = order.text,
                .template_code = order.form->code,
                .extension = order.extension,
                .our_id = order.our_id},
               order.form->kind) == ReceiptComes::before_the_answer)
      answer.receipt = ReceiptComes::before_the_answer;
  answer.http = said(world, "OK", "OK", biz_id);
  return answer;
}

std::string clock_words(Instant moment) {
  std::string text = office_iso(moment);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

ordered_json detail(const World& world, const Message& message) {
  const int status = message.state == State::held ? 1 : message.state == State::delivered ? 3 : 2;
  return {
      {"PhoneNum", message.phone},
      {"SendStatus", status},
      {"ErrCode", message.code},
      {"SendDate", clock_words(message.sent)},
      {"ReceiveDate", status == 1 ? "" : clock_words(message.done)},
      {"OutId", message.our_id},
      {"TemplateCode", message.template_code},
      {"Content", "【" + world.settings.account(message.provider).signature + "】" + message.text}};
}

std::int64_t whole(const Pairs& query, const char* name) {
  return number_field(json{{"n", value_of(query, name)}}, "n").value_or(0);
}

HttpAnswer query_details(World& world, const Pairs& query) {
  if (world.is_met(Provider::aliyun) && world.hit(world.faults.sms_query_denied))
    return said(world, "isv.RAM_PERMISSION_DENY", "RAM权限不足");
  const auto phone = mainland_phone(value_of(query, "PhoneNumber"));
  const std::string date = value_of(query, "SendDate"), biz_id = value_of(query, "BizId");
  const std::int64_t size = whole(query, "PageSize"), page = whole(query, "CurrentPage");
  if (!phone || date.size() != 8 || !are_digits(date) || size < 1 || size > kPageSizeMax ||
      page < 1)
    return breach(world, "QuerySendDetails with wrong parameters", "isv.INVALID_PARAMETERS",
                  "参数异常");
  ordered_json list = ordered_json::array();
  std::int64_t total = 0;
  for (auto one = world.messages.rbegin(); one != world.messages.rend(); ++one) {
    std::string day = office_date(one->sent).iso();
    std::erase(day, '-');
    const bool is_asked = one->provider == Provider::aliyun && one->phone == *phone &&
                          day == date && (biz_id.empty() || one->id == biz_id) &&
                          !world.is_left_out(*one);
    if (is_asked && total++ / size == page - 1) list.push_back(detail(world, *one));
  }
  world.count("sms aliyun queries");
  return {.body = json_text(ordered_json{{"RequestId", world.new_hex(16)},
                                         {"Code", "OK"},
                                         {"Message", "OK"},
                                         {"TotalCount", total},
                                         {"SmsSendDetailDTOs", {{"SmsSendDetailDTO", list}}}})};
}

}  // namespace

ApiAnswer aliyun_api(World& world, const HttpRequest& request) {
  world.count("sms aliyun calls");
  if (request.method != "POST" || request.path != "/") {
    world.violate(Provider::aliyun, "not POST /", request.method + " " + request.path);
    return {aliyun_error(world, 404, "InvalidAction.NotFound", "no such path")};
  }
  if (auto refusal = aliyun_refusal(world, request)) return {*refusal};
  if (world.is_met(Provider::aliyun) && world.hit(world.faults.sms_throttle))
    return {aliyun_error(world, 400, "Throttling.User",
                         "Request was denied due to user flow control.")};
  const std::string action = header(request, "x-acs-action");
  const bool is_known = action == "SendSms" || action == "QuerySendDetails";
  if (!is_known || header(request, "x-acs-version") != "2017-05-25") {
    world.violate(Provider::aliyun, "unknown action or version", action);
    return {aliyun_error(world, 404, "InvalidAction.NotFound", "no such action")};
  }
  const Pairs query = query_pairs(request.raw_query);
  if (action == "SendSms") return send_sms(world, query);
  return {query_details(world, query)};
}

}  // namespace huiyin::sim::sms
