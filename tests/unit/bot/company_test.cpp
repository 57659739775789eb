#include "bot/company.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::company_test {
namespace {

using namespace literals;

struct Booking {
  explicit Booking(const std::string& people) {
    visitor.says("预约");
    visitor.says("陈丽");
    visitor.says("13900001006");
    visitor.says(people);
    visitor.says("反映药店卖过期药");
    summary = visitor.says("12月15号下午三点");
  }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "陈丽"};
  std::string summary;
};

TEST_CASE("those who come are added up") {
  const std::pair<const char*, int> kSaid[] = {
      {"老两口加孙子", 3}, {"两口子带个娃", 3},   {"俩大人一个小孩", 3},
      {"我爸妈和我", 3},   {"除了我还有两个", 3}, {"我和我妈，我妈坐轮椅", 2},
      {"我弟弟陪我", 2},   {"我和老伴两个人", 2}, {"就俺跟俺老伴儿", 2},
      {"三个人", 3},       {"就我一个", 1},       {"我带着我妈", 2}};
  for (const auto& [said, people] : kSaid) {
    INFO(said);
    CHECK(holds_words(Booking(said).summary, "人数：" + std::to_string(people) + "人"));
  }
}

TEST_CASE("who stays away is taken off, and the visit stays") {
  const std::pair<const char*, int> kSaid[] = {{"我儿子不去了", 2},
                                               {"有一个人来不了了", 2},
                                               {"有两个不来了", 1},
                                               {"我妈又不来了，就我自己去", 1},
                                               {"少去一个人", 2}};
  for (const auto& [said, people] : kSaid) {
    INFO(said);
    Booking booking("三个人");
    CHECK(holds_words(booking.visitor.says(said), "人数：" + std::to_string(people) + "人"));
    booking.visitor.says("对");
    CHECK(booking.office.bookings.size() == 1);
  }
}

TEST_CASE("who stays away himself gives the visit up") {
  Booking booking("三个人");
  CHECK(holds_words(booking.visitor.says("我们都不去了"), "先不约了"));
  CHECK(booking.office.bookings.empty());
}

}  // namespace
}  // namespace huiyin::test::company_test
