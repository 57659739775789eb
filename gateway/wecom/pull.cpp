#include "gateway/wecom/pull.h"

#include <algorithm>

namespace huiyin::gateway::wecom {
namespace {

constexpr std::int64_t kStaleToken = 95007;

// What the cursor is to the platform nobody but it knows; of the call's parts it alone changes from
// pull to pull. So a refusal of the call for good, with whatever code, may be meant for it.
bool refuses_cursor(const ApiAnswer& answer, const std::string& cursor) {
  return !cursor.empty() && answer.errcode && answer.meaning == AnswerClass::never;
}

}  // namespace

KfPuller::KfPuller(WecomApi& api, std::string open_kfid, std::string cursor, std::string bell_token,
                   PullLimits limits)
    : api_(api),
      open_kfid_(std::move(open_kfid)),
      limits_(limits),
      cursor_(std::move(cursor)),
      token_(std::move(bell_token)),
      page_items_(std::clamp(limits.page_items_first, 1, limits.page_items)) {}

PullStep KfPuller::step(const Commit& commit) {
  std::string from = cursor_;
  auto page = ask(from);
  std::string refusal;
  if (starts_over_for_.empty() && refuses_cursor(page.answer, from)) {
    refusal = page.answer.verdict.code;
    from.clear();
    page = ask(from);
  }
  if (stays_unreadable(page)) page.answer = answer_of(0);
  if (!page.answer.is_done()) return failed(page.answer);
  if (!refusal.empty()) starts_over_for_ = refusal;
  const std::string& next = page.value.next_cursor;
  const bool moves = !next.empty() && next != from;
  commit(page.value);
  why_ = page.answer.verdict;
  failures_ = 0;
  page_items_ = std::min(limits_.page_items, page_items_ + page_items_ / 4 + 1);
  if (moves) cursor_ = next;
  if (!page.value.has_more) return PullStep::drained;
  standstills_ = moves ? 0 : standstills_ + 1;
  if (standstills_ >= limits_.standstill_max)
    return stop(Advice::retry, "pull.standstill", "拉取消息时游标不再前进，已暂停本次拉取");
  if (++pages_ >= limits_.pages_max)
    return stop(Advice::wait, "pull.pages", "一次拉取的页数过多，已暂停本次拉取");
  return PullStep::more;
}

Answered<PullPage> KfPuller::ask(const std::string& cursor) {
  const auto call = [&] {
    return api_.sync_msg(
        {.open_kfid = open_kfid_, .cursor = cursor, .token = token_, .limit = page_items_});
  };
  auto page = call();
  if (page.answer.errcode != kStaleToken || token_.empty()) return page;
  token_.clear();  // it lives ten minutes; without it the call is rarer allowed, not forbidden
  return call();
}

// One item that nothing can be read of must not stand before all that come behind it for ever. What
// the platform answers is kept whole for a person, and the pull goes on behind it.
bool KfPuller::stays_unreadable(const Answered<PullPage>& page) {
  const bool is_unreadable = !page.answer.is_done() && !page.value.next_cursor.empty();
  if (!is_unreadable || page_items_ > 1) {
    unreadable_ = 0;
    return false;
  }
  return ++unreadable_ >= limits_.unreadable_max;
}

PullStep KfPuller::failed(const ApiAnswer& answer) {
  why_ = answer.verdict;
  // A 5xx says nothing of the page: small pages after an outage would be many calls.
  const bool may_be_too_large = why_.code == "http.unanswered" || why_.code == "unreadable";
  if (may_be_too_large) page_items_ = std::max(1, page_items_ / 2);
  // A pull is repeated without harm, answered or not, and also when only the token was not to be
  // had.
  if (answer.meaning == AnswerClass::retry) why_.advice = Advice::retry;
  const bool passes = answer.meaning == AnswerClass::retry || answer.meaning == AnswerClass::wait;
  if (passes && ++failures_ < limits_.failures_max) return PullStep::again_later;
  why_.alarm = true;  // whatever it is, citizens' messages stay unread
  return PullStep::stopped;
}

PullStep KfPuller::stop(Advice advice, std::string code, std::string reason) {
  why_ = {advice, std::move(code), std::move(reason), true};
  return PullStep::stopped;
}

}  // namespace huiyin::gateway::wecom
