#include "bot/answers.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::answers_test {
namespace {

using namespace literals;

TEST_CASE("questions on the office are answered with its facts") {
  struct Row {
    const char *text, *fact;
  };
  const auto row = GENERATE(values<Row>({
      {"你们在哪", "文昌路8号"},
      {"几点上班", "9:00-12:00"},
      {"周末开门吗", "9:00-12:00"},
      {"座机号码多少", "0999-5550123"},
      {"她不会弄手机，可以打电话吗", "0999-5550123"},
      {"来的时候要带什么材料？", "证件"},
      {"到时候带啥", "证件"},
      {"有没有停车的地方", "0999-5550123"},
      {"哪个领导几号接待", "12月15日"},
      {"多长时间能给答复", "60日"},
      {"最多能去几个代表", "5人"},
      {"复查要在几天之内提出来", "30日"},
      {"预约要钱吗", "不收费"},
      {"法院判过的案子你们还管吗", "法院"},
  }));
  CAPTURE(row.text);
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  const std::string said = visitor.says(row.text);
  CAPTURE(said);
  CHECK(holds_words(said, row.fact));
  CHECK(visitor.awaiting() == "idle");
  CHECK(office.bookings.empty());
}

TEST_CASE("what a machine should not answer goes to a person, and the bot goes on answering") {
  for (const char* text : {"转人工", "补材料", "告知书在哪看"}) {
    CAPTURE(text);
    FakeOffice office = yunling("2026-11-24T09:00"_at);
    Visitor visitor(office, "李秀兰");
    visitor.says(text);
    CHECK(office.humans.size() == 1);
    CHECK(holds_words(visitor.says("你们在哪"), "文昌路8号"));
  }
}

TEST_CASE(
    "a complaint about a handler is told to supervisors with his words, and named to nobody") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  const std::string said = visitor.says("我要投诉经办的那个人，态度太差了");
  REQUIRE(office.signals.size() == 1);
  CHECK(office.signals[0].kind == "complaint");
  CHECK(holds_words(office.signals[0].words, "态度太差"));
  CHECK(holds_words(said, "不会转给"));
}

TEST_CASE("after two messages that nobody understands a person is offered") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("唧唧复唧唧");
  const std::string said = visitor.says("呜哩哇啦");
  CHECK_FALSE(visitor.id_of("找工作人员").empty());
  CHECK_FALSE(said.empty());
}

TEST_CASE("what is asked beside the wish to book is answered with it") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  const std::string said =
      visitor.says("孙小军，13900001003，约12月15号下午两点，一个人，反映假药，另外要带啥证件不？");
  CHECK(holds_words(said, "复印件"));
  CHECK(visitor.awaiting() == "confirm");
  CHECK(holds_words(Visitor(office, "陈丽").says("我妈年纪大了能让我替她来吗"), "委托"));
}

}  // namespace
}  // namespace huiyin::test::answers_test
