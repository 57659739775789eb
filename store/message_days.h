// What was put into the outbox on each day of an office, by channel and by what became of it, for
// figures. Counting a year of it takes longer than anybody waits (a million rows: half a second),
// so a day that is over is counted once and kept. Much of it may still change for a while, by
// receipts 回执 and by what waits for a citizen's next word: so it is counted anew on each of the
// next kDaysUnsettled days. Today and yesterday, and what nobody has counted yet, are counted when
// asked.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/figure_weeks.h"
#include "store/outbox.h"

namespace huiyin::store {

inline constexpr int kDaysUnsettled = 35;

using ByState = std::array<std::int64_t, kOutboxStates>;
using ByChannel = std::map<std::string, ByState>;

// Day by day, the oldest first, at most `max`: those of the last kFigureWeeksMax weeks that are to
// be counted, or counted anew.
std::vector<LocalDate> message_days_to_count(Transaction& tx, const std::string& office,
                                             LocalDate today, std::size_t max);
ByChannel count_message_day(Transaction& tx, const std::string& office, LocalDate day);
void keep_message_day(Transaction& tx, const std::string& office, LocalDate day,
                      const ByChannel& counts, Instant now);

// By week in which it was to be said.
std::vector<ByChannel> message_figures(Transaction& tx, const std::vector<std::string>& offices,
                                       const FigureWeeks& weeks, LocalDate today);

}  // namespace huiyin::store
