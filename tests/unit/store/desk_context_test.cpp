#include "store/desk_context.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/county_room.h"

namespace desk_context_test {

using namespace huiyin::store;

TEST_CASE("a desk moves to the office whose the case is, and is otherwise the same") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  room.at("main", [&](const DeskContext& desk) {
    const OfficeContext there = desk.at_office_of(number);
    CHECK(there.office.code == "yunxi");
    CHECK(&there.tx == &desk.tx);
    CHECK(there.trace == desk.trace);
    CHECK(desk.office.code == "main");
  });
}

}  // namespace desk_context_test
