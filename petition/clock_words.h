// What the clocks' names, days and refusals are called in Chinese: one place for console, cards,
// terminal and API.
#pragma once

#include <string>
#include <string_view>

#include "petition/deadlines.h"

namespace huiyin::petition {

// "受理", "意见书送达"; for a mark that no build can record, its name.
std::string_view mark_title(std::string_view mark);

std::string_view title(Owner owner);  // "责任单位"

// "60日", "5个工作日".
std::string days_in_words(int days, DayUnit unit);

// "国庆节放假", "国庆节调休上班", "周六"; for a plain working day its weekday.
std::string day_in_words(LocalDate date, const Calendar& calendar);

// Dates of one text: the year is said where it differs from the date before.
class DateWords {
 public:
  std::string day(LocalDate date);                    // "2026年8月4日", then "10月3日"
  std::string day_with_weekday(LocalDate date);       // "10月8日（周四）"
  std::string stretch(LocalDate from, LocalDate to);  // "10月1日至10月7日"; one day as such

 private:
  int year_ = 0;
};

// Why a mark changed nothing, with the article where one says so: "2026年9月29日的延期没有生效：
// 延长天数合计超过30日（《信访工作条例》第三十四条）。"
std::string refused_in_words(const RefusedMark& refused, const ClockSettings& settings,
                             const RuleBook& rules);

}  // namespace huiyin::petition
