#include "gateway/walk/pulling.h"

#include <algorithm>
#include <vector>

#include "base/log.h"
#include "base/thrown.h"
#include "gateway/walk/reading.h"
#include "store/conversations.h"
#include "store/inbox.h"
#include "store/outbox.h"

namespace huiyin::gateway {
namespace {

using store::Transaction;
using wecom::KfItem;
using wecom::KfMeaning;

// Between a citizen's writing and its standing on a page: our clock is not the platform's.
constexpr minutes kPageDelay{10};

// What the platform answers to too many calls; without a bell's token few are.
constexpr std::string_view kTooOften = "45009";

bool is_message(const KfItem& item) {
  return item.origin == wecom::kFromCitizen && item.meaning != KfMeaning::unknown_event &&
         item.type != "event";
}

// What is done with an item beyond keeping it: a citizen's message and a greeting that can be given
// are answered.
store::Taking taking_of(const KfItem& item) {
  if (is_message(item)) return store::Taking::answer;
  switch (item.meaning) {
    case KfMeaning::enter_session:
      return item.welcome_code.empty() ? store::Taking::keep : store::Taking::answer;
    case KfMeaning::unknown_message:
    case KfMeaning::unknown_event:
      return store::Taking::set_aside;
    default:
      return store::Taking::keep;
  }
}

std::string kind_of(const KfItem& item) {
  if (!item.event.empty()) return "event." + item.event;
  return item.origin == wecom::kFromServicer ? "servicer." + item.type : item.type;
}

// What an event tells of conversations and of messages sent before. Answers which of those did not
// arrive.
std::optional<store::Failed> heed(Transaction& tx, const Pulling::Parts& parts, const KfItem& item,
                                  store::ConversationId conversation, Instant now) {
  const Instant at = stamped(item.send_time, now);
  std::optional<store::Failed> failed;
  switch (item.meaning) {
    case KfMeaning::send_failed: {
      const std::int64_t type = item.fail_type.value_or(0);
      failed = store::record_failure(
          tx, parts.keys, parts.random,
          {item.fail_msgid, "fail_type." + std::to_string(type),
           std::string(wecom::send_fail_reason(type)), wecom::is_of_window(type)},
          now);
      break;
    }
    case KfMeaning::citizen_recalled:
      store::recall(tx, "kf:" + item.recall_msgid);
      break;
    case KfMeaning::session_status:
      // 1 taken from the pool, 2 handed over, 4 taken up again: a person serves; 3: ended. What a
      // later number will mean nobody knows.
      if (item.change_type == 3)
        store::handed_back(tx, conversation);
      else if (item.change_type == 1 || item.change_type == 2 || item.change_type == 4)
        store::taken_over(tx, conversation, at);
      break;
    default:
      break;
  }
  if (item.origin == wecom::kFromServicer) store::servicer_wrote(tx, conversation, at);
  return failed;
}

}  // namespace

Pulling::Pulling(Parts parts, std::string open_kfid, PullSettings settings, Wakes wakes)
    : parts_(parts),
      open_kfid_(std::move(open_kfid)),
      settings_(settings),
      wakes_(std::move(wakes)) {}

Pulling::~Pulling() = default;

void Pulling::ring() {
  {
    std::scoped_lock lock(mutex_);
    rung_ = true;
  }
  wakes_.pull();
}

Instant Pulling::next_due() const {
  std::scoped_lock lock(mutex_);
  return due_;
}

// A bell does not cut a back-off short: it would turn an outage of the platform into a storm of
// calls. But who was told to slow down because he had no bell's token waits for just that. Once,
// for the token may be as stale as the last.
Pulling::Turn Pulling::turn_at(Instant now) {
  const std::scoped_lock lock(mutex_);
  // Further ahead than we ever set it: the clock was set back since.
  const auto furthest =
      std::max<milliseconds>(settings_.period, std::max(settings_.retry_max, settings_.pause_max));
  if (due_ > now + furthest) due_ = now;
  if (now < due_ && (!rung_ || (backs_off_ && !waits_for_token_))) return Turn::not_yet;
  return now < due_ && backs_off_ ? Turn::with_new_token : Turn::due;
}

// Bells are noted by whichever instance the platform rang at.
void Pulling::look_for_bells(Instant now) {
  if (parts_.claims == nullptr || (now >= looked_ && now < looked_ + settings_.look)) return;
  looked_ = now;
  const std::string token = account().bell_token;
  if (token.empty() || token == token_) return;
  const std::scoped_lock lock(mutex_);
  rung_ = true;
}

// One instance pulls an account; the others look now and then whether it still does.
bool Pulling::is_ours(Instant now) {
  if (parts_.claims == nullptr || parts_.claims->take(store::Claims::Of::pull, open_kfid_))
    return true;
  puller_.reset();
  const std::scoped_lock lock(mutex_);
  rung_ = backs_off_ = waits_for_token_ = false;
  due_ = now + settings_.look;
  return false;
}

bool Pulling::step() {
  const Instant now = parts_.clock.now();
  try {
    look_for_bells(now);
    const Turn turn = turn_at(now);
    if (turn == Turn::not_yet || !is_ours(now)) return false;
    const store::KfAccount account = this->account();
    const bool is_new = take_token(account);
    if (turn == Turn::with_new_token && !is_new) return false;
    {
      const std::scoped_lock lock(mutex_);
      if (!puller_) rung_ = false;
      due_ = now;
      if (backs_off_) cut_short_ = turn == Turn::with_new_token;
      backs_off_ = waits_for_token_ = false;
    }
    if (!puller_) begin(account);
    const std::string before = puller_->cursor();
    const wecom::PullStep step =
        puller_->step([this, now](const wecom::PullPage& page) { commit(page, now); });
    const Verdict why = puller_->why();
    page_items_ = puller_->page_items();
    const bool moved = puller_->cursor() != before;
    if (step == wecom::PullStep::drained && is_first_pull_)
      parts_.database.write([this](Transaction& tx) {
        keep_claim(tx);
        store::finish_first_pull(tx, open_kfid_);
      });
    const bool lacks_token = !puller_->has_token() && why.code == kTooOften;
    std::scoped_lock lock(mutex_);
    if (step == wecom::PullStep::more || step == wecom::PullStep::drained) cut_short_ = false;
    switch (step) {
      case wecom::PullStep::more:
        ++counts_.pages;
        if (moved) outages_in_row_ = pauses_in_row_ = 0;
        return true;
      case wecom::PullStep::again_later:
        ++counts_.failed;
        back_off(why, now);
        waits_for_token_ = lacks_token && !cut_short_;
        log::info("pull again account={} code={}", open_kfid_, why.code);
        return true;
      case wecom::PullStep::stopped:
        ++counts_.stopped;
        back_off(why, now);
        waits_for_token_ = lacks_token && !cut_short_;
        log::error("pull stopped account={} code={}", open_kfid_, why.code);
        puller_.reset();
        return true;
      case wecom::PullStep::drained:
        ++counts_.pages;
        outages_in_row_ = pauses_in_row_ = 0;
        puller_.reset();
        due_ = now + settings_.period;
        return true;
    }
  } catch (const store::DatabaseError& error) {
    log::error("pull not committed account={} error={}", open_kfid_, error.what());
    not_taken(now);
  } catch (...) {  // a worker's step
    log::error("pull broken account={} kind={}", open_kfid_, kind_of_thrown());
    not_taken(now);
  }
  return true;
}

// The cursor stays, and the page comes again.
void Pulling::not_taken(Instant now) {
  puller_.reset();
  std::scoped_lock lock(mutex_);
  back_off({}, now);
  ++counts_.failed;
}

// Most failures are over at once: the first repetition comes soon, the later ones ever later. Who
// is told to slow down, or to look at his settings, must not probe.
void Pulling::back_off(const Verdict& why, Instant now) {
  const bool passes = why.advice == Advice::retry || why.advice == Advice::unanswered;
  const milliseconds first = passes ? settings_.retry_first : settings_.pause_first;
  const milliseconds most = passes ? settings_.retry_max : settings_.pause_max;
  int& in_row = passes ? outages_in_row_ : pauses_in_row_;
  const double grown = double(first.count()) * double(1 << std::min(++in_row, 16));
  const double delay = std::min(grown, double(most.count()));
  due_ = now + milliseconds{std::int64_t(delay * (0.5 + 0.5 * parts_.random.unit()))};
  backs_off_ = true;
  waits_for_token_ = false;
}

store::KfAccount Pulling::account() const {
  store::KfAccount ours, every;
  parts_.database.read([&](Transaction& tx) {
    ours = store::kf_account(tx, open_kfid_);
    every = store::kf_account(tx, "");  // older bells name no account: they ring for each
  });
  if (every.bell_at > ours.bell_at) {
    ours.bell_at = every.bell_at;
    ours.bell_token = every.bell_token;
  }
  // A bell's token is good for ten minutes; a stale one costs a call more.
  if (parts_.clock.now() - ours.bell_at >= minutes{9}) ours.bell_token.clear();
  return ours;
}

// False: it is the one that the puller had before, or there is none.
bool Pulling::take_token(const store::KfAccount& account) {
  if (account.bell_token.empty() || account.bell_token == token_) return false;
  token_ = account.bell_token;
  if (puller_) puller_->renew_token(token_);
  return true;
}

void Pulling::begin(const store::KfAccount& account) {
  is_first_pull_ = !account.first_pull_done;
  pulled_at_ = account.pulled_at;
  puller_ =
      std::make_unique<wecom::KfPuller>(parts_.api, open_kfid_, account.cursor, account.bell_token,
                                        wecom::PullLimits{.page_items_first = page_items_});
}

// Also where the inbox knows nothing of it: the office may have used another program before, or
// have restored an older copy.
bool Pulling::was_answered_before(Instant sent_at, Instant now) const {
  if (!is_first_pull_ || now - sent_at <= settings_.first_pull_answers) return false;
  return pulled_at_ == Instant{} || sent_at <= pulled_at_ - kPageDelay;
}

void Pulling::keep_claim(Transaction& tx) const {
  if (parts_.claims) parts_.claims->keep(tx, store::Claims::Of::pull, open_kfid_);
}

void Pulling::commit(const wecom::PullPage& page, Instant asked_at) {
  const Instant now = parts_.clock.now();
  const bool starts_over = !puller_->starts_over_for().empty();
  if (starts_over && !is_first_pull_)
    log::error("pull starts over account={} cursor refused with code={}", open_kfid_,
               puller_->starts_over_for());
  is_first_pull_ = is_first_pull_ || starts_over;
  struct Ready {
    store::SealedIncoming incoming;
    const KfItem* item;
  };
  std::vector<Ready> ready;
  for (const KfItem& item : page.items) {
    const Instant sent_at = stamped(item.send_time, now);
    store::Incoming incoming;
    if (!item.external_userid.empty())
      incoming.from = {std::string(store::kWecomKf),
                       item.open_kfid.empty() ? open_kfid_ : item.open_kfid, item.external_userid};
    incoming.key = "kf:" + item.msgid;
    if (item.msgid.empty()) {  // the same item again is known by its words
      incoming.key = "kf:unnamed:" + parts_.keys.lookup_hash("unnamed", item.raw);
      log::error("pull took in a message without a msgid account={}", open_kfid_);
    }
    incoming.kind = kind_of(item);
    incoming.sent_at = sent_at;
    incoming.raw = item.raw;
    incoming.taking = incoming.from ? taking_of(item) : store::Taking::keep;
    if (!item.is_whole && incoming.taking == store::Taking::keep) {
      incoming.taking =
          store::Taking::set_aside;  // what it was cannot be told: for a person to see
      log::error("pull kept aside an item read in part account={}", open_kfid_);
    }
    incoming.opens_window = is_message(item);
    if (incoming.taking == store::Taking::answer && was_answered_before(sent_at, now))
      incoming.taking = store::Taking::keep;
    incoming.trace = parts_.random.hex(8);
    ready.push_back({store::seal(parts_.keys, std::move(incoming)), &item});
  }
  for (const wecom::KfMalformed& odd : page.malformed) {
    store::Incoming incoming;
    incoming.key = "kf:malformed:" + parts_.keys.lookup_hash("malformed", odd.raw);
    incoming.kind = "malformed";
    incoming.sent_at = now;
    incoming.raw = odd.raw;
    incoming.taking = store::Taking::set_aside;
    incoming.trace = parts_.random.hex(8);
    ready.push_back({store::seal(parts_.keys, std::move(incoming)), nullptr});
    log::error("pull kept aside what cannot be read account={} code={}", open_kfid_,
               odd.problem.code);
  }
  std::vector<store::ConversationId> to_answer, to_send;
  std::vector<std::pair<store::Failed, std::int64_t>> failed;
  std::uint64_t repeated = 0;
  parts_.database.write([&](Transaction& tx) {
    to_answer.clear();
    to_send.clear();
    failed.clear();
    repeated = 0;
    keep_claim(tx);
    for (const Ready& one : ready) {
      const auto taken = store::take_in(tx, one.incoming, now);
      if (!taken) {
        ++repeated;
        continue;
      }
      if (taken->frees_mail) to_send.push_back(taken->conversation);
      if (one.item != nullptr)
        if (auto one_failed = heed(tx, parts_, *one.item, taken->conversation, now))
          failed.push_back({*std::move(one_failed), one.item->fail_type.value_or(0)});
      if (one.incoming.plain.taking == store::Taking::answer)
        to_answer.push_back(taken->conversation);
    }
    if (starts_over) store::begin_first_pull(tx, open_kfid_);
    store::move_cursor(tx, open_kfid_, {page.next_cursor, asked_at, page.has_more});
  });
  {
    std::scoped_lock lock(mutex_);
    counts_.taken += ready.size() - repeated;
    counts_.repeated += repeated;
    counts_.malformed += page.malformed.size();
  }
  for (const auto& [message, type] : failed) {
    log::info("message not delivered account={} code=fail_type.{} message={} trace={}", open_kfid_,
              type, message.message.id.value, message.message.trace);
    if (message.state == store::OutboxState::queued) to_send.push_back(message.to);
  }
  for (const store::ConversationId who : to_answer) wakes_.message(who);
  for (const store::ConversationId who : to_send) wakes_.mail(who);
}

Pulling::Counts Pulling::counts() const {
  std::scoped_lock lock(mutex_);
  return counts_;
}

}  // namespace huiyin::gateway
