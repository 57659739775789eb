#include "gateway/channels/sms.h"

#include <algorithm>
#include <optional>

#include "base/ensure.h"
#include "base/log.h"
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

// By accounts that take words of approved templates alone: each says why it has none.
void add_refusal(std::optional<Verdict>& refused, const std::string& account,
                 const std::string& why) {
  std::string reason = "短信账号“" + account + "”只发审核过的模板：" + why;
  if (refused && refused->code == "sms.no_template") reason = refused->reason + "；" + reason;
  refused = Verdict{Advice::give_up, "sms.no_template", std::move(reason), true};
}

}  // namespace

Sms::Sms(const Clock& clock, std::vector<SmsWay*> ways, CodeOf code_of, OwnTemplates* own)
    : clock_(clock), ways_(std::move(ways)), code_of_(std::move(code_of)), own_(own) {}

Verdict Sms::send(const Outgoing& message) {
  const bot::Saying saying = store::read_saying_body(message.body).saying;
  const std::string text = sms_text(saying);
  if (text.empty()) return {Advice::give_up, "empty", "要发送的内容是空的", true};
  SmsWay::Letter letter{message.to, text, message.key, code_of_ ? code_of_(message.office) : ""};
  if (message.expires)
    letter.good_for = std::chrono::floor<seconds>(*message.expires - clock_.now());
  Others others;
  for (SmsWay* way : ways_)
    if (auto verdict = by(*way, letter, saying.of, others)) return *std::move(verdict);
  if (others.later) return *std::move(others.later);
  ensure(others.refused.has_value(), "each account says something of a message");
  return *std::move(others.refused);
}

std::optional<Verdict> Sms::by(SmsWay& way, SmsWay::Letter letter, const templates::Filling& of,
                               Others& others) {
  const Instant now = clock_.now();
  if (is_resting({&way}, now)) {
    others.later = others.later.value_or(
        Verdict{Advice::block, "sms.resting", "短信账号都暂时停用，请查看前面的报错", false});
    return std::nullopt;
  }
  if (!take_parts(way, way.parts_of(letter.text), now)) {
    others.later = {.advice = Advice::retry,
                    .code = "sms.pace",
                    .reason = "这个短信账号这一秒已发够",
                    .again_after = seconds{1}};
    return std::nullopt;
  }
  std::string why_not = "这条文字没有报备模板";
  if (auto answer = by_own_template(way, letter, of, why_not))
    return weighed(way, *std::move(answer), others);
  if (!way.takes_any_words()) {
    add_refusal(others.refused, way.name(), why_not);
    return std::nullopt;
  }
  if (is_resting({&way, true}, now)) {
    others.later = others.later.value_or(
        Verdict{.advice = Advice::retry,
                .code = "sms.template_rests",
                .reason = "短信账号“" + way.name() + "”的通用模板暂时停用，请查看前面的报错",
                .again_after = kRestFirst});
    return std::nullopt;
  }
  return weighed(way, way.send(letter), others);
}

std::optional<SmsAnswer> Sms::by_own_template(SmsWay& way, const SmsWay::Letter& letter,
                                              const templates::Filling& of, std::string& why_not) {
  if (own_ == nullptr) return std::nullopt;
  auto found = own_->find(way.name(), of, letter.text, why_not);
  if (!found) return std::nullopt;
  SmsWay::Letter filled = letter;
  filled.by_template = {found->code, std::move(found->params)};
  SmsAnswer answer = way.send(filled);
  // Surely not sent, and for the template's sake: in another form it may go.
  const bool is_of_template =
      answer.meaning == AnswerClass::pattern || answer.meaning == AnswerClass::wording;
  if (!is_of_template) return answer;
  why_not = "模板 " + found->code + "：" + answer.verdict.reason;
  log::error("a template of a text is refused account={} text={} code={}", way.name(), of.key,
             answer.verdict.code);
  if (answer.meaning == AnswerClass::pattern)
    own_->stop(found->id, answer.verdict.code + " " + answer.verdict.reason);
  return std::nullopt;
}

// By what the account said of it.
std::optional<Verdict> Sms::weighed(const SmsWay& way, SmsAnswer answer, Others& others) {
  const Instant now = clock_.now();
  Verdict& verdict = answer.verdict;
  if (way.looks_up())
    verdict.look_up_after = answer.meaning == AnswerClass::ok      ? sms::kWithoutReceiptFirst
                            : answer.meaning == AnswerClass::maybe ? sms::kUnansweredFirst
                                                                   : LookUpAfter{};
  switch (answer.meaning) {
    case AnswerClass::ok:
      verdict.provider_id = answer.provider_id;
      [[fallthrough]];
    case AnswerClass::maybe:
      verdict.sent_by = way.name();
      [[fallthrough]];
    case AnswerClass::number:
    case AnswerClass::wording:
      is_well(way);
      return verdict;
    case AnswerClass::wait:  // the number has had enough: by another line it would have more
      is_well(way);
      verdict.advice = Advice::retry;
      verdict.again_after = sms::longest(answer.window);
      return verdict;
    case AnswerClass::elsewhere:
      others.refused = std::move(verdict);
      break;
    case AnswerClass::retry:
      others.later = std::move(verdict);
      break;
    case AnswerClass::pattern:  // texts with templates of their own go on
      verdict.advice = Advice::retry;
      verdict.again_after = rest({&way, true}, answer.window, now);
      others.later = std::move(verdict);
      break;
    case AnswerClass::approval:  // of the one signature that a line has
    case AnswerClass::clock:
    case AnswerClass::channel:
      rest({&way}, answer.window, now);
      verdict.advice = Advice::block;
      others.later = std::move(verdict);
      break;
  }
  return std::nullopt;
}

bool Sms::is_resting(const Resting& what, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto rest = rests_.find(what);
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

seconds Sms::rest(const Resting& what, sms::Window window, Instant now) {
  const std::scoped_lock lock(mutex_);
  Rest& rest = rests_[what];
  if (window == sms::Window::calendar_day || window == sms::Window::calendar_month) {
    rest.until = next_midnight(now);  // of a month it is asked once a day whether it is over
  } else {
    rest.until = now + std::min(kRestFirst * (1 << std::min(rest.in_a_row, 10)), kRestMax);
    ++rest.in_a_row;
  }
  return std::chrono::ceil<seconds>(rest.until - now);
}

void Sms::is_well(const SmsWay& way) {
  const std::scoped_lock lock(mutex_);
  rests_.erase({&way, false});
  rests_.erase({&way, true});
}

}  // namespace huiyin::gateway
