#include "petition/calendar.h"

#include <algorithm>
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
    Calendar::Year& read = calendar_.years_[first->year()];
    read.published = year.flag("published", true);
    read.source = year.text("source", Need::optional);
    read_days(year, "off", first->year(), /*works=*/false);
    read_days(year, "work", first->year(), /*works=*/true);
    // Taken as published it would count the holidays as working days, and say so with certainty.
    const auto* off = year.member("off", Need::optional);
    if (json.is_object() && read.published && (off == nullptr || off->empty()))
      year.refuse("off", "calendar.no_days_off", "这一年写的是已公布，却没有一天放假",
                  "请照放假通知补上，还没有公布就写 \"published\": false");
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
    // Make-up days pay for days off and so fall on weekends: anything else is a slip of the pen.
    if (works && !is_weekend(day.date))
      year.refuse(place, "calendar.work_on_weekday",
                  chinese_with_weekday(day.date) + "本来就是工作日，不会是调休上班的日子",
                  "请对照放假通知核对日期");
    if (!calendar_.named_.insert({day.date, {works, day.name, of_year}}).second)
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

Calendar Calendar::with(const Calendar& own) const {
  Calendar both = *this;
  std::erase_if(both.named_,
                [&](const auto& day) { return own.years_.contains(day.second.of_year); });
  for (const auto& [date, named] : own.named_) both.named_.insert_or_assign(date, named);
  for (const auto& [year, read] : own.years_) both.years_.insert_or_assign(year, read);
  return both;
}

bool Calendar::is_provisional(LocalDate date) const { return is_provisional(date, date); }

bool Calendar::is_provisional(LocalDate first, LocalDate last) const {
  for (int year = first.year(); year <= last.year(); ++year)
    if (const auto it = years_.find(year); it == years_.end() || !it->second.published) return true;
  return false;
}

std::string Calendar::source(int year) const {
  const auto it = years_.find(year);
  return it == years_.end() || !it->second.published ? std::string() : it->second.source;
}

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

std::string Calendar::make_up_name(LocalDate date) const {
  const auto named = named_.find(date);
  return named == named_.end() || !named->second.works ? std::string() : named->second.name;
}

CalendarYear Calendar::year(int year) const {
  CalendarYear found{.year = year};
  if (const auto it = years_.find(year); it != years_.end()) {
    found.published = it->second.published;
    found.source = it->second.source;
  }
  for (const auto& [date, named] : named_)
    if (named.of_year == year) found.days.push_back({date, named.name, named.works});
  return found;
}

std::optional<std::pair<LocalDate, LocalDate>> Calendar::differs_within(
    const Calendar& other) const {
  std::optional<std::pair<LocalDate, LocalDate>> span;
  const auto look = [&](const std::map<LocalDate, Named>& named) {
    for (const auto& day : named) {
      if (is_working_day(day.first) == other.is_working_day(day.first)) continue;
      if (!span) span.emplace(day.first, day.first);
      span->first = std::min(span->first, day.first);
      span->second = std::max(span->second, day.first);
    }
  };
  look(named_);
  look(other.named_);
  return span;
}

std::string calendar_text(const CalendarYear& year) {
  nlohmann::ordered_json off = nlohmann::ordered_json::array(), work = off;
  for (const NamedDay& day : year.days) {
    nlohmann::ordered_json one{{"date", day.date.iso()}};
    if (!day.name.empty()) one["name"] = day.name;
    (day.works ? work : off).push_back(std::move(one));
  }
  nlohmann::ordered_json body{{"published", year.published}};
  if (!year.source.empty()) body["source"] = year.source;
  body["off"] = std::move(off);
  body["work"] = std::move(work);
  return nlohmann::ordered_json{{"years", {{std::to_string(year.year), std::move(body)}}}}.dump();
}

}  // namespace huiyin::petition
