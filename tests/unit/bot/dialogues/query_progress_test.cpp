#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::query_progress_test {
namespace {

using namespace literals;

TEST_CASE("a code typed first asks how the matter stands") {
  for (const char* code : {"604817", "６０４８１７", "604 817", "六零四八幺七"}) {
    FakeOffice office = yunling("2026-11-24T09:00"_at);
    Visitor visitor(office, "李秀兰");
    CAPTURE(code);
    visitor.says(code);
    CHECK(visitor.awaiting() == "last4");
  }
}

TEST_CASE("the bare end of a number is answered with what does find the matter") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  const std::string answer = visitor.says("登记号后三位102");
  CHECK(holds_words(answer, "查询码"));
  CHECK_FALSE(holds_words(answer, "不对"));
  CHECK(visitor.awaiting() == "code");
}

}  // namespace
}  // namespace huiyin::test::query_progress_test
