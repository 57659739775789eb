#include "store/notice_withdrawal.h"

#include <catch2/catch.hpp>

#include "store/notice_again.h"
#include "store/notice_service.h"
#include "tests/unit/store/notice_room.h"

namespace notice_withdrawal_test {

using namespace huiyin;
using namespace huiyin::store;
using petition::Role;

namespace {

struct Room : NoticeRoom {
  NoticeId id = issued();

  NoticeId another() {
    NoticeOrder order = opinion();
    order.number.reset();
    return issue(order).value().id;
  }
  std::string withdraw(NoticeId which, NoticeWithdrawal how) {
    const auto done =
        turn({}, [&](const OfficeContext& desk) { return withdraw_notice(desk, which, how); });
    return done ? "" : done.error().code;
  }
  std::string withdraw() { return withdraw(id, {"写错了", {}, "冯川", Role::unit_officer}); }
};

}  // namespace

TEST_CASE("a notice is withdrawn by who may sign it, once, with a reason") {
  Room room;
  CHECK(room.withdraw(NoticeId{99}, {"写错了", {}, "冯川", Role::unit_officer}) ==
        "notice.unknown");
  CHECK(room.withdraw(room.id, {" ", {}, "冯川", Role::unit_officer}) == "notice.reason");
  CHECK(room.withdraw(room.id, {"写错了", {}, "江禾", Role::handler}) == "notice.signature");
  CHECK(room.withdraw(room.id, {"写错了", {}, "江禾", Role::unit_officer}) == "case.role");
  CHECK(room.withdraw(room.id, {"写错了", {}, "没有这人", Role::handler}) == "staff.unknown");
  CHECK_FALSE(room.row(room.id).is_withdrawn);
  CHECK(room.withdraw() == "");
  CHECK(room.row(room.id).is_withdrawn);
  CHECK(room.withdraw() == "notice.withdrawn");
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "withdrawn"});
  CHECK_FALSE(room.verified().broken);
}

TEST_CASE("only a later notice of the same matter, that holds, stands in its place") {
  Room room;
  const NoticeId second = room.another(), third = room.another();
  const auto in_its_place = [&](NoticeId which, NoticeId other) {
    return room.withdraw(which, {"写错了", other, "冯川", Role::unit_officer});
  };
  CHECK(in_its_place(second, room.id) == "notice.replaced_by");
  CHECK(in_its_place(second, second) == "notice.replaced_by");
  CHECK(in_its_place(second, NoticeId{99}) == "notice.replaced_by");
  CHECK(in_its_place(second, third) == "");
  CHECK(in_its_place(room.id, second) == "notice.replaced_by");
  CHECK(in_its_place(room.id, third) == "");
}

TEST_CASE("a withdrawn notice is brought no further, and its link tells without a service") {
  Room room;
  const std::string link = room.token(room.id);
  REQUIRE(room.withdraw() == "");
  CHECK(room.row(room.id).step == "done");
  room.clock.advance(days{30});
  CHECK(room.advance() == 0);
  const auto opened = std::get<OpenedNotice>(room.open(link, "7001"));
  CHECK(opened.is_withdrawn);
  CHECK_FALSE(opened.is_first);
  CHECK_FALSE(room.row(room.id).opened);
  CHECK(room.file().state != petition::State::served);
  const auto served = room.turn({}, [&](const OfficeContext& desk) {
    return serve_by_hand(desk, room.id, {desk.today(), "签收回证", "江禾", Role::handler});
  });
  REQUIRE_FALSE(served);
  CHECK(served.error().code == "notice.withdrawn");
}

TEST_CASE("why it was withdrawn is sealed") {
  Room room;
  REQUIRE(room.withdraw(room.id, {"沈小满的姓名写错了", {}, "冯川", Role::unit_officer}) == "");
  CHECK(room.bytes().find("姓名写错") == std::string::npos);
}

TEST_CASE("a citizen who asks for his opinion again gets the one that holds") {
  Room room;
  REQUIRE(room.withdraw() == "");
  const std::string link = room.turn({}, [&](const OfficeContext& desk) {
    const petition::CaseFile file = case_file(desk.tx, desk.keys, NoticeRoom::kCase).value();
    return link_to_opinion(desk, file, file.ledger.back(), room.person);
  });
  const auto opened = std::get<OpenedNotice>(room.open(link.substr(link.rfind('/') + 1), "7001"));
  CHECK_FALSE(opened.is_withdrawn);
  CHECK(opened.id != room.id);
}

}  // namespace notice_withdrawal_test
