#include "gateway/walk/delivery.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/log.h"
#include "base/thrown.h"
#include "gateway/walk/way_out.h"

namespace huiyin::gateway {
namespace {

using store::Claims;
using store::OutboxState;
using store::Outcome;
using store::Queued;
using store::Transaction;

// Some calls of several messages fail by chance; so many in a row do not.
constexpr int kFailuresBeforeOutage = 5;

std::map<std::string, Delivery::Door, std::less<>> by_name(
    const std::vector<Delivery::Door>& doors) {
  std::map<std::string, Delivery::Door, std::less<>> map;
  for (const Delivery::Door& door : doors) map.emplace(std::string(door.channel->name()), door);
  return map;
}

}  // namespace

Delivery::Delivery(Parts parts, DeliverySettings settings, std::vector<Door> doors,
                   std::function<void()> awake)
    : parts_(parts),
      settings_(settings),
      doors_(by_name(doors)),
      awake_(std::move(awake)),
      queue_(parts_.database, parts_.clock, lanes_, [this](const std::string& channel) {
        if (!has_door(channel)) return false;
        const std::scoped_lock lock(mutex_);
        return !is_paused(channel, parts_.clock.now());
      }) {
  // Where several instances work, a claim that its holder left behind tells of an attempt.
  if (parts_.claims == nullptr)
    newest_at_start_ =
        parts_.database.read([](Transaction& tx) { return store::newest_outbox(tx); });
}

Delivery::~Delivery() = default;

void Delivery::load() {
  queue_.look();
  awake_();
}

// What has no door yet stays queued until there is one; told once, for it may be a fault in the
// settings.
bool Delivery::has_door(const std::string& channel) {
  if (doors_.contains(channel)) return true;
  std::scoped_lock lock(mutex_);
  if (without_door_.insert(channel).second)
    log::error("messages wait for a channel that is not configured channel={}", channel);
  return false;
}

void Delivery::wake(store::ConversationId who, const store::Turn& turn) {
  lanes_.add(who, turn);
  awake_();
}

bool Delivery::step() {
  const Instant now = parts_.clock.now();
  queue_.go_on();
  const auto lane = lanes_.take(now);
  if (!lane) return false;
  Head head;
  std::optional<Queued>& message = head.message;
  try {
    parts_.database.read([&](Transaction& tx) { head = head_of(tx, *lane, now); });
  } catch (const store::Unreadable& error) {
    return park_unreadable(*lane, error.what(), now), true;
  } catch (const store::DatabaseError& error) {  // nothing was sent: again when the store answers
    log::error("outbox could not be read conversation={} error={}", lane->value, error.what());
    lanes_.release_until(*lane, now + settings_.retry_first);
    return true;
  }
  if (!message) {
    lanes_.release(*lane);
    return true;
  }
  {
    // Noted with the next outcome that can be: what comes after it must know it too.
    std::scoped_lock lock(mutex_);
    message->possible_double |= unrecorded_.contains(message->id);
  }
  if (!has_door(message->channel)) {
    lanes_.release(*lane);
    return true;
  }
  const auto door = doors_.find(message->channel);
  // A back-off further ahead than the longest one is from before the clock was set back.
  const auto longest = std::max(settings_.retry_max, settings_.pause_max);
  if (message->due > now && !(message->is_put_off && message->due > now + longest)) {
    lanes_.release_until(*lane, message->due, message->turn);
    return true;
  }
  if (auto outcome = without_sending(head, door->second, now)) {
    if (outcome->state == OutboxState::queued)
      lanes_.release_until(*lane, *outcome->again_at, message->turn);
    else if (!claim(*message))
      lanes_.release_until(*lane, now + settings_.retry_first, message->turn);
    else
      settle(*message, *outcome);
    return true;
  }
  if (!claim(*message) || !begin(*message, door->second))
    return lanes_.release_until(*lane, now + settings_.retry_first, message->turn), true;
  std::optional<Verdict> verdict;
  try {
    verdict = send(*message, door->second);
  } catch (...) {  // a worker's step: what cannot be sent waits for a person, the others go on
    log::error("delivery broken channel={} message={} trace={} kind={}", message->channel,
               message->id.value, message->trace, kind_of_thrown());
  }
  settle(*message, verdict ? outcome_of(*message, door->second, *verdict, parts_.clock.now())
                           : Outcome{.state = OutboxState::parked,
                                     .code = "broken",
                                     .reason = "这条消息发送不了，请维护人员查看"});
  return true;
}

bool Delivery::take_lane(store::ConversationId lane) {
  if (parts_.claims == nullptr) return true;
  try {
    return parts_.claims->take(Claims::Of::mail, Claims::subject(lane)) &&
           parts_.claims->is_alive();
  } catch (const store::DatabaseError& error) {  // again when the store answers
    log::error("lane not claimed conversation={} error={}", lane.value, error.what());
    return false;
  }
}

bool Delivery::claim(Queued& message) {
  if (parts_.claims == nullptr) return true;
  if (!take_lane(message.to)) return false;
  try {
    const auto head = parts_.database.read(
        [&](Transaction& tx) { return store::unopened_head_of_lane(tx, message.to); });
    if (head && head->key == message.key && head->attempts == message.attempts) {
      message.possible_double |= head->possible_double;
      return true;
    }
    parts_.claims->give_up(Claims::Of::mail, Claims::subject(message.to));
  } catch (const store::DatabaseError& error) {  // again when the store answers
    log::error("outbox could not be read conversation={} error={}", message.to.value, error.what());
  }
  return false;
}

// What the platform may take for a second message is noted as begun before it is sent, and durably:
// then a crash leaves a message of which nobody knows, which is not sent again, or is and is
// marked.
bool Delivery::begin(const Queued& message, const Door& door) {
  if (door.limits.knows_repeats) return true;
  if (message.possible_double && !door.limits.repeats_unanswered)
    return false;  // another instance had begun it; settled next
  try {
    return parts_.database.write(
        [&](Transaction& tx) { return store::begin_attempt(tx, message, parts_.clock.now()); });
  } catch (const store::DatabaseError& error) {  // nothing was sent
    log::error("attempt not noted message={} trace={} error={}", message.id.value, message.trace,
               error.what());
    return false;
  }
}

// The head of a lane does not open: it waits for a person, and what stands behind it goes.
void Delivery::park_unreadable(store::ConversationId lane, const char* what, Instant now) {
  log::error("outbox holds what cannot be read conversation={} error={}", lane.value, what);
  std::optional<Queued> message;
  try {
    message = parts_.database.read(
        [&](Transaction& tx) { return store::unopened_head_of_lane(tx, lane); });
  } catch (const store::DatabaseError&) {  // again when the store answers
    return lanes_.release_until(lane, now + settings_.retry_first);
  }
  if (!message) return lanes_.release(lane);
  if (!take_lane(lane))
    return lanes_.release_until(lane, now + settings_.retry_first, message->turn);
  settle(*message, {.state = OutboxState::parked,
                    .code = "unreadable",
                    .reason = "这条消息或它的收件人读不出来，请维护人员查看"});
}

Delivery::Head Delivery::head_of(Transaction& tx, store::ConversationId lane, Instant now) const {
  Head head{.message = store::head_of_lane(tx, parts_.keys, lane), .full_until = {}};
  if (!head.message) return head;
  const auto door = doors_.find(head.message->channel);
  if (door != doors_.end())
    head.full_until = is_full_until(tx, *head.message, door->second.limits, now);
  head.may_leave = may_leave(tx, parts_.keys, parts_.offices, *head.message);
  return head;
}

// What is settled, or put off, before anything is said to the platform. What may not leave is
// looked at first: else it would wait for the citizen, and go when the trial is over.
std::optional<Outcome> Delivery::without_sending(const Head& head, const Door& door,
                                                 Instant now) const {
  const Queued& message = *head.message;
  if (!head.may_leave) return kept_back(message);
  if (auto outcome = outcome_by_limits(message, door.limits, head.full_until, now)) return outcome;
  std::scoped_lock lock(mutex_);
  if (is_paused(message.channel, now))
    return Outcome{.state = OutboxState::queued, .again_at = pauses_.at(message.channel).until};
  return std::nullopt;
}

bool Delivery::is_paused(const std::string& channel, Instant now) const {
  const auto pause = pauses_.find(channel);
  return pause != pauses_.end() && pause->second.until > now &&
         pause->second.until <= now + settings_.pause_max;  // else the clock was set back
}

std::optional<Instant> Delivery::paused_until(const std::string& channel) const {
  const Instant now = parts_.clock.now();
  const std::scoped_lock lock(mutex_);
  return is_paused(channel, now) ? std::optional(pauses_.at(channel).until) : std::nullopt;
}

Verdict Delivery::send(const Queued& message, const Door& door) {
  // After a crash nobody knows whether an attempt was begun for what was queued before it.
  const bool perhaps_taken =
      message.possible_double || (door.limits.knows_repeats && message.id <= newest_at_start_);
  if (message.possible_double) figures_.note_repeated(!door.limits.knows_repeats);
  const Verdict verdict =
      door.channel->send({message.user, message.account, message.key, message.body, perhaps_taken,
                          message.id.value, message.turn.office, message.expires});
  if (verdict.alarm || verdict.advice == Advice::block)
    log::error("delivery alarm channel={} code={} message={} trace={}", message.channel,
               verdict.code, message.id.value, message.trace);
  return verdict;
}

Instant Delivery::again(milliseconds first, milliseconds most, int attempts, Instant now) {
  const double grown = double(first.count()) * std::exp2(std::min(attempts, 20));
  const double delay = std::min(grown, double(most.count())) * (0.5 + 0.5 * parts_.random.unit());
  return now + milliseconds{std::int64_t(delay)};
}

// Nobody is answered any more: what is tried meanwhile is not at fault, and its attempts are not
// counted. One person's messages alone that never go may be their own fault, and so may be what the
// platform itself refuses by a code.
bool Delivery::note_outage(const Queued& message, const Door& door, const Verdict& verdict) {
  if (verdict.advice == Advice::wait || verdict.advice == Advice::block) return false;
  Silence& silence = silences_[message.channel];
  const bool line_failed = verdict.code.starts_with("http.") || verdict.code == "unreadable" ||
                           verdict.code == kLineSilent;
  if (!line_failed || (verdict.advice != Advice::unanswered && verdict.advice != Advice::retry)) {
    silence = {};
    return false;
  }
  if (silence.failures++ == 0) silence.first = message.to;
  silence.is_of_several |= message.to != silence.first;
  if (!silence.is_of_several || silence.failures <= kFailuresBeforeOutage) return false;
  if (silence.failures == kFailuresBeforeOutage + 1)
    log::error("channel answers nobody channel={} code={}", message.channel, verdict.code);
  const bool perhaps_taken = message.possible_double || verdict.advice == Advice::unanswered;
  return door.limits.knows_repeats || !perhaps_taken;
}

Outcome Delivery::outcome_of(const Queued& message, const Door& door, const Verdict& verdict,
                             Instant now) {
  Outcome outcome{.state = OutboxState::queued,
                  .code = verdict.code,
                  .reason = verdict.reason,
                  .provider_id = verdict.provider_id,
                  .parts = verdict.parts,
                  .sent_by = verdict.sent_by};
  outcome.may_double = message.possible_double && !door.limits.knows_repeats &&
                       (verdict.advice == Advice::accepted || verdict.advice == Advice::unanswered);
  const Instant next = again(settings_.retry_first, settings_.retry_max, message.attempts, now);
  std::scoped_lock lock(mutex_);
  const bool outage = note_outage(message, door, verdict);
  Pause& pause = pauses_[message.channel];
  const auto pause_channel = [&] {
    // Calls that were under way together are refused together: that is one time, not many.
    if (pause.until <= now || pause.until > now + settings_.pause_max)
      pause.until = again(settings_.pause_first, settings_.pause_max, pause.in_a_row++, now);
    outcome.again_at = pause.until;
    outcome.is_attempt = false;
  };
  const auto try_again = [&] {
    if (outage)
      pause_channel();
    else if (message.attempts + 1 >= settings_.attempts_max)
      outcome.state = OutboxState::parked;
    else
      outcome.again_at = next;
  };
  // Each that is tried while nobody answers is one more of which nobody knows: the others wait.
  const bool is_silent = verdict.advice == Advice::unanswered && !door.limits.repeats_unanswered &&
                         silences_[message.channel].failures >= kFailuresBeforeOutage;
  if (verdict.advice != Advice::wait && verdict.advice != Advice::block && !outage && !is_silent)
    pause.in_a_row = 0;
  switch (verdict.advice) {
    case Advice::accepted:
      outcome.state = OutboxState::accepted;
      outcome.counts_in_window = door.limits.per_inbound_max > 0 && message.kind != "welcome";
      break;
    case Advice::unanswered:
      outcome.possible_double = true;
      if (door.limits.repeats_unanswered) {
        try_again();
      } else {
        outcome.state = OutboxState::unknown;
        if (is_silent) pause_channel();
        outcome.is_attempt = true;
      }
      break;
    case Advice::retry:
    case Advice::refresh_token:
      try_again();
      if (verdict.again_after && outcome.state == OutboxState::queued) {
        outcome.again_at = now + *verdict.again_after;
        outcome.is_attempt = false;
      }
      break;
    case Advice::wait:
    case Advice::block:
      pause_channel();
      break;
    case Advice::next_provider:
      outcome.state = OutboxState::held;
      break;
    case Advice::give_up:
      outcome.state = OutboxState::failed;
      break;
  }
  if (verdict.advice == Advice::unanswered) figures_.note_unanswered();
  if (verdict.look_up_after && outcome.state != OutboxState::queued)
    outcome.look_up_at = now + *verdict.look_up_after;
  return outcome;
}

void Delivery::settle(const Queued& message, Outcome outcome) {
  const Instant now = parts_.clock.now();
  if (outcome.state != OutboxState::accepted)
    log::info("delivery {} channel={} code={} message={} attempt={} trace={}",
              outcome.state == OutboxState::queued ? "again" : "ended", message.channel,
              outcome.code, message.id.value, message.attempts + 1, message.trace);
  figures_.note(message.channel, outcome, now - store::to_be_said(message));
  figures_.note_last(message.channel, outcome, now);
  outcome.goes_by_sms = doors_.contains(store::kSms);
  const auto after = std::make_shared<store::Recorded>();
  const auto recorded = [this, lane = message.to, id = message.id, turn = message.turn,
                         trace = message.trace, outcome, now, after](std::exception_ptr why) {
    {
      // Not recorded: the next attempt under the same key tells whether it was taken. What was
      // settled without being sent is none.
      std::scoped_lock lock(mutex_);
      if (why && (outcome.is_attempt || outcome.possible_double))
        unrecorded_.insert(id);
      else if (!why)
        unrecorded_.erase(id);
    }
    if (!why && after->receipts_matched > 0)
      log::info(
          "receipts matched that came before their message was known count={} message={} "
          "trace={}",
          after->receipts_matched, id.value, trace);
    if (why)
      lanes_.release_until(lane, now + settings_.retry_first, turn);
    else if (outcome.state == OutboxState::queued)
      lanes_.release_until(lane, *outcome.again_at, turn);
    else if (after->next)
      lanes_.release_with_more(lane, *after->next);
    else
      lanes_.release(lane);
    if (after->now_by_sms) lanes_.add(*after->now_by_sms, turn);
    if (lanes_.size() > 0) awake_();
  };
  try {
    parts_.database.write_async(
        [message, outcome, now, after, claims = parts_.claims](Transaction& tx) {
          if (claims) claims->finish(tx, Claims::Of::mail, Claims::subject(message.to));
          *after = store::record(tx, message, outcome, now);
        },
        recorded);
  } catch (const store::DatabaseError& error) {  // the store takes no more just now
    log::error("outcome not taken by the store message={} trace={} error={}", message.id.value,
               message.trace, error.what());
    recorded(std::current_exception());
  }
}

}  // namespace huiyin::gateway
