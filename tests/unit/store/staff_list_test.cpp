#include "store/staff_list.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace staff_list_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("staff of a table join those of the office's file, which has the last word") {
  StoreRoom room;
  room.execute(
      "INSERT INTO staff(userid, name, post, role, unit, active) VALUES "
      "('newcomer', '新来的', '科员', 'handler', '食品科', 1), ('gone', '走了的', '', 'handler', "
      "'', 0)");
  const auto listed =
      room.database.read([&](Transaction& tx) { return staff_list(tx, room.keys, "main"); });
  REQUIRE(listed.size() == 1);
  Office office = room.office;
  const std::size_t before = office.staff.size();
  add_staff(office, listed);
  add_staff(office, listed);
  StaffMember namesake = office.staff.front();
  namesake.post = "别的";
  add_staff(office, {namesake});
  CHECK(office.staff.size() == before + 1);
  CHECK(office.member("新来的")->unit == "食品科");
}

TEST_CASE("a telephone is kept sealed, for its own row, and forgotten when he leaves") {
  StoreRoom room;
  const auto put = [&](const std::string& userid) {
    StaffMember one{userid, "甲某 " + userid, "", "handler", ""};
    one.phone = "13900001001";
    room.write([&](Transaction& tx) { put_staff(tx, room.keys, "main", {one}); });
  };
  const auto phone_of = [&](const std::string& userid) {
    const auto all =
        room.database.read([&](Transaction& tx) { return staff_list(tx, room.keys, "main"); });
    const auto he = std::ranges::find(all, userid, &StaffMember::userid);
    return he == all.end() ? std::string("nobody") : he->phone;
  };
  put("first.one");
  put("second.one");
  CHECK(phone_of("first.one") == "13900001001");
  CHECK(room.number("SELECT COUNT(*) FROM staff WHERE phone LIKE '%1390000%'") == 0);

  room.execute(
      "UPDATE staff SET phone = (SELECT s.phone FROM staff s WHERE s.userid = 'second.one') WHERE "
      "userid = 'first.one'");
  CHECK(phone_of("first.one").empty());  // of another row: it does not open, and stops nobody
  CHECK(phone_of("second.one") == "13900001001");

  room.write([&](Transaction& tx) { let_staff_go(tx, "main", staff_list(tx, room.keys, "main")); });
  CHECK(phone_of("second.one") == "nobody");
  CHECK(room.number("SELECT COUNT(*) FROM staff WHERE phone IS NOT NULL") == 0);
}

}  // namespace staff_list_test
