// Reception days that move by themselves when other days are off 放假安排: a day that was a working
// day is none any more, or is one again.
#pragma once

#include <string>
#include <vector>

#include "store/moved_days.h"

namespace huiyin::store {

struct ReceptionShift {
  LocalDate from, to;
  int booked = 0;
};

// The coming days of this office that are held on another one by `after` than by its own calendar.
// One that the office itself moved or called off stays as it decided. Nothing is written.
std::vector<ReceptionShift> reception_shifts(const OfficeContext& office,
                                             const petition::Calendar& after);
// `after` is in force from now on: who has booked goes along and is told; what the office decided
// itself goes on. Answers what was moved.
std::vector<ReceptionShift> shift_receptions(const OfficeContext& office,
                                             const petition::Calendar& after,
                                             const std::string& by);

}  // namespace huiyin::store
