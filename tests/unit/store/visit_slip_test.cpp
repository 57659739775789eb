#include "store/visit_slip.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace visit_slip_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

// A visit on November 16th, booked in a conversation.
struct Room : StoreRoom {
  std::string url = office.notices.public_url = "https://xf.example.gov.cn";
  ConversationId who = citizen("wm-shen");
  bot::Booking visit = desk(who, [](OfficeDesk& one) {
    return std::get<bot::Booking>(one.book(request("13900007001", "2026-11-16", "09:00")));
  });

  std::optional<VisitSlip> slip(std::string_view token) {
    return turn({}, [&](const DeskContext& context) { return visit_slip(context, token); });
  }
  std::optional<VisitSlip> slip() {
    return slip(std::string_view(visit.slip).substr(visit.slip.rfind('/') + 1));
  }
};

}  // namespace

TEST_CASE("who books is given the address of his slip, which tells when and where") {
  Room room;
  CHECK_THAT(room.visit.slip, Catch::StartsWith("https://xf.example.gov.cn/v/"));
  const auto slip = room.slip();
  REQUIRE(slip);
  CHECK(slip->state == SlipState::booked);
  CHECK(slip->number == room.visit.number);
  CHECK(slip->date == "2026-11-16"_day);
  CHECK(slip->time == LocalTime(9, 0));
  CHECK(slip->office->code == kMainOffice);
  CHECK_THAT(slip->check_in, Catch::StartsWith("https://xf.example.gov.cn/console/"));
  const std::string token = slip->check_in.substr(slip->check_in.rfind('/') + 1);
  CHECK(booking_of_check_in(room.keys, token) == room.visit.number);
}

TEST_CASE("a slip goes with its visit: moved, called off, come, over, and gone") {
  Room room;
  room.desk(room.who, [&](OfficeDesk& one) {
    REQUIRE(std::holds_alternative<bot::Booking>(
        one.move(room.visit.number, "2026-11-16"_day, LocalTime(10, 0))));
  });
  CHECK(room.slip()->time == LocalTime(10, 0));
  SECTION("called off") {
    room.desk(room.who, [&](OfficeDesk& one) { REQUIRE(one.cancel(room.visit.number)); });
    CHECK(room.slip()->state == SlipState::called_off);
  }
  SECTION("come") {
    room.clock.set("2026-11-16T09:50"_at);
    room.turn({}, [&](const DeskContext& context) {
      const auto row = find_booking(context, room.visit.number);
      REQUIRE(note_arrival(context, *row, {"user/1", "叶青"}));
    });
    CHECK(room.slip()->state == SlipState::arrived);
  }
  SECTION("over, and gone") {
    room.clock.set("2026-11-17T08:00"_at);
    CHECK(room.slip()->state == SlipState::over);
    room.clock.set("2026-11-23T23:00"_at);
    CHECK(room.slip());
    room.clock.set("2026-11-24T08:00"_at);
    CHECK_FALSE(room.slip());
  }
}

TEST_CASE("what is no token of ours is no slip, and without an address there is none") {
  Room room;
  for (const std::string& token : {std::string(), std::string("x"), std::string(70, 'A'),
                                   std::string(4000, 'A'), room.visit.number.text()})
    CHECK_FALSE(room.slip(token));
  room.office.notices.public_url.clear();
  CHECK(room.turn({},
                  [&](const DeskContext& context) {
                    return slip_address(context, room.visit.number);
                  })
            .empty());
}

}  // namespace visit_slip_test
