#include "petition/told.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace told_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

const Reviewers kReviewers{"云岭省药品监督管理局", "云岭省人民政府"};

CaseTold told_of(const Ledger& ledger) { return told(ledger.file(), law_of_tests(), kReviewers); }

}  // namespace

TEST_CASE("of a matter in hand: the unit, the last shared progress, and the day by which it ends") {
  const CaseTold told =
      told_of(in_progress("2026-10-12")
                  .add("2026-11-05", event::Progress{"已到药店检查并取样", "店主系本科室旧识"})
                  .add("2026-11-20", event::Progress{"", "内部会商"}));
  CHECK(told.case_number == "XF2026-000101");
  CHECK(told.state == State::in_progress);
  CHECK(told.unit == "药品科");
  REQUIRE(told.progress);
  CHECK(told.progress->date == "2026-11-05"_day);
  CHECK(told.progress->text == "已到药店检查并取样");
  REQUIRE(told.due);
  CHECK(told.due->due == "2026-12-11"_day);
  CHECK(told.due->latest == "2027-01-11"_day);  // 10 January is a Sunday
  CHECK(told.accepted == "2026-10-12"_day);
  CHECK(told.due->clock == "conclude");
  CHECK(told.due->article == "《信访工作条例》第三十四条");
  CHECK_FALSE(told.extension);
  CHECK_FALSE(told.remedy);
}

TEST_CASE("after registration the citizen hears by when he will be told") {
  const CaseTold told = told_of(
      ledger().add("2026-11-24", event::Registered{.number = kNumber, .matter = "过期药品"}));
  CHECK(told.registered == "2026-11-24"_day);
  REQUIRE(told.due);
  CHECK(told.due->clock == "inform");
  CHECK(told.due->due == "2026-12-09"_day);
  const CaseTold passed_on =
      told_of(ledger().add("2026-11-05", event::TransferredIn{kNumber, "省局"}));
  CHECK(passed_on.due->clock == "inform_transferred");
}

TEST_CASE("an extended matter shows its new day and the reason, and the approver's post alone") {
  const CaseTold told = told_of(
      in_progress("2026-09-28")
          .add("2026-11-18", event::ExtensionAsked{30, "检验报告未出"}, "周启明")
          .add("2026-11-19", event::Extended{30, "苏敏", "副局长", "检验报告未出"}, "苏敏"));
  REQUIRE(told.extension);
  CHECK(told.extension->days == 30);
  CHECK(told.extension->reason == "检验报告未出");
  CHECK(told.extension->approver_post == "副局长");
  CHECK(told.extension->due == "2026-12-28"_day);
  CHECK(told.due->due == "2026-12-28"_day);
}

TEST_CASE("an extension only asked for is not told") {
  const CaseTold told = told_of(
      in_progress("2026-09-28").add("2026-11-18", event::ExtensionAsked{30, "检验"}, "周启明"));
  CHECK_FALSE(told.extension);
  CHECK(told.due->due == "2026-11-27"_day);
}

TEST_CASE(
    "of a served opinion: its number, when it was received, and until when whom to ask for "
    "review") {
  const Ledger ledger =
      in_progress("2026-08-25")
          .add("2026-10-23", event::Concluded{OpinionKind::explained, "云药信处意〔2026〕31号"});
  CHECK(told_of(ledger).opinion->number == "云药信处意〔2026〕31号");
  CHECK_FALSE(told_of(ledger).opinion->served);
  CHECK_FALSE(told_of(ledger).remedy);
  CHECK_FALSE(told_of(ledger).due);
  const CaseTold told =
      told_of(Ledger(ledger).add("2026-10-26", event::Served{Document::opinion, "31号"}));
  CHECK(told.opinion->date == "2026-10-23"_day);
  CHECK(told.opinion->served == "2026-10-26"_day);
  REQUIRE(told.remedy);
  CHECK(told.remedy->until == "2026-11-25"_day);
  CHECK(told.remedy->reviewer == "云岭省药品监督管理局");
  CHECK(told.remedy->article == "《信访工作条例》第三十五条");
}

TEST_CASE(
    "a review is told with its day of receipt and the day of its answer, then the next remedy") {
  Ledger ledger = in_progress("2026-08-25")
                      .add("2026-10-23", event::Concluded{OpinionKind::explained, "31号"})
                      .add("2026-10-26", event::Served{Document::opinion, "31号"})
                      .add("2026-11-24", event::ReviewAsked{"没检测"});
  CHECK(told_of(ledger).review_asked == "2026-11-24"_day);
  CHECK(told_of(ledger).due->clock == "decide_review");
  CHECK(told_of(ledger).due->due == "2026-12-24"_day);
  CHECK_FALSE(told_of(ledger).remedy);
  ledger.add("2026-12-10", event::ReviewDecided{"5号"})
      .add("2026-12-14", event::Served{Document::review_opinion, "5号"});
  const CaseTold decided = told_of(ledger);
  REQUIRE(decided.remedy);
  CHECK(decided.remedy->clock == "ask_rereview");
  CHECK(decided.remedy->reviewer == "云岭省人民政府");
  CHECK(decided.remedy->until == "2027-01-13"_day);
  ledger.add("2026-12-20", event::RereviewAsked{"不服"});
  CHECK(told_of(ledger).due->clock == "decide_rereview");
  ledger.add("2026-12-22", event::HearingBegun{});
  CHECK_FALSE(told_of(ledger).due);
  CHECK(told_of(ledger).suspended_from == "2026-12-22"_day);
}

TEST_CASE("a matter that went elsewhere is told with where and why") {
  const auto start =
      ledger().add("2026-10-09", event::Registered{.number = kNumber, .matter = "工资"});
  const CaseTold routed =
      told_of(Ledger(start).add("2026-10-12", event::Routed{"劳动争议", "云岭市仲裁委"}));
  REQUIRE(routed.elsewhere);
  CHECK(routed.elsewhere->body == "云岭市仲裁委");
  CHECK(routed.elsewhere->reason == "劳动争议");
  CHECK_FALSE(routed.due);
  const CaseTold sent =
      told_of(Ledger(start).add("2026-10-12", event::Transferred{"东县局", "0999-5550199"}));
  CHECK(sent.elsewhere->contact == "0999-5550199");
  CHECK(sent.elsewhere->date == "2026-10-12"_day);
  const CaseTold refused =
      told_of(Ledger(start).add("2026-10-12", event::NotAccepted{"已经受理", "东县局"}));
  CHECK(refused.elsewhere->reason == "已经受理");
}

TEST_CASE("a matter that is not taken up again is told by whose opinion it ended") {
  const CaseTold told = told_of(
      ledger()
          .add("2026-10-09", event::Registered{.number = kNumber, .matter = "药价"})
          .add("2026-10-12", event::NoLongerAccepted{"同一事实和理由", CaseNumber::of(2025, 7),
                                                     "9号", "2026-03-01"_day, "省政府"}));
  REQUIRE(told.elsewhere);
  CHECK(told.elsewhere->body == "省政府");
  CHECK(told.elsewhere->reason == "同一事实和理由");
  CHECK_FALSE(told.due);
}

TEST_CASE("a matter that went back is told to be with who had sent it") {
  const CaseTold told = told_of(ledger()
                                    .add("2026-11-05", event::TransferredIn{kNumber, "省局"})
                                    .add("2026-11-06", event::Objected{"不归我们管", "医保局"})
                                    .add("2026-11-09", event::Returned{"省局李处长"}));
  CHECK(told.state == State::transferred);
  REQUIRE(told.elsewhere);
  CHECK(told.elsewhere->body == "省局");
  CHECK(told.elsewhere->date == "2026-11-09"_day);
  CHECK_FALSE(told.due);
}

TEST_CASE("a matter taken up again is told as one in hand, with new days and nothing of the old") {
  const CaseTold told =
      told_of(in_progress("2026-06-01")
                  .add("2026-07-20", event::Extended{10, "苏敏", "副局长", "检验"}, "苏敏")
                  .add("2026-08-03", event::Concluded{OpinionKind::explained, "31号"})
                  .add("2026-08-04", event::Served{Document::opinion, "31号"})
                  .add("2026-08-05", event::FollowedUp{"已回访"})
                  .add("2026-08-06", event::Archived{})
                  .add("2026-10-12", event::Reopened{"反弹"}));
  CHECK(told.state == State::in_progress);
  CHECK(told.accepted == "2026-10-12"_day);
  REQUIRE(told.due);
  CHECK(told.due->due == "2026-12-11"_day);
  CHECK_FALSE(told.extension);
  CHECK_FALSE(told.opinion);
  CHECK_FALSE(told.remedy);
}

TEST_CASE("instructions, supervision, sponsor and signed reasons stay inside the office") {
  Ledger file = in_progress("2026-10-12");
  const CaseTold before = told_of(file);
  file.add("2026-10-13", event::Instructed{"请药品科查清后报我", "药品科", "2026-11-01"_day})
      .add("2026-10-13", event::Sponsored{"苏敏", "药品科", "周启明"})
      .add("2026-10-13", event::SupervisionOpened{"上级关注"})
      .add("2026-10-14", event::Progress{"", "内部会商", "", false});
  const CaseTold after = told_of(file);
  CHECK(after.unit == before.unit);
  CHECK(after.due->due == before.due->due);
  CHECK_FALSE(after.progress);
  CHECK_FALSE(after.elsewhere);
}

TEST_CASE("an empty file tells nothing, and does not fail") {
  const CaseTold told = told_of(ledger());
  CHECK(told.case_number.empty());
  CHECK(told.state == State::draft);
  CHECK_FALSE(told.due);
}

}  // namespace told_test
