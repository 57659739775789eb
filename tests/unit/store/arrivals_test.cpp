// Who has booked a visit has come.
#include "store/arrivals.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace arrivals_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;

namespace {

const Answerer kYe{"user/1", "叶青"}, kGao{"user/2", "高朗"};

struct Room : StoreRoom {
  BookingRow visit = *turn({}, [&](const DeskContext& desk) {
    return insert_booking(desk, request("13900007001", "2026-11-16", "09:00"));
  });
  Result<VisitArrival> comes(const Answerer& noted_by) {
    return turn({}, [&](const DeskContext& o) { return note_arrival(o, visit, noted_by); });
  }
  std::optional<VisitArrival> arrival() {
    return write([&](Transaction& tx) { return arrival_of(tx, visit.id); });
  }
};

}  // namespace

TEST_CASE("an arrival is noted on its day, once, and stays with who noted it first") {
  Room room;
  CHECK(room.comes(kYe).error().code == "arrival.other_day");
  CHECK_FALSE(room.arrival());
  room.clock.set("2026-11-16T09:20"_at);  // late is no hindrance
  REQUIRE(room.comes(kYe));
  room.clock.advance(minutes{5});
  const auto again = room.comes(kGao);
  REQUIRE(again);
  CHECK(again->by == "叶青");
  CHECK(room.arrival()->at == "2026-11-16T09:20"_at);
  CHECK(room.number("SELECT COUNT(*) FROM arrival") == 1);
}

TEST_CASE("a tap on the wrong row is taken back, and both stay on record") {
  Room room;
  room.clock.set("2026-11-16T08:50"_at);
  const auto takes_back = [&] {
    room.turn({}, [&](const DeskContext& o) {
      take_back_arrival(o, room.visit, kGao);
      return 0;
    });
  };
  takes_back();  // nobody has come: nothing
  CHECK(room.number("SELECT COUNT(*) FROM arrival") == 0);
  REQUIRE(room.comes(kYe));
  takes_back();
  CHECK_FALSE(room.arrival());
  REQUIRE(room.comes(kGao));
  CHECK(room.arrival()->by == "高朗");
  CHECK(room.number("SELECT COUNT(*) FROM arrival") == 3);
}

TEST_CASE("a code leads to its visit and tells nothing of it; what is none leads nowhere") {
  Room room;
  const auto& number = room.visit.booking.number;
  const std::string token = check_in_token(room.keys, number);
  CHECK(token.find(number.text()) == std::string::npos);
  CHECK(
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
      std::string::npos);
  CHECK(token != check_in_token(room.keys, number));
  CHECK(booking_of_check_in(room.keys, token) == number);
  std::string forged = token;
  forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
  for (const std::string& none : {std::string(), std::string("x"), forged, token + "A",
                                  number.text(), std::string(5000, 'A')})
    CHECK_FALSE(booking_of_check_in(room.keys, none));
}

}  // namespace arrivals_test
