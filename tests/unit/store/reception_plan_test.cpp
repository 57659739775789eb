#include "store/reception_plan.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace reception_plan_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const LocalDate kFrom = "2026-11-16"_day, kTo = "2026-11-18"_day;

struct PlanRoom : StoreRoom {
  void book(const std::string& phone, const std::string& day, const std::string& time) {
    turn({}, [&](const DeskContext& desk) {
      REQUIRE(insert_booking(desk, request(phone, day, time)));
    });
  }
  std::vector<PlannedVisit> plan() {
    return turn({}, [](const DeskContext& desk) { return plan_visits(desk, kFrom, kTo); });
  }
};

}  // namespace

TEST_CASE("each keeps his hour, else the nearest free one, else his own besides") {
  PlanRoom room;
  room.office.reception.capacity = 1;
  room.office.reception.slots = {LocalTime(9, 0), LocalTime(9, 30), LocalTime(10, 0)};
  room.book("13900007001", "2026-11-16", "09:00");
  room.book("13900007002", "2026-11-16", "09:30");
  room.book("13900007003", "2026-11-16", "10:00");
  room.book("13900007009", "2026-11-18", "09:00");
  const auto plan = room.plan();
  REQUIRE(plan.size() == 3);
  CHECK(plan[0].how == Seated::other_time);
  CHECK(plan[0].time == LocalTime(9, 30));
  CHECK(plan[1].how == Seated::other_time);
  CHECK(plan[1].time == LocalTime(10, 0));
  CHECK(plan[2].how == Seated::besides);
  CHECK(plan[2].time == LocalTime(10, 0));
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE date = '2026-11-18'") == 1);  // a plan only
}

TEST_CASE("a day is full when no hour of it has a seat, booked or closed") {
  PlanRoom room;
  const auto full = [&] {
    return room.turn({}, [](const DeskContext& desk) { return is_full(desk, kTo); });
  };
  CHECK_FALSE(full());
  for (const LocalTime time : room.office.reception.slots)
    room.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)", {kTo.iso(), time.iso()});
  CHECK(full());
}

TEST_CASE("the words tell old day and new, what is called off tells the next day if there is one") {
  PlanRoom room;
  room.book("13900007001", "2026-11-16", "09:00");
  room.turn({}, [](const DeskContext& desk) {
    const auto visit = plan_visits(desk, kFrom, kTo).front();
    const auto moved = words_of_move(desk, visit, kTo);
    CHECK_THAT(moved.text.words, Contains("11月16日") && Contains("11月18日") && Contains("改期"));
    CHECK_THAT(moved.sms.words, Contains("11月18日") && !Contains("工资"));
    const auto next = words_of_cancelling(desk, visit.row, "2026-12-15"_day);
    CHECK_THAT(next.text.words, Contains("取消") && Contains("12月15日") && Contains("预约"));
    CHECK_THAT(words_of_cancelling(desk, visit.row, std::nullopt).text.words,
               !Contains("下一个接访日"));
    CHECK_THAT(next.sms.words, Contains(visit.row.booking.number.text()) && !Contains("工资"));
  });
}

}  // namespace reception_plan_test
