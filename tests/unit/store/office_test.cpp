#include "store/office.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace office_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("a member of staff is found by name, as it stands in the office's file") {
  StoreRoom room;
  REQUIRE(room.office.member("叶青") != nullptr);
  CHECK(room.office.member("叶青")->userid == "yeqing");
  CHECK(room.office.member("叶青")->post == "信访办值班");
  CHECK(room.office.member("没有此人") == nullptr);
  CHECK(room.office.member("") == nullptr);
}

TEST_CASE("who is told of a signal is named for it, else the default ones, else nobody") {
  StoreRoom room;
  CHECK(room.office.told_of("self_harm") == std::vector<std::string>{"叶青", "高朗"});
  CHECK(room.office.told_of("complaint") == std::vector<std::string>{"高朗"});
  CHECK(room.office.told_of("group_visit") == std::vector<std::string>{"叶青"});
  room.office.told.erase("default");
  CHECK(room.office.told_of("group_visit").empty());
  room.office.told["complaint"].clear();  // named, and nobody: no default takes its place
  room.office.told["default"] = {"叶青"};
  CHECK(room.office.told_of("complaint").empty());
}

}  // namespace office_test
