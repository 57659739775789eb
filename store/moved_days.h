// The office moves a reception day 变更接访日: whoever has booked goes with it and is told, and may
// take another day or give it up; nobody loses his seat.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "petition/reception.h"
#include "store/desk_context.h"

namespace huiyin::store {

// The coming reception days as the office holds them, with those that it moved.
std::vector<petition::ReceptionDay> reception_days(const OfficeContext& office);

struct DayMove {
  LocalDate from;  // the day as it stands now
  LocalDate to;
  std::string by;      // a member of staff of the petition office, or a leader
  std::string reason;  // kept; the citizens are told the day, not why
};

struct DayMoved {
  int moved = 0;          // bookings that went along
  int at_other_time = 0;  // of them, because their hour was taken on the new day
  int over_capacity = 0;  // of them, on a day that is full: seated besides
};

// Refuses: staff.unknown, reception.role (neither the office nor a leader), reception.reason,
// reception.no_such_day (`from` is none of the coming ones), reception.past (`to` is over),
// reception.day_off (`to` is no working day), reception.same_day (another one is held then).
Result<DayMoved> move_reception(const OfficeContext& office, const DayMove& move);

}  // namespace huiyin::store
