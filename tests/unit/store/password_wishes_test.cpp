#include "store/password_wishes.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace password_wishes_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("a new password that waits is kept, gives way to a later wish, and goes") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    keep_password_wish(tx, {3, "user/1", "高朗", room.clock.now()});
    keep_password_wish(tx, {3, "user/2", "关立", room.clock.now()});
    REQUIRE(password_wish(tx, 3).has_value());
    CHECK(password_wish(tx, 3)->by == "user/2");
    CHECK(password_wish(tx, 3)->by_name == "关立");
    CHECK(password_wish(tx, 3)->at == room.clock.now());
    CHECK_FALSE(password_wish(tx, 4).has_value());
    CHECK(drop_password_wish(tx, 3));
    CHECK_FALSE(drop_password_wish(tx, 3));
    CHECK_FALSE(password_wish(tx, 3).has_value());
    return 0;
  });
}

}  // namespace password_wishes_test
