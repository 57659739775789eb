#include "store/staff_list.h"

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
  const auto listed = room.database.read([](Transaction& tx) { return staff_list(tx, "main"); });
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

}  // namespace staff_list_test
