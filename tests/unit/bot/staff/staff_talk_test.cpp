#include "bot/staff/staff_talk.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_talk_test {
namespace {

struct Turn {
  explicit Turn(StaffRoom& desk)
      : talk(session.state(), message, heard, desk, {"周启明", "", "药品科"}, default_words()) {}
  bot::Session session;
  bot::Message message;
  bot::Understood heard;
  bot::StaffTalk talk;
};

TEST_CASE("paragraphs become one message, within what one holds") {
  StaffRoom room("周启明");
  Turn turn(room);
  turn.talk.add("一");
  turn.talk.add("二");
  REQUIRE(turn.talk.sayings().size() == 1);
  CHECK(turn.talk.sayings().front().text == "一\n二");
  turn.talk.add(std::string(5000, 'x'));
  CHECK(turn.talk.sayings().front().text.size() <= 2048);
}

TEST_CASE("a case spoken of is in hand for a working day") {
  StaffRoom room("周启明");
  Turn turn(room);
  CHECK(turn.talk.case_in_hand().empty());
  turn.talk.speaks_of(kCase);
  CHECK(turn.talk.case_in_hand() == kCase);
  room.at += hours{13};
  CHECK(turn.talk.case_in_hand().empty());
}

TEST_CASE("how many days are left, or over, is said with the day") {
  StaffRoom room("周启明");
  Turn turn(room);
  CHECK(mentions(bot::day_left(turn.talk, LocalDate(2026, 11, 27)), "还有9天"));
  CHECK(mentions(bot::day_left(turn.talk, LocalDate(2026, 11, 18)), "今天"));
  CHECK(mentions(bot::day_left(turn.talk, LocalDate(2026, 11, 15)), "超期3天"));
}

}  // namespace
}  // namespace huiyin::test::staff_talk_test
