#include "petition/reminder_document.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/reminders_of_tests.h"

namespace reminder_document_test {

using namespace huiyin;
using namespace huiyin::petition;

namespace {

ClockReminders& row(ReminderPolicy& policy, const std::string& clock) {
  return *std::ranges::find(policy.clocks, clock, &ClockReminders::clock);
}

}  // namespace

TEST_CASE("rules written as a document and read again are the same rules") {
  const ReminderPolicy& policy = policy_of_tests();
  const auto again = parse_reminders(document_of(policy), "again");
  REQUIRE(again.has_value());
  CHECK(*again == policy);
  CHECK(document_of(*again) == document_of(policy));
}

TEST_CASE("what the defaults do not use stands in the document as well") {
  const std::string json = R"({"day_begins":"08:00","day_ends":"20:00","digest_at":"08:40",
    "alone_max":5,"digest_lines_max":30,"progress_days":7,"co_unit_days":5,
    "sensitive":{"periods":[{"name":"两会","from":"2027-03-01","to":"2027-03-12"}],
                 "topics":["欠薪"],"cases":["XF2026-000101"]},
    "moved":{"whom":["handler"],"citizen":["conclude"]},
    "clocks":[{"clocks":{"conclude":"办结"},"steps":[
      {"at":"start","urgent":true,"whom":["office"]},
      {"at":"T-5d","sensitive":"T-9d","whom":["handler"],"asks_in_time":true},
      {"at":"due","whom":["handler"],"also":["bulletin"],"repeat_days":2,"repeats":3},
      {"at":"due+3d","whom":["leader"],"repeat_days":7,"repeats":2}]}]})";
  const auto policy = parse_reminders(json, "own");
  REQUIRE(policy.has_value());
  const auto again = parse_reminders(document_of(*policy), "again");
  REQUIRE(again.has_value());
  CHECK(*again == *policy);
}

TEST_CASE("two rules differ step by step and setting by setting; the same ones in nothing") {
  const ReminderPolicy& before = policy_of_tests();
  CHECK(rule_changes(before, before).empty());

  ReminderPolicy after = before;
  after.digest_at = *LocalTime::parse("09:10");
  auto& steps = row(after, "conclude").steps;
  const std::size_t first = steps.front().key == "T-30" ? 0 : steps.size();
  REQUIRE(first == 0);
  steps.erase(steps.begin());
  steps.front().whom = {Whom::handler, Whom::section_head};
  ReminderStep more = steps[1];
  more.key = "T-10";
  more.offset = -10;
  steps.insert(steps.begin() + 1, more);

  const auto changes = rule_changes(before, after);
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].title == "办结");
  CHECK(changes[0].was->whom == std::vector{Whom::handler});
  CHECK(changes[0].is->whom == std::vector{Whom::handler, Whom::section_head});
  CHECK_FALSE(changes[1].was.has_value());
  CHECK(changes[1].is->key == "T-10");
  CHECK(changes[2].was->key == "T-30");
  CHECK_FALSE(changes[2].is.has_value());
  CHECK(changes[3].key == "digest_at");
  CHECK(changes[3].is_text == "\"09:10\"");
}

TEST_CASE("a clock that is there no more is told with all its steps") {
  const ReminderPolicy& before = policy_of_tests();
  ReminderPolicy after = before;
  std::erase_if(after.clocks, [](const ClockReminders& one) { return one.clock == "stage"; });
  const auto changes = rule_changes(before, after);
  CHECK(changes.size() == before.clock("stage")->steps.size());
  for (const RuleChange& one : changes) CHECK_FALSE(one.is.has_value());
}

}  // namespace reminder_document_test
