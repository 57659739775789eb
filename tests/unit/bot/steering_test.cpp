#include <catch2/catch.hpp>

#include "bot/engine_parts.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::steering_test {
namespace {

using namespace literals;

TEST_CASE("from the start means that nothing told so far counts") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("约12月15号，郑玉梅，13900001008，两个人，反映药店");
  REQUIRE(visitor.awaiting() == "when");
  visitor.says("重新来，全填错了");
  CHECK(visitor.awaiting() == "name");
  const std::string said =
      visitor.says("12月15号下午三点，孙小军，13900001003，一个人，反映假血压计");
  CHECK(holds_words(said, "孙小军"));
  CHECK(holds_words(said, "血压计"));
  CHECK_FALSE(holds_words(said, "郑玉梅"));
}

TEST_CASE("who lost what is asked for hears at once what will do instead") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("查进度");
  REQUIRE(visitor.awaiting() == "code");
  CHECK(holds_words(visitor.says("查询码找不着了咋办"), "证件"));
  CHECK(visitor.awaiting() == "code");
}

TEST_CASE("a protest against a rule is answered with its reason, not taken for a value") {
  FakeOffice office = yunling("2026-11-25T09:00"_at);
  Visitor visitor(office, "马长顺");
  visitor.says("约12月15号上午，三十个人要来访");
  REQUIRE(visitor.awaiting() == "representatives");
  CHECK(holds_words(visitor.says("凭什么只让去五个"), "代表"));
  CHECK(visitor.awaiting() == "representatives");
}

TEST_CASE("giving up at the end of a sentence is giving up") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("查进度");
  visitor.says("码不在手边，算了");
  CHECK(visitor.awaiting() == "idle");
}

}  // namespace
}  // namespace huiyin::test::steering_test
