#include "store/representatives.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "tests/support/store_room.h"

namespace representatives_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("representatives stand by their case in the order in which they were named") {
  StoreRoom room;
  const auto phone = petition::Phone::parse("13900001001").value();
  room.write([&](Transaction& tx) {
    index_case(tx, room.keys, "XF2026-000001", "123456", phone, 7);
    index_case(tx, room.keys, "XF2026-000002", "123457", phone, 9);
    note_representatives(tx, "XF2026-000001", {9, 8});
    CHECK(representatives_of(tx, "XF2026-000001") == std::vector<std::int64_t>{9, 8});
    CHECK(representatives_of(tx, "XF2026-000002").empty());
    CHECK(matters_of_person(tx, 9) == std::vector<std::string>{"XF2026-000002", "XF2026-000001"});
    CHECK(matters_of_person(tx, 8) == std::vector<std::string>{"XF2026-000001"});
    // What opens a case to a citizen stays with the first.
    CHECK(cases_of_person(tx, 8).empty());
    return 0;
  });
}

TEST_CASE("the matters of one who represents are found by an index", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("representatives.cpp", "FROM case_index WHERE person_id"),
             Catch::Contains("INDEX case_representative_person"));
}

}  // namespace representatives_test
