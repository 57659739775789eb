#include "store/case_actor.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/county_room.h"

namespace case_actor_test {

using namespace huiyin;
using namespace huiyin::store;
using petition::Role;

namespace {

std::string refusal(CountyRoom& room, const std::string& code, const std::string& case_no,
                    const std::string& by, std::optional<Role> as = {}) {
  return room.at(code, [&](const DeskContext& desk) {
    const auto file = case_file(desk.tx, desk.keys, case_no);
    const auto actor = actor_on(desk, case_no, file, by, as);
    return actor ? std::string() : actor.error().code;
  });
}

}  // namespace

TEST_CASE("who acts must work at the office whose the case is, and in a role that is his on it") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  CHECK(refusal(room, "yunxi", number, "江禾").empty());
  CHECK(refusal(room, "yunxi", number, "江禾", Role::handler).empty());
  CHECK(refusal(room, "yunxi", number, "江禾", Role::leader) == "case.role");
  CHECK(refusal(room, "yunxi", number, "林岳") == "staff.unknown");
  CHECK(refusal(room, "main", number, "江禾") == "case.unknown");
  CHECK(refusal(room, "yunxi", "", "陆平").empty());  // of no case
}

TEST_CASE("the roles are all that he has on the file, or the one in which he says that he acts") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  room.at("yunxi", [&](const DeskContext& desk) {
    const auto file = case_file(desk.tx, desk.keys, number);
    const std::vector<Role> all = actor_on(desk, number, file, "高远", {}).value().roles;
    REQUIRE(all.size() > 1);
    for (const Role role : all)
      CHECK(actor_on(desk, number, file, "高远", role).value().roles == std::vector{role});
    CHECK(is_of_office(desk, number));
  });
}

}  // namespace case_actor_test
