#include "store/reach.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace reach_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("what is said of a matter goes as far as who registered it may write") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    const std::string kept = case_subject("XF2026-000001"), other = case_subject("XF2026-000002");
    keep_to_staff(tx, kept);
    keep_to_staff(tx, kept);
    CHECK(reach_about(tx, Reach::anybody, kept) == Reach::staff);
    CHECK(reach_about(tx, Reach::anybody, other) == Reach::anybody);
    CHECK(reach_about(tx, Reach::anybody, booking_subject("XF2026-000001")) == Reach::anybody);
    CHECK(reach_about(tx, Reach::staff, other) == Reach::staff);
  });
}

}  // namespace reach_test
