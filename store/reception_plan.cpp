#include "store/reception_plan.h"

#include <algorithm>
#include <map>

namespace huiyin::store {
namespace {

// The nearest hour with a free seat; of two as near the earlier.
std::optional<LocalTime> nearest_free(const std::map<LocalTime, int>& free, LocalTime wished) {
  std::optional<LocalTime> nearest;
  const auto distance = [&](LocalTime time) {
    return std::chrono::abs(time.since_midnight() - wished.since_midnight());
  };
  for (const auto& [time, seats] : free)
    if (seats > 0 && (!nearest || distance(time) < distance(*nearest))) nearest = time;
  return nearest;
}

}  // namespace

std::vector<PlannedVisit> plan_visits(const DeskContext& desk, LocalDate from, LocalDate to) {
  std::map<LocalTime, int> free;
  for (const bot::Opening& opening : openings(desk, to)) free[opening.time] = opening.free;
  std::vector<PlannedVisit> plan;
  for (BookingRow& row : bookings_on(desk, from)) {
    const LocalTime wished = row.booking.what.time;
    const auto seat = nearest_free(free, wished);
    const LocalTime time = seat.value_or(wished);
    if (seat) --free[*seat];
    const Seated how = !seat            ? Seated::besides
                       : time == wished ? Seated::same_time
                                        : Seated::other_time;
    plan.push_back({std::move(row), time, how});
  }
  return plan;
}

bool is_full(const DeskContext& desk, LocalDate day) {
  return std::ranges::none_of(openings(desk, day),
                              [](const bot::Opening& opening) { return opening.free > 0; });
}

CitizenText words_of_move(const OfficeContext& office, const PlannedVisit& visit, LocalDate to) {
  const bot::Booking& booking = visit.row.booking;
  const std::string now = chinese_with_weekday(to);
  return {"reception_moved",
          office.words.told("desk.reception_moved",
                            {{"预约号", booking.number.text()},
                             {"原日期", chinese_with_weekday(booking.what.date)},
                             {"原时间", booking.what.time.iso()},
                             {"日期", now},
                             {"时间", visit.time.iso()},
                             {"地点", office.office.facts.address},
                             {"电话", office.office.facts.phone}}),
          office.words.told("desk.reception_moved_sms", {{"单位", office.office.facts.name},
                                                         {"预约号", booking.number.text()},
                                                         {"日期", now},
                                                         {"时间", visit.time.iso()},
                                                         {"电话", office.office.facts.phone}})};
}

CitizenText words_of_cancelling(const OfficeContext& office, const BookingRow& row,
                                std::optional<LocalDate> next) {
  const bot::Booking& booking = row.booking;
  const std::string was = chinese_with_weekday(booking.what.date);
  return {"reception_cancelled",
          office.words.told("desk.reception_cancelled",
                            {{"预约号", booking.number.text()},
                             {"原日期", was},
                             {"原时间", booking.what.time.iso()},
                             {"下次", next ? chinese_with_weekday(*next) : std::string()},
                             {"电话", office.office.facts.phone}}),
          office.words.told("desk.reception_cancelled_sms", {{"单位", office.office.facts.name},
                                                             {"预约号", booking.number.text()},
                                                             {"原日期", was},
                                                             {"电话", office.office.facts.phone}})};
}

}  // namespace huiyin::store
