// Where everybody goes who booked for a reception day that is moved 变更接访日, and what he is
// told: worked out before anything is done, so that who decides it sees exactly what will happen.
#pragma once

#include <string>
#include <vector>

#include "store/bookings.h"
#include "store/citizen_mail.h"
#include "store/desk_context.h"

namespace huiyin::store {

// The same hour; else the nearest that is free; else the same one, as one more than there are
// seats: who was promised a visit is received.
enum class Seated { same_time, other_time, besides };

struct PlannedVisit {
  BookingRow row;  // as it stands
  LocalTime time;  // on the new day
  Seated how = Seated::same_time;
};

// In the order of their hours. Nothing is written.
std::vector<PlannedVisit> plan_visits(const DeskContext& desk, LocalDate from, LocalDate to);
// Whether nobody at all can be seated on that day: it is full, or closed.
bool is_full(const DeskContext& desk, LocalDate day);

CitizenText words_of_move(const OfficeContext& office, const PlannedVisit& visit, LocalDate to);
// `next`: the reception day that comes next; nothing: none is known.
CitizenText words_of_cancelling(const OfficeContext& office, const BookingRow& row,
                                std::optional<LocalDate> next);

}  // namespace huiyin::store
