#include "bot/when_wished.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::when_wished_test {
namespace {

using namespace literals;

// At the summary of a visit on 15 December at three.
struct AtTheSummary {
  AtTheSummary() {
    visitor.says("郑玉梅，13900001008，12月15号下午三点，一个人，药店不给开发票");
    REQUIRE(visitor.awaiting() == "confirm");
  }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "郑玉梅"};
};

TEST_CASE("earlier and later mean the nearest free hour on that side") {
  AtTheSummary at;
  CHECK(holds_words(at.visitor.says("可以，能不能再早半个小时"), "14:30"));
  CHECK(at.visitor.awaiting() == "confirm");
  CHECK(holds_words(at.visitor.says("晚一个小时吧"), "15:30"));
  CHECK(holds_words(at.visitor.says("晚一点"), "15:30"));  // nothing is later
  CHECK(at.office.bookings.empty());
}

TEST_CASE("a day that is refused goes to the next one, and its hour is asked for") {
  AtTheSummary at;
  CHECK(holds_words(at.visitor.says("哎呀15号不行，我要去住院，换个日子"), "1月15日"));
  CHECK(at.visitor.awaiting() == "when");
  CHECK(at.office.bookings.empty());
}

TEST_CASE("the same hour goes along to another day") {
  AtTheSummary at;
  CHECK(holds_words(at.visitor.says("改到1月15号，还是下午三点"), "1月15日（周五）15:00"));
  CHECK(at.visitor.awaiting() == "confirm");
}

TEST_CASE("today in small talk is no day of a visit") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "赵德福");
  visitor.says("我要预约");
  visitor.says("赵德福");
  REQUIRE(visitor.awaiting() == "phone");
  visitor.says("今天可真冷啊");
  CHECK(visitor.awaiting() == "phone");
}

}  // namespace
}  // namespace huiyin::test::when_wished_test
