#include "store/staff_mail.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace staff_mail_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("each person named gets a message of his own by the app, at once") {
  StoreRoom room;
  room.turn({}, [](const DeskContext& desk) { tell_staff(desk, {"叶青", "高朗"}, "x", "有事"); });
  const auto said = room.said("x");
  REQUIRE(said.size() == 2);
  CHECK(said[0].user == "yeqing");
  CHECK(said[1].user == "gaolang");
  CHECK(said[0].text == "有事");
  CHECK(said[0].priority == 0);
  CHECK(room.woken.size() == 2);
  CHECK(room.conversation_of(room.woken[0]).address.channel == kWecomApp);
  CHECK(room.conversation_of(room.woken[0]).address.account == "1000002");
}

TEST_CASE("who is not of the office, or has no id, is passed over and the others are told") {
  StoreRoom room;
  room.office.staff.push_back({"", "新来的", "科员", "", ""});
  room.turn({}, [](const DeskContext& desk) {
    tell_staff(desk, {"没有此人", "新来的", "叶青"}, "x", "有事");
  });
  REQUIRE(room.said("x").size() == 1);
  CHECK(room.said("x")[0].user == "yeqing");
}

TEST_CASE("nobody is woken for a message that was not committed") {
  StoreRoom room;
  CHECK_THROWS(room.turn({}, [](const DeskContext& desk) {
    tell_staff(desk, {"叶青"}, "x", "有事");
    throw std::runtime_error("the turn fails");
  }));
  CHECK(room.woken.empty());
  CHECK(room.said("x").empty());
}

}  // namespace staff_mail_test
