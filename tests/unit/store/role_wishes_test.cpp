#include "store/role_wishes.h"

#include <catch2/catch.hpp>

#include "store/offices.h"
#include "tests/support/store_room.h"

namespace role_wishes_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("what waits for an account is kept, gives way to what is wished later, and goes") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    RoleWish wish{.user = 3, .roles = {"clerk", "leader"}, .by = "user/1", .by_name = "高朗"};
    keep_role_wish(tx, wish);
    REQUIRE(role_wish(tx, 3).has_value());
    CHECK(role_wish(tx, 3)->roles == wish.roles);
    CHECK_FALSE(role_wish(tx, 3)->userid.has_value());
    wish.roles = {};
    wish.userid = "qinyue";
    keep_role_wish(tx, wish);
    CHECK(role_wish(tx, 3)->roles.empty());
    CHECK(role_wish(tx, 3)->userid == "qinyue");
    CHECK_FALSE(role_wish(tx, 4).has_value());
    CHECK(drop_role_wish(tx, 3));
    CHECK_FALSE(drop_role_wish(tx, 3));
    CHECK_FALSE(role_wish(tx, 3).has_value());
    return 0;
  });
}

TEST_CASE("whether there was ever a matter is known by its first entry") {
  StoreRoom room;
  const auto has_any = [&] {
    return room.database.read([](Transaction& tx) { return has_matters(tx); });
  };
  CHECK_FALSE(has_any());
  room.write([](Transaction& tx) {
    note_office_of_case(tx, "XF2026-000001", "main");
    return 0;
  });
  CHECK(has_any());
}

}  // namespace role_wishes_test
