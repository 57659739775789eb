#include "store/staff_desk.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace staff_desk_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

struct Room : StoreRoom {
  template <class Work>
  auto staff(Work&& work) {
    return turn({}, [&](const DeskContext& context) {
      StaffBooks books(context);
      return work(books);
    });
  }
  void book(const std::string& user, const char* date, const char* time, int people) {
    desk(citizen(user), [&](OfficeDesk& d) {
      bot::BookingRequest wish = request("13900007001", date, time);
      wish.people = people;
      REQUIRE(std::holds_alternative<bot::Booking>(d.book(wish)));
    });
  }
};

}  // namespace

TEST_CASE(
    "those who wait for a person are seen, the longest waiting first, until one serves them") {
  Room room;
  const ConversationId a = room.citizen("wm-a"), b = room.citizen("wm-b");
  const Instant first = room.clock.now();
  room.desk(b, [](OfficeDesk& d) { d.ask_for_human("citizen"); });
  room.clock.advance(minutes{10});
  room.desk(a, [](OfficeDesk& d) { d.ask_for_human("citizen"); });
  const auto waiting = [&] {
    return room.staff([](StaffBooks& s) { return s.waiting_for_human(); });
  };
  REQUIRE(waiting().size() == 2);
  CHECK(waiting()[0].conversation == b.value);
  CHECK(waiting()[0].since == first);
  CHECK(waiting()[1].conversation == a.value);
  room.write([&](Transaction& tx) { taken_over(tx, b, room.clock.now()); });
  REQUIRE(waiting().size() == 1);
  CHECK(waiting()[0].conversation == a.value);
}

TEST_CASE("who comes on the next reception day stands by time, with the number of people") {
  Room room;
  const auto next = [&] {
    return room.staff([](StaffBooks& s) { return s.next_reception_day(); });
  };
  CHECK(next().day == "2026-11-16"_day);
  CHECK(next().visits.empty());
  room.book("wm-a", "2026-11-16", "15:00", 1);
  room.book("wm-b", "2026-11-16", "09:30", 4);
  room.book("wm-c", "2026-12-15", "09:00", 2);
  const auto day = next();
  REQUIRE(day.visits.size() == 2);
  CHECK(day.visits[0].time == LocalTime(9, 30));
  CHECK(day.visits[0].people == 4);
  CHECK(day.visits[0].number.text() == "A0002");
  CHECK(day.visits[1].time == LocalTime(15, 0));
  room.clock.set("2026-11-16T18:00"_at);
  CHECK(next().day == "2026-11-16"_day);  // the day itself, to its end
  room.clock.set("2026-11-17T00:00"_at);
  CHECK(next().day == "2026-12-15"_day);
  CHECK(next().visits.size() == 1);
}

TEST_CASE("those who wait are found by the index of open waits", "[sqlite]") {
  Room room;
  CHECK_THAT(room.plan("staff_desk.cpp", "invitation_of_human"), Contains("INDEX invitation_open"));
}

}  // namespace staff_desk_test
