#include "petition/needed_reminders.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace needed_reminders_test {

using namespace huiyin;
using namespace huiyin::petition;

namespace {

std::vector<ReminderStep>& steps(ReminderPolicy& policy, const std::string& clock) {
  return std::ranges::find(policy.clocks, clock, &ClockReminders::clock)->steps;
}

}  // namespace

TEST_CASE("the rules that the product comes with keep what is needed") {
  CHECK(needed_faults(policy_of_tests(), law_of_tests().rules, "file").empty());
}

TEST_CASE("what is needed cannot be taken away") {
  struct Row {
    const char* because;
    std::function<void(ReminderPolicy&)> change;
    std::string code, key;
  };
  const std::vector<Row> rows{
      {"the last day without who has it in hand",
       [](ReminderPolicy& policy) {
         for (ReminderStep& step : steps(policy, "conclude"))
           if (step.offset == 0) std::erase(step.whom, Whom::handler);
       },
       "reminders.needed_hand", "clocks: conclude"},
      {"for urgent files alone is not for all",
       [](ReminderPolicy& policy) {
         for (ReminderStep& step : steps(policy, "inform"))
           if (step.offset == 0) step.urgent_only = true;
       },
       "reminders.needed_hand", "clocks: inform"},
      {"late, and nobody above hears of it",
       [](ReminderPolicy& policy) {
         for (ReminderStep& step : steps(policy, "decide_review"))
           if (step.anchor == Anchor::due) step.whom = {Whom::handler};
       },
       "reminders.needed_superior", "clocks: decide_review"},
      {"a week late is too late to hear of it",
       [](ReminderPolicy& policy) {
         auto& all = steps(policy, "co_unit");
         all.back().offset = 7;
         all.back().key = "due+7";
       },
       "reminders.needed_superior", "clocks: co_unit"},
      {"the citizen's right ends unsaid",
       [](ReminderPolicy& policy) { steps(policy, "ask_review").front().whom = {Whom::handler}; },
       "reminders.needed_citizen", "clocks: ask_review"},
      {"a date moves behind the handler's back",
       [](ReminderPolicy& policy) { policy.moved.whom = {Whom::office}; }, "reminders.needed_moved",
       "moved.whom"},
      {"a day of an hour",
       [](ReminderPolicy& policy) { policy.day_ends = *LocalTime::parse("09:00"); },
       "reminders.needed_day", "day_ends"},
      {"a duty without a row",
       [](ReminderPolicy& policy) {
         std::erase_if(policy.clocks, [](const auto& one) { return one.clock == "stage"; });
       },
       "reminders.needed_row", "clocks: stage"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    ReminderPolicy policy = policy_of_tests();
    row.change(policy);
    const Faults found = needed_faults(policy, law_of_tests().rules, "草稿");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == row.code);
    CHECK(found[0].where == "草稿: " + row.key);
  }
}

}  // namespace needed_reminders_test
