// The days on which offices work 工作日: weekdays, without the State Council's days off, with its
// make-up days 调休.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace huiyin::petition {

using Faults = std::vector<Problem>;  // everything wrong with a text at once

enum class DayKind { working, make_up, weekend, holiday };

// A day that a year's notice names: off, or a weekend's day that works.
struct NamedDay {
  LocalDate date;
  std::string name = {};  // the holiday: "国庆节"; of a make-up day the one that it pays for
  bool works = false;
  friend bool operator==(const NamedDay&, const NamedDay&) = default;
};

// One year as its notice says it.
struct CalendarYear {
  int year = 0;
  bool published = false;  // false: by weekends and what is named, to be told as provisional
  std::string source = {};
  std::vector<NamedDay> days = {};  // by date
};

class Calendar {
 public:
  Calendar() = default;  // knows no published year: weekends alone, all provisional

  // {"years":{"2026":{"published":true,"source":"…","off":[DAY…],"work":[DAY…]}}}, where DAY is
  // "2026-10-01" or {"date":"2026-10-01","name":"国庆节"}. `file` stands in each Problem's where. A
  // year not named, or with "published":false, is provisional. Refuses with json.*, calendar.year,
  // calendar.clash, calendar.work_on_weekday and calendar.no_days_off.
  [[nodiscard]] static tl::expected<Calendar, Faults> parse(std::string_view json,
                                                            std::string_view file);

  // Each year that `own` names stands in for the whole year here: an office's own file over the
  // one built in.
  Calendar with(const Calendar& own) const;

  bool is_working_day(LocalDate date) const;
  LocalDate working_day_from(LocalDate date) const;   // that day, or the next that works
  LocalDate working_day_until(LocalDate date) const;  // that day, or the last before it that works
  LocalDate nth_working_day_after(LocalDate date,
                                  int n) const;  // n ≥ 1; `date` itself is not counted

  // The year's days off were not published: computed by weekends, to be told as such.
  bool is_provisional(LocalDate date) const;
  bool is_provisional(LocalDate first, LocalDate last) const;  // in any year that they touch
  std::string source(int year) const;  // where the year's notice stands; empty when not published

  DayKind kind(LocalDate date) const;
  std::string holiday_name(LocalDate date) const;  // "春节"; empty when it has none
  std::string make_up_name(LocalDate date) const;  // the holiday that a make-up day pays for

  // What is known of that year; not published and without days where nothing is.
  CalendarYear year(int year) const;
  // The first and last day that works here and not there, or the other way round; nothing: none.
  std::optional<std::pair<LocalDate, LocalDate>> differs_within(const Calendar& other) const;

 private:
  friend class CalendarReader;
  struct Named {
    bool works = false;
    std::string name;
    int of_year = 0;  // whose notice names the day: its own year's, or that of the next
  };
  struct Year {
    bool published = false;
    std::string source;
  };
  std::map<LocalDate, Named> named_;  // days that differ from plain weekends
  std::map<int, Year> years_;         // as named in the text
};

// The year in the form that Calendar::parse() reads.
std::string calendar_text(const CalendarYear& year);

}  // namespace huiyin::petition
