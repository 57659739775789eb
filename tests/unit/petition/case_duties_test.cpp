#include "petition/case_duties.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_duties_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

std::string keys(const CaseFile& file) {
  std::string all;
  for (const Duty& duty : duties(file, law_of_tests())) all += (all.empty() ? "" : " ") + duty.key;
  return all;
}

Duty duty(const CaseFile& file, std::string_view key) {
  for (const Duty& each : duties(file, law_of_tests()))
    if (each.key == key) return each;
  return {};
}

event::Registered registration() {
  event::Registered body{.number = kNumber, .matter = "药"};
  body.intake.handler = "方蕾";
  body.intake.first_receiver = "方蕾";
  return body;
}

}  // namespace

TEST_CASE("a matter walks from duty to duty, each with its clock") {
  Ledger file = ledger().add("2026-11-24", registration());
  CHECK(keys(file.file()) == "inform");
  const Duty inform = duty(file.file(), "inform");
  CHECK(inform.clock == "inform");
  CHECK(inform.due == "2026-12-09"_day);
  CHECK(inform.safe == "2026-12-09"_day);
  CHECK(inform.article == "《信访工作条例》第二十三条第二款");
  file.add("2026-11-25", event::Served{Document::route});
  CHECK(keys(file.file()) == "decide");
  file.add("2026-11-26", event::Accepted{"药品科"});
  CHECK(keys(file.file()) == "serve_acceptance conclude");
  file.add("2026-11-26", event::Served{Document::acceptance});
  CHECK(keys(file.file()) == "conclude");
  CHECK(duty(file.file(), "conclude").due == "2027-01-25"_day);
  file.add("2026-11-27", event::Assigned{"药品科", "周启明"});
  CHECK(duty(file.file(), "conclude").person == "周启明");
  CHECK(duty(file.file(), "conclude").who == Role::handler);
  file.add("2026-12-10", opinion_of_tests());
  CHECK(keys(file.file()) == "serve_opinion");
  CHECK(duty(file.file(), "serve_opinion").clock.empty());
  file.add("2026-12-11", service_of_tests(Document::opinion, "31号"));
  CHECK(keys(file.file()) == "follow_up");
  Ledger reviewed(file);
  file.add("2026-12-14", event::FollowedUp{"已回访"});
  CHECK(keys(file.file()) == "archive");
  CHECK_FALSE(duty(file.file(), "archive").bars_archive);
  CHECK(keys(file.add("2026-12-15", event::Archived{}).file()).empty());

  reviewed.add("2026-12-20", event::ReviewAsked{"不服"});
  CHECK(keys(reviewed.file()) == "decide_review");
  CHECK(duty(reviewed.file(), "decide_review").due.has_value());
  reviewed.add("2026-12-28", event::ReviewDecided{"5号"});
  CHECK(keys(reviewed.file()) == "serve_review follow_up");
  reviewed.add("2026-12-29", service_of_tests(Document::review_opinion, "5号"))
      .add("2027-01-04", event::RereviewAsked{"不服"});
  CHECK(keys(reviewed.file()) == "decide_rereview");
  reviewed.add("2027-01-05", event::HearingBegun{});
  CHECK(keys(reviewed.file()) == "end_hearing decide_rereview");
  CHECK(duty(reviewed.file(), "decide_rereview").is_suspended);
  CHECK_FALSE(duty(reviewed.file(), "decide_rereview").due);
  reviewed.add("2027-01-06", event::HearingEnded{})
      .add("2027-01-20", event::RereviewDecided{"2号"});
  CHECK(keys(reviewed.file()) == "serve_rereview archive");
}

TEST_CASE("without an address nobody must be told, and the matter is worked on all the same") {
  event::Registered body = registration();
  body.contact_known = false;
  Ledger file = ledger().add("2026-11-24", body);
  CHECK(duty(file.file(), "inform").is_exempt);
  CHECK_FALSE(duty(file.file(), "inform").due);
  file.add("2026-11-26", event::Accepted{"药品科"});
  CHECK(keys(file.file()) == "conclude");
}

TEST_CASE("a petition office passes on in its days, a unit that was sent a matter tells in its") {
  event::Registered body = registration();
  body.received_by = ReceivedBy::office;
  Ledger file = ledger().add("2026-11-24", body);
  CHECK(keys(file.file()) == "transfer");
  CHECK(duty(file.file(), "transfer").clock == "transfer");
  file.add("2026-11-25", event::Transferred{"县局", ""});
  CHECK(keys(file.file()) == "serve_transfer follow_up");
  event::TransferredIn sent{.number = kNumber, .from = "省局", .superior_due = "2026-12-08"_day};
  sent.intake = registration().intake;
  Ledger in = ledger().add("2026-11-20", sent);
  CHECK(keys(in.file()) == "inform_transferred");
  CHECK(duty(in.file(), "inform_transferred").due == "2026-12-08"_day);
  Ledger objecting(in);
  objecting.add("2026-11-23", event::Objected{"不归我们管", ""});
  CHECK(keys(objecting.file()) == "inform_transferred answer_objection");
  objecting.add("2026-11-24", event::Returned{"省局"});
  CHECK(keys(objecting.file()) == "archive");
  in.add("2026-11-24", event::Accepted{"药品科"});
  CHECK(duty(in.file(), "report_result").due == "2026-12-08"_day);
  in.add("2026-11-30", opinion_of_tests())
      .add("2026-12-01", service_of_tests(Document::opinion, "31号"))
      .add("2026-12-02", event::FollowedUp{"已回访"});
  CHECK(keys(in.file()) == "report_result archive");
  in.add("2026-12-03", service_of_tests(Document::result_report, "8号"));
  CHECK(keys(in.file()) == "archive");
}

TEST_CASE("the days of a matter accepted here run on when it is sent to another unit") {
  event::Registered body = registration();
  body.intake.handler.clear();  // accepted, and in nobody's hands yet
  Ledger file = ledger().add("2026-11-24", body);
  file.add("2026-11-24", event::Accepted{"药品科"})
      .add("2026-11-26", event::Transferred{"县局", ""});
  CHECK(keys(file.file()) == "serve_transfer await_result follow_up");
  CHECK(duty(file.file(), "await_result").clock == "conclude");
  CHECK(duty(file.file(), "await_result").person == "县局");
  CHECK(duty(file.file(), "await_result").due == "2027-01-25"_day);
  CHECK_FALSE(duty(file.file(), "await_result").bars_archive);
}

TEST_CASE("what pushes a file is a duty of its own") {
  event::Registered body = registration();
  body.intake.marks = {Mark::difficult, Mark::group};
  body.intake.first_receiver.clear();
  body.intake.handler.clear();
  Ledger file = ledger().add("2026-10-09", body);
  CHECK(keys(file.file()) == "name_first_receiver name_handler sponsor inform form_taskforce");
  file.add("2026-10-10", event::FirstReceiverNamed{"方蕾"})
      .add("2026-10-10", event::Sponsored{"苏敏", "药品科", "周启明"})
      .add("2026-10-10", event::TaskforceFormed{"石磊", {{"徐雯", "取样", {}}}})
      .add("2026-10-12", event::Accepted{"药品科"})
      .add("2026-10-12", event::Served{Document::acceptance});
  CHECK(keys(file.file()) == "conclude");
  file.add("2026-10-13", event::Assigned{"药品科", "周启明", {"器械科"}})
      .add("2026-10-14", event::Instructed{"请药品科查清后报我", "药品科", "2026-11-01"_day})
      .add("2026-10-15", event::SupervisionOpened{"上级关注", "2026-11-02"_day})
      .add("2026-10-16", event::ExtensionAsked{10, "检验未出"}, "周启明");
  CHECK(keys(file.file()) ==
        "follow_instruction answer_lead decide_extension conclude close_supervision");
  CHECK(duty(file.file(), "follow_instruction").due == "2026-11-01"_day);
  CHECK(duty(file.file(), "close_supervision").due == "2026-11-02"_day);
  CHECK(duty(file.file(), "answer_lead").person == "器械科");
  file.add("2026-10-17", event::Extended{10, "苏敏", "副局长", "检验未出"}, "苏敏");
  CHECK(keys(file.file()).find("serve_extension") != std::string::npos);
  file.add("2026-10-18", event::Served{Document::extension});
  CHECK(keys(file.file()).find("serve_extension") == std::string::npos);
}

TEST_CASE("what closes a matter elsewhere is told the citizen before it is filed") {
  const Ledger start = ledger().add("2026-10-09", registration());
  CHECK(keys(Ledger(start).add("2026-10-10", event::NotAccepted{"诉讼", "法院"}).file()) ==
        "serve_not_accepted archive");
  CHECK(keys(Ledger(start).add("2026-10-10", event::Routed{"诉讼", "法院"}).file()) ==
        "serve_route archive");
  CHECK(keys(Ledger(start).add("2026-10-10", event::AnsweredOnSpot{"已说明"}).file()) == "archive");
  CHECK(keys(Ledger(start).add("2026-10-10", event::Withdrawn{"不告了"}).file()) == "archive");
}

TEST_CASE("each duty has a key of the list, and the list no two alike") {
  auto all = duty_keys();
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
  for (const Duty& each : duties(worked_on("2026-10-09").file(), law_of_tests()))
    CHECK(std::ranges::find(all, each.key) != all.end());
  CHECK(duties({}, law_of_tests()).empty());
}

TEST_CASE("the four duties of the first receiver are read off the ledger") {
  Ledger file = worked_on("2026-08-25");
  for (const FirstDuty& each : first_receiver_duties(file.file(), law_of_tests()))
    CHECK_FALSE(each.done);
  file.add("2026-10-30", opinion_of_tests(), "周启明", Role::handler)
      .add("2026-11-02", service_of_tests(Document::opinion, "31号"), "周启明", Role::handler)
      .add("2026-11-03", event::FollowedUp{"已落实"}, "周启明", Role::handler);
  const auto four = first_receiver_duties(file.file(), law_of_tests());
  REQUIRE(four.size() == 4);
  CHECK(four[0].done == "2026-10-30"_day);
  CHECK(four[1].done == "2026-11-03"_day);
  CHECK(four[2].done == "2026-11-02"_day);
  CHECK(four[3].was_late);  // due on 26 October
}

}  // namespace case_duties_test
