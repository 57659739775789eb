// Keeps the counts of what was said on the days that are over (store/message_days.h), so that a
// picture of a year is told at once.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "store/database.h"

namespace huiyin::gateway {

class FigureDays {
 public:
  FigureDays(store::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  // Counts a bounded number of days, each in a snapshot of its own, so that it keeps nobody
  // waiting; the next round goes on. Costs nothing once the day's are done. Of one thread at a
  // time. store::DatabaseError
  void round();

 private:
  bool count_of(const std::string& office, LocalDate today, std::size_t max);

  store::Database& database_;
  const Clock& clock_;
  std::optional<LocalDate> done_ = {};  // on which day all were counted
};

}  // namespace huiyin::gateway
