#include "bot/understanding/day_names.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "bot/understanding/config_text.h"

namespace huiyin::bot {
namespace {

constexpr std::string_view kCalendarFile = "config/understanding/calendar.json";
using Json = nlohmann::json;

// "12-24" or "05-2-7" as its numbers; nothing when it is not so.
std::vector<unsigned> dashed(const std::string& text) {
  std::vector<unsigned> numbers(1, 0);
  for (const char c : text) {
    if (c == '-')
      numbers.push_back(0);
    else if (c >= '0' && c <= '9' && numbers.back() < 100)
      numbers.back() = numbers.back() * 10 + unsigned(c - '0');
    else
      return {};
  }
  return numbers;
}

unsigned small_number(const Json& in, const char* key) {
  return in.contains(key) && in[key].is_number_unsigned() ? in[key].get<unsigned>() : 99;
}

}  // namespace

Result<DayNames> DayNames::from(std::string_view text) {
  const auto json = config_json(text, kCalendarFile);
  if (!json) return Refused(json.error());
  const auto bad_year = [](const std::string& year, const char* what) {
    return Refused(config_problem("calendar.year", kCalendarFile, "lunar_years." + year, what,
                                  "请对照紫金山天文台公布的农历年历改正"));
  };
  if (!json->is_object() || !json->contains("lunar_years") || !(*json)["lunar_years"].is_object() ||
      (*json)["lunar_years"].empty())
    return bad_year("*", "缺少农历年表");

  DayNames names;
  for (const auto& [key, row] : (*json)["lunar_years"].items()) {
    LunarYear year;
    int y = 0;
    for (const char c : key) y = c >= '0' && c <= '9' && y < 10000 ? y * 10 + (c - '0') : 99999;
    if (y < 1900 || y > 2200) return bad_year(key, "年份应是四位数字");
    if (!row.is_object() || !row.contains("new_year") || !row["new_year"].is_string() ||
        !row.contains("months") || !row["months"].is_string())
      return bad_year(key, "应有 new_year 和 months");
    const auto new_year =
        LocalDate::parse(key + "-" + row["new_year"].get_ref<const std::string&>());
    const auto& months = row["months"].get_ref<const std::string&>();
    year.leap = small_number(row, "leap");
    year.qingming = small_number(row, "qingming");
    year.winter = small_number(row, "winter");
    if (!new_year || year.leap > 12 || months.size() != (year.leap > 0 ? 13u : 12u) ||
        months.find_first_not_of("01") != months.npos || year.qingming > 6 || year.winter > 23)
      return bad_year(key, "正月初一、月大小、闰月或节气有误");
    year.new_year = *new_year;
    year.months = unsigned(months.size());
    for (std::size_t i = 0; i < months.size(); ++i) year.days[i] = months[i] == '1' ? 30 : 29;
    if (names.years_.empty())
      names.first_year_ = y;
    else if (y != names.first_year_ + int(names.years_.size()))
      return bad_year(key, "年份不连续");
    else {
      // The year before must end where this one begins: a wrong digit cannot hide.
      const LunarYear& before = names.years_.back();
      int sum = 0;
      for (unsigned i = 0; i < before.months; ++i) sum += before.days[i];
      if (before.new_year + days{sum} != year.new_year)
        return bad_year(key, "上一年的月大小加起来不到这一年的正月初一");
    }
    names.years_.push_back(year);
  }

  std::size_t index = 0;
  for (const auto& row : json->value("festivals", Json::array())) {
    const auto bad = [&](const char* what) {
      return Refused(config_problem("calendar.festival", kCalendarFile,
                                    "festivals[" + std::to_string(index) + "]", what,
                                    "请写成 {\"names\": [\"国庆节\"], \"solar\": \"10-01\"} 这样"));
    };
    if (!row.is_object() || !row.contains("names") || !row["names"].is_array() ||
        row["names"].empty())
      return bad("应有 names");
    Festival festival;
    for (const auto& name : row["names"]) {
      if (!name.is_string() || name.get_ref<const std::string&>().empty())
        return bad("names 应是文字");
      festival.names.push_back(sentence(name.get<std::string>()).plain);
    }
    const auto rule = [&](const char* key) { return row.value(key, std::string()); };
    for (const char* key : {"solar", "lunar", "term", "nth"})
      if (row.contains(key) && !row[key].is_string()) return bad("日期应是文字");
    std::vector<unsigned> numbers;
    if (!rule("solar").empty()) {
      festival.rule = Rule::solar;
      numbers = dashed(rule("solar"));
      if (numbers.size() != 2 || !LocalDate::make(2024, numbers[0], numbers[1]))
        return bad("没有这一天");
    } else if (rule("lunar") == "last") {
      festival.rule = Rule::last_lunar;
      numbers = {12, 30};
    } else if (!rule("lunar").empty()) {
      festival.rule = Rule::lunar;
      numbers = dashed(rule("lunar"));
      if (numbers.size() != 2 || numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 ||
          numbers[1] > 30)
        return bad("没有这个农历日子");
    } else if (!rule("term").empty()) {
      if (rule("term") != "qingming" && rule("term") != "winter") return bad("不认识的节气");
      festival.rule = rule("term") == "winter" ? Rule::winter : Rule::qingming;
      numbers = {festival.rule == Rule::winter ? 12u : 4u, 0};
    } else {
      festival.rule = Rule::nth_weekday;
      numbers = dashed(rule("nth"));
      if (numbers.size() != 3 || numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 ||
          numbers[1] > 4 || numbers[2] < 1 || numbers[2] > 7)
        return bad("应有 solar、lunar、term 或 nth 之一");
      festival.nth = numbers[1];
      numbers = {numbers[0], numbers[2]};
    }
    if (row.contains("rest")) {
      if (!row["rest"].is_number_unsigned() || row["rest"] < 1 || row["rest"] > 15)
        return bad("rest 应是 1 到 15 之间的天数");
      festival.rest = row["rest"].get<unsigned>();
    }
    festival.month = numbers[0];
    festival.day = numbers[1];
    names.festivals_.push_back(std::move(festival));
    ++index;
  }
  return names;
}

const DayNames::LunarYear* DayNames::year(int y) const {
  if (y < first_year_ || y >= first_year_ + int(years_.size())) return nullptr;
  return &years_[std::size_t(y - first_year_)];
}

std::optional<DayNames::Month> DayNames::lunar_month(int y, unsigned month, bool leap) const {
  const LunarYear* of = year(y);
  if (!of || month < 1 || month > 12 || (leap && of->leap != month)) return {};
  // The leap month follows the month whose number it repeats.
  unsigned place = month - 1;
  if (of->leap > 0 && (month > of->leap || leap)) ++place;
  LocalDate first = of->new_year;
  for (unsigned i = 0; i < place; ++i) first = first + days{of->days[i]};
  return Month{first, first + days{of->days[place] - 1}};
}

std::optional<LocalDate> DayNames::lunar(int y, unsigned month, unsigned day, bool leap) const {
  const auto of = lunar_month(y, month, leap);
  if (!of || day < 1) return {};
  const LocalDate date = of->first + days{int(day) - 1};
  if (date > of->last) return {};
  return date;
}

std::optional<LocalDate> DayNames::lunar_from(LocalDate from, unsigned month, unsigned day,
                                              bool leap) const {
  // A leap month comes back within some twenty years, the 30th of a month within a few.
  for (int y = from.year() - 1; y <= from.year() + 25; ++y)
    if (const auto date = lunar(y, month, day, leap); date && *date >= from) return date;
  return {};
}

std::optional<LocalDate> DayNames::lunar_day_from(LocalDate from, unsigned day) const {
  std::optional<LocalDate> nearest;
  for (int y = from.year() - 1; y <= from.year(); ++y)
    for (unsigned month = 1; month <= 12; ++month)
      for (const bool leap : {false, true})
        if (const auto date = lunar(y, month, day, leap); date && *date >= from)
          if (!nearest || *date < *nearest) nearest = date;
  return nearest;
}

std::optional<DayNames::Named> DayNames::festival_at(const Sentence& s, std::size_t at) const {
  std::optional<Named> longest;
  if (!is_han(s[at]) && !is_digit(s[at])) return longest;
  for (std::size_t i = 0; i < festivals_.size(); ++i)
    for (const auto& name : festivals_[i].names)
      if (name[0] == s[at] && s.has(at, name) && (!longest || at + name.size() > longest->end))
        longest = Named{at + name.size(), i};
  return longest;
}

std::optional<LocalDate> DayNames::festival_in(std::size_t festival, int y) const {
  const Festival& of = festivals_[festival];
  const LunarYear* lunar_year = year(y);
  switch (of.rule) {
    case Rule::solar:
      return LocalDate::make(y, of.month, of.day);
    case Rule::lunar:
      return lunar(y, of.month, of.day);
    case Rule::last_lunar: {
      const auto month = lunar_month(y, 12, lunar_year && lunar_year->leap == 12);
      if (!month) return {};
      return month->last;
    }
    case Rule::qingming:
      if (!lunar_year) return {};
      return LocalDate::make(y, 4, lunar_year->qingming);
    case Rule::winter:
      if (!lunar_year) return {};
      return LocalDate::make(y, 12, lunar_year->winter);
    case Rule::nth_weekday: {
      const LocalDate first(y, of.month, 1);
      const int ahead = (int(of.day) - int(first.weekday()) + 7) % 7;
      return first + days{ahead + 7 * (int(of.nth) - 1)};
    }
  }
  return {};
}

std::optional<LocalDate> DayNames::festival_from(std::size_t festival, LocalDate from) const {
  for (int y = from.year() - 1; y <= from.year() + 4; ++y)
    if (const auto date = festival_in(festival, y); date && *date >= from) return date;
  return {};
}

}  // namespace huiyin::bot
