#include "gateway/sms/answer_codes.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// One status for each of 5000 numbers at most.
constexpr std::size_t kSmsAnswerBytesMax = 2 * 1024 * 1024;

Advice advice_for(AnswerClass meaning) {
  switch (meaning) {
    case AnswerClass::ok:
      return Advice::accepted;
    case AnswerClass::retry:
      return Advice::retry;
    case AnswerClass::wait:
      return Advice::wait;
    case AnswerClass::number:
    case AnswerClass::elsewhere:
    case AnswerClass::wording:
      return Advice::give_up;
    case AnswerClass::pattern:
    case AnswerClass::approval:
    case AnswerClass::clock:
    case AnswerClass::channel:
      return Advice::block;
    case AnswerClass::maybe:
      return Advice::unanswered;
  }
  return Advice::unanswered;
}

// A person must do something, or it goes on like this.
bool needs_a_person(AnswerClass meaning) {
  return meaning == AnswerClass::wording || advice_for(meaning) == Advice::block;
}

bool is_2xx(int status) { return status >= 200 && status < 300; }
bool is_redirect(int status) { return status >= 300 && status < 400; }
bool is_4xx(int status) { return status >= 400 && status < 500; }

// The way there is barred: a wrong address, or a proxy that does not let us through.
bool is_barred(int status) {
  return is_redirect(status) || status == 401 || status == 403 || status == 404 || status == 405 ||
         status == 407;
}

// Where the provider itself said nothing.
SmsAnswer by_http_alone(const HttpAnswer& http) {
  if (http.is_distrusted)  // it will not pass by itself, and another account may do
    return answer_of(
        AnswerClass::channel, "http.untrusted",
        "短信平台的证书不可信，没有发送；请核对 base_url、本机时间，自签的证书写进 ca_file");
  if (http.reached == Reached::not_sent)
    return answer_of(AnswerClass::retry, "http.not_sent", "连接不上短信平台");
  if (http.reached == Reached::unanswered)
    return answer_of(AnswerClass::maybe, "http.unanswered", "短信平台没有回答，不能确定是否已发出");
  const std::string code = "http." + std::to_string(http.status);
  if (is_barred(http.status))
    return answer_of(AnswerClass::channel, code, "短信平台地址不对，或被中间的代理拒绝");
  if (http.status == 429) return answer_of(AnswerClass::retry, code, "请求过于频繁");
  if (is_2xx(http.status)) return unreadable_answer();
  SmsAnswer answer = answer_of(AnswerClass::maybe, code, "短信平台故障，不能确定是否已发出");
  answer.verdict.alarm = is_4xx(http.status);  // it will not pass by itself
  return answer;
}

}  // namespace

const AnswerRow* row_of_code(std::span<const AnswerRow> rows, std::string_view code) {
  const AnswerRow* best = nullptr;
  for (const AnswerRow& row : rows) {
    if (row.code == code) return &row;
    const bool is_beginning =
        row.code.ends_with('*') && code.starts_with(row.code.substr(0, row.code.size() - 1));
    if (is_beginning && (best == nullptr || row.code.size() > best->code.size())) best = &row;
  }
  return best;
}

SmsAnswer answer_of(AnswerClass meaning, std::string_view code, std::string_view reason,
                    Window window) {
  return {.phone = {},
          .meaning = meaning,
          .verdict = {advice_for(meaning), std::string(utf8_prefix(code, kCodeBytesMax)),
                      std::string(reason), needs_a_person(meaning)},
          .window = window};
}

SmsAnswer answer_of_code(std::span<const AnswerRow> rows, std::string_view code,
                         AnswerClass otherwise) {
  if (const AnswerRow* row = row_of_code(rows, code))
    return answer_of(row->meaning, code, row->reason, row->window);
  SmsAnswer unknown =
      answer_of(otherwise, code,
                otherwise == AnswerClass::maybe ? "短信平台返回了未登记的代码，不能确定是否已发出"
                                                : "短信平台返回了未登记的代码");
  unknown.verdict.alarm = true;
  return unknown;
}

SmsAnswer unreadable_answer() {
  return answer_of(AnswerClass::maybe, "unreadable", "短信平台的回答无法识别，不能确定是否已发出");
}

std::optional<json> answer_body(const HttpAnswer& http) {
  if (http.reached != Reached::answered || is_redirect(http.status) ||
      http.body.size() > kSmsAnswerBytesMax)
    return std::nullopt;
  auto body = wecom::json_from_mended(http.body);
  if (!body || !body->is_object()) return std::nullopt;
  return body;
}

SmsAnswer weighed(const HttpAnswer& http, std::optional<SmsAnswer> read) {
  if (!read || http.reached != Reached::answered || is_redirect(http.status))
    return by_http_alone(http);
  if (is_2xx(http.status)) return *std::move(read);
  // A refusal that the provider itself words is one, whatever its status.
  const bool is_worded = read->meaning != AnswerClass::ok &&
                         (http.status != 404 || read->meaning != AnswerClass::maybe);
  if (is_4xx(http.status) && is_worded) return *std::move(read);
  SmsAnswer answer = by_http_alone(http);
  if (read->meaning != AnswerClass::ok) answer.verdict.code = std::move(read->verdict.code);
  return answer;
}

std::vector<SmsAnswer> for_each_phone(const std::vector<std::string>& phones,
                                      const SmsAnswer& answer) {
  std::vector<SmsAnswer> all;
  all.reserve(phones.size());
  for (const std::string& phone : phones) {
    all.push_back(answer);
    all.back().phone = phone;
  }
  return all;
}

Window window_named_in(std::string_view message) {
  // "24小时" is a day: it stands before the hour.
  static constexpr std::array<std::pair<std::string_view, Window>, 12> kNames{{
      {"月级", Window::calendar_month},
      {"天", Window::day},
      {"日级", Window::day},
      {"24小时", Window::day},
      {"小时", Window::hour},
      {"分钟", Window::minute},
      {"30秒", Window::half_minute},
      {"ThirtySecond", Window::half_minute},
      {"Daily", Window::day},
      {"day", Window::day},
      {"hour", Window::hour},
      {"minute", Window::minute},
  }};
  const auto named = std::ranges::find_if(
      kNames, [&](const auto& each) { return message.find(each.first) != message.npos; });
  return named == kNames.end() ? Window::hour : named->second;
}

}  // namespace huiyin::gateway::sms
