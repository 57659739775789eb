// The weeks of the figures: whole weeks from Monday, numbered as ISO 8601 does, so that a year's
// turn falls into one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace huiyin::store {

inline constexpr int kFigureWeeksMax = 53, kFigureWeeks = 13;  // at most, and where nobody says

LocalDate monday_of(LocalDate date);
// "2026-W53": the week belongs to the year that has its Thursday.
std::string iso_week(LocalDate date);

// From a Monday to a Sunday.
struct FigureWeeks {
  LocalDate from, until;

  // The weeks of the two days, and all between; nothing: the first day is later, or there would be
  // more than kFigureWeeksMax.
  static std::optional<FigureWeeks> of(LocalDate first, LocalDate last);

  std::size_t count() const { return std::size_t((until - from).count() + 1) / 7; }
  LocalDate monday(std::size_t week) const { return from + days{7 * int(week)}; }
  bool has(LocalDate date) const { return from <= date && date <= until; }
  std::size_t week_of(LocalDate date) const { return std::size_t((date - from).count()) / 7; }
};

}  // namespace huiyin::store
