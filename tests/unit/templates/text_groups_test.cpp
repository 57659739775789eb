#include "templates/text_groups.h"

#include <catch2/catch.hpp>
#include <set>

namespace huiyin::templates::text_groups_test {
namespace {

TEST_CASE("a text is found by what it is for") {
  CHECK(group_of("book_visit.done").title == "预约来访");
  CHECK(group_of("cancel_visit.done").name == "change_visit");
  CHECK(group_of("notice.acceptance").to == "paper");
  CHECK(group_of("notice.acceptance.remedy").to == "paper");
  CHECK(group_of("greet.morning").name == "talk");
  CHECK(group_of("").name == "talk");
}

TEST_CASE("no two groups have one name, and each says who reads it") {
  std::set<std::string_view> names;
  for (const TextGroup& group : text_groups()) {
    CHECK(names.insert(group.name).second);
    CHECK_FALSE(group.title.empty());
    CHECK((group.to == "citizen" || group.to == "staff" || group.to == "paper"));
  }
}

}  // namespace
}  // namespace huiyin::templates::text_groups_test
