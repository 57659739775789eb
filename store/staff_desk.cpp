#include "store/staff_desk.h"

#include "petition/reception.h"
#include "store/bookings.h"

namespace huiyin::store {

std::vector<bot::StaffDesk::Wait> StaffBooks::waiting_for_human() {
  std::vector<Wait> all;
  for (const auto& [conversation, at] : desk_.tx.rows<std::int64_t, std::int64_t>(
           "SELECT conversation_id, at FROM invitation_of_human WHERE closed_at IS NULL ORDER BY "
           "at, id"))
    all.push_back({conversation, Instant(milliseconds{at})});
  return all;
}

bot::StaffDesk::Day StaffBooks::next_reception_day() {
  const Office& office = desk_.office;
  const auto days =
      petition::open_days(desk_.now, office.reception, office.calendar, office.months_ahead);
  Day day{days.empty() ? desk_.today() : days.front().day.date, {}};
  for (const BookingRow& row : bookings_on(desk_, day.day))
    day.visits.push_back({row.booking.number, row.booking.what.time, row.booking.what.people});
  return day;
}

}  // namespace huiyin::store
