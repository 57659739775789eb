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

TEST_CASE("who has changed his mind about the hour moves the visit that stands") {
  for (const char* words : {"我改主意了，改下午两点半", "改上午十点吧", "还是换成上午十点"}) {
    Holder holder;
    holder.books();
    INFO(words);
    CHECK_FALSE(holds_words(holder.visitor.says(words), "您是想办下面哪一项"));
    CHECK(holder.visitor.awaiting() == "confirm");
  }
}

TEST_CASE("who does not want his number any more gives the visit up") {
  for (const char* words : {"我那个号不想要了", "号不要了", "那个名额我不要了"}) {
    Holder holder;
    holder.books();
    INFO(words);
    CHECK(holds_words(holder.visitor.says(words), "取消"));
    holder.visitor.says("对");
    CHECK_FALSE(holder.office.bookings.front().living);
  }
  // Of a telephone, which is another number.
  Holder holder;
  holder.books();
  holder.visitor.says("原来那个手机号不用了，换成13900001099");
  CHECK(holder.office.bookings.front().living);
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
