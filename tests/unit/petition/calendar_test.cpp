#include "petition/calendar.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace calendar_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

Faults refused(std::string_view json) {
  const auto calendar = Calendar::parse(json, "calendar.json");
  return calendar ? Faults{} : calendar.error();
}

// The plain slow twin: days off written out, one step at a time.
struct SlowCalendar {
  std::set<LocalDate> off, work;
  bool works(LocalDate day) const {
    if (work.count(day) > 0) return true;
    if (off.count(day) > 0) return false;
    return day.weekday() != Weekday::saturday && day.weekday() != Weekday::sunday;
  }
  LocalDate nth_after(LocalDate day, int n) const {
    int counted = 0;
    while (counted < n) {
      day = day + days{1};
      if (works(day)) ++counted;
    }
    return day;
  }
};

}  // namespace

TEST_CASE("weekends are off, but a make-up day works, and a holiday on a weekday is off") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK(calendar.is_working_day("2026-11-24"_day));
  CHECK_FALSE(calendar.is_working_day("2026-11-21"_day));
  CHECK(calendar.is_working_day("2026-10-10"_day));
  CHECK_FALSE(calendar.is_working_day("2026-10-01"_day));
  CHECK(calendar.kind("2026-10-10"_day) == DayKind::make_up);
  CHECK(calendar.kind("2026-10-01"_day) == DayKind::holiday);
  CHECK(calendar.kind("2026-11-21"_day) == DayKind::weekend);
  CHECK(calendar.kind("2026-11-24"_day) == DayKind::working);
  CHECK(calendar.holiday_name("2026-02-17"_day) == "春节");
  CHECK(calendar.holiday_name("2026-02-14"_day) == "");
  CHECK(calendar.holiday_name("2026-11-21"_day) == "");
}

TEST_CASE("the next and the last working day skip a whole holiday week") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK(calendar.working_day_from("2026-10-03"_day) == "2026-10-08"_day);
  CHECK(calendar.working_day_until("2026-10-03"_day) == "2026-09-30"_day);
  CHECK(calendar.working_day_from("2026-02-15"_day) == "2026-02-24"_day);
  CHECK(calendar.working_day_until("2026-02-21"_day) == "2026-02-14"_day);
  CHECK(calendar.working_day_from("2026-11-24"_day) == "2026-11-24"_day);
  CHECK(calendar.nth_working_day_after("2026-09-29"_day, 5) == "2026-10-12"_day);
}

TEST_CASE("a year whose days off are not published is provisional") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK_FALSE(calendar.is_provisional("2026-12-31"_day));
  CHECK(calendar.is_provisional("2027-01-01"_day));
  CHECK(calendar.is_provisional("2019-05-01"_day));
  CHECK(Calendar().is_provisional("2026-11-24"_day));
  CHECK(Calendar().is_working_day("2026-10-01"_day));
}

TEST_CASE("days may be written bare or with their holiday's name") {
  const auto calendar = Calendar::parse(
      R"({"years":{"2026":{"off":["2026-11-24",{"date":"2026-11-25","name":"试"}],"work":[]}}})",
      "calendar.json");
  REQUIRE(calendar);
  CHECK_FALSE(calendar->is_working_day("2026-11-24"_day));
  CHECK(calendar->holiday_name("2026-11-25"_day) == "试");
  CHECK_FALSE(calendar->is_provisional("2026-11-25"_day));
}

TEST_CASE("all faults of a calendar are told at once, each with its place") {
  const auto faults = refused(R"({"years":{
    "26":{},
    "2025":{"published":"yes","off":["2025-13-01","2025-05-01","2025-05-01"]},
    "2026":{"off":[5,{"day":"2026-01-01"}],"work":["2024-01-01"],"extra":1}},"more":2})");
  std::set<std::string> seen;
  for (const auto& fault : faults) seen.insert(fault.code + " " + fault.where);
  const std::set<std::string> expected{
      "calendar.year calendar.json: years.26",
      "json.kind calendar.json: years.2025.published",
      "json.date calendar.json: years.2025.off[0].date",
      "calendar.clash calendar.json: years.2025.off[2]",
      "json.date calendar.json: years.2026.off[0].date",
      "json.missing calendar.json: years.2026.off[1].date",
      "json.unknown_key calendar.json: years.2026.off[1].day",
      "calendar.year calendar.json: years.2026.work[0]",
      "json.unknown_key calendar.json: years.2026.extra",
      "json.unknown_key calendar.json: more",
  };
  CHECK(seen == expected);
}

TEST_CASE(
    "a make-up day on a weekday and a published year without a day off are slips of the pen") {
  const auto faults = refused(R"({"years":{
    "2026":{"off":["2026-10-01"],"work":["2026-10-09","2026-10-10"]},
    "2027":{},
    "2028":{"published":false}}})");
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].code == "calendar.work_on_weekday");
  CHECK(faults[0].where == "calendar.json: years.2026.work[0]");
  CHECK(faults[0].what.find("周五") != std::string::npos);
  CHECK(faults[1].code == "calendar.no_days_off");
  CHECK(faults[1].where == "calendar.json: years.2027.off");
}

TEST_CASE("an office's own years stand in for the built-in ones, each as a whole") {
  const auto own = Calendar::parse(R"({"years":{
    "2026":{"off":[{"date":"2026-10-01","name":"国庆节"}],"source":"更正通知"},
    "2027":{"off":["2026-12-31",{"date":"2027-01-01","name":"元旦"}],
            "work":[{"date":"2027-01-02","name":"元旦"}]}}})",
                                   "own.json");
  REQUIRE(own);
  const Calendar& built_in = law_of_tests().calendar;
  const Calendar both = built_in.with(*own);
  CHECK(both.holiday_name("2026-10-01"_day) == "国庆节");
  CHECK(both.is_working_day("2026-10-02"_day));
  CHECK_FALSE(both.is_working_day("2026-12-31"_day));
  CHECK_FALSE(both.is_working_day("2027-01-01"_day));
  CHECK_FALSE(both.is_provisional("2027-01-01"_day));
  CHECK(both.source(2026) == "更正通知");
  CHECK(both.make_up_name("2027-01-02"_day) == "元旦");
  CHECK(both.holiday_name("2025-10-01"_day) == built_in.holiday_name("2025-10-01"_day));
  CHECK(both.source(2025) == built_in.source(2025));
  CHECK(built_in.source(2027).empty());
}

TEST_CASE("a stretch of days is provisional when any year that it touches is") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK_FALSE(calendar.is_provisional("2024-12-30"_day, "2026-01-02"_day));
  CHECK(calendar.is_provisional("2026-12-30"_day, "2027-01-02"_day));
  CHECK(calendar.is_provisional("2023-12-30"_day, "2025-01-02"_day));
}

TEST_CASE("what is no calendar at all is refused, and nothing dies of it") {
  CHECK(refused("").at(0).code == "json.shape");
  CHECK(refused("[]").at(0).code == "json.shape");
  CHECK(refused("{}").at(0).code == "json.missing");
  CHECK(refused(R"({"years":[]})").at(0).code == "json.shape");
  CHECK(refused(R"({"years":{"2026":7}})").at(0).code == "json.shape");
  CHECK(refused(R"({"years":{"2026":{"off":"2026-01-01"}}})").at(0).code == "json.kind");
  CHECK(refused(std::string(100000, '[')).at(0).code == "json.shape");
}

TEST_CASE("any calendar agrees with a plain slow one") {
  CHECK(holds([] {
    const LocalDate first = "2026-01-01"_day;
    SlowCalendar slow;
    for (const int n : any_list_of(40, 0, 365)) slow.off.insert(first + days{n});
    for (const int n : any_list_of(8, 0, 365))
      if (slow.off.count(first + days{n}) == 0 && (first + days{n}).weekday() >= Weekday::saturday)
        slow.work.insert(first + days{n});
    std::string off, work;
    for (const auto day : slow.off) off += (off.empty() ? "\"" : ",\"") + day.iso() + "\"";
    for (const auto day : slow.work) work += (work.empty() ? "\"" : ",\"") + day.iso() + "\"";
    const auto calendar = Calendar::parse(
        R"({"years":{"2026":{"off":[)" + off + R"(],"work":[)" + work + "]}}}", "c");
    PROPERTY_ASSERT(calendar.has_value());
    const LocalDate day = first + days{any_in(-20, 380)};
    const int n = any_in(1, 30);
    PROPERTY_ASSERT(calendar->is_working_day(day) == slow.works(day));
    PROPERTY_ASSERT(calendar->nth_working_day_after(day, n) == slow.nth_after(day, n));
    PROPERTY_ASSERT(calendar->working_day_from(day) == slow.nth_after(day - days{1}, 1));
    LocalDate before = day;
    while (!slow.works(before)) before = before - days{1};
    PROPERTY_ASSERT(calendar->working_day_until(day) == before);
  }));
}

TEST_CASE("a year is told as its notice has it, and its text is read back the same") {
  const CalendarYear year = law_of_tests().calendar.year(2026);
  CHECK(year.published);
  CHECK_FALSE(year.source.empty());
  const auto again = Calendar::parse(calendar_text(year), "again");
  REQUIRE(again);
  CHECK(again->year(2026).days == year.days);
  CHECK(again->source(2026) == year.source);
  const CalendarYear unknown = law_of_tests().calendar.year(2035);
  CHECK_FALSE(unknown.published);
  CHECK(unknown.days.empty());
}

TEST_CASE("two calendars differ from the first to the last day that works in one of them alone") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK_FALSE(calendar.differs_within(calendar));
  CalendarYear year = calendar.year(2026);
  std::erase_if(year.days, [](const NamedDay& day) { return day.date > "2026-10-05"_day; });
  year.days.push_back({"2026-12-31"_day, "庆"});
  year.days.push_back({"2026-12-27"_day, "庆"});  // a Sunday: off as before
  const Calendar other = calendar.with(*Calendar::parse(calendar_text(year), "other"));
  const auto span = calendar.differs_within(other);
  REQUIRE(span);
  CHECK(span->first == "2026-10-06"_day);
  CHECK(span->second == "2026-12-31"_day);
  CHECK(other.differs_within(calendar) == span);
}

}  // namespace calendar_test
