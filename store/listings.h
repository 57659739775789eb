// What other systems of the office may page through, as plain rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "petition/phone.h"
#include "store/database.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::store {

// A thing said or to be said, without its words.
struct MessageRow {
  std::int64_t id = 0;
  std::string channel, kind, about;
  std::string state;  // queued accepted held expired failed parked unknown delivered
  Instant created{};
  std::optional<Instant> finished = {};
  std::int64_t attempts = 0;
  std::string reason;  // why it did not go out; empty: it did, or has not been tried
  std::string office;  // whose it is
  std::string code;    // the platform's last word
  std::string trace;   // by which the logs know it, from the message that it answers to its receipt
  bool perhaps_taken = false;  // an attempt stayed unanswered
  bool possible_double =
      false;  // and was repeated, by a rule or by a person: perhaps it came twice
  std::optional<std::int64_t> resent_as = {};  // the message that says it again
};

// Up to `count` of these offices' before the id `before`, the newest first.
std::vector<MessageRow> messages_before(Transaction& tx, const std::vector<std::string>& offices,
                                        std::int64_t before, std::int64_t count);
std::optional<MessageRow> find_message(Transaction& tx, OutboxId id);
// Whether words that somebody tried on himself 试发 were ever taken by a platform.
bool has_trial_got_through(Transaction& tx);
const std::vector<std::string>& message_states();  // by OutboxState
std::optional<OutboxState> message_state_named(std::string_view name);

// The same of these states alone (none: of all). What did not get through is found at once, however
// long ago; of what is queued or went through, a bounded number of messages is looked at, so that
// few or none may be answered and there is still a `next`.
struct MessagePage {
  std::vector<MessageRow> rows;
  std::optional<std::int64_t> next = {};  // the id before which it goes on; nothing: that was all
};
MessagePage message_page(Transaction& tx, const std::vector<std::string>& offices,
                         const std::vector<OutboxState>& states, std::int64_t before,
                         std::int64_t count);

// A reminder 提醒 on record: what was said of a clock, to whom, and what was not and why.
struct ReminderRow {
  std::string key, clock, step, push;
  std::string whom;   // for whom it is: names of staff, "@office", "@citizen"
  std::string state;  // sent desk superseded acknowledged unreachable
  std::string due;    // the day that it is about; empty: none
  Instant at{};
  std::optional<std::string> acknowledged_by = {};
  std::optional<Instant> acknowledged = {};
};
// In the order of time. A case has tens of them in its life.
std::vector<ReminderRow> reminders_of_case(Transaction& tx, const std::string& case_no);

std::optional<std::int64_t> person_of_case(Transaction& tx, const std::string& case_no);

}  // namespace huiyin::store
