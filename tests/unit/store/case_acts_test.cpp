#include "store/case_acts.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/case_room.h"

namespace case_acts_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using petition::Role;
namespace event = petition::event;

TEST_CASE("an act is written with who did it, when and in which role, and the file moves") {
  CaseRoom room;
  const auto done = room.act("江禾", event::Progress{"已到超市检查", "店主不配合"});
  REQUIRE(done);
  CHECK(done->event.by == "江禾");
  CHECK(done->event.as == Role::handler);
  CHECK(done->event.date == "2026-11-02"_day);
  CHECK(done->event.recorded == room.clock.now());
  const auto ledger = room.file().ledger;
  REQUIRE(ledger.size() == 4);
  CHECK(std::get<event::Progress>(ledger.back().body).internal == "店主不配合");
}

TEST_CASE("who may not is refused with who may, and nothing is written or told") {
  CaseRoom room;
  const auto no = room.act("江禾", event::Extended{.days = 10, .reason = "检验未出"});
  REQUIRE_FALSE(no);
  CHECK(no.error().code == "case.role");
  CHECK_THAT(no.error().remedy, Contains("分管领导"));
  CHECK(room.file().ledger.size() == 3);
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 0);
}

TEST_CASE("what the law refuses is refused with its article") {
  CaseRoom room;
  const auto no = room.act("江禾", event::ExtensionAsked{35, "检验未出"});
  REQUIRE_FALSE(no);
  CHECK(no.error().code == "extension_over_30_days");
  CHECK_THAT(no.error().what, Contains("30"));
  CHECK_THAT(no.error().remedy, Contains("第三十四条"));
}

TEST_CASE("another one's case, an accused one's and none at all have the same answer") {
  petition::Intake intake;
  intake.accused_persons = {"冯川"};
  CaseRoom room(intake);
  const auto answer = [&](const std::string& case_no, const std::string& by) {
    return room.turn({}, [&](const OfficeContext& office) {
      return act_on_case(office, {case_no, by, event::Progress{"进展"}});
    });
  };
  const auto foreign = answer(kCaseNo, "唐溪"), accused = answer(kCaseNo, "冯川"),
             none = answer("XF2026-000999", "江禾");
  REQUIRE_FALSE(foreign);
  REQUIRE_FALSE(accused);
  REQUIRE_FALSE(none);
  CHECK(foreign.error().code == "case.unknown");
  CHECK(accused.error().what == foreign.error().what);
  CHECK(none.error().code == "case.unknown");
  CHECK(none.error().remedy == foreign.error().remedy);
}

TEST_CASE("nobody of another name acts for the office") {
  CaseRoom room;
  const auto no = room.act("没有此人", event::Progress{"进展"});
  REQUIRE_FALSE(no);
  CHECK(no.error().code == "staff.unknown");
}

TEST_CASE("a role that is asked for must be his, and is the one that is written") {
  CaseRoom room;
  const auto in_role = [&](const std::string& by, Role role) {
    return room.turn({}, [&](const OfficeContext& office) {
      return act_on_case(office, {kCaseNo, by, event::Progress{"进展"}, {}, role});
    });
  };
  CHECK(in_role("江禾", Role::section_head).error().code == "case.role");
  const auto done = in_role("冯川", Role::section_head);
  REQUIRE(done);
  CHECK(done->event.as == Role::section_head);
}

TEST_CASE("an approval takes days, reason and post from what was asked and who approves") {
  CaseRoom room;
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验报告没出"}));
  const auto done = room.act("秦月", event::Extended{});
  REQUIRE(done);
  const auto& body = std::get<event::Extended>(done->event.body);
  CHECK(body.days == 20);
  CHECK(body.reason == "检验报告没出");
  CHECK(body.approver == "秦月");
  CHECK(body.approver_post == "副局长");
  CHECK_FALSE(done->file.extension_asked);
}

TEST_CASE("judging an act answers the same, and does nothing") {
  CaseRoom room;
  const auto would = room.turn({}, [](const OfficeContext& office) {
    return judge_act(office, {kCaseNo, "江禾", event::ExtensionAsked{20, "检验报告没出"}});
  });
  REQUIRE(would);
  CHECK(would->file.extension_asked);
  CHECK_FALSE(room.file().extension_asked);
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 0);
}

TEST_CASE("a new matter is made by its first event, under the number that it bears") {
  CaseRoom room;
  event::Registered in{.number = petition::CaseNumber::of(2026, 202), .matter = "药价"};
  in.intake.first_receiver = "叶青";
  in.intake.handler = "江禾";
  const auto take_in = [&](const std::string& case_no) {
    return room.turn({}, [&](const OfficeContext& office) {
      return act_on_case(office, {case_no, "叶青", in});
    });
  };
  CHECK(take_in("XF2026-000203").error().code == "case.number");
  const auto done = take_in("XF2026-000202");
  REQUIRE(done);
  CHECK(done->file.state == petition::State::registered);
  CHECK(take_in("XF2026-000202").error().code == "case.state");
}

TEST_CASE("what the citizen himself does is judged too, and told to the office") {
  CaseRoom room;
  const auto ask = [&] {
    return room.turn({}, [&](const OfficeContext& office) {
      return record_on_case(
          office, kCaseNo,
          {office.today(), office.now, "信访人", event::ReviewAsked{"没检测"}, Role::citizen});
    });
  };
  CHECK(ask().error().code == "case.state");
  room.put("2026-10-28"_day, "江禾", event::Concluded{.number = "青药信处意〔2026〕1号"});
  room.put("2026-10-30"_day, "", event::Served{.number = "青药信处意〔2026〕1号"});
  REQUIRE(ask());
  CHECK(room.file().state == petition::State::review);
  REQUIRE(room.said("review_asked").size() == 1);
  CHECK(room.said("review_asked")[0].user == "yeqing");
}

TEST_CASE("an act whose transaction fails leaves neither entry nor message") {
  CaseRoom room;
  CHECK_THROWS(room.turn({}, [](const OfficeContext& office) {
    REQUIRE(act_on_case(office, {kCaseNo, "江禾", event::ExtensionAsked{20, "检验报告没出"}}));
    throw std::runtime_error("the turn fails");
  }));
  CHECK_FALSE(room.file().extension_asked);
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 0);
}

}  // namespace case_acts_test
