#include "petition/working_days.h"

namespace huiyin::petition {
namespace {

// The days that may stand in a rule or a file (json_reader.h), with a year of room for steps
// beyond.
constexpr LocalDate kFirstNumbered{1989, 1, 1}, kLastNumbered{2101, 12, 31};

}  // namespace

WorkingDays::WorkingDays(const Calendar& calendar) : calendar_(calendar), first_(kFirstNumbered) {
  const auto all = std::size_t((kLastNumbered - kFirstNumbered).count()) + 1;
  counted_.reserve(all + 1);
  for (std::size_t place = 0; place < all; ++place) {
    counted_.push_back(std::int32_t(places_.size()));
    if (calendar.is_working_day(first_ + days{int(place)})) places_.push_back(std::int32_t(place));
  }
  counted_.push_back(std::int32_t(places_.size()));
}

bool WorkingDays::is_numbered(LocalDate date) const {
  return date >= first_ && date - first_ < days{int(counted_.size()) - 1};
}

std::size_t WorkingDays::place_of(LocalDate date) const {
  return std::size_t((date - first_).count());
}

LocalDate WorkingDays::day(std::size_t number) const { return first_ + days{places_[number]}; }

bool WorkingDays::works(LocalDate date) const {
  if (!is_numbered(date)) return calendar_.is_working_day(date);
  const std::size_t place = place_of(date);
  return counted_[place + 1] > counted_[place];
}

LocalDate WorkingDays::from(LocalDate date) const {
  if (is_numbered(date)) {
    const auto number = std::size_t(counted_[place_of(date)]);
    if (number < places_.size()) return day(number);
  }
  return calendar_.working_day_from(date);
}

LocalDate WorkingDays::until(LocalDate date) const {
  if (is_numbered(date)) {
    const auto number = counted_[place_of(date) + 1];
    if (number > 0) return day(std::size_t(number) - 1);
  }
  return calendar_.working_day_until(date);
}

LocalDate WorkingDays::nth(LocalDate date, int n) const {
  if (n == 0) return until(date);
  if (is_numbered(date)) {
    const std::size_t place = place_of(date);
    const std::int64_t number =
        n > 0 ? std::int64_t(counted_[place + 1]) + n - 1 : std::int64_t(counted_[place]) + n;
    if (number >= 0 && number < std::int64_t(places_.size())) return day(std::size_t(number));
  }
  for (; n > 0; --n) date = calendar_.working_day_from(date + days{1});
  for (; n < 0; ++n) date = calendar_.working_day_until(date - days{1});
  return date;
}

}  // namespace huiyin::petition
