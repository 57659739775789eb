#include "base/time.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "base/ensure.h"

namespace huiyin {
namespace {

// Exactly `width` digits at `from`.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t width) {
  if (from + width > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

template <class... Numbers>
std::string printed(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  ensure(size > 0 && std::size_t(size) < buffer.size(), "a date fits its buffer");
  return {buffer.data(), std::size_t(size)};
}

}  // namespace

std::optional<LocalDate> LocalDate::make(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                        std::chrono::day{day}};
  if (!ymd.ok() || year < 1 || year > 9999) return std::nullopt;
  return LocalDate(std::chrono::sys_days{ymd});
}

std::optional<LocalDate> LocalDate::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make(*year, unsigned(*month), unsigned(*day));
}

std::string LocalDate::iso() const { return printed("%04d-%02u-%02u", year(), month(), day()); }

std::optional<LocalTime> LocalTime::parse(std::string_view hh_mm) {
  if (hh_mm.size() != 5 || hh_mm[2] != ':') return std::nullopt;
  const auto hour = digits(hh_mm, 0, 2), minute = digits(hh_mm, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return LocalTime(*hour, *minute);
}

std::string LocalTime::iso() const { return printed("%02d:%02d", hour(), minute()); }

LocalDate office_date(Instant moment) {
  return LocalDate(std::chrono::floor<days>(moment + kOfficeOffset));
}

LocalTime office_time(Instant moment) {
  const auto local = moment + kOfficeOffset;
  return LocalTime(std::chrono::floor<minutes>(local - std::chrono::floor<days>(local)));
}

Instant instant_of(LocalDate date, LocalTime time) {
  return Instant(date.since_1970()) + time.since_midnight() - kOfficeOffset;
}

std::optional<Instant> parse_office_time(std::string_view iso) {
  if (iso.size() < 16 || iso[10] != 'T') return std::nullopt;
  const auto date = LocalDate::parse(iso.substr(0, 10));
  const auto time = LocalTime::parse(iso.substr(11, 5));
  if (!date || !time) return std::nullopt;
  const Instant minute = instant_of(*date, *time);
  if (iso.size() == 16) return minute;
  const auto second = digits(iso, 17, 2);
  if (iso.size() != 19 || iso[16] != ':' || !second || *second > 59) return std::nullopt;
  return minute + seconds{*second};
}

std::int64_t unix_ms(Instant moment) { return moment.time_since_epoch().count(); }

std::string office_iso(Instant moment) {
  const auto local = moment + kOfficeOffset;
  const auto second = std::chrono::floor<seconds>(local - std::chrono::floor<minutes>(local));
  return office_date(moment).iso() + "T" + office_time(moment).iso() +
         printed(":%02d", int(second.count()));
}

std::string utc_iso(Instant moment) { return office_iso(moment - kOfficeOffset); }

std::string chinese(LocalDate date) {
  return printed("%d年%u月%u日", date.year(), date.month(), date.day());
}

std::string chinese(Weekday weekday) {
  static constexpr std::array<const char*, 8> kNames{"",     "周一", "周二", "周三",
                                                     "周四", "周五", "周六", "周日"};
  return kNames[std::size_t(weekday)];
}

std::string chinese_with_weekday(LocalDate date) {
  return chinese(date) + "（" + chinese(date.weekday()) + "）";
}

namespace literals {

LocalDate operator""_day(const char* iso, std::size_t size) {
  const auto date = LocalDate::parse({iso, size});
  ensure(date.has_value(), "a _day literal is a day");
  return *date;
}

Instant operator""_at(const char* iso, std::size_t size) {
  const auto moment = parse_office_time({iso, size});
  ensure(moment.has_value(), "an _at literal is a time of the office");
  return *moment;
}

}  // namespace literals
}  // namespace huiyin
