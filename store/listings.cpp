#include "store/listings.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace huiyin::store {
namespace {

std::optional<std::int64_t> first_id(const std::optional<std::tuple<std::int64_t>>& row) {
  if (!row) return std::nullopt;
  return std::get<0>(*row);
}

// Of a filter that no index serves, at once: some milliseconds.
constexpr std::int64_t kLookedAt = 2000;

constexpr std::array kNotThrough{OutboxState::held,     OutboxState::expired, OutboxState::failed,
                                 OutboxState::parked,   OutboxState::unknown, OutboxState::blocked,
                                 OutboxState::kept_back};

using MessageColumns =
    std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t,
               std::optional<std::int64_t>, std::int64_t, std::string, std::string, std::string,
               std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>>;
const std::string kMessages =
    "SELECT o.id, o.channel, o.kind, o.about, o.state, o.created_at, o.finished_at, o.attempts, "
    "COALESCE(o.reason, ''), o.office, COALESCE(o.last_code, ''), o.trace, o.possible_double, "
    "o.repeated + COALESCE((SELECT d.may_be_double FROM resending d WHERE d.outbox_id = o.id), 0), "
    "r.outbox_id "
    "FROM outbox o LEFT JOIN resending r ON r.of_outbox = o.id ";

std::vector<MessageColumns> message_columns(Transaction& tx, const std::string& where,
                                            std::initializer_list<Value> values) {
  return tx.rows<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t,
                 std::optional<std::int64_t>, std::int64_t, std::string, std::string, std::string,
                 std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>>(
      kMessages + where, values);
}

MessageRow message_row(MessageColumns columns) {
  auto& [id, channel, kind, about, state, created, finished, attempts, reason, office, code, trace,
         perhaps, twice, again] = columns;
  MessageRow row{.id = id,
                 .channel = std::move(channel),
                 .kind = std::move(kind),
                 .about = std::move(about),
                 .state = message_states().at(std::size_t(state)),
                 .created = Instant(milliseconds{created}),
                 .attempts = attempts,
                 .reason = std::move(reason),
                 .office = std::move(office),
                 .code = std::move(code),
                 .trace = std::move(trace),
                 .perhaps_taken = perhaps != 0,
                 .possible_double = twice != 0,
                 .resent_as = again};
  if (finished) row.finished = Instant(milliseconds{*finished});
  return row;
}

std::vector<MessageRow> newest_first(std::vector<MessageRow> all, std::int64_t count) {
  std::ranges::sort(all, std::ranges::greater(), &MessageRow::id);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
}

// What a trial held back stands in an index of its own.
std::vector<MessageRow> kept_back(Transaction& tx, const std::vector<std::string>& offices,
                                  std::int64_t before, std::int64_t count) {
  std::vector<MessageRow> all;
  for (const std::string& office : offices)
    for (auto& found : message_columns(
             tx, "WHERE o.office = $1 AND o.state = 9 AND o.id < $2 ORDER BY o.id DESC LIMIT $3",
             {office, before, count}))
      all.push_back(message_row(std::move(found)));
  return all;
}

// Of kNotThrough alone. The state is a parameter here because the index's own condition stands
// beside it.
std::vector<MessageRow> not_through(Transaction& tx, const std::vector<std::string>& offices,
                                    const std::vector<OutboxState>& states, std::int64_t before,
                                    std::int64_t count) {
  std::vector<MessageRow> all;
  if (std::ranges::count(states, OutboxState::kept_back) > 0)
    all = kept_back(tx, offices, before, count);
  for (const std::string& office : offices)
    for (const OutboxState state : states)
      for (auto& found : message_columns(
               tx,
               "WHERE o.office = $1 AND o.state = $2 AND (o.state = 2 OR o.state = 3 OR o.state = "
               "4 OR o.state = 5 OR o.state = 6 OR o.state = 8) AND o.id < $3 ORDER BY o.id DESC "
               "LIMIT $4",
               {office, std::int64_t(state), before, count}))
        all.push_back(message_row(std::move(found)));
  return newest_first(std::move(all), count);
}

}  // namespace

const std::vector<std::string>& message_states() {
  static const std::vector<std::string> names{"queued",  "accepted", "held",    "expired",
                                              "failed",  "parked",   "unknown", "delivered",
                                              "blocked", "kept_back"};
  return names;
}

std::optional<OutboxState> message_state_named(std::string_view name) {
  const auto found = std::ranges::find(message_states(), name);
  if (found == message_states().end()) return std::nullopt;
  return OutboxState(found - message_states().begin());
}

std::vector<MessageRow> messages_before(Transaction& tx, const std::vector<std::string>& offices,
                                        std::int64_t before, std::int64_t count) {
  std::vector<MessageRow> all;
  for (const std::string& office : offices)
    for (auto& found :
         message_columns(tx, "WHERE o.office = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT $3",
                         {office, before, count}))
      all.push_back(message_row(std::move(found)));
  return newest_first(std::move(all), count);
}

std::optional<MessageRow> find_message(Transaction& tx, OutboxId id) {
  auto found = message_columns(tx, "WHERE o.id = $1", {id.value});
  if (found.empty()) return std::nullopt;
  return message_row(std::move(found.front()));
}

MessagePage message_page(Transaction& tx, const std::vector<std::string>& offices,
                         const std::vector<OutboxState>& states, std::int64_t before,
                         std::int64_t count) {
  const bool is_indexed = !states.empty() && std::ranges::all_of(states, [](OutboxState state) {
    return std::ranges::find(kNotThrough, state) != kNotThrough.end();
  });
  const std::int64_t looked_at = states.empty() || is_indexed ? count + 1 : kLookedAt;
  MessagePage page{is_indexed ? not_through(tx, offices, states, before, looked_at)
                              : messages_before(tx, offices, before, looked_at)};
  if (std::ssize(page.rows) == looked_at) page.next = page.rows.back().id;
  if (!states.empty() && !is_indexed)
    std::erase_if(page.rows, [&](const MessageRow& row) {
      return std::ranges::find(states, *message_state_named(row.state)) == states.end();
    });
  if (std::ssize(page.rows) > count) {
    page.rows.resize(std::size_t(count));
    page.next = page.rows.back().id;
  }
  return page;
}

bool has_trial_got_through(Transaction& tx) {
  // Literals: by a bound parameter SQLite would not find the index of trials alone.
  return tx
      .row<std::int64_t>(
          "SELECT 1 FROM outbox WHERE about = 'trial' AND (state = 1 OR state = 7) LIMIT 1")
      .has_value();
}

std::vector<ReminderRow> reminders_of_case(Transaction& tx, const std::string& case_no) {
  std::vector<ReminderRow> all;
  for (auto& [key, clock, step, push, whom, state, due, at, by, acknowledged] :
       tx.rows<std::string, std::string, std::string, std::string, std::string, std::string,
               std::string, std::int64_t, std::optional<std::string>, std::optional<std::int64_t>>(
           "SELECT key, clock, step, push, whom, state, due, at, acknowledged_by, acknowledged_at "
           "FROM reminder WHERE case_no = $1 ORDER BY at, key",
           {case_no})) {
    ReminderRow row{key, clock, step, push, whom, state, due, Instant(milliseconds{at}), by};
    if (acknowledged) row.acknowledged = Instant(milliseconds{*acknowledged});
    all.push_back(std::move(row));
  }
  return all;
}

std::optional<std::int64_t> person_of_case(Transaction& tx, const std::string& case_no) {
  return first_id(tx.row<std::int64_t>(
      "SELECT person_id FROM case_index WHERE case_no = $1 AND person_id IS NOT NULL", {case_no}));
}

}  // namespace huiyin::store
