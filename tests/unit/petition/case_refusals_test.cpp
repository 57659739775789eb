// The refusals of the ledger: petition/case_refusals.cpp.
#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_refusals_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

Ledger registered() {
  return ledger().add("2026-10-09", event::Registered{.number = kNumber, .matter = "过期药品"});
}

Ledger served() {
  return in_progress("2026-08-25")
      .add("2026-10-23", event::Concluded{OpinionKind::explained, "31号"})
      .add("2026-10-26", event::Served{Document::opinion, "31号"});
}

}  // namespace

TEST_CASE("a registration is always taken, unless nothing is said and nobody can be asked") {
  CHECK(ledger().refused("2026-10-09", event::Registered{.number = kNumber}) == "");
  CHECK(ledger().refused(
            "2026-10-09",
            event::Registered{.number = kNumber, .matter = "假药", .contact_known = false}) == "");
  CHECK(ledger().refused("2026-10-09",
                         event::Registered{.number = kNumber, .contact_known = false}) ==
        "case.missing");
  CHECK(registered().refused("2026-10-10", event::Registered{kNumber}) == "case.state");
}

TEST_CASE("an act out of its turn is refused") {
  CHECK(ledger().refused("2026-10-09", event::Accepted{}) == "case.state");
  CHECK(registered().refused("2026-10-09", event::Progress{"x"}) == "case.state");
  CHECK(registered().refused("2026-10-09", event::Concluded{OpinionKind::explained, "1号"}) ==
        "case.state");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::Accepted{}) == "case.state");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::Served{Document::opinion, "1号"}) ==
        "case.state");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::ReviewAsked{}) == "case.state");
  CHECK(served().refused("2026-11-01", event::RereviewAsked{}) == "case.state");
  CHECK(served().refused("2026-11-01", event::ReviewDecided{"1号"}) == "case.state");
  CHECK(ledger().refused("2026-10-09", event::Withdrawn{}) == "case.state");
  CHECK(served().add("2026-10-27", event::Withdrawn{}).refused("2026-10-28", event::Withdrawn{}) ==
        "case.state");
}

TEST_CASE("what an act needs is asked for by name") {
  CHECK(registered().refused("2026-10-09", event::NotAccepted{"", "法院"}) == "case.missing");
  CHECK(registered().refused("2026-10-09", event::NotAccepted{"诉讼事项", " "}) == "case.missing");
  CHECK(registered().refused("2026-10-09", event::Routed{"", ""}) == "case.missing");
  CHECK(registered().refused("2026-10-09", event::Transferred{}) == "case.missing");
  CHECK(registered().refused("2026-10-09", event::AnsweredOnSpot{"　"}) == "case.missing");
  CHECK(registered().refused("2026-10-09", event::Assigned{"药品科", ""}) == "case.missing");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::Progress{" ", ""}) ==
        "case.missing");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::Concluded{}) == "case.missing");
  CHECK(in_progress("2026-10-09").refused("2026-10-10", event::ExtensionRefused{}) ==
        "case.missing");
  const auto no =
      refusal(registered().file(), on("2026-10-09", event::Assigned{"药品科", ""}), law_of_tests());
  REQUIRE(no);
  CHECK(no->where == "assigned.handler");
  CHECK(no->remedy.find("《信访工作条例》第二十二条") != std::string::npos);
}

TEST_CASE("nothing is recorded before it happens, nor before the file began") {
  const CaseEvent ahead{"2026-10-12"_day, "2026-10-11T23:59"_at, "", event::Accepted{}};
  CHECK(refusal(registered().file(), ahead, law_of_tests())->code == "case.date");
  CHECK(registered().refused("2026-10-08", event::Accepted{}) == "case.date");
  const CaseEvent late{"2026-10-12"_day, "2026-11-01T09:00"_at, "", event::Accepted{}};
  CHECK_FALSE(refusal(registered().file(), late, law_of_tests()));
}

TEST_CASE(
    "an extension is granted by another than who asks, in time, with reasons, up to thirty days") {
  Ledger file = in_progress("2026-09-28");
  file.add("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明");
  const event::Extended granted{30, "苏敏", "副局长", "检验未出"};
  CHECK(file.refused("2026-11-19", granted, "苏敏") == "");
  CHECK(file.refused("2026-11-19", granted, "周启明") == "case.own_request");
  CHECK(file.refused("2026-11-19", event::Extended{30, "周启明", "", "检验未出"}, "系统") ==
        "case.own_request");
  CHECK(file.refused("2026-11-27", granted, "苏敏") == "");
  CHECK(file.refused("2026-11-28", granted, "苏敏") == "extension_after_expiry");
  CHECK(file.refused("2026-11-19", event::Extended{31, "苏敏", "", "检验"}) ==
        "extension_over_30_days");
  CHECK(file.refused("2026-11-19", event::Extended{0, "苏敏", "", "检验"}) ==
        "extension_not_positive");
  CHECK(file.refused("2026-11-19", event::Extended{9, "", "", "检验"}) ==
        "extension_without_approver");
  CHECK(file.refused("2026-11-19", event::Extended{9, "苏敏", "", ""}) ==
        "extension_without_reason");
  file.add("2026-11-19", granted, "苏敏");
  CHECK(file.refused("2026-11-20", event::Extended{1, "苏敏", "", "检验"}) ==
        "extension_over_30_days");
  CHECK(registered().refused("2026-10-10", granted) == "case.state");
}

TEST_CASE("the refusal of an extension names the days that the law allows, and the article") {
  const auto no =
      refusal(in_progress("2026-09-28").file(),
              on("2026-11-19", event::Extended{35, "苏敏", "", "检验"}), law_of_tests());
  REQUIRE(no);
  CHECK(no->where == "extended.days");
  CHECK(no->what.find("30日") != std::string::npos);
  CHECK(no->remedy.find("《信访工作条例》第三十四条") != std::string::npos);
}

TEST_CASE("nobody waits for an extension that could not be granted") {
  const Ledger file = in_progress("2026-09-28");
  CHECK(file.refused("2026-11-18", event::ExtensionAsked{30, "检验未出"}) == "");
  CHECK(file.refused("2026-11-18", event::ExtensionAsked{35, "检验未出"}) ==
        "extension_over_30_days");
  CHECK(file.refused("2026-11-18", event::ExtensionAsked{10, ""}) == "extension_without_reason");
  CHECK(file.refused("2026-11-30", event::ExtensionAsked{10, "检验未出"}) ==
        "extension_after_expiry");
}

TEST_CASE("a late request for review is taken, and its clock shows that it came late") {
  CHECK(served().refused("2026-11-25", event::ReviewAsked{"没检测"}) == "");
  CHECK(served().refused("2026-12-25", event::ReviewAsked{"没检测"}) == "");
}

TEST_CASE("an opinion waits for an open hearing, and a hearing ends but once") {
  Ledger file = in_progress("2026-09-28");
  CHECK(file.refused("2026-10-10", event::HearingEnded{}) == "case.hearing");
  file.add("2026-10-10", event::HearingBegun{});
  CHECK(file.refused("2026-10-10", event::HearingBegun{}) == "case.hearing");
  CHECK(file.refused("2026-10-11", event::Concluded{OpinionKind::explained, "1号"}) ==
        "case.hearing");
  file.add("2026-10-12", event::HearingEnded{});
  CHECK(file.refused("2026-10-12", event::Concluded{OpinionKind::explained, "1号"}) == "");
}

TEST_CASE("a file closes after the opinion was served and somebody asked how it went") {
  Ledger file = served();
  CHECK(file.refused("2026-11-30", event::Archived{}) == "case.follow_up");
  CHECK(file.refused("2026-11-30", event::FollowedUp{""}) == "case.missing");
  file.add("2026-11-30", event::FollowedUp{"已电话回访"});
  CHECK(file.refused("2026-12-01", event::Archived{}) == "");
  CHECK(file.refused("2026-12-01", event::ReviewAsked{"不服"}) == "");
  CHECK(file.refused("2026-12-01", event::RereviewAsked{"不服"}) == "case.state");
}

TEST_CASE("a notice is sent again only when there is one") {
  CHECK(registered().refused("2026-11-02", event::NoticeResent{}) == "case.missing");
  CHECK(served().refused("2026-11-02", event::NoticeResent{"31号"}) == "");
}

}  // namespace case_refusals_test
