#include "petition/reminded.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/ledger_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminded_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

const OfficePeople kPeople{{{"周启明"}, {"吴越"}, {"苏敏"}}, {"叶青"}};
const Units kUnits{{"药品科", {"吴越", "苏敏"}}, {"器械科", {"何远", "苏敏"}}};

RemindedCase seen(const CaseFile& file, const ReminderPolicy& policy = policy_of_tests()) {
  return reminded(file, law_of_tests(), {policy, working_days_of_tests(), kPeople}, kUnits, true);
}

std::vector<std::string> clocks(const RemindedCase& file) {
  std::vector<std::string> all;
  for (const Deadline& each : file.deadlines) all.push_back(each.clock + " " + each.due.iso());
  std::ranges::sort(all);
  return all;
}

std::string line(const RemindedCase& file, const std::string& clock) {
  for (const Deadline& each : file.deadlines)
    if (each.clock == clock)
      return each.begins.iso() + " " + each.due.iso() + " " + each.safe.iso();
  return "";
}

event::TransferredIn sent_by_superior() {
  event::TransferredIn body{.number = kNumber, .from = "省局", .superior_due = "2026-11-20"_day};
  body.is_assigned = true;
  return body;
}

}  // namespace

TEST_CASE("reminders see the running clocks of a file, its people and those of its unit") {
  const auto file = seen(in_progress("2026-10-12").file());
  CHECK(file.number == "XF2026-000101");
  CHECK(clocks(file) == std::vector<std::string>{"conclude 2026-12-11"});
  CHECK(file.people.handler == "周启明");
  CHECK(file.people.section_head == "吴越");
  CHECK(file.people.leader == "苏敏");
  CHECK(file.people.sponsor == "");
  CHECK(file.unit == "药品科");
  CHECK(file.urgency == RemindedCase::Urgency::normal);
  CHECK(file.citizen_reachable);
}

TEST_CASE("a unit that the office does not know has nobody named, and the file goes on") {
  auto ledger = in_progress("2026-10-12");
  ledger.write("2026-10-13", event::Assigned{"新设科", "周启明", {}});
  const auto file = seen(ledger.file());
  CHECK(file.unit == "新设科");
  CHECK(file.people.section_head == "");
  CHECK(file.people.leader == "");
}

TEST_CASE("dates that no rule set counts are reminded as clocks of their own") {
  Ledger ledger;
  ledger.write("2026-10-08", sent_by_superior())
      .write("2026-10-12", event::Accepted{"药品科"})
      .write("2026-10-12", event::Assigned{"药品科", "周启明", {"器械科"}})
      .write("2026-10-13",
             event::Instructed{.text = "尽快查清", .unit = "药品科", .due = "2026-10-30"_day})
      .write("2026-10-14",
             event::Instructed{.text = "再核实", .unit = "药品科", .due = "2026-11-01"_day})
      .write("2026-10-14", event::Instructed{.text = "请阅", .unit = "药品科"})
      .write("2026-10-15", event::Sponsored{.sponsor = "林岳", .handler = "周启明"})
      .write("2026-10-16", event::TaskforceFormed{.leader = "苏敏",
                                                  .members = {{"周启明", "查档", "2026-10-23"_day},
                                                              {"何远", "走访", {}},
                                                              {"何远", "核对", "2026-11-06"_day}}});
  const auto file = seen(ledger.file());
  CHECK(line(file, "superior_report") == "2026-10-08 2026-11-20 2026-11-20");
  CHECK(line(file, "leader_date") == "2026-10-13 2026-10-30 2026-10-30");
  CHECK(line(file, "leader_date/2") == "2026-10-14 2026-11-01 2026-10-30");  // a Sunday
  CHECK(line(file, "leader_date/3") == "");
  CHECK(line(file, "stage") == "2026-10-16 2026-10-23 2026-10-23");
  CHECK(line(file, "stage/2") == "2026-10-16 2026-11-06 2026-11-06");
  CHECK(line(file, "sponsored_progress") == "2026-10-15 2026-10-22 2026-10-22");
  CHECK(file.people.sponsor == "林岳");
  CHECK(file.people.co_handlers == std::vector<std::string>{"何远"});

  // A word on it moves the next one.
  ledger.write("2026-10-20", event::Progress{.shared = "已查档"});
  CHECK(line(seen(ledger.file()), "sponsored_progress") == "2026-10-20 2026-10-27 2026-10-27");
  // What was answered is asked no more.
  ledger.write("2026-10-21", event::Served{.document = Document::result_report});
  CHECK(line(seen(ledger.file()), "superior_report") == "");
}

TEST_CASE("co-units answer some working days before the lead's last one, until they have") {
  auto ledger = in_progress("2026-10-12");
  ledger.write("2026-10-13", event::Assigned{"药品科", "周启明", {"器械科"}});
  // Conclude: Friday the 11th of December; five working days before it.
  CHECK(line(seen(ledger.file()), "co_unit") == "2026-10-13 2026-12-04 2026-12-04");
  ledger.write("2026-10-20",
               event::Progress{.internal = "无异常", .unit = "器械科", .is_answer = true});
  CHECK(line(seen(ledger.file()), "co_unit") == "");
  CHECK(seen(ledger.file()).people.co_handlers.empty());
}

TEST_CASE("who received a matter first is reminded of its last day") {
  auto ledger = in_progress("2026-10-12");
  ledger.write("2026-10-12", event::FirstReceiverNamed{"方蕾"});
  const auto file = seen(ledger.file());
  CHECK(file.people.first_receiver == "方蕾");
  CHECK(line(file, "first_receiver") == line(file, "conclude"));
}

TEST_CASE("a group's matter is urgent, and a sensitive topic is found in a matter's words") {
  event::Registered body{.number = kNumber, .matter = "集中反映疫苗冷链问题"};
  body.intake.marks = {Mark::wide, Mark::group};
  Ledger ledger;
  ledger.write("2026-10-12", body);
  ReminderPolicy policy = policy_of_tests();
  CHECK(seen(ledger.file(), policy).topic == "");
  policy.sensitive.topics = {"奶粉", "疫苗"};
  CHECK(seen(ledger.file(), policy).topic == "疫苗");
  CHECK(seen(ledger.file(), policy).urgency == RemindedCase::Urgency::urgent);
}

TEST_CASE("a clock that a hearing holds up is not reminded, and is known as held up") {
  auto ledger = in_progress("2026-08-10");
  ledger.write("2026-10-12", event::RereviewAsked{"不服"});
  const auto before = seen(ledger.file());
  CHECK(line(before, "decide_rereview").starts_with("2026-10-12"));
  CHECK(before.suspended.empty());
  ledger.write("2026-10-20", event::HearingBegun{});
  const auto during = seen(ledger.file());
  CHECK(line(during, "decide_rereview").empty());
  CHECK(during.suspended == std::vector<std::string>{"decide_rereview"});
  ledger.write("2026-10-22", event::HearingEnded{});
  CHECK(seen(ledger.file()).suspended.empty());
}

TEST_CASE("a draft and an archived file have nothing to remind of") {
  CHECK(seen(CaseFile()).deadlines.empty());
  auto ledger = in_progress("2026-10-12");
  ledger.write("2026-10-20", event::Archived{"方蕾"});
  CHECK(seen(ledger.file()).deadlines.empty());
}

}  // namespace reminded_test
