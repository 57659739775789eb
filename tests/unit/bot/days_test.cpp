#include "bot/days.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test::days_test {
namespace {

using namespace literals;

struct Asked {
  explicit Asked(Instant now) : office(yunling(now)), desk(office, "李秀兰") {}
  FakeOffice office;
  FakeDesk desk;
  bot::Session session;
  bot::Message message;
  bot::Understood heard;
  bot::Limits limits;
  bot::Talk talk{session.state(), message, heard, desk, default_words(), limits};
};

TEST_CASE("a day is found by its date, by the day it was moved from, and within a span") {
  Asked asked("2026-02-03T09:00"_at);
  const bot::schedule::Days days(asked.talk);
  REQUIRE(days.on("2026-02-24"_day));
  CHECK(days.on("2026-02-15"_day) == nullptr);
  REQUIRE(days.meant_by("2026-02-15"_day));
  CHECK(days.meant_by("2026-02-15"_day)->day == "2026-02-24"_day);
  REQUIRE(days.within("2026-02-01"_day, "2026-02-28"_day));
  CHECK(days.within("2026-02-01"_day, "2026-02-20"_day) == nullptr);
  CHECK(days.open_after("2026-02-24"_day)->day == "2026-03-16"_day);
}

TEST_CASE("the first open day is one that has a free seat, as long as there is one") {
  Asked asked("2026-11-24T09:00"_at);
  for (const LocalTime time : asked.office.rules.slots)
    asked.office.blocked["2026-12-15"_day].insert(time);
  const bot::schedule::Days days(asked.talk);
  REQUIRE(days.first_open());
  CHECK(days.first_open()->day == "2027-01-15"_day);
}

TEST_CASE("a day is said with its weekday, and with the year when it is another") {
  Asked asked("2026-11-24T09:00"_at);
  CHECK(bot::schedule::day_words(asked.talk, "2026-12-15"_day) == "12月15日（周二）");
  CHECK(bot::schedule::day_words(asked.talk, "2027-01-15"_day) == "2027年1月15日（周五）");
  CHECK(bot::schedule::moment_words(asked.talk, "2026-12-15"_day, LocalTime(9, 0)) ==
        "12月15日（周二）09:00");
  CHECK(bot::schedule::half_day_words(LocalTime(9, 0)) == "9:00");
  CHECK(bot::schedule::half_day_words(LocalTime(12, 30)) == "12:30");
  CHECK(bot::schedule::half_day_words(LocalTime(15, 0)) == "3:00");
}

}  // namespace
}  // namespace huiyin::test::days_test
