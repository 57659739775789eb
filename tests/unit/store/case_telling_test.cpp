#include "store/case_telling.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/case_room.h"

namespace case_telling_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
namespace event = petition::event;
using Names = std::vector<std::string>;

namespace {

Names told(CaseRoom& room, petition::EventBody body, std::string by = "高朗") {
  const auto file = room.file();
  return concerned(room.office, file,
                   {room.clock.now() < Instant{} ? LocalDate{} : "2026-11-02"_day, room.clock.now(),
                    std::move(by), std::move(body)});
}

}  // namespace

TEST_CASE("each event is told to whose duty it touches, and never to who did it") {
  CaseRoom room;
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "江禾") == Names{"秦月"});
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "秦月") == Names{"林岳"});
  CHECK(told(room, event::Extended{20, "秦月", "副局长", "检验"}, "秦月") == Names{"江禾", "冯川"});
  CHECK(told(room, event::Assigned{"食品科", "江禾", {}}) == Names{"江禾"});
  CHECK(told(room, event::SupervisionOpened{"催了三次"}) == Names{"江禾", "冯川", "秦月"});
  CHECK(told(room, event::Progress{"进展"}, "江禾").empty());
  CHECK(told(room, event::Concluded{}, "江禾") == Names{"叶青"});
  CHECK(told(room, event::ReviewAsked{"不服"}, "信访人") == Names{"叶青"});
}

TEST_CASE("a unit without a leader of its own has its word from the principal one") {
  CaseRoom room;
  room.office.leader_of.clear();
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "江禾") == Names{"林岳"});
}

TEST_CASE("whom the office's file names for an event is told too") {
  CaseRoom room;
  room.office.told["extension_asked"] = {"高朗"};
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "江禾") == Names{"秦月", "高朗"});
}

TEST_CASE("who must not know of a matter is told nothing of it, whatever he is") {
  petition::Intake intake;
  intake.accused_persons = {"秦月"};
  CaseRoom room(intake);
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "江禾").empty());
  room.office.told["extension_asked"] = {"唐溪"};  // of another section
  CHECK(told(room, event::ExtensionAsked{20, "检验"}, "江禾").empty());
}

TEST_CASE("the leader reads number, days, the date it would be and why") {
  CaseRoom room;
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验报告没出"}));
  const auto said = room.said("extension_asked");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "qinyue");
  CHECK_THAT(said[0].text, Contains(kCaseNo) && Contains("20天") && Contains("检验报告没出"));
  CHECK_THAT(said[0].text, Contains("2027年1月11日"));  // 60 + 20 days end on Saturday the 9th
  CHECK_THAT(said[0].text, !Contains("奶粉") && !Contains("沈小满"));
}

TEST_CASE("while a hearing is open no date is named to the citizen") {
  CaseRoom room;
  room.joined();
  petition::RuleBook& rules = room.office.rules;
  REQUIRE_FALSE(rules.sets().empty());
  room.put("2026-10-30"_day, "", event::HearingBegun{});
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验报告没出"}));
  REQUIRE(room.act("秦月", event::Extended{}));
  const bool is_excluded = !rules.in_force_on("2026-11-02"_day).clock("conclude")->hearing_excluded;
  CHECK(std::ranges::any_of(room.said("extended"),
                            [](const auto& one) { return one.user == "wm-shen"; }) == is_excluded);
}

}  // namespace case_telling_test
