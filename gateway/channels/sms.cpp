#include "gateway/channels/sms.h"

#include <algorithm>
#include <optional>

#include "base/ensure.h"
#include "gateway/channels/plain_text.h"
#include "gateway/sms/look_up.h"
#include "store/sayings.h"

namespace huiyin::gateway {
namespace {

using sms::AnswerClass;
using sms::SmsAnswer;

using LookUpAfter = std::optional<seconds>;

constexpr minutes kRestFirst{1}, kRestMax{30};

Instant next_midnight(Instant now) {
  return instant_of(office_date(now) + days{1}, LocalTime(0, 0));
}

}  // namespace

Sms::Sms(const Clock& clock, std::vector<SmsWay*> ways, CodeOf code_of)
    : clock_(clock), ways_(std::move(ways)), code_of_(std::move(code_of)) {}

Verdict Sms::send(const Outgoing& message) {
  const std::string text = sms_text(store::read_saying_body(message.body).saying);
  if (text.empty()) return {Advice::give_up, "empty", "要发送的内容是空的", true};
  const std::string code = code_of_ ? code_of_(message.office) : "";
  std::optional<Verdict> later;    // of an account that may take it another time
  std::optional<Verdict> refused;  // of one that never will
  for (SmsWay* way : ways_) {
    const Instant now = clock_.now();
    if (is_resting(*way, now)) {
      later = later.value_or(
          Verdict{Advice::block, "sms.resting", "短信账号都暂时停用，请查看前面的报错", false});
      continue;
    }
    if (!take_parts(*way, way->parts_of(text), now)) {
      later = {.advice = Advice::retry,
               .code = "sms.pace",
               .reason = "这个短信账号这一秒已发够",
               .again_after = seconds{1}};
      continue;
    }
    SmsAnswer answer = way->send({message.to, text, message.key, code});
    Verdict& verdict = answer.verdict;
    if (way->looks_up())
      verdict.look_up_after = answer.meaning == AnswerClass::ok      ? sms::kWithoutReceiptFirst
                              : answer.meaning == AnswerClass::maybe ? sms::kUnansweredFirst
                                                                     : LookUpAfter{};
    switch (answer.meaning) {
      case AnswerClass::ok:
        verdict.provider_id = answer.provider_id;
        [[fallthrough]];
      case AnswerClass::maybe:
        verdict.sent_by = way->name();
        [[fallthrough]];
      case AnswerClass::number:
      case AnswerClass::wording:
        is_well(*way);
        return verdict;
      case AnswerClass::wait:  // the number has had enough: by another line it would have more
        is_well(*way);
        verdict.advice = Advice::retry;
        verdict.again_after = sms::longest(answer.window);
        return verdict;
      case AnswerClass::elsewhere:
        refused = std::move(verdict);
        break;
      case AnswerClass::retry:
        later = std::move(verdict);
        break;
      case AnswerClass::approval:  // of the one template and signature that a line has
      case AnswerClass::clock:
      case AnswerClass::channel:
        rest(*way, answer.window, now);
        verdict.advice = Advice::block;
        later = std::move(verdict);
        break;
    }
  }
  if (later) return *std::move(later);
  ensure(refused.has_value(), "each account says something of a message");
  return *std::move(refused);
}

bool Sms::is_resting(const SmsWay& way, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto rest = rests_.find(&way);
  return rest != rests_.end() && rest->second.until > now &&
         rest->second.until <= now + days{1};  // else the clock was set back
}

// A message of more parts than a second bears has a second to itself.
bool Sms::take_parts(const SmsWay& way, int parts, Instant now) {
  if (way.parts_per_second() <= 0) return true;
  const std::scoped_lock lock(mutex_);
  Second& second = seconds_[&way];
  const std::int64_t number = unix_ms(now) / 1000;
  if (second.number != number) second = {number, 0};
  if (second.parts > 0 && second.parts + parts > way.parts_per_second()) return false;
  second.parts += parts;
  return true;
}

void Sms::rest(const SmsWay& way, sms::Window window, Instant now) {
  const std::scoped_lock lock(mutex_);
  Rest& rest = rests_[&way];
  if (window == sms::Window::calendar_day || window == sms::Window::calendar_month) {
    rest.until = next_midnight(now);  // of a month it is asked once a day whether it is over
    return;
  }
  rest.until = now + std::min(kRestFirst * (1 << std::min(rest.in_a_row, 10)), kRestMax);
  ++rest.in_a_row;
}

void Sms::is_well(const SmsWay& way) {
  const std::scoped_lock lock(mutex_);
  rests_.erase(&way);
}

}  // namespace huiyin::gateway
