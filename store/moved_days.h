// The office moves a reception day 变更接访日: whoever has booked goes with it and is told, and may
// take another day or give it up; nobody loses his seat. Or it calls the day off, and everybody is
// told that.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "petition/reception.h"
#include "store/desk_context.h"
#include "store/reception_plan.h"

namespace huiyin::store {

petition::MovedDays moved_days(const OfficeContext& office);
// The coming reception days as the office holds them, with those that it moved.
std::vector<petition::ReceptionDay> reception_days(const OfficeContext& office);

// Days that are none any more, by the office's file or its days off, while people are booked for
// them, and how many: nothing is done to them until somebody moves such a day or calls it off, as
// one that is held.
std::vector<std::pair<LocalDate, int>> left_days(const OfficeContext& office);

struct DayMove {
  LocalDate from;  // the day as it stands now
  LocalDate to;
  std::string by;      // a member of staff of the petition office, or a leader
  std::string reason;  // kept; the citizens are told the day, not why
};

struct DayMoved {
  int moved = 0;          // bookings that went along
  int at_other_time = 0;  // of them, because their hour was taken on the new day
  int over_capacity = 0;  // of them, on a day that has too few seats: seated besides
};

// What moving would do, and nothing is done. Refuses: reception.no_such_day (`from` is none of the
// coming ones nor of left_days()), reception.past (it or `to` is over), reception.day_off (`to` is
// no working day), reception.same_day (another one is held then; whoever was left goes to one),
// reception.full (somebody booked, and `to` has no seat left for anybody).
Result<std::vector<PlannedVisit>> planned_move(const OfficeContext& office, LocalDate from,
                                               LocalDate to);
// The same of calling it off. Refuses: reception.no_such_day, reception.past.
Result<std::vector<BookingRow>> planned_cancelling(const OfficeContext& office, LocalDate day);
// The reception day that who booked for `day` may take instead; nothing: none is known.
std::optional<LocalDate> next_day_but(const OfficeContext& office, LocalDate day);

// Why he may not change days: staff.unknown, reception.role (neither the office nor a leader).
std::optional<Problem> no_changer_of_days(const OfficeContext& office, const std::string& by);
// Besides, reception.reason: he gives none.
std::optional<Problem> no_changer_of_days(const OfficeContext& office, const std::string& by,
                                          const std::string& reason);

// Refuses besides: what no_changer_of_days() says.
Result<DayMoved> move_reception(const OfficeContext& office, const DayMove& move);

struct DayCancelled {
  int bookings = 0, waiting = 0;  // all told
};
Result<DayCancelled> cancel_reception(const OfficeContext& office, LocalDate day,
                                      const std::string& by, const std::string& reason);

// Who has booked for `move.from` goes to `move.to` and is told, whoever decided it.
DayMoved carry_over(const OfficeContext& office, const DayMove& move);

}  // namespace huiyin::store
