#include "petition/recounted.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace recounted_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

using Causes = std::vector<ChangeCause>;

const ClockSettings kUsual = {};

std::vector<ClockChange> after_ledger(const std::vector<ClockMark>& before,
                                      const std::vector<ClockMark>& after) {
  const auto& law = law_of_tests();
  return recounted({before, kUsual, law.rules, law.calendar},
                   {after, kUsual, law.rules, law.calendar});
}

std::vector<ClockChange> after_calendar(const std::vector<ClockMark>& marks,
                                        const std::string& year) {
  const auto& law = law_of_tests();
  const auto own = Calendar::parse(R"({"years":{)" + year + "}}", "own.json");
  REQUIRE(own);
  const Calendar calendar = law.calendar.with(*own);
  return recounted({marks, kUsual, law.rules, law.calendar}, {marks, kUsual, law.rules, calendar});
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

ClockMark extension(LocalDate date, int given) {
  return {
      .event = "extended", .date = date, .days = given, .approver = "苏敏", .reason = "检验未出"};
}

}  // namespace

TEST_CASE("the same file counted again has not changed") {
  const std::vector<ClockMark> marks{{"received", "2026-11-24"_day},
                                     {"accepted", "2026-11-25"_day}};
  CHECK(after_ledger(marks, marks).empty());
}

TEST_CASE("a published year moves a date, and says which notice did it") {
  const auto changes =
      after_calendar({{"accepted", "2026-11-24"_day}},
                     R"("2027":{"off":[{"date":"2027-01-25","name":"试"}],"source":"通知"})");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].clock == "conclude");
  CHECK(changes[0].kind == ChangeKind::moved);
  CHECK(changes[0].due_before == "2027-01-25"_day);
  CHECK(changes[0].due_after == "2027-01-26"_day);
  CHECK(changes[0].causes == Causes{ChangeCause::calendar});
  for (const std::string& text : {changes[0].for_staff, changes[0].for_citizen}) {
    CAPTURE(text);
    for (const char* fact : {"办结", "2027年1月25日", "1月26日（周二）", "公布了2027年放假安排"})
      CHECK(says(text, fact));
  }
}

TEST_CASE("a published year that moves nothing confirms the date") {
  const auto changes =
      after_calendar({{"accepted", "2026-11-24"_day}}, R"("2027":{"off":["2027-01-01"]})");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].kind == ChangeKind::confirmed);
  CHECK(changes[0].due_after == "2027-01-25"_day);
  CHECK(says(changes[0].for_staff, "不再是暂定"));
}

TEST_CASE("a corrected year says so, and leaves alone what was met in time") {
  const std::string year = R"("2026":{"off":[{"date":"2026-11-27","name":"试"}]})";
  const auto changes = after_calendar({{"accepted", "2026-09-28"_day}}, year);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].due_after == "2026-11-30"_day);
  CHECK(says(changes[0].for_staff, "2026年放假安排有更正"));
  CHECK(after_calendar({{"accepted", "2026-09-28"_day}, {"concluded", "2026-11-20"_day}}, year)
            .empty());
  // Concluded on the Monday: late by the old calendar, in time by the corrected one.
  CHECK(after_calendar({{"accepted", "2026-09-28"_day}, {"concluded", "2026-11-30"_day}}, year)
            .size() == 1);
}

TEST_CASE("a late-recorded extension moves the date; the citizen hears the date alone") {
  const auto changes =
      after_ledger({{"accepted", "2026-08-04"_day}},
                   {{"accepted", "2026-08-04"_day}, extension("2026-09-29"_day, 30)});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].due_before == "2026-10-08"_day);
  CHECK(changes[0].due_after == "2026-11-02"_day);
  CHECK(changes[0].causes == Causes{ChangeCause::ledger});
  CHECK(says(changes[0].for_staff, "2026年9月29日的延期30日"));
  CHECK_FALSE(says(changes[0].for_citizen, "补记"));
  CHECK(says(changes[0].for_citizen, "11月2日"));
}

TEST_CASE("a hearing suspends a clock, and its end gives it a date again") {
  const std::vector<ClockMark> asked{{"rereview_asked", "2026-09-07"_day}};
  auto open = asked, over = asked;
  open.push_back({"hearing_begun", "2026-09-21"_day});
  over = open;
  over.push_back({"hearing_ended", "2026-09-24"_day});
  const auto suspended = after_ledger(asked, open);
  REQUIRE(suspended.size() == 1);
  CHECK(suspended[0].kind == ChangeKind::suspended);
  CHECK_FALSE(suspended[0].due_after);
  const auto resumed = after_ledger(open, over);
  REQUIRE(resumed.size() == 1);
  CHECK(resumed[0].kind == ChangeKind::moved);
  CHECK(resumed[0].due_after == "2026-10-12"_day);
  CHECK(says(resumed[0].for_staff, "听证结束"));
}

TEST_CASE("a new start is told, an inner clock to staff alone, and another start day moves") {
  const auto started = after_ledger({}, {{"transferred_in", "2026-11-20"_day}});
  REQUIRE(started.size() == 2);
  CHECK(started[0].kind == ChangeKind::started);
  CHECK_FALSE(started[0].for_citizen.empty());
  CHECK(started[1].clock == "object");
  CHECK(started[1].for_citizen.empty());
  const auto moved =
      after_ledger({{"accepted", "2026-09-28"_day}}, {{"accepted", "2026-09-25"_day}});
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].kind == ChangeKind::moved);
  CHECK(says(moved[0].for_staff, "2026年9月25日的受理"));
  const auto gone = after_ledger({{"accepted", "2026-09-28"_day}}, {});
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].kind == ChangeKind::gone);
  CHECK(gone[0].for_citizen.empty());
}

TEST_CASE("another set of rules is named as the cause, beside others") {
  const auto& law = law_of_tests();
  const std::vector<ClockMark> marks{{"improvement_advised", "2026-09-03"_day},
                                     {"transferred_in", "2026-09-03"_day}};
  const ClockSettings older{.pinned_rules = "2005"};
  const auto changes =
      recounted({marks, older, law.rules, law.calendar}, {marks, kUsual, law.rules, law.calendar});
  REQUIRE(changes.size() == 2);
  for (const ClockChange& change : changes) CHECK(change.causes == Causes{ChangeCause::rules});
  CHECK(changes[0].clock == "object");
  CHECK(changes[0].kind == ChangeKind::started);
  CHECK(changes[1].clock == "improvement_feedback");  // the newer rules fix no days
  CHECK(changes[1].kind == ChangeKind::gone);
}

TEST_CASE("whatever was added to a file, each change has a cause and both its dates are counted") {
  CHECK(holds([] {
    std::vector<ClockMark> before;
    const std::vector<std::string> names{"received",       "accepted",      "extended",
                                         "rereview_asked", "hearing_begun", "hearing_ended",
                                         "opinion_served", "concluded"};
    for (int i = any_in(1, 7); i > 0; --i)
      before.push_back({.event = any_of(names),
                        .date = "2026-08-01"_day + days{any_in(0, 90)},
                        .days = 10,
                        .approver = "甲",
                        .reason = "乙"});
    auto after = before;
    after.push_back({.event = any_of(names),
                     .date = "2026-08-01"_day + days{any_in(0, 90)},
                     .days = 10,
                     .approver = "甲",
                     .reason = "乙"});
    for (const ClockChange& change : after_ledger(before, after)) {
      PROPERTY_ASSERT(change.causes == Causes{ChangeCause::ledger});
      PROPERTY_ASSERT(change.kind != ChangeKind::moved || change.due_after.has_value());
      PROPERTY_ASSERT(change.due_before != change.due_after || change.kind == ChangeKind::started ||
                      change.kind == ChangeKind::gone);
      PROPERTY_ASSERT(!change.for_staff.empty());
    }
  }));
}

}  // namespace recounted_test
