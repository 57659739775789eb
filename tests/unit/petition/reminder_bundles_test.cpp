#include "petition/reminder_bundles.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/support/property.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminder_bundles_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;
using Urgency = RemindedCase::Urgency;

namespace {

const LocalDate kToday = "2026-11-24"_day;

Reminder reminder(const std::string& number, const std::string& to, Sending sending, LocalDate due,
                  Urgency urgency = Urgency::normal) {
  Reminder one;
  one.key = number + "/conclude/T/" + due.iso() + "/" + to;
  one.case_number = number;
  one.clock = "conclude";
  one.step = "T";
  one.sending = sending;
  one.whom = one.to = to;
  one.due = one.safe = due;
  one.urgency = urgency;
  return one;
}

std::vector<std::string> numbers(const Bundle& bundle) {
  std::vector<std::string> all;
  for (const auto& each : bundle.reminders) all.push_back(each.case_number);
  return all;
}

}  // namespace

TEST_CASE("a morning's normal pushes are one digest a person, the grave and the nearest first") {
  const auto all =
      bundles({reminder("C", "周启明", Sending::digest, "2026-12-01"_day),
               reminder("B", "周启明", Sending::digest, "2026-11-27"_day),
               reminder("A", "吴越", Sending::digest, "2026-11-27"_day),
               reminder("D", "周启明", Sending::digest, "2027-01-04"_day, Urgency::grave)},
              policy_of_tests(), kToday);
  REQUIRE(all.size() == 2);
  CHECK(all[0].to == "吴越");
  CHECK(all[1].key == "digest/2026-11-24/周启明");
  CHECK(numbers(all[1]) == std::vector<std::string>{"D", "B", "C"});
}

TEST_CASE("five at once are told alone, six are one message, and urgent ones stay alone") {
  std::vector<Reminder> many;
  for (int i = 0; i < policy_of_tests().alone_max; ++i)
    many.push_back(reminder(std::to_string(i), "周启明", Sending::alone, kToday));
  many.push_back(reminder("急", "周启明", Sending::alone, kToday, Urgency::urgent));
  auto all = bundles(many, policy_of_tests(), kToday);
  CHECK(all.size() == 6);
  CHECK(numbers(all[0]) == std::vector<std::string>{"急"});
  many.push_back(reminder("多", "周启明", Sending::alone, kToday));
  all = bundles(many, policy_of_tests(), kToday);
  REQUIRE(all.size() == 2);
  CHECK(numbers(all[0]) == std::vector<std::string>{"急"});
  CHECK(all[1].reminders.size() == 6);
  CHECK(all[1].key == all[1].reminders.front().key);
}

TEST_CASE("citizens are as many people as there are matters: none gets another's reminder") {
  std::vector<Reminder> many;
  for (int i = 0; i < policy_of_tests().alone_max + 3; ++i)
    many.push_back(reminder(std::to_string(i), "@citizen", Sending::alone, kToday));
  const auto all = bundles(many, policy_of_tests(), kToday);
  CHECK(all.size() == many.size());
  for (const Bundle& each : all) CHECK(each.reminders.size() == 1);
}

TEST_CASE("rows of the desk are no message") {
  const auto all = bundles(
      {reminder("A", "叶青", Sending::desk, kToday), reminder("B", "叶青", Sending::desk, kToday)},
      policy_of_tests(), kToday);
  REQUIRE(all.size() == 2);
  CHECK(all[0].sending == Sending::desk);
  CHECK(bundles({}, policy_of_tests(), kToday).empty());
}

TEST_CASE("a line says number, clock, date and days left, and beyond the bound they are counted") {
  ReminderPolicy policy = policy_of_tests();
  policy.digest_lines_max = 2;
  const auto all = bundles({reminder("XF2026-000101", "周启明", Sending::digest, "2026-11-27"_day),
                            reminder("XF2026-000102", "周启明", Sending::digest, "2026-11-22"_day),
                            reminder("XF2026-000103", "周启明", Sending::digest, "2026-12-27"_day)},
                           policy, kToday);
  REQUIRE(all.size() == 1);
  const auto told = lines_of(all[0], policy, kToday);
  REQUIRE(told.lines.size() == 2);
  CHECK(told.more == 1);
  CHECK(told.lines[0].case_number == "XF2026-000102");
  CHECK(told.lines[0].days_left == -2);
  CHECK(told.lines[1].title == "办结");
  CHECK(told.lines[1].due == "2026-11-27"_day);
  CHECK(told.lines[1].days_left == 3);
}

TEST_CASE("a matter stands on the supervision list from the day after its last one") {
  const OfficePeople nobody({}, {});
  const ReminderDesk desk{policy_of_tests(), working_days_of_tests(), nobody};
  Deadline deadline;
  deadline.clock = "inform";
  deadline.article = "《信访工作条例》第二十三条第二款";
  deadline.due = deadline.safe = deadline.nominal = "2026-11-20"_day;  // a Friday
  deadline.begins = "2026-11-05"_day;
  Deadline citizens = deadline;
  citizens.clock = "ask_review";
  const RemindedCase file{.number = "XF2026-000101",
                          .deadlines = {deadline, citizens},
                          .people = {.handler = "周启明", .leader = "苏敏"},
                          .unit = "药品科"};
  CHECK(supervision_rows(file, desk, "2026-11-22"_day).empty());
  const auto rows = supervision_rows(file, desk, kToday);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].case_number == "XF2026-000101");
  CHECK(rows[0].title == "告知");
  CHECK(rows[0].article == "《信访工作条例》第二十三条第二款");
  CHECK(rows[0].listed_on == "2026-11-23"_day);
  CHECK(rows[0].days_over == 4);
  CHECK(rows[0].unit == "药品科");
  CHECK(rows[0].handler == "周启明");
  CHECK(rows[0].leader == "苏敏");
}

TEST_CASE("the supervision list has the grave first, then the longest over") {
  std::vector<SupervisionRow> rows(3);
  rows[0].case_number = "A";
  rows[0].due = "2026-11-20"_day;
  rows[1].case_number = "B";
  rows[1].due = "2026-11-10"_day;
  rows[2].case_number = "C";
  rows[2].due = "2026-11-23"_day;
  rows[2].urgency = Urgency::grave;
  sort_supervision(rows);
  CHECK(rows[0].case_number == "C");
  CHECK(rows[1].case_number == "B");
}

TEST_CASE("whatever a pass brings, all of it goes out once, with one digest a person") {
  CHECK(holds([] {
    std::vector<Reminder> all;
    std::set<std::string> keys;
    const int count = any_in(0, 40);
    for (int i = 0; i < count; ++i) {
      all.push_back(reminder(std::to_string(i), any_of({"周启明", "吴越", "叶青"}),
                             any_of({Sending::alone, Sending::digest, Sending::desk}),
                             kToday + days{any_in(-9, 9)},
                             any_of({Urgency::normal, Urgency::urgent})));
      keys.insert(all.back().key);
    }
    std::map<std::string, int> digests, messages;
    std::set<std::string> sent;
    for (const Bundle& bundle : bundles(all, policy_of_tests(), kToday)) {
      PROPERTY_ASSERT(!bundle.reminders.empty());
      if (bundle.sending == Sending::digest) PROPERTY_ASSERT(++digests[bundle.to] == 1);
      for (const auto& each : bundle.reminders) {
        PROPERTY_ASSERT(each.to == bundle.to);
        PROPERTY_ASSERT(each.sending == bundle.sending);
        PROPERTY_ASSERT(sent.insert(each.key).second);
      }
      if (bundle.sending == Sending::alone && bundle.reminders.front().urgency == Urgency::normal)
        PROPERTY_ASSERT(++messages[bundle.to] <= policy_of_tests().alone_max);
    }
    PROPERTY_ASSERT(sent == keys);
  }));
}

}  // namespace reminder_bundles_test
