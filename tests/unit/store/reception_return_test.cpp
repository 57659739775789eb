#include "store/reception_return.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/moved_days.h"
#include "store/reception_changes.h"
#include "tests/support/store_room.h"

namespace reception_return_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const LocalDate kDay = "2026-11-16"_day;

struct Hall : StoreRoom {
  petition::BookingNumber book(ConversationId who, const std::string& phone,
                               const std::string& day = "2026-11-16") {
    return turn(who, [&](const DeskContext& desk) {
      return insert_booking(desk, request(phone, day, "10:00"))->booking.number;
    });
  }
  void call_off(LocalDate day = kDay) {
    turn({}, [&](const OfficeContext& desk) {
      REQUIRE(cancel_reception(desk, day, "高朗", "停电"));
      return 0;
    });
  }
  Result<int> put_back(LocalDate day = kDay, const std::string& by = "高朗",
                       const std::string& reason = "来电了") {
    return turn(
        {}, [&](const OfficeContext& desk) { return put_back_reception(desk, day, by, reason); });
  }
  LocalDate next_day() {
    return turn({},
                [](const OfficeContext& desk) { return reception_days(desk).front().day.date; });
  }
};

}  // namespace

TEST_CASE("a day that was called off is held again, and who lost his visit is told once") {
  Hall hall;
  hall.office.reception.capacity = 4;
  const auto mine = hall.book(hall.citizen("wm-a"), "13900007001");
  hall.book({}, "13900007002");
  hall.call_off();
  CHECK(hall.next_day() == "2026-12-15"_day);
  const auto told = hall.put_back();
  REQUIRE(told);
  CHECK(*told == 2);
  CHECK(hall.next_day() == kDay);
  CHECK(hall.number("SELECT COUNT(*) FROM moved_day") == 0);
  CHECK(hall.number("SELECT COUNT(*) FROM booking WHERE state = 'booked'") == 0);
  const auto said = hall.said("reception_back");
  REQUIRE(said.size() == 3);
  CHECK(said[0].user == "wm-a");
  CHECK_THAT(said[0].text, Contains("11月16日") && Contains(mine.text()) &&
                               Contains("11月10日以前回复") && !Contains("来电了"));
  CHECK(said[1].user == "13900007002");
  CHECK_THAT(said[1].text, !Contains("工资"));
  CHECK(said[2].user == "yeqing");
  CHECK(hall.put_back().error().code == "reception.not_called_off");
  CHECK(hall.said("reception_back").size() == 3);
  const auto changes =
      hall.database.read([](Transaction& tx) { return reception_changes(tx, "main", 9); });
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].is_back);
  CHECK(changes[0].told.size() == 2);
  CHECK_FALSE(changes[1].is_back);
}

TEST_CASE("who has booked another day since is left in peace") {
  Hall hall;
  hall.office.reception.capacity = 4;
  const auto who = hall.citizen("wm-a");
  hall.book(who, "13900007001");
  hall.book({}, "13900007002");
  hall.book({}, "13900007003");
  hall.call_off();
  hall.book(who, "13900007009", "2026-12-15");  // in the same talk
  hall.book({}, "13900007002", "2026-12-15");   // by the same telephone
  const auto told = hall.put_back();
  REQUIRE(told);
  CHECK(*told == 1);
  CHECK(hall.said("reception_back").front().user == "13900007003");
}

TEST_CASE("called off anew and put back anew, those of the last time are told") {
  Hall hall;
  hall.office.reception.capacity = 4;
  hall.book({}, "13900007001");
  hall.call_off();
  REQUIRE(hall.put_back());
  hall.book({}, "13900007002");
  hall.call_off();
  const auto told = hall.put_back();
  REQUIRE(told);
  CHECK(*told == 1);
}

TEST_CASE("a day that was moved and then called off is put back where it stood") {
  Hall hall;
  const LocalDate to = "2026-11-18"_day;
  hall.turn({}, [&](const OfficeContext& desk) {
    REQUIRE(move_reception(desk, {kDay, to, "高朗", "外出开会"}));
    return 0;
  });
  hall.call_off(to);
  CHECK(hall.put_back(kDay).error().code == "reception.not_called_off");
  REQUIRE(hall.put_back(to));
  CHECK(hall.next_day() == to);
}

TEST_CASE("once registration is over nobody is asked to write, but to call") {
  Hall hall;
  hall.book(hall.citizen("wm-a"), "13900007001");
  hall.call_off();
  hall.clock.advance(days{10});  // 12 November; one registers until the 10th
  REQUIRE(hall.put_back());
  CHECK_THAT(hall.said("reception_back").front().text, Contains("拨打") && !Contains("回复"));
}

TEST_CASE("what cannot be put back is refused with what is wrong with it") {
  Hall hall;
  CHECK(hall.put_back().error().code == "reception.not_called_off");
  hall.call_off();
  CHECK(hall.put_back(kDay, "没有此人").error().code == "staff.unknown");
  CHECK(hall.put_back(kDay, "江禾").error().code == "reception.role");
  CHECK(hall.put_back(kDay, "高朗", "").error().code == "reception.reason");
  hall.turn({}, [](const OfficeContext& desk) {
    REQUIRE(move_reception(desk, {"2026-12-15"_day, kDay, "高朗", "提前"}));
    return 0;
  });
  CHECK(hall.put_back().error().code == "reception.same_day");
  hall.clock.advance(days{15});
  CHECK(hall.put_back().error().code == "reception.past");
  CHECK(hall.said("reception_back").empty());
}

}  // namespace reception_return_test
