// Days that have a name and no number: festivals, and the days of the lunar calendar.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/understanding/sentence.h"

namespace huiyin::bot {

class DayNames {
 public:
  struct Month {
    LocalDate first, last;
  };

  // From config/defaults/understanding/calendar.json. Refuses with config.not_json, calendar.year,
  // calendar.festival.
  static Result<DayNames> from(std::string_view json);

  // A day of the lunar calendar 农历; `year` is the Gregorian year in which that lunar year begins.
  // Nothing when the table or that month has no such day.
  std::optional<LocalDate> lunar(int year, unsigned month, unsigned day, bool leap = false) const;
  std::optional<Month> lunar_month(int year, unsigned month, bool leap = false) const;
  // The first such day on or after `from`.
  std::optional<LocalDate> lunar_from(LocalDate from, unsigned month, unsigned day,
                                      bool leap = false) const;
  std::optional<LocalDate> lunar_day_from(LocalDate from, unsigned day) const;  // 初八, any month

  // A festival whose name stands at `at`, the longest.
  struct Named {
    std::size_t end = 0;
    std::size_t festival = 0;
  };
  std::optional<Named> festival_at(const Sentence& s, std::size_t at) const;
  std::optional<LocalDate> festival_in(std::size_t festival, int year) const;
  std::optional<LocalDate> festival_from(std::size_t festival, LocalDate from) const;
  // From the festival's day to the end of its days off, by custom: 国庆后 begins behind them.
  unsigned days_of_rest(std::size_t festival) const { return festivals_[festival].rest; }

 private:
  enum class Rule { solar, lunar, last_lunar, qingming, winter, nth_weekday };
  struct Festival {
    std::vector<std::u32string> names;
    Rule rule{};
    unsigned month = 0, day = 0, nth = 0;  // of nth_weekday: `day` is the weekday
    unsigned rest = 1;
  };
  struct LunarYear {
    LocalDate new_year;
    std::array<unsigned char, 13> days{};  // of each month, the leap one in its place
    unsigned months = 0, leap = 0;
    unsigned qingming = 0, winter = 0;
  };
  const LunarYear* year(int y) const;

  int first_year_ = 0;
  std::vector<LunarYear> years_;
  std::vector<Festival> festivals_;
};

}  // namespace huiyin::bot
