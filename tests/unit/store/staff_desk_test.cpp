#include "store/staff_desk.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/case_room.h"

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

namespace {

struct Desks : CaseRoom {
  template <class Work>
  auto by(const std::string& userid, Work&& work) {
    const ConversationId who = write([&](Transaction& tx) {
      return reach(tx, keys, {std::string(kWecomApp), office.agent_id, userid});
    });
    return turn(who, [&](const DeskContext& context) {
      StaffBooks books(context);
      return work(books);
    });
  }
};

}  // namespace

TEST_CASE("who writes is known by his id of the platform, and who is not of the office is nobody") {
  Desks room;
  CHECK(room.by("jianghe", [](StaffBooks& s) { return s.me()->name; }) == "江禾");
  CHECK_FALSE(room.by("stranger", [](StaffBooks& s) { return s.me().has_value(); }));
  CHECK(room.by("stranger", [](StaffBooks& s) { return s.my_cases().empty(); }));
  CHECK_FALSE(room.by("stranger", [](StaffBooks& s) { return s.find_case(kCaseNo).has_value(); }));
  const auto act = room.by("stranger", [](StaffBooks& s) {
    return s.act({kCaseNo, petition::event::Progress{"进展"}});
  });
  CHECK(act.error().code == "staff.unknown");
  CHECK(room.by("jianghe", [](StaffBooks& s) { return s.colleagues().size(); }) ==
        room.office.staff.size());
}

TEST_CASE("a case is seen and acted on by who has a part in it, and each act is his") {
  Desks room;
  CHECK(room.by("jianghe", [](StaffBooks& s) { return s.my_cases(); }) ==
        std::vector<std::string>{kCaseNo});
  CHECK(room.by("tangxi", [](StaffBooks& s) { return s.my_cases().empty(); }));
  CHECK_FALSE(room.by("tangxi", [](StaffBooks& s) { return s.find_case(kCaseNo).has_value(); }));
  const petition::event::ExtensionAsked body{20, "检验报告没出"};
  CHECK(room.by("jianghe", [&](StaffBooks& s) { return s.judge({kCaseNo, body}).has_value(); }));
  CHECK_FALSE(room.file().extension_asked);
  CHECK(room.by("jianghe", [&](StaffBooks& s) { return s.act({kCaseNo, body}).has_value(); }));
  CHECK(room.file().extension_asked->by == "江禾");
  CHECK(room.by("qinyue", [](StaffBooks& s) { return s.my_cases(); }) ==
        std::vector<std::string>{kCaseNo});
  const auto roles = room.by("jianghe", [&](StaffBooks& s) { return s.my_roles(room.file()); });
  CHECK(roles.front() == petition::Role::handler);
}

TEST_CASE("what the office is told goes to whom it names for objections") {
  Desks room;
  room.by("jianghe", [](StaffBooks& s) { s.tell_office("请另行安排"); });
  REQUIRE(room.said("objected").size() == 1);
  CHECK(room.said("objected")[0].user == "yeqing");
}

TEST_CASE("those who wait are found by the index of open waits", "[sqlite]") {
  Room room;
  CHECK_THAT(room.plan("staff_desk.cpp", "invitation_of_human"),
             Contains("INDEX invitation_since"));
}

}  // namespace staff_desk_test
