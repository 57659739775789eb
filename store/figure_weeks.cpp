#include "store/figure_weeks.h"

#include <cstdio>

namespace huiyin::store {

LocalDate monday_of(LocalDate date) { return date - days{int(date.weekday()) - 1}; }

std::string iso_week(LocalDate date) {
  const LocalDate thursday = monday_of(date) + days{3};
  const auto nth_day = (thursday - LocalDate(thursday.year(), 1, 1)).count();
  char text[32];
  std::snprintf(text, sizeof text, "%d-W%02d", thursday.year(), int(nth_day / 7) + 1);
  return text;
}

std::optional<FigureWeeks> FigureWeeks::of(LocalDate first, LocalDate last) {
  if (last < first) return std::nullopt;
  const FigureWeeks weeks{monday_of(first), monday_of(last) + days{6}};
  if (weeks.count() > std::size_t{kFigureWeeksMax}) return std::nullopt;
  return weeks;
}

}  // namespace huiyin::store
