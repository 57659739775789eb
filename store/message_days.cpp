#include "store/message_days.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

Instant beginning_of(LocalDate day) { return instant_of(day, LocalTime(0, 0)); }

// The last day of which a count may be kept.
LocalDate last_kept(LocalDate today) { return today - days{2}; }

LocalDate day_of(const std::string& iso) {
  const auto day = LocalDate::parse(iso);
  ensure(day.has_value(), "a day of messages is a day");
  return *day;
}

std::map<LocalDate, Instant> counted_at(Transaction& tx, const std::string& office, LocalDate from,
                                        LocalDate until) {
  std::map<LocalDate, Instant> all;
  for (const auto& [day, at] : tx.rows<std::string, std::int64_t>(
           "SELECT day, counted_at FROM message_day WHERE office = $1 AND day >= $2 AND day <= $3",
           {office, from.iso(), until.iso()}))
    all.emplace(day_of(day), Instant(milliseconds{at}));
  return all;
}

// Nothing: the office has said nothing yet.
std::optional<LocalDate> first_day(Transaction& tx, const std::string& office) {
  const auto row = tx.row<std::optional<std::int64_t>>(
      "SELECT MIN(created_at) FROM outbox WHERE office = $1", {office});
  if (!row || !std::get<0>(*row)) return std::nullopt;
  return office_date(Instant(milliseconds{*std::get<0>(*row)}));
}

void add(ByChannel& to, const ByChannel& more) {
  for (const auto& [channel, counts] : more)
    for (std::size_t state = 0; state < counts.size(); ++state) to[channel][state] += counts[state];
}

std::int64_t& count_in(ByChannel& counts, const std::string& channel, std::int64_t state) {
  ensure(state >= 0 && state < std::int64_t{kOutboxStates}, "a message is in a known state");
  return counts[channel][std::size_t(state)];
}

}  // namespace

std::vector<LocalDate> message_days_to_count(Transaction& tx, const std::string& office,
                                             LocalDate today, std::size_t max) {
  std::vector<LocalDate> wanted;
  const auto first = first_day(tx, office);
  if (!first) return wanted;
  const LocalDate oldest = monday_of(today) - days{7 * (kFigureWeeksMax - 1)};
  const LocalDate from = std::max(*first, oldest), until = last_kept(today);
  const auto known = counted_at(tx, office, from, until);
  for (LocalDate day = from; day <= until && wanted.size() < max; day = day + days{1}) {
    const auto at = known.find(day);
    const bool is_stale = at != known.end() && today - day <= days{kDaysUnsettled} &&
                          at->second < beginning_of(today);
    if (at == known.end() || is_stale) wanted.push_back(day);
  }
  return wanted;
}

ByChannel count_message_day(Transaction& tx, const std::string& office, LocalDate day) {
  ByChannel counts;
  for (const auto& [channel, state, n] : tx.rows<std::string, std::int64_t, std::int64_t>(
           "SELECT channel, state, COUNT(*) FROM outbox WHERE office = $1 AND created_at >= $2 AND "
           "created_at < $3 GROUP BY channel, state",
           {office, unix_ms(beginning_of(day)), unix_ms(beginning_of(day + days{1}))}))
    count_in(counts, channel, state) = n;
  return counts;
}

void keep_message_day(Transaction& tx, const std::string& office, LocalDate day,
                      const ByChannel& counts, Instant now) {
  tx.execute("DELETE FROM message_day_count WHERE office = $1 AND day = $2", {office, day.iso()});
  for (const auto& [channel, by_state] : counts)
    for (std::size_t state = 0; state < by_state.size(); ++state)
      if (by_state[state] > 0)
        tx.execute(
            "INSERT INTO message_day_count(office, day, channel, state, n) VALUES ($1, $2, $3, $4, "
            "$5) ON CONFLICT (office, day, channel, state) DO UPDATE SET n = excluded.n",
            {office, day.iso(), channel, std::int64_t(state), by_state[state]});
  tx.execute(
      "INSERT INTO message_day(office, day, counted_at) VALUES ($1, $2, $3) ON CONFLICT (office, "
      "day) DO UPDATE SET counted_at = excluded.counted_at",
      {office, day.iso(), unix_ms(now)});
}

std::vector<ByChannel> message_figures(Transaction& tx, const std::vector<std::string>& offices,
                                       const FigureWeeks& weeks, LocalDate today) {
  std::vector<ByChannel> all(weeks.count());
  for (const std::string& office : offices) {
    const LocalDate kept_until = std::min(weeks.until, last_kept(today));
    const auto known = counted_at(tx, office, weeks.from, kept_until);
    for (const auto& [day, channel, state, n] :
         tx.rows<std::string, std::string, std::int64_t, std::int64_t>(
             "SELECT day, channel, state, n FROM message_day_count WHERE office = $1 AND day >= $2 "
             "AND day <= $3",
             {office, weeks.from.iso(), kept_until.iso()}))
      count_in(all[weeks.week_of(day_of(day))], channel, state) += n;
    const LocalDate last = std::min(weeks.until, today);
    for (LocalDate day = weeks.from; day <= last; day = day + days{1})
      if (!known.contains(day)) add(all[weeks.week_of(day)], count_message_day(tx, office, day));
  }
  return all;
}

}  // namespace huiyin::store
