#include "bot/engine.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::engine_test {
namespace {

using namespace literals;

TEST_CASE("a dialogue interrupted is taken up where it was left") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访，我叫李秀兰");
  REQUIRE(visitor.awaiting() == "phone");
  visitor.says("查进度 XF2026-000101");
  CHECK(visitor.awaiting() == "code");
  visitor.says("算了，不查了");
  CHECK(visitor.awaiting() == "phone");
}

TEST_CASE("going back asks the step before, again and again to the first") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访");
  visitor.says("李秀兰");
  visitor.says("13900001001");
  visitor.says("返回上一步");
  CHECK(visitor.awaiting() == "phone");
  visitor.says("上一步");
  CHECK(visitor.awaiting() == "name");
  visitor.says("上一步");
  CHECK(visitor.awaiting() == "name");
}

TEST_CASE("after three wrong answers there are other words and a way out to a person") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访，我叫李秀兰");
  const std::string first = visitor.says("139");
  visitor.says("13900");
  const std::string third = visitor.says("139000");
  CHECK_FALSE(holds_words(first, "转人工"));
  CHECK(holds_words(third, "转人工"));
  CHECK(visitor.awaiting() == "phone");
}

TEST_CASE("an earlier answer is corrected at any step") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访，我叫李秀南，电话13900001009");
  REQUIRE(visitor.awaiting() == "people");
  visitor.says("名字改成李秀兰");
  visitor.says("电话改成13900001001");
  REQUIRE(visitor.awaiting() == "people");
  visitor.says("一个人，12月15号上午九点，反映药店卖过期药");
  REQUIRE(visitor.awaiting() == "confirm");
  visitor.says("对");
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.name.text() == "李秀兰");
  CHECK(office.bookings[0].booking.what.phone.text() == "13900001001");
}

TEST_CASE("a short correction, with nothing named, puts the answer before right") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("预约来访，我叫孙小军，13900001003");
  visitor.says("2个");
  REQUIRE(visitor.awaiting() == "matter");
  visitor.says("不对，3个");
  CHECK(visitor.awaiting() == "matter");
  visitor.says("眼药水里有异物");
  CHECK(holds_words(visitor.says("12月15号下午两点"), "3人"));
}

TEST_CASE("what was to be cancelled is changed instead, and stays known") {
  FakeOffice office = yunling("2026-12-03T11:00"_at);
  Visitor visitor(office, "郑玉梅");
  visitor.says("约12月15号上午九点半，郑玉梅，13900001008，一个人，反映药店不开发票");
  visitor.says("对");
  visitor.says("取消预约");
  REQUIRE(visitor.awaiting() == "confirm");
  CHECK(holds_words(visitor.says("要不别取消了，改成下个月吧"), "1月15日"));
  CHECK(holds_words(visitor.says("上午九点半"), "09:30"));
  visitor.says("改吧");
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.date == *LocalDate::parse("2027-01-15"));
}

TEST_CASE("a yes that brings another value is a correction, not a yes") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("约12月15号上午九点，李秀兰，13900001001，一个人，反映药店卖过期药");
  visitor.says("对，不过是两个人");
  CHECK(visitor.awaiting() == "confirm");
  CHECK(office.bookings.empty());
  visitor.says("对，12月15号上午九点");
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.people == 2);
}

}  // namespace
}  // namespace huiyin::test::engine_test
