#include "bot/case_asides.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::case_asides_test {
namespace {

using namespace literals;

struct Owner {
  Owner() { visitor.desk.link("马长顺", "13900001005"); }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "马长顺"};
};

TEST_CASE("staff hear of it when somebody urges, and he is told so") {
  Owner owner;
  CHECK(holds_words(owner.visitor.says("帮我催催他们"), "转给工作人员"));
  REQUIRE(owner.office.signals.size() == 1);
  CHECK(owner.office.signals.front().kind == "urging");
}

TEST_CASE("the last day that an extension leaves is told") {
  Owner owner;
  CHECK(holds_words(owner.visitor.says("最多延到哪天"), "12月28日"));
}

TEST_CASE("a visit asked for beside the progress is begun, and the progress told") {
  Owner owner;
  CHECK(holds_words(owner.visitor.says("帮我看看我的案子，再给我约个15号"), "XF2026-000103"));
  CHECK(owner.visitor.awaiting() != "idle");
}

}  // namespace
}  // namespace huiyin::test::case_asides_test
