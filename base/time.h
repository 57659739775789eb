// Moments and days. An Instant is a UTC moment, a LocalDate a day of the office (UTC+8, no daylight
// saving). They meet in this file and nowhere else.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace huiyin {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// A UTC moment, in milliseconds since 1970.
using Instant = std::chrono::sys_time<milliseconds>;

inline constexpr hours kOfficeOffset{8};

enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

class LocalDate {
 public:
  constexpr LocalDate() = default;
  constexpr explicit LocalDate(std::chrono::sys_days since_1970) : day_(since_1970) {}
  // The day must exist: see make().
  constexpr LocalDate(int year, unsigned month, unsigned day)
      : day_(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}) {}

  static std::optional<LocalDate> make(int year, unsigned month,
                                       unsigned day);           // nothing when no such day exists
  static std::optional<LocalDate> parse(std::string_view iso);  // "2026-11-24", exactly

  int year() const { return int(ymd().year()); }
  unsigned month() const { return unsigned(ymd().month()); }
  unsigned day() const { return unsigned(ymd().day()); }
  Weekday weekday() const { return Weekday(std::chrono::weekday{day_}.iso_encoding()); }
  constexpr std::chrono::sys_days since_1970() const { return day_; }
  std::string iso() const;  // "2026-11-24"

  friend constexpr LocalDate operator+(LocalDate date, days n) { return LocalDate(date.day_ + n); }
  friend constexpr LocalDate operator-(LocalDate date, days n) { return LocalDate(date.day_ - n); }
  friend constexpr days operator-(LocalDate a, LocalDate b) { return a.day_ - b.day_; }
  auto operator<=>(const LocalDate&) const = default;

 private:
  std::chrono::year_month_day ymd() const { return {day_}; }
  std::chrono::sys_days day_{};
};

// A time of the day, in minutes from midnight: 00:00 … 23:59.
class LocalTime {
 public:
  constexpr LocalTime() = default;
  constexpr explicit LocalTime(minutes since_midnight) : since_midnight_(since_midnight) {}
  constexpr LocalTime(int hour, int minute) : since_midnight_(hour * 60 + minute) {}

  static std::optional<LocalTime> parse(std::string_view hh_mm);  // "09:00"

  int hour() const { return int(since_midnight_.count()) / 60; }
  int minute() const { return int(since_midnight_.count()) % 60; }
  constexpr minutes since_midnight() const { return since_midnight_; }
  std::string iso() const;  // "09:00"
  auto operator<=>(const LocalTime&) const = default;

 private:
  minutes since_midnight_{};
};

LocalDate office_date(Instant moment);
LocalTime office_time(Instant moment);  // seconds cut off
Instant instant_of(LocalDate date, LocalTime time);

// "2026-11-24T09:10" or with seconds: a time of the office's wall clock.
std::optional<Instant> parse_office_time(std::string_view iso);
std::int64_t unix_ms(Instant moment);    // since 1970
std::string office_iso(Instant moment);  // "2026-11-24T09:10:00"
std::string utc_iso(Instant moment);     // the same moment: "2026-11-24T01:10:00"

std::string chinese(LocalDate date);               // "2026年11月24日"
std::string chinese_with_weekday(LocalDate date);  // "2026年11月24日（周二）"
std::string chinese(Weekday weekday);              // "周二"

namespace literals {
LocalDate operator""_day(const char* iso,
                         std::size_t size);  // "2026-09-28"_day; throws Broken when it is none
Instant operator""_at(const char* iso,
                      std::size_t size);  // "2026-09-28T09:00"_at, the office's wall clock
}  // namespace literals

}  // namespace huiyin
