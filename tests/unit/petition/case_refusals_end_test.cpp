// The refusals of how a matter is answered, reviewed and closed: petition/case_refusals_end.cpp.
#include <catch2/catch.hpp>

#include "petition/deadlines.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace case_refusals_end_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

Ledger concluded() {
  return worked_on("2026-08-25").add("2026-10-23", opinion_of_tests(), "周启明", Role::handler);
}

Ledger served() {
  return concluded().add("2026-10-26", service_of_tests(Document::opinion, "31号"), "周启明",
                         Role::handler);
}

Ledger reviewed() {
  return served()
      .add("2026-11-10", event::ReviewAsked{"没检测"}, "", Role::citizen)
      .add("2026-11-20", event::ReviewDecided{"5号", Finding::uphold, "省局"}, "何处长",
           Role::reviewer);
}

const event::Archived kArchive{"方蕾"};

}  // namespace

TEST_CASE("each kind of opinion has its own compulsory fields") {
  const Ledger file = worked_on("2026-08-25");
  const auto code = [&](event::Concluded body) {
    return file.refused_at("2026-10-23", std::move(body), "周启明", Role::handler);
  };
  for (const OpinionKind kind :
       {OpinionKind::supported, OpinionKind::explained, OpinionKind::not_supported})
    CHECK(code(opinion_of_tests(kind)) == "");
  event::Concluded body = opinion_of_tests(OpinionKind::not_supported);
  body.reasons = " ";
  CHECK(code(body) == "case.missing concluded.reasons");
  body = opinion_of_tests(OpinionKind::supported);
  body.carried_out_until.reset();
  CHECK(code(body) == "case.missing concluded.carried_out_until");
  body = opinion_of_tests(OpinionKind::supported);
  body.carried_out_by.clear();
  CHECK(code(body) == "case.missing concluded.carried_out_by");
  body = opinion_of_tests();
  body.basis.clear();
  CHECK(code(body) == "case.missing concluded.basis");
  body = opinion_of_tests();
  body.signed_by = "周启明";
  CHECK(code(body) == "case.own_request concluded.signed_by");
  // Of an old record no such paper is asked.
  CHECK(file.refused("2026-10-23", event::Concluded{.number = "31号"}) == "");
}

TEST_CASE("the lead does not conclude without its co-units, unless it says why") {
  Ledger file = worked_on("2026-08-25");
  file.add("2026-08-26", event::Assigned{"药品科", "周启明", {"器械科"}}, "方蕾", Role::duty);
  event::Concluded body = opinion_of_tests();
  CHECK(file.refused("2026-10-23", body, "周启明", Role::handler) == "case.co_unit");
  body.without_answers = "协办单位逾期未答复";
  CHECK(file.refused("2026-10-23", body, "周启明", Role::handler) == "");
  file.add("2026-09-10", event::Progress{"", "查过", "器械科", true}, "徐雯", Role::co_handler);
  CHECK(file.refused("2026-10-23", opinion_of_tests(), "周启明", Role::handler) == "");
}

TEST_CASE("an opinion is served with its number, the remedy, and proof") {
  const Ledger file = concluded();
  event::Served body = service_of_tests(Document::opinion, "31号");
  CHECK(file.refused("2026-10-26", body, "", Role::system) == "");
  body.remedy.clear();
  CHECK(file.refused_at("2026-10-26", body, "", Role::system) == "case.missing served.remedy");
  body = service_of_tests(Document::opinion, "");
  CHECK(file.refused_at("2026-10-26", body, "", Role::system) == "case.missing served.number");
  body = service_of_tests(Document::opinion, "31号");
  body.proof.clear();
  CHECK(file.refused_at("2026-10-26", body, "", Role::system) == "case.missing served.proof");
  CHECK(file.refused("2026-10-22", service_of_tests(Document::opinion, "31号"), "", Role::system) ==
        "case.date");
}

TEST_CASE("each document is served when there is one") {
  const Ledger file = worked_on("2026-08-25");
  const auto code = [&](Document document) {
    return file.refused("2026-09-01", service_of_tests(document, "1号"), "周启明", Role::handler);
  };
  CHECK(code(Document::extension) == "case.missing");
  CHECK(code(Document::no_longer) == "case.state");
  CHECK(code(Document::transfer) == "case.state");
  CHECK(code(Document::result_report) == "case.state");
  CHECK(code(Document::acceptance) == "");
}

TEST_CASE("who handled a matter never decides its review, nor does the unit below") {
  Ledger file = served().add("2026-11-10", event::ReviewAsked{"没检测"}, "", Role::citizen);
  const auto code = [&](event::ReviewDecided body, const char* by) {
    return file.refused_at("2026-11-20", std::move(body), by, Role::reviewer);
  };
  CHECK(code({"5号", Finding::uphold, "省局"}, "何处长") == "");
  CHECK(code({"5号", Finding::uphold, "省局"}, "周启明") == "case.recusal review_decided.by");
  CHECK(code({"5号", Finding::uphold, "省局"}, "周 启明") == "case.recusal review_decided.by");
  CHECK(code({"5号", Finding::uphold, "药品科"}, "何处长") == "case.recusal review_decided.unit");
  CHECK(code({"5号", Finding::uphold, ""}, "何处长") == "case.missing review_decided.unit");
  const auto no = refusal(file.file(),
                          on("2026-11-20", event::ReviewDecided{"5号", Finding::uphold, "省局"},
                             "周启明", Role::reviewer),
                          law_of_tests());
  CHECK(no->remedy.find("第二十八条第三款") != std::string::npos);
}

TEST_CASE("re-review is decided by neither of the two before") {
  Ledger file =
      reviewed()
          .add("2026-11-21", service_of_tests(Document::review_opinion, "5号"), "", Role::system)
          .add("2026-11-24", event::RereviewAsked{"不服"}, "", Role::citizen);
  const auto code = [&](event::RereviewDecided body, const char* by) {
    return file.refused_at("2026-12-01", std::move(body), by, Role::reviewer);
  };
  CHECK(code({"2号", Finding::uphold, "省政府"}, "高主任") == "");
  CHECK(code({"2号", Finding::uphold, "省局"}, "高主任") == "case.recusal rereview_decided.unit");
  CHECK(code({"2号", Finding::uphold, "药品科"}, "高主任") == "case.recusal rereview_decided.unit");
  CHECK(code({"2号", Finding::uphold, "省政府"}, "何处长") == "case.recusal rereview_decided.by");
}

TEST_CASE("filing cuts nobody's right to a review, and its day is not before the filing") {
  Ledger file = served()
                    .add("2026-10-28", event::FollowedUp{"已电话回访"}, "周启明", Role::handler)
                    .add("2026-10-29", kArchive, "周启明", Role::handler);
  CHECK(file.refused("2026-10-28", event::ReviewAsked{"不服"}, "", Role::citizen) == "case.date");
  file.add("2026-11-02", event::ReviewAsked{"不服"}, "", Role::citizen);
  CHECK(file.file().state == State::review);
}

TEST_CASE("a review asked before the follow-up, written down after it, is taken with its own day") {
  const Ledger file =
      served().add("2026-11-20", event::FollowedUp{"已电话回访"}, "周启明", Role::handler);
  CHECK(file.refused("2026-11-18", event::ReviewAsked{"不服"}, "", Role::citizen) == "");
  CHECK(file.refused("2026-10-25", event::ReviewAsked{"不服"}, "", Role::citizen) == "case.date");
}

TEST_CASE("the citizen rates each stage once, office and unit apart") {
  Ledger file = served();
  const event::Rated rating{Stage::opinion, {}, Satisfaction::mostly, "慢"};
  CHECK(concluded().refused("2026-10-25", rating, "", Role::citizen) == "case.state");
  CHECK(file.refused("2026-10-27", rating, "周启明", Role::handler) == "case.role");
  CHECK(file.refused("2026-10-27", event::Rated{Stage::opinion}, "", Role::citizen) ==
        "case.missing");
  CHECK(file.refused("2026-10-27", event::Rated{Stage::review, Satisfaction::satisfied}, "",
                     Role::citizen) == "case.state");
  file.add("2026-10-27", rating, "", Role::citizen);
  CHECK(file.refused("2026-10-28", rating, "", Role::citizen) == "case.twice");
}

TEST_CASE("a file is archived by two, and says what is still open or missing") {
  Ledger file = served();
  CHECK(file.refused("2026-11-30", kArchive, "周启明", Role::handler) == "case.follow_up");
  file.add("2026-11-30", event::FollowedUp{"已电话回访"}, "周启明", Role::handler);
  CHECK(file.refused("2026-12-01", event::Archived{}, "周启明", Role::handler) == "case.missing");
  CHECK(file.refused("2026-12-01", event::Archived{"周启明"}, "周启明", Role::handler) ==
        "case.own_request");
  CHECK(file.refused("2026-12-01", kArchive, "周启明", Role::handler) == "");
}

TEST_CASE("a decided review that was never served is named as missing at the archive") {
  const Ledger file =
      reviewed().add("2026-11-24", event::FollowedUp{"回访"}, "周启明", Role::handler);
  const auto no =
      refusal(file.file(), on("2026-12-01", kArchive, "周启明", Role::handler), law_of_tests());
  REQUIRE(no);
  CHECK(no->code == "case.open_duty");
  CHECK(no->what.find("送达复查意见书") != std::string::npos);
}

TEST_CASE("nothing is archived under supervision") {
  Ledger file =
      served()
          .add("2026-10-27", event::SupervisionOpened{"上级交办"}, "丁国安", Role::office_head)
          .add("2026-11-30", event::FollowedUp{"已电话回访"}, "周启明", Role::handler);
  CHECK(file.refused("2026-12-01", kArchive, "周启明", Role::handler) == "case.supervision");
  file.add("2026-12-01", event::SupervisionClosed{"已办结"}, "丁国安", Role::office_head);
  CHECK(file.refused("2026-12-01", kArchive, "周启明", Role::handler) == "");
}

TEST_CASE("what was sent on is archived when somebody has asked what became of it") {
  event::Registered body{.number = kNumber, .matter = "药"};
  body.intake.handler = "方蕾";
  Ledger file =
      ledger()
          .add("2026-10-09", body, "方蕾", Role::receiver)
          .add("2026-10-10", event::Transferred{"县局", ""}, "方蕾", Role::duty)
          .add("2026-10-10", service_of_tests(Document::transfer, "3号"), "方蕾", Role::handler);
  CHECK(file.refused("2026-11-10", kArchive, "丁国安", Role::office_head) == "case.follow_up");
  file.add("2026-11-09", event::FollowedUp{"县局已答复"}, "方蕾", Role::handler);
  CHECK(file.refused("2026-11-10", kArchive, "丁国安", Role::office_head) == "");
}

TEST_CASE("an archived file is taken up again with a reason, and its sixty days begin anew") {
  Ledger file = served()
                    .add("2026-10-28", event::FollowedUp{"已电话回访"}, "周启明", Role::handler)
                    .add("2026-10-29", kArchive, "周启明", Role::handler);
  CHECK(served().refused("2026-10-29", event::Reopened{"反弹"}, "方蕾", Role::duty) ==
        "case.state");
  CHECK(file.refused("2026-11-02", event::Reopened{}, "方蕾", Role::duty) == "case.missing");
  CHECK(file.refused("2026-10-28", event::Reopened{"反弹"}, "方蕾", Role::duty) == "case.date");
  file.add("2026-11-02", event::Reopened{"反弹"}, "方蕾", Role::duty);
  CHECK(file.file().state == State::in_progress);
  CHECK(file.file().handler == "周启明");
  const auto running = deadlines(file.file(), law_of_tests().rules, law_of_tests().calendar);
  REQUIRE(running.size() == 1);
  CHECK(running[0].clock == "conclude");
  CHECK(running[0].begins == "2026-11-02"_day);
  // What was done before does not stand for what is to be done now.
  CHECK(file.refused("2026-11-03", event::ReviewAsked{"不服"}, "", Role::citizen) == "case.state");
  CHECK(file.refused("2026-11-01", event::Progress{"已查"}, "周启明", Role::handler) ==
        "case.date");
  CHECK(file.refused("2026-11-03", opinion_of_tests(), "周启明", Role::handler) == "");
}

TEST_CASE("a withdrawal keeps the citizen's own words") {
  const Ledger file = worked_on("2026-08-25");
  CHECK(file.refused("2026-09-01", event::Withdrawn{" "}, "方蕾", Role::receiver) ==
        "case.missing");
  CHECK(file.refused("2026-09-01", event::Withdrawn{"已经解决了"}, "方蕾", Role::receiver) == "");
}

TEST_CASE("a withdrawal is not dated before the review that it ends, whose clock would run on") {
  const Ledger file = served().add("2026-11-10", event::ReviewAsked{"没检测"}, "", Role::citizen);
  CHECK(file.refused("2026-11-09", event::Withdrawn{"算了"}, "", Role::citizen) == "case.date");
  CHECK(file.refused("2026-11-10", event::Withdrawn{"算了"}, "", Role::citizen) == "");
}

TEST_CASE("a hearing does not end before it began") {
  Ledger file = worked_on("2026-08-25");
  file.add("2026-09-10", event::HearingBegun{}, "高主持", Role::chair);
  CHECK(file.refused("2026-09-09", event::HearingEnded{}, "高主持", Role::chair) == "case.date");
  CHECK(file.refused("2026-09-10", event::HearingEnded{}, "高主持", Role::chair) == "");
}

}  // namespace case_refusals_end_test
