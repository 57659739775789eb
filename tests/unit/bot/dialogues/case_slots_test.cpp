#include "bot/dialogues/case_slots.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::case_slots_test {
namespace {

using namespace literals;

TEST_CASE("up to six digits are the end of a number, and no more") {
  for (const char* end : {"1", "102", "000102"}) CHECK(bot::case_slots::is_end_of_number(end));
  for (const char* whole : {"XF2026-000102", "2026000102", "10a"})
    CHECK_FALSE(bot::case_slots::is_end_of_number(whole));
}

TEST_CASE("the end of one's own number names the matter, in each dialogue that speaks of one") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "赵德福");
  visitor.desk.link("赵德福", "13900001002");
  CHECK(holds_words(visitor.says("登记号后三位102，到哪了"), "XF2026-000102"));
  CHECK(holds_words(visitor.says("登记号后三位102，我要申请复查"), "XF2026-000102"));
  CHECK(visitor.awaiting() == "reason");
}

}  // namespace
}  // namespace huiyin::test::case_slots_test
