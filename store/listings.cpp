#include "store/listings.h"

#include <algorithm>

namespace huiyin::store {
namespace {

std::optional<std::int64_t> first_id(const std::optional<std::tuple<std::int64_t>>& row) {
  if (!row) return std::nullopt;
  return std::get<0>(*row);
}

}  // namespace

const std::vector<std::string>& message_states() {
  static const std::vector<std::string> names{"queued",  "accepted",  "held",
                                              "expired", "failed",    "parked",
                                              "unknown", "delivered", "blocked"};
  return names;
}

std::vector<MessageRow> messages_before(Transaction& tx, const std::vector<std::string>& offices,
                                        std::int64_t before, std::int64_t count) {
  std::vector<MessageRow> all;
  for (const std::string& office : offices)
    for (auto& [id, channel, kind, about, state, created, finished, attempts, reason, repeated] :
         tx.rows<std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t,
                 std::optional<std::int64_t>, std::int64_t, std::string, std::int64_t>(
             "SELECT id, channel, kind, about, state, created_at, finished_at, attempts, "
             "COALESCE(reason, ''), repeated FROM outbox WHERE office = $1 AND id < $2 ORDER BY id "
             "DESC "
             "LIMIT $3",
             {office, before, count})) {
      all.push_back({id,
                     channel,
                     kind,
                     about,
                     message_states().at(std::size_t(state)),
                     Instant(milliseconds{created}),
                     {},
                     attempts,
                     reason,
                     office,
                     repeated > 0});
      if (finished) all.back().finished = Instant(milliseconds{*finished});
    }
  std::ranges::sort(all, std::ranges::greater(), &MessageRow::id);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
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

std::optional<std::int64_t> person_with_phone(Transaction& tx, const Keyring& keys,
                                              const petition::Phone& phone) {
  return first_id(tx.row<std::int64_t>("SELECT id FROM person WHERE phone_hash = $1",
                                       {keys.lookup_hash("phone", phone.text())}));
}

std::optional<std::int64_t> person_of_case(Transaction& tx, const std::string& case_no) {
  return first_id(tx.row<std::int64_t>(
      "SELECT person_id FROM case_index WHERE case_no = $1 AND person_id IS NOT NULL", {case_no}));
}

}  // namespace huiyin::store
