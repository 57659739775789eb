// The State Council's notice of a year's days off 放假安排, read as it is published, in words:
//
//   七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
//
// Only what stands there is taken: what contradicts itself (a date and its weekday, a stretch and
// its number of days) is refused with its line, never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "petition/calendar.h"

namespace huiyin::petition {

// One holiday as a notice has it.
struct NoticedHoliday {
  std::string name;  // "国庆节、中秋节"
  std::vector<LocalDate> off = {}, work = {};
  int line = 0;  // where it begins, from 1
};

struct HolidayNotice {
  std::vector<NoticedHoliday> holidays = {};  // in the order of the text
  // Sentences that speak of days off and named none: for a person to look at.
  std::vector<std::string> unread = {};

  // Each of the year's seven holidays is in it: it is the whole year's, and stands for all of it.
  bool is_whole() const;
};

// `year`: of which year it must be. A holiday without its name takes that of the first of January,
// May or October in it, or of the days that `year` has off already. Every fault at once, with its
// line and words: holidays.no_days (nothing of the kind is in it), holidays.other_year,
// holidays.no_such_day, holidays.backwards, holidays.weekday, holidays.count, holidays.out_of_year,
// holidays.no_name, holidays.works_on_weekday, holidays.twice.
tl::expected<HolidayNotice, Faults> read_holiday_notice(std::string_view text,
                                                        const CalendarYear& year);

// The year with that notice: the whole of it, or its holidays in the place of those of their name.
// A part alone publishes no year that was not. Refuses holidays.twice where a part's day is off or
// at work by another holiday that stays.
tl::expected<CalendarYear, Faults> with_notice(const CalendarYear& year,
                                               const HolidayNotice& notice);

}  // namespace huiyin::petition
