#include "store/sms_arrivals.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace sms_arrivals_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct ArrivalsRoom : StoreRoom {
  bool is_new(const std::string& link, std::uint32_t request, const std::string& digest = "d") {
    return write([&](Transaction& tx) {
      return take_sms_arrival(tx, {"line", link, request, digest}, clock.now()).has_value();
    });
  }
  void confirm(const std::string& link, std::uint32_t request) {
    write([&](Transaction& tx) { confirm_sms_arrival(tx, "line", link, request); });
  }
};

}  // namespace

TEST_CASE("the same words written twice are two messages, and sent again they are none") {
  ArrivalsRoom room;
  CHECK(room.is_new("a", 1));
  CHECK(room.is_new("a", 2));
  CHECK_FALSE(room.is_new("a", 2));  // the same request
  CHECK_FALSE(room.is_new("b", 1));
  CHECK_FALSE(room.is_new("b", 2));
  CHECK(room.is_new("b", 3));
  CHECK_FALSE(room.is_new("c", 1));  // over a third connection still
  CHECK(room.is_new("c", 2, "other words"));
}

TEST_CASE("what the SMSC has seen acknowledged it does not send again: the same words are new") {
  ArrivalsRoom room;
  CHECK(room.is_new("a", 1));
  room.confirm("a", 1);
  CHECK(room.is_new("b", 1));
}

TEST_CASE("no SMSC sends again after days, and what is old is forgotten") {
  ArrivalsRoom room;
  CHECK(room.is_new("a", 1));
  room.clock.advance(hours{71});
  CHECK_FALSE(room.is_new("b", 1));
  room.clock.advance(hours{2});
  CHECK(room.is_new("c", 1));
  room.write([&](Transaction& tx) {
    CHECK(count_old_sms_arrivals(tx, room.clock.now()) == 1);
    forget_old_sms_arrivals(tx, room.clock.now());
    CHECK(count_old_sms_arrivals(tx, room.clock.now()) == 0);
  });
}

TEST_CASE("parts of a message are found together, oldest first, until they are given") {
  ArrivalsRoom room;
  const auto take = [&](std::uint32_t request, const std::string& message) {
    return *room.write([&](Transaction& tx) {
      return take_sms_arrival(
          tx, {"line", "a", request, "d" + std::to_string(request), message, "sealed"},
          room.clock.now());
    });
  };
  const auto first = take(1, "m"), other = take(2, "n"), second = take(3, "m");
  room.write([&](Transaction& tx) {
    const auto parts = parts_of_sms(tx, "line", "m");
    REQUIRE(parts.size() == 2);
    CHECK((parts[0].id == first && parts[1].id == second && !parts[0].is_given));
    CHECK(parts[0].body == "sealed");
    CHECK(unfinished_sms(tx, room.clock.now(), room.clock.now()).size() == 2);
    CHECK(unfinished_sms(tx, room.clock.now() - seconds{1}, room.clock.now()).empty());
    CHECK(unfinished_sms(tx, room.clock.now() - hours{1}, room.clock.now() - seconds{1}).size() ==
          2);
    sms_part_is_given(tx, first);
    sms_part_is_given(tx, second);
    CHECK(parts_of_sms(tx, "line", "m")[0].is_given);
    const auto left = unfinished_sms(tx, room.clock.now(), room.clock.now());
    REQUIRE(left.size() == 1);
    CHECK(left[0].message == "n");
  });
  CHECK(other > first);
}

}  // namespace sms_arrivals_test
