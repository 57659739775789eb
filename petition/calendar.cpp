#include "petition/calendar.h"

#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

// A year has some 28 published days off. The bound keeps a run of days off finite, however wrong a
// file is.
constexpr std::size_t kDaysOffMax = 80;
constexpr int kRunMax = 400;  // days within which a working day must come

bool is_weekend(LocalDate date) { return date.weekday() >= Weekday::saturday; }

struct Day {
  LocalDate date;
  std::string name;
};

std::optional<Day> read_day(const nlohmann::json& json, std::string_view file, std::string path,
                            Faults& faults) {
  if (json.is_object()) {
    JsonReader reader(json, file, std::move(path), faults);
    const auto date = reader.date("date", Need::required);
    auto name = reader.text("name", Need::optional);
    reader.refuse_unknown_keys();
    if (!date) return std::nullopt;
    return Day{*date, std::move(name)};
  }
  const nlohmann::json wrapped{{"date", json}};
  const auto date = JsonReader(wrapped, file, std::move(path), faults).date("date", Need::required);
  if (!date) return std::nullopt;
  return Day{*date, {}};
}

}  // namespace

class CalendarReader {
 public:
  CalendarReader(std::string_view file, Faults& faults) : file_(file), faults_(faults) {}

  Calendar read(const nlohmann::json& json) {
    JsonReader whole(json, file_, "", faults_);
    const auto* years = whole.member("years", Need::required);
    whole.refuse_unknown_keys();
    if (years == nullptr) return calendar_;
    const JsonReader checked(*years, file_, "years", faults_);  // says when it is no object
    if (years->is_object())
      for (const auto& [key, year] : years->items()) read_year(key, year);
    return calendar_;
  }

 private:
  void read_year(const std::string& key, const nlohmann::json& json) {
    JsonReader year(json, file_, "years." + key, faults_);
    const auto first = key.size() == 4 ? LocalDate::parse(key + "-01-01") : std::nullopt;
    if (!first || !is_plausible(*first)) {
      year.refuse("", "calendar.year", "年份应是四位数字", "请写成 \"2026\" 的样子");
      return;
    }
    if (year.flag("published", true)) calendar_.published_.insert(first->year());
    (void)year.text("source", Need::optional);
    read_days(year, "off", first->year(), /*works=*/false);
    read_days(year, "work", first->year(), /*works=*/true);
    year.refuse_unknown_keys();
  }

  void read_days(JsonReader& year, std::string_view key, int of_year, bool works) {
    const auto* list = year.member(key, Need::optional);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kDaysOffMax) {
      year.refuse(key, "json.kind", "应是一串日期,最多80个", "请照国务院办公厅的放假通知写");
      return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto day = read_day((*list)[i], file_, at_index(year.path_of(key), i), faults_);
      if (day) add(year, key, i, of_year, *day, works);
    }
  }

  void add(JsonReader& year, std::string_view key, std::size_t index, int of_year, const Day& day,
           bool works) {
    // A notice may reach back: the New Year's of 2008 began on 30 December 2007.
    const bool is_eve = day.date.year() == of_year - 1 && day.date.month() == 12;
    const std::string place = at_index(key, index);
    if (day.date.year() != of_year && !is_eve)
      return year.refuse(place, "calendar.year", "这一天不在这一年里", "请写到它自己的年份下");
    if (!calendar_.named_.insert({day.date, {works, day.name}}).second)
      year.refuse(place, "calendar.clash", "这一天写了两次", "请只留放假或上班中的一个");
  }

  const std::string_view file_;
  Faults& faults_;
  Calendar calendar_;
};

tl::expected<Calendar, Faults> Calendar::parse(std::string_view json, std::string_view file) {
  Faults faults;
  const auto value = parsed_json(json, file, faults);
  if (!value) return tl::unexpected(faults);
  Calendar calendar = CalendarReader(file, faults).read(*value);
  if (!faults.empty()) return tl::unexpected(faults);
  return calendar;
}

bool Calendar::is_working_day(LocalDate date) const {
  const auto named = named_.find(date);
  return named == named_.end() ? !is_weekend(date) : named->second.works;
}

LocalDate Calendar::working_day_from(LocalDate date) const {
  for (int i = 0; i < kRunMax; ++i)
    if (is_working_day(date + days{i})) return date + days{i};
  throw Broken("a working day comes within a year");
}

LocalDate Calendar::working_day_until(LocalDate date) const {
  for (int i = 0; i < kRunMax; ++i)
    if (is_working_day(date - days{i})) return date - days{i};
  throw Broken("a working day was within a year");
}

LocalDate Calendar::nth_working_day_after(LocalDate date, int n) const {
  ensure(n >= 1, "working days are counted from one");
  for (; n > 0; --n) date = working_day_from(date + days{1});
  return date;
}

bool Calendar::is_provisional(LocalDate date) const { return !published_.contains(date.year()); }

DayKind Calendar::kind(LocalDate date) const {
  const auto named = named_.find(date);
  if (named == named_.end()) return is_weekend(date) ? DayKind::weekend : DayKind::working;
  if (named->second.works) return is_weekend(date) ? DayKind::make_up : DayKind::working;
  return DayKind::holiday;
}

std::string Calendar::holiday_name(LocalDate date) const {
  const auto named = named_.find(date);
  return named == named_.end() || named->second.works ? std::string() : named->second.name;
}

}  // namespace huiyin::petition
