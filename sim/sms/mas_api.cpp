#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/sms/api.h"
#include "sim/sms/digests.h"
#include "sim/sms/phone_number.h"
#include "sim/sms/template_text.h"

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMobilesMax = 5000, kServiceNumberMax = 20;

HttpAnswer mas_says(World& world, const std::string& rspcod, const std::string& group = "") {
  world.count("sms mas " + rspcod);
  return {.type = "text/plain; charset=utf-8",
          .body = json_text(ordered_json{
              {"msgGroup", group}, {"rspcod", rspcod}, {"success", rspcod == "success"}})};
}

HttpAnswer mas_breach(World& world, const char* what, const char* rspcod) {
  world.violate(Provider::mas, what);
  return mas_says(world, rspcod);
}

// Fields of the JSON, each a text; `words` are content, or templateId, mobiles and params in the
// order of the mac.
std::string due_mac(const Account& account, const json& body, bool is_template) {
  const auto field = [&](const char* name) { return text_field(body, name); };
  std::string text = field("ecName") + field("apId") + account.secret;
  if (is_template) text += field("templateId");
  text += field("mobiles") + field(is_template ? "params" : "content");
  return md5_hex(text + field("sign") + field("addSerial"));
}

// The JSON in base64 in the body; a form field or bare JSON is what public clients did wrong.
json mas_body(World& world, const HttpRequest& request) {
  const auto bytes = base64_bytes(trimmed(request.body));
  json body = bytes && is_utf8(*bytes) ? json_of(*bytes) : json(json::value_t::discarded);
  if (!body.is_object()) world.violate(Provider::mas, "body is no JSON in base64");
  return body;
}

std::optional<HttpAnswer> mas_refusal(World& world, const json& body, bool is_template) {
  const Account& account = world.settings.account(Provider::mas);
  if (body.contains("secretKey")) world.violate(Provider::mas, "secretKey stands in the body");
  if (text_field(body, "ecName") != account.customer || text_field(body, "apId") != account.id)
    return mas_says(world, "InvalidUsrOrPwd");
  const std::string words = is_template ? "params" : "content";
  for (const std::string& name : {std::string("mobiles"), words, std::string("sign"),
                                  std::string("addSerial"), std::string("mac")})
    if (!body.contains(name) || !body[name].is_string())
      return mas_breach(world, "a field is missing or no text", "InvalidMessage");
  if (text_field(body, "mac") != due_mac(account, body, is_template))
    return mas_breach(world, "mac does not match", "IllegalMac");
  if (text_field(body, "sign").empty()) return mas_says(world, "NoSignId");
  if (text_field(body, "sign") != account.signature_code) return mas_says(world, "IllegalSignId");
  const std::string serial = text_field(body, "addSerial");
  if ((!serial.empty() && !are_digits(serial)) ||
      account.number.size() + serial.size() > kServiceNumberMax)
    return mas_breach(world, "addSerial is not of digits or too long", "InvalidMessage");
  return std::nullopt;
}

// The words that are sent; nothing where the template does not take the parameters.
std::optional<std::string> template_words(const Template& form, const json& body) {
  const json params = json_of(text_field(body, "params"));
  const std::vector<std::string> values = texts_field(json{{"p", params}}, "p");
  if (!params.is_array() || values.size() != params.size()) return std::nullopt;
  const Filled text = filled(form, [&](const std::string& place) {
    const auto at = number_field(json{{"n", place}}, "n").value_or(0);
    const bool is_given = at >= 1 && std::size_t(at) <= values.size();
    return is_given ? std::optional(values[std::size_t(at - 1)]) : std::nullopt;
  });
  return text.missing.empty() ? std::optional(text.text) : std::nullopt;
}

// 5000 numbers at most, all good or none is sent.
std::vector<std::string> mobiles_of(const std::string& text) {
  std::vector<std::string> phones;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const auto phone = mainland_phone(text.substr(begin, end - begin));
    if (!phone) return {};
    phones.push_back(*phone);
    begin = end + 1;
  }
  return phones;
}

// "0302091500" and twelve digits.
std::string new_group(World& world) {
  std::string time = office_iso(world.now()).substr(5);
  std::erase_if(time, [](char c) { return c < '0' || c > '9'; });
  return time + world.new_digits(12);
}

ApiAnswer submit(World& world, const json& body, bool is_template) {
  const Template* form = nullptr;
  std::optional<std::string> text = text_field(body, "content");
  if (is_template) {
    form = world.settings.find_template(Provider::mas, text_field(body, "templateId"));
    if (!form) return {mas_says(world, "IllegalUseTemplate")};
    text = template_words(*form, body);
  }
  if (!text)
    return {mas_breach(world, "params are no JSON array of texts, or too few", "InvalidMessage")};
  if (is_blank(*text)) return {mas_says(world, "InvalidMessage")};
  const std::vector<std::string> phones = mobiles_of(text_field(body, "mobiles"));
  if (phones.empty()) return {mas_says(world, "InvalidMobile")};
  if (phones.size() > kMobilesMax)
    return {mas_breach(world, "more than 5000 numbers", "TooManyMobiles")};
  const std::string group = new_group(world);
  ApiAnswer answer;
  for (const std::string& phone : phones)
    if (accept(world,
               {.provider = Provider::mas,
                .id = group,
                .phone = phone,
                .text = *text,
                .template_code = form ? form->code : "",
                .extension = text_field(body, "addSerial")},
               Kind::notice) == ReceiptComes::before_the_answer)
      answer.receipt = ReceiptComes::before_the_answer;
  answer.http = mas_says(world, "success", group);
  return answer;
}

}  // namespace

ApiAnswer mas_api(World& world, const HttpRequest& request) {
  world.count("sms mas calls");
  if (request.method != "POST") return {mas_breach(world, "not POST", "InvalidMessage")};
  const bool is_template = request.path == "/sms/tmpsubmit";
  const json body = mas_body(world, request);
  if (!body.is_object()) return {mas_says(world, "InvalidMessage")};
  if (auto refusal = mas_refusal(world, body, is_template)) return {*refusal};
  const Faults& faults = world.faults;
  if (world.is_met(Provider::mas) && world.hit(faults.sms_throttle))
    return {mas_says(world, "FlowOverLimit")};
  if (world.is_met(Provider::mas) && world.hit(faults.sms_limit))
    return {mas_says(world, "OverDailyMax")};
  return submit(world, body, is_template);
}

}  // namespace huiyin::sim::sms
