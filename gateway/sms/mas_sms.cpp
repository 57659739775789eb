#include "gateway/sms/mas_sms.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "gateway/sms/answer_codes.h"
#include "gateway/sms/mas_request.h"
#include "gateway/sms/phone_form.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// sms.md 3.2.
struct MasCodes {
  using enum AnswerClass;
  static constexpr std::string_view kRequest = "请求内容不合要求（程序问题，请联系维护人员）";
  static constexpr std::string_view kSign = "签名编码不正确，或签名未生效";
  static constexpr std::string_view kBusy = "云MAS 系统繁忙";
  static constexpr std::string_view kFrequent = "调用云MAS 过于频繁";
  static constexpr std::string_view kFault = "云MAS 故障，不能确定是否已发出";

  static constexpr std::array kRows{
      AnswerRow{"success", ok, ""},
      AnswerRow{"IllegalMac", channel, "接口密码（secretKey）不正确"},
      AnswerRow{"InvalidUsrOrPwd", channel, "接口账号或密码不正确"},
      AnswerRow{"NoSignId", channel, kSign},
      AnswerRow{"IllegalSignId", channel, kSign},
      AnswerRow{"NotLoadedSign", channel, kSign},
      AnswerRow{"IllegalIpAddress", channel, "本机出口 IP 不在云MAS 的允许范围"},
      AnswerRow{"IllegalUseTemplate", pattern, "接口账号不能使用这个短信模板"},
      AnswerRow{"IllegalProtocol", channel, "接口账号的类型（http 或 https）与地址不符"},
      AnswerRow{"InvalidMessage", channel, kRequest},
      AnswerRow{"IllegalMsgfmt", channel, kRequest},
      AnswerRow{"TooManyMobiles", channel, kRequest},
      AnswerRow{"InvalidMobile", number, "手机号不正确"},
      AnswerRow{"SystemBusy", retry, kBusy},
      AnswerRow{"QueueOverLimit", retry, kBusy},
      AnswerRow{"FlowOverLimit", retry, kFrequent},
      AnswerRow{"RequestTooOften", retry, kFrequent},
      AnswerRow{"OverDailyMax", channel, "已达到云MAS 账户的每日发送上限", Window::calendar_day},
      AnswerRow{"InternalError", maybe, kFault},
      AnswerRow{"RequestTimeout", maybe, kFault},
      AnswerRow{"TransportError", maybe, kFault},
      AnswerRow{"IllegalState", maybe, kFault},
  };
  static_assert(are_distinct(kRows));
};

constexpr std::string_view kMasTaken = R"({"success":true})";  // not looked at, as far as known
constexpr std::string_view kMasContent = "text/plain; charset=utf-8";

std::string msg_group(const json& object) {
  return id_at(object, {"msgGroup", "mgsGroup"}).value_or("");
}

// rspcod and `success` must say the same: where they contradict, it may have been sent.
std::optional<SmsAnswer> mas_verdict(const json& body) {
  const auto code = body.find("rspcod"), success = body.find("success");
  if (code == body.end() || !code->is_string()) return std::nullopt;
  SmsAnswer answer = answer_of_code(MasCodes::kRows, code->get<std::string>(), AnswerClass::maybe);
  const bool is_ok = answer.meaning == AnswerClass::ok;
  const bool says_nothing = success == body.end() || success->is_null();
  const bool agrees = says_nothing ? !is_ok : success->is_boolean() && *success == is_ok;
  if (!agrees)
    return answer_of(AnswerClass::maybe, answer.verdict.code,
                     "云MAS 的回答前后矛盾，不能确定是否已发出");
  if (is_ok) answer.provider_id = msg_group(body);
  return answer;
}

// "000" says that there is no error: the same as to say nothing.
std::string error_code(const json& element) {
  std::string code = code_at(element, "errorCode");
  return code.find_first_not_of('0') == code.npos ? "" : code;
}

struct MasStatus {
  std::string code;
  ReceiptMeaning meaning;
};

// DELIVRD in either field is delivery; else an errorCode wins over the status beside it.
MasStatus mas_status(const json& element) {
  const std::string status = code_at(element, "reportStatus"), error = error_code(element);
  const auto is_arrival = [](const std::string& code) {
    const auto meaning = meaning_of_code(code);
    return code.find(':') == code.npos && meaning && meaning->state == ReceiptState::delivered;
  };
  for (const std::string& code : {error, status})
    if (is_arrival(code)) return {code, receipt_meaning(true, code)};
  const std::string& code = error.empty() ? status : error;
  return {code, receipt_meaning(std::nullopt, code)};
}

constexpr std::size_t kMobilesMax = 5000;  // of one request, and so of what is told of it

// One number, several with commas between, or a list of either; at most one more than kMobilesMax.
std::vector<std::string> mas_numbers(const json& element) {
  std::vector<std::string> numbers;
  const auto split = [&](const std::string& text) {
    for (std::size_t begin = 0; begin < text.size() && numbers.size() <= kMobilesMax;) {
      const std::size_t end = std::min(text.find(',', begin), text.size());
      if (end > begin) numbers.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  };
  for (const char* key : {"mobile", "mobiles"}) {
    for (const json& item : wecom::array_at(element, key))
      split(word_at(item.is_object() ? item : json{{"mobile", item}}, {"mobile"}));
    if (const std::string text = word_at(element, {key}); !text.empty()) split(text);
  }
  return numbers;
}

bool read_mas_report(const json& element, FactSheet& sheet) {
  const std::string id = msg_group(element);
  const auto [code, meaning] = mas_status(element);
  if (id.empty() || code.empty()) return false;
  const auto time = time_at(element, "receiveDate");
  const auto numbers = mas_numbers(element);
  bool is_whole = !numbers.empty() && numbers.size() <= kMobilesMax;
  for (const std::string& number : numbers) {
    const auto phone = phone_form(number);
    is_whole = is_whole && phone.has_value();
    if (phone)
      sheet.add(Receipt{.provider_id = id,
                        .phone = *phone,
                        .state = meaning.state,
                        .code = code,
                        .reason = meaning.reason,
                        .remedy = meaning.remedy,
                        .time = time});
  }
  return is_whole;
}

bool read_mas_reply(const json& element, FactSheet& sheet) {
  const auto numbers = mas_numbers(element);
  const auto phone = numbers.size() == 1 ? phone_form(numbers.front()) : std::nullopt;
  const auto words = words_at(element, "smsContent");
  if (!phone || !words) return false;
  sheet.add(Reply{*phone, *words, word_at(element, {"addSerial"}), time_at(element, "sendTime")});
  return true;
}

MasAccount mas_account(const SmsAccount& account) {
  return {account.customer, account.id, account.secret, account.signature};
}

SmsRequest mas_call(const SmsAccount& account, std::string_view path, std::string body) {
  return {.base_url = account.base_url,
          .path_and_query = std::string(path),
          .content_type = std::string(kMasContent),
          .body = std::move(body)};
}

}  // namespace

SmsAbilities MasSms::abilities() const {
  return {.phones_max = kMobilesMax, .takes_text = true, .goes_abroad = false};
}

// Accounts are for http or for https, and each has its path for free words.
SmsRequest MasSms::signed_request(const SmsAccount& account, const SmsMessage& message, Instant,
                                  const std::string&) const {
  const std::string mobiles = joined_phones(message.phones);
  if (message.template_code.empty())
    return mas_call(
        account, is_https(account.base_url) ? "/sms/submit" : "/sms/norsubmit",
        mas_text_body(mas_account(account), {mobiles, message.text, message.extension}));
  MasTemplate filled{message.template_code, mobiles, {}, message.extension};
  for (const auto& param : message.params) filled.params.push_back(param.second);
  return mas_call(account, "/sms/tmpsubmit", mas_template_body(mas_account(account), filled));
}

std::vector<SmsAnswer> MasSms::read_answer(const HttpAnswer& http,
                                           const std::vector<std::string>& phones) const {
  const auto body = answer_body(http);
  return for_each_phone(phones, weighed(http, body ? mas_verdict(*body) : std::nullopt));
}

Pushed MasSms::read_reports(std::string_view body) const {
  return read_push(body, read_mas_report, kMasTaken);
}

Pushed MasSms::read_replies(std::string_view body) const {
  return read_push(body, read_mas_reply, kMasTaken);
}

std::optional<SmsRequest> MasSms::fetch_request(const SmsAccount& account, Fetch what) const {
  if (!is_https(account.base_url)) return std::nullopt;
  return mas_call(account, what == Fetch::reports ? "/sms/report" : "/sms/deliver",
                  mas_fetch_body(mas_account(account)));
}

Fetched MasSms::read_fetched(const HttpAnswer& http, Fetch what) const {
  // A refusal has the form of an answer to a send.
  const auto body = answer_body(http);
  const auto refusal = body ? mas_verdict(*body) : std::nullopt;
  const bool is_answer = http.reached == Reached::answered && http.status == 200;
  if (refusal || !is_answer) return {weighed(http, refusal).verdict, {}};
  auto facts = read_facts(http.body, what == Fetch::reports ? read_mas_report : read_mas_reply);
  if (facts) return {answer_of(AnswerClass::ok, "", "").verdict, *std::move(facts)};
  // What was fetched is gone at the platform: a person may still read it.
  Fetched unread{unreadable_answer().verdict, {}};
  unread.verdict.alarm = true;
  if (!http.body.empty()) unread.facts.bad.push_back(wecom::well_formed_text(http.body));
  return unread;
}

}  // namespace huiyin::gateway::sms
