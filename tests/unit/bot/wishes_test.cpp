#include "bot/wishes.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::wishes_test {
namespace {

using namespace literals;

struct Holder {
  Holder() { visitor.desk.link("陈丽", "13900001006"); }
  void books() {
    visitor.says("约12月15号下午三点，一个人，反映虚假宣传");
    visitor.says("对");
    REQUIRE(office.bookings.size() == 1);
  }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "陈丽"};
};

TEST_CASE("what is put right just after booking is the visit that stands") {
  Holder holder;
  holder.books();
  CHECK(holds_words(holder.visitor.says("哎呀刚才说错了，是上午十点"), "10:00"));
  CHECK(holder.visitor.awaiting() == "confirm");
}

TEST_CASE("one who comes along is added to the visit that stands") {
  Holder holder;
  holder.books();
  CHECK(holds_words(holder.visitor.says("我那个预约再加一个人"), "人数：2人"));
}

TEST_CASE("which day it is, is told before the booking asks") {
  Holder holder;
  CHECK(holds_words(holder.visitor.says("我想去反映问题，哪天去合适"), "12月15日"));
}

TEST_CASE("a code with the phone asks how the matter stands") {
  Holder holder;
  CHECK(holds_words(holder.visitor.says("482913，13900001001"), "12月11日"));
}

TEST_CASE("who forgot the number of the visit hears of it") {
  Holder holder;
  holder.books();
  CHECK(holds_words(holder.visitor.says("预约号多少我忘了"), "15:00"));
}

}  // namespace
}  // namespace huiyin::test::wishes_test
