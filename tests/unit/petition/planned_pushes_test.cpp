#include "petition/planned_pushes.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/ledger_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace planned_pushes_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using Lines = std::vector<std::string>;

namespace {

// To be told by Friday the 27th of November; seen on Monday the 23rd, at nine.
struct Desk {
  RemindedCase file;
  OfficePeople people{{{"周启明"}, {"吴越"}, {"苏敏"}, {"叶青"}}, {"叶青"}};
  ReminderPolicy policy = policy_of_tests();
  std::set<std::string, std::less<>> said = {};

  Desk() {
    Deadline deadline;
    deadline.clock = "inform";
    deadline.begins = "2026-11-12"_day;
    deadline.nominal = deadline.due = deadline.safe = "2026-11-27"_day;
    file = {.number = "XF2026-000101",
            .deadlines = {deadline},
            .people = {.handler = "周启明", .section_head = "吴越", .leader = "苏敏"}};
  }

  Lines until(Instant last) const {
    Lines lines;
    for (const PlannedPush& one :
         planned_pushes(file, {policy, working_days_of_tests(), people},
                        {[this](std::string_view key) { return said.contains(key); },
                         [](std::string_view) { return false; }},
                        "2026-11-23T09:00"_at, last))
      lines.push_back(one.day.iso().substr(5) + " " + one.to + " " + std::string(name(one.push)));
    return lines;
  }
};

}  // namespace

TEST_CASE("the passes of the days to come are played in advance, each push once") {
  Desk desk;
  desk.said.insert("XF2026-000101/inform/T-5/2026-11-27/周启明");
  CHECK(desk.until("2026-11-27T18:00"_at) == Lines{"11-24 周启明 reminder", "11-26 吴越 reminder",
                                                   "11-26 周启明 reminder", "11-27 叶青 reminder",
                                                   "11-27 吴越 reminder", "11-27 周启明 reminder"});
}

TEST_CASE("what was not said yet is said with the next pass") {
  Desk desk;
  const Lines told = desk.until("2026-11-23T18:00"_at);
  CHECK(told == Lines{"11-23 周启明 reminder"});
}

TEST_CASE("other rules, other days") {
  Desk desk;
  desk.said.insert("XF2026-000101/inform/T-5/2026-11-27/周启明");
  auto& steps = const_cast<ClockReminders*>(desk.policy.clock("inform"))->steps;
  std::erase_if(steps, [](const ReminderStep& step) { return step.key == "T-3"; });
  CHECK(desk.until("2026-11-25T18:00"_at).empty());
}

TEST_CASE("a matter without a running clock plans nothing") {
  Desk desk;
  desk.file.deadlines.clear();
  CHECK(desk.until("2027-11-25T18:00"_at).empty());
}

}  // namespace planned_pushes_test
