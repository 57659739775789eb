// Days in words and figures: 12月15日, 15号, 下个月十五, 下周三, 大后天, 三天后, 十日内, 国庆节,
// 农历八月十五, 12/15.
#pragma once

#include "base/time.h"
#include "bot/understanding/day_names.h"
#include "bot/understanding/sentence.h"

namespace huiyin::bot {

struct DayRead {
  std::size_t end = 0;
  std::optional<LocalDate> date;
  std::optional<LocalDate> end_date;  // inclusive: of a week, a month, a part of one
  std::optional<LocalTime> time;      // of "两小时后" alone
  const char* refused = nullptr;      // "no_such_day": it looks like a day and there is none
  int sure = 0;           // the reading with the larger figure wins among readings of one length
  bool deadline = false;  // 十日内: the last day
  bool festival = false;  // named, not counted
  bool bare_day = false;  // a mere 15号
  bool names_day = true;  // false: a week or a month as a whole
};

struct DayContext {
  const DayNames& names;
  LocalDate today;
  LocalTime clock;        // the time of day now
  LocalDate floor;        // days without year or month are the first on or after this one
  bool tail = false;      // the end of a span: 到十二日
  bool expected = false;  // the dialogue asked for a day
};

// The longest day that begins at `at`.
std::optional<DayRead> day_at(const Sentence& s, std::size_t at, const DayContext& context);

// The readers behind day_at, one for each way of naming a day; each is total and answers nothing
// where it does not fit.
std::optional<DayRead> figures_at(const Sentence& s, std::size_t at, const DayContext& context);
std::optional<DayRead> month_day_at(const Sentence& s, std::size_t at, const DayContext& context);
std::optional<DayRead> week_at(const Sentence& s, std::size_t at, const DayContext& context);
// 约一下下个月: the first 下 belongs to 一下, and one month is meant, not two.
bool is_said_once(const Sentence& s, std::size_t at);
std::optional<DayRead> relative_at(const Sentence& s, std::size_t at, const DayContext& context);
std::optional<DayRead> distance_at(const Sentence& s, std::size_t at, const DayContext& context);
std::optional<DayRead> festival_at(const Sentence& s, std::size_t at, const DayContext& context);

// 2026年, 26年, 二零二六年, 明年, 去年.
struct YearRead {
  std::size_t end = 0;
  int year = 0;
};
std::optional<YearRead> year_at(const Sentence& s, std::size_t at, LocalDate today);

LocalDate month_added(LocalDate date, int months);  // the last day where that month is shorter
LocalDate last_of_month(int year, unsigned month);
// The weekday 1 … 7 whose name (三, 3, 日, 天) stands at `at`, 0 for none.
int weekday_at(const Sentence& s, std::size_t at);

}  // namespace huiyin::bot
