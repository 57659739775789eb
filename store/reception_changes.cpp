#include "store/reception_changes.h"

#include "base/ensure.h"
#include "store/listings.h"

namespace huiyin::store {
namespace {

std::vector<ReceptionTold> told_of_change(Transaction& tx, std::int64_t change) {
  std::vector<ReceptionTold> told;
  for (auto& [booking, time, message] :
       tx.rows<std::string, std::string, std::optional<std::int64_t>>(
           "SELECT booking, time, outbox_id FROM reception_told WHERE change_id = $1 ORDER BY "
           "booking",
           {change})) {
    ReceptionTold one{std::move(booking), std::move(time)};
    if (message) {
      one.message = OutboxId{*message};
      if (const auto row = find_message(tx, *one.message)) one.state = row->state;
    }
    told.push_back(std::move(one));
  }
  return told;
}

}  // namespace

std::int64_t note_reception_change(Transaction& tx, const std::string& office,
                                   const ReceptionChange& change) {
  const auto id = tx.insert(
      "INSERT INTO reception_change(office, day, moved_to, by_whom, reason, changed_at, is_back) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {office, change.day.iso(), change.moved_to ? Value{change.moved_to->iso()} : Value{nullptr},
       change.by, change.reason, unix_ms(change.at), std::int64_t{change.is_back}});
  ensure(id.has_value(), "a change of a reception day is noted");
  for (const ReceptionTold& one : change.told)
    tx.execute(
        "INSERT INTO reception_told(change_id, booking, time, outbox_id) VALUES ($1, $2, $3, $4)",
        {*id, one.booking, one.time, one.message ? Value{one.message->value} : Value{nullptr}});
  return *id;
}

std::vector<ReceptionChange> reception_changes(Transaction& tx, const std::string& office,
                                               std::int64_t count) {
  std::vector<ReceptionChange> all;
  for (auto& [id, day, to, by, reason, at, is_back] :
       tx.rows<std::int64_t, std::string, std::optional<std::string>, std::string, std::string,
               std::int64_t, std::int64_t>(
           "SELECT id, day, moved_to, by_whom, reason, changed_at, is_back FROM "
           "reception_change WHERE office = $1 ORDER BY id DESC LIMIT $2",
           {office, count})) {
    const auto was = LocalDate::parse(day);
    ensure(was.has_value(), "a reception day that was changed is a date");
    all.push_back({id, *was, to ? LocalDate::parse(*to) : std::nullopt, is_back != 0, std::move(by),
                   std::move(reason), Instant(milliseconds{at}), told_of_change(tx, id)});
  }
  return all;
}

std::vector<std::string> called_off_with(Transaction& tx, const std::string& office,
                                         LocalDate day) {
  std::vector<std::string> numbers;
  for (auto& [number] : tx.rows<std::string>(
           "SELECT booking FROM reception_told WHERE change_id = (SELECT MAX(id) FROM "
           "reception_change WHERE office = $1 AND day = $2 AND moved_to IS NULL AND is_back = 0) "
           "ORDER BY booking",
           {office, day.iso()}))
    numbers.push_back(std::move(number));
  return numbers;
}

}  // namespace huiyin::store
