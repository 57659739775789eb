#include "gateway/channels/sms.h"

#include <algorithm>

#include "gateway/channels/plain_text.h"
#include "gateway/sms/segments.h"
#include "store/sayings.h"

namespace huiyin::gateway {
namespace {

using sms::AnswerClass;
using sms::SmsAnswer;

constexpr minutes kRestFirst{1}, kRestMax{30};

Instant next_midnight(Instant now) {
  return instant_of(office_date(now) + days{1}, LocalTime(0, 0));
}

sms::SmsMessage message_of(const SmsLine& line, const Outgoing& message, const std::string& text) {
  sms::SmsMessage out{.phones = {message.to}, .our_id = message.key};
  if (line.template_code.empty()) {
    out.text = text;
  } else {
    out.template_code = line.template_code;
    out.params = {{line.template_param, text}};
  }
  return out;
}

}  // namespace

Sms::Sms(HttpClient& http, const Clock& clock, Random& random, std::vector<SmsLine> lines)
    : http_(http), clock_(clock), random_(random), lines_(std::move(lines)) {}

Verdict Sms::send(const Outgoing& message) {
  const std::string text = sms_text(store::read_saying_body(message.body).saying);
  if (text.empty()) return {Advice::give_up, "empty", "要发送的内容是空的", true};
  const int parts = int(sms::segments(text).size());
  Verdict last{Advice::block, "sms.resting", "短信账号都暂时停用，请查看前面的报错", false};
  for (const SmsLine& line : lines_) {
    const Instant now = clock_.now();
    if (is_resting(line.name, now)) continue;
    if (!take_parts(line, parts, now)) {
      last = {.advice = Advice::retry,
              .code = "sms.pace",
              .reason = "这个短信账号这一秒已发够",
              .again_after = seconds{1}};
      continue;
    }
    SmsAnswer answer = send_by(line, message, text);
    Verdict& verdict = answer.verdict;
    switch (answer.meaning) {
      case AnswerClass::ok:
        verdict.provider_id = answer.provider_id;
        [[fallthrough]];
      case AnswerClass::maybe:
        verdict.sent_by = line.name;
        [[fallthrough]];
      case AnswerClass::number:
      case AnswerClass::wording:
        is_well(line.name);
        return verdict;
      case AnswerClass::wait:  // the number has had enough: by another line it would have more
        is_well(line.name);
        verdict.advice = Advice::retry;
        verdict.again_after = sms::longest(answer.window);
        return verdict;
      case AnswerClass::retry:
        last = std::move(verdict);
        break;
      case AnswerClass::approval:  // of the one template and signature that a line has
      case AnswerClass::clock:
      case AnswerClass::channel:
        rest(line.name, answer.window, now);
        verdict.advice = Advice::block;
        last = std::move(verdict);
        break;
    }
  }
  return last;
}

SmsAnswer Sms::send_by(const SmsLine& line, const Outgoing& message, const std::string& text) {
  const auto request = line.provider->request(line.account, message_of(line, message, text),
                                              clock_.now(), random_.hex(16));
  if (!request)  // of this message: a number that the provider does not go to
    return {.phone = message.to,
            .meaning = AnswerClass::number,
            .verdict = {Advice::give_up, request.error().code, request.error().what, true}};
  const HttpAnswer answer = http_.call({.method = request->method,
                                        .base_url = request->base_url,
                                        .target = request->path_and_query,
                                        .body = request->body,
                                        .content_type = request->content_type,
                                        .headers = request->headers});
  return line.provider->read_answer(answer, {message.to}).front();
}

bool Sms::is_resting(const std::string& line, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto rest = rests_.find(line);
  return rest != rests_.end() && rest->second.until > now &&
         rest->second.until <= now + days{1};  // else the clock was set back
}

// A message of more parts than a second bears has a second to itself.
bool Sms::take_parts(const SmsLine& line, int parts, Instant now) {
  if (line.parts_per_second <= 0) return true;
  const std::scoped_lock lock(mutex_);
  Second& second = seconds_[line.name];
  const std::int64_t number = unix_ms(now) / 1000;
  if (second.number != number) second = {number, 0};
  if (second.parts > 0 && second.parts + parts > line.parts_per_second) return false;
  second.parts += parts;
  return true;
}

void Sms::rest(const std::string& line, sms::Window window, Instant now) {
  const std::scoped_lock lock(mutex_);
  Rest& rest = rests_[line];
  if (window == sms::Window::calendar_day || window == sms::Window::calendar_month) {
    rest.until = next_midnight(now);  // of a month it is asked once a day whether it is over
    return;
  }
  rest.until = now + std::min(kRestFirst * (1 << std::min(rest.in_a_row, 10)), kRestMax);
  ++rest.in_a_row;
}

void Sms::is_well(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  rests_.erase(line);
}

}  // namespace huiyin::gateway
