#include "store/promise.h"

#include <tuple>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::int64_t day_begins(LocalDate day) { return unix_ms(instant_of(day, LocalTime(0, 0))); }

PromiseCount promise_count(Transaction& tx, const std::string& office, LocalDate day) {
  const auto row =
      tx.row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
             std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
          "SELECT COUNT(CASE WHEN state <> 9 THEN 1 END), COUNT(CASE WHEN state = 1 THEN 1 END), "
          "COUNT(CASE WHEN state = 7 THEN "
          "1 END), COUNT(CASE WHEN state IN (0, 2) THEN 1 END), COUNT(CASE WHEN state = 3 THEN 1 "
          "END), COUNT(CASE WHEN state IN (4, 8) THEN 1 END), COUNT(CASE WHEN state = 5 THEN 1 "
          "END), COUNT(CASE WHEN state = 6 THEN 1 END), COUNT(took_ms), COUNT(CASE WHEN took_ms "
          "<= 2000 THEN 1 END), COUNT(CASE WHEN took_ms <= 10000 THEN 1 END), COUNT(CASE WHEN "
          "channel = 'sms' AND took_ms IS NOT NULL THEN 1 END) FROM outbox WHERE office = $1 AND "
          "created_at >= $2 AND created_at < $3",
          {office, day_begins(day), day_begins(day + days{1})});
  ensure(row.has_value(), "a count is a row");
  PromiseCount count;
  std::tie(count.said, count.accepted, count.delivered, count.waiting, count.expired, count.failed,
           count.parked, count.unknown, count.handed_over, count.within_2s, count.within_10s,
           count.by_sms) = *row;
  return count;
}

// From which day each matter of the office is over a statutory day. CROSS JOIN: SQLite goes by the
// list of those, and not through all that the office ever had.
void add_overdue(Transaction& tx, const std::string& office, LocalDate today, Promise& promise) {
  for (const auto& [from] : tx.rows<std::string>(
           "SELECT l.listed_from FROM case_look l CROSS JOIN case_head h WHERE h.case_no = "
           "l.case_no AND l.listed_from IS NOT NULL AND l.listed_from <= $1 AND h.office = $2",
           {today.iso(), office})) {
    ++promise.overdue;
    const auto day = LocalDate::parse(from);
    ensure(day.has_value(), "a case is listed from a day");
    const auto at = (*day - promise.days.front().date).count();
    if (at >= 0) ++promise.days[std::size_t(at)].overdue;
  }
}

std::int64_t counted(const std::optional<std::tuple<std::int64_t>>& row) {
  ensure(row.has_value(), "a count is a row");
  return std::get<0>(*row);
}

// Both walk what is at hand alone: messages that wait to be answered, and to be sent.
std::int64_t in_nobodys_hands(Transaction& tx) {
  return counted(tx.row<std::int64_t>(
             "SELECT COUNT(*) FROM inbox i LEFT JOIN conversation c ON c.id = i.conversation_id "
             "WHERE i.state = 0 AND c.work_since IS NULL")) +
         counted(tx.row<std::int64_t>(
             "SELECT COUNT(*) FROM outbox o LEFT JOIN conversation c ON c.id = o.conversation_id "
             "WHERE o.state = 0 AND c.id IS NULL"));
}

}  // namespace

PromiseCount& PromiseCount::operator+=(const PromiseCount& other) {
  for (const auto part :
       {&PromiseCount::said, &PromiseCount::accepted, &PromiseCount::delivered,
        &PromiseCount::waiting, &PromiseCount::expired, &PromiseCount::failed,
        &PromiseCount::parked, &PromiseCount::unknown, &PromiseCount::handed_over,
        &PromiseCount::within_2s, &PromiseCount::within_10s, &PromiseCount::by_sms})
    this->*part += other.*part;
  return *this;
}

Promise promise(Transaction& tx, const std::vector<std::string>& offices, LocalDate today) {
  Promise all;
  for (int ago = kPromiseDays - 1; ago >= 0; --ago) all.days.push_back({today - days{ago}, {}});
  for (const std::string& office : offices) {
    for (PromiseDay& day : all.days) day.count += promise_count(tx, office, day.date);
    add_overdue(tx, office, today, all);
  }
  for (const PromiseDay& day : all.days) all.total += day.count;
  all.lost = in_nobodys_hands(tx) + all.total.unaccounted();
  return all;
}

std::optional<std::int64_t> share_in_basis_points(std::int64_t part, std::int64_t of) {
  if (of <= 0) return std::nullopt;
  return part * 10'000 / of;
}

}  // namespace huiyin::store
