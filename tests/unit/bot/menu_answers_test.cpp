#include "bot/menu_answers.h"

#include <catch2/catch.hpp>

#include "bot/cues.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::menu_answers_test {
namespace {

using namespace literals;

TEST_CASE("a number alone is read however it is typed, and what counts something is none") {
  struct Row {
    const char* typed;
    std::size_t number;  // 0: none
  };
  const auto row = GENERATE(values<Row>(
      {{"1", 1},       {"1.", 1},    {"１", 1},       {" 2 。", 2},    {"一", 1},     {"十", 10},
       {"①", 1},       {"（3）", 3}, {"选1", 1},      {"我选 2", 2},   {"第一个", 1}, {"第3项", 3},
       {"回复1", 1},   {"回2吧", 2}, {"选第二个", 2}, {"12", 12},      {"就1", 1},    {"选一个", 1},
       {"一个", 0},    {"1号", 0},   {"3点", 0},      {"一个人", 0},   {"123", 0},    {"", 0},
       {"选", 0},      {"1 2", 12},  {"1或2", 0},     {"第一次来", 0}, {"两个", 0},   {"482913", 0},
       {"一共两个", 0}}));
  CAPTURE(row.typed);
  CHECK(bot::menu::number_typed(bot::plain(row.typed)).value_or(0) == row.number);
}

struct Texter : Visitor {
  explicit Texter(FakeOffice& office) : Visitor(office, "吴桂芳") {
    desk.write_by_sms("13900001004");
  }
};

TEST_CASE("by SMS the number of a choice is the choice, in whichever form") {
  for (const char* answer : {"1", "1.", "一", "选1", "第一个", "回复1"}) {
    CAPTURE(answer);
    FakeOffice office = yunling("2026-11-26T08:30"_at);
    Texter texter(office);
    texter.says("约访 12.15上午10点 吴桂芳 1人 假阿胶 用这个号");
    REQUIRE(texter.awaiting() == "confirm");
    texter.says(answer);
    CHECK(office.bookings.size() == 1);
  }
}

TEST_CASE("a number answers the newest question, not the one before it") {
  FakeOffice office = yunling("2026-11-26T08:30"_at);
  Texter texter(office);
  texter.says("你好");  // 1 would be: 预约来访
  texter.says("约访 吴桂芳 1人 假阿胶 用这个号");
  REQUIRE(texter.awaiting() == "when");
  texter.says("2");  // the second hour
  CHECK(texter.awaiting() == "confirm");
  texter.says("1");
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.time == *LocalTime::parse("09:30"));
}

TEST_CASE("a number beyond the choices is answered with the choices") {
  FakeOffice office = yunling("2026-11-26T08:30"_at);
  Texter texter(office);
  texter.says("约访 12.15上午10点 吴桂芳 1人 假阿胶 用这个号");
  const std::string said = texter.says("8");
  CHECK(holds_words(said, "1到3"));
  CHECK(texter.sayings.back().menu.size() == 3);
  CHECK(texter.awaiting() == "confirm");
  CHECK(office.bookings.empty());
}

TEST_CASE("a number that nothing asked for is said to be so, and the choices are shown") {
  FakeOffice office = yunling("2026-11-26T08:30"_at);
  Texter texter(office);
  CHECK(holds_words(texter.says("2"), "没有要您选"));
  REQUIRE(texter.sayings.back().menu.size() == 4);
  CHECK(holds_words(texter.says("7"), "1到4"));
  REQUIRE(texter.sayings.back().menu.size() == 4);
  texter.says("1");
  CHECK(texter.awaiting() == "name");  // 预约来访
}

TEST_CASE("a number that is asked for is no choice") {
  FakeOffice office = yunling("2026-11-26T08:30"_at);
  Texter texter(office);
  texter.says("约访 12.15上午10点 吴桂芳 假阿胶 用这个号");
  REQUIRE(texter.awaiting() == "people");
  CHECK(holds_words(texter.says("2"), "2人"));
  CHECK(texter.awaiting() == "confirm");
}

}  // namespace
}  // namespace huiyin::test::menu_answers_test
