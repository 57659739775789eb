#include "store/reception_shifts.h"

namespace huiyin::store {
namespace {

struct Both {
  petition::ReceptionDay before, after;
};

// Days of each month in question that are computed differently.
std::vector<Both> computed_anew(const OfficeContext& office, const petition::Calendar& after,
                                const petition::MovedDays& moved) {
  const LocalDate today = office.today();
  std::vector<Both> all;
  for (int ahead = -1; ahead <= office.office.months_ahead + 1; ++ahead) {
    const int month = today.year() * 12 + int(today.month()) - 1 + ahead;
    const auto by = [&](const petition::Calendar& calendar) {
      return petition::reception_day(month / 12, unsigned(month % 12) + 1, office.office.reception,
                                     calendar, moved);
    };
    Both both{by(office.office.calendar), by(after)};
    if (both.before.computed != both.after.computed) all.push_back(std::move(both));
  }
  return all;
}

// What was decided of the day goes on under the day that is computed now.
void keep_decision(const OfficeContext& office, const Both& day) {
  office.tx.execute(
      "DELETE FROM moved_day WHERE office = $1 AND computed = $2 AND EXISTS (SELECT 1 FROM "
      "moved_day m WHERE m.office = $1 AND m.computed = $3)",
      {office.office.code, day.after.computed.iso(), day.before.computed.iso()});
  office.tx.execute("UPDATE moved_day SET computed = $1 WHERE office = $2 AND computed = $3",
                    {day.after.computed.iso(), office.office.code, day.before.computed.iso()});
}

bool is_shift(const OfficeContext& office, const petition::MovedDays& moved, const Both& day) {
  return !moved.contains(day.before.computed) && day.before.day.date >= office.today() &&
         day.after.day.date >= office.today();
}

}  // namespace

std::vector<ReceptionShift> reception_shifts(const OfficeContext& office,
                                             const petition::Calendar& after) {
  const auto moved = moved_days(office);
  std::vector<ReceptionShift> shifts;
  for (const Both& day : computed_anew(office, after, moved))
    if (is_shift(office, moved, day))
      shifts.push_back({day.before.day.date, day.after.day.date,
                        int(bookings_on({office, {}}, day.before.day.date).size())});
  return shifts;
}

std::vector<ReceptionShift> shift_receptions(const OfficeContext& office,
                                             const petition::Calendar& after,
                                             const std::string& by) {
  const auto moved = moved_days(office);
  std::vector<ReceptionShift> shifts = reception_shifts(office, after);
  for (const Both& day : computed_anew(office, after, moved))
    if (moved.contains(day.before.computed)) keep_decision(office, day);
  for (const ReceptionShift& shift : shifts)
    carry_over(office, {shift.from, shift.to, by, "放假安排调整"});
  return shifts;
}

}  // namespace huiyin::store
