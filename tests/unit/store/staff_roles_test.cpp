#include "store/staff_roles.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace staff_roles_test {

using namespace huiyin;
using namespace huiyin::store;
using petition::Role;
using Roles = std::vector<Role>;

TEST_CASE("what the office's file calls a person says what he may wherever") {
  StoreRoom room;
  const auto standing = [&](const char* name) {
    return staff_person(*room.office.member(name)).standing;
  };
  CHECK(standing("林岳") == Roles{Role::principal_leader, Role::unit_officer});
  CHECK(standing("秦月") == Roles{Role::leader, Role::unit_officer});
  CHECK(standing("高朗") == Roles{Role::office_head});
  CHECK(standing("叶青") == Roles{Role::duty});
  CHECK(standing("冯川") == Roles{Role::section_head, Role::unit_officer});
  CHECK(standing("江禾") == Roles{Role::handler});
  CHECK(staff_person(*room.office.member("冯川")).unit == "食品科");
  CHECK(staff_person({"", "某人", "", "nothing of ours", ""}).standing.empty());
}

TEST_CASE("a unit's leader is who is in charge of it, else the principal one, else nobody") {
  StoreRoom room;
  CHECK(leader_over(room.office, "食品科")->name == "秦月");
  CHECK(leader_over(room.office, "没有的科")->name == "林岳");
  room.office.leader_of["食品科"].clear();
  CHECK(leader_over(room.office, "食品科")->name == "林岳");
  std::erase_if(room.office.staff, [](const StaffMember& one) { return one.principal; });
  CHECK(leader_over(room.office, "食品科") == nullptr);
}

TEST_CASE("the heads of a section are found by its name alone") {
  StoreRoom room;
  CHECK(heads_of(room.office, "食品科") == std::vector<std::string>{"冯川"});
  CHECK(heads_of(room.office, "没有的科").empty());
  CHECK(heads_of(room.office, "").empty());
}

}  // namespace staff_roles_test
