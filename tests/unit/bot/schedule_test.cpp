#include "bot/schedule.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::schedule_test {
namespace {

using namespace literals;

TEST_CASE("a day that was said is settled, or it is said why another is meant") {
  struct Row {
    const char *because, *now, *text, *says, *awaiting;
  };
  const auto row = GENERATE(values<Row>({
      {"a reception day, a time of it", "2026-11-24T09:00", "12月15号上午九点", "09:00", "confirm"},
      {"an hour said bare is the one that is received at", "2026-11-24T09:00", "12月15号两点",
       "14:00", "confirm"},
      {"half past", "2026-11-24T09:00", "12月15号下午三点半", "15:30", "confirm"},
      {"no reception day", "2026-11-24T09:00", "12月20号", "12月15日", "when"},
      {"a Sunday in the spring festival: the day was moved", "2026-02-03T09:00", "2月15号上午九点",
       "2月24日", "when"},
      {"a Saturday: the day was moved", "2026-08-03T09:00", "8月15号上午九点", "8月17日", "when"},
      {"after the tenth", "2026-12-11T09:00", "12月15号", "2027年1月15日", "when"},
      {"the tenth was a Saturday of work: still open", "2026-10-10T22:00", "10月15号上午九点",
       "09:00", "confirm"},
      {"a time that is not offered", "2026-11-24T09:00", "12月15号中午12点", "10:30", "when"},
      {"a day too far ahead", "2026-11-24T09:00", "2027年9月15号", "还太早", "when"},
      {"next month by its name", "2026-11-24T09:00", "下个月15号上午十点", "10:00", "confirm"},
      {"next month, any day", "2026-11-24T09:00", "下个月", "12月15日", "when"},
      {"not the morning", "2026-11-24T09:00", "12月15号上午不行", "下午2:00", "when"},
      {"the afternoon instead", "2026-11-24T09:00", "12月15号上午不行，下午可以", "下午2:00",
       "when"},
      {"not wanted, said behind", "2026-11-24T09:00", "要下午不要上午", "下午2:00", "when"},
      {"no hour, only early", "2026-11-24T09:00", "早一点的", "09:00", "confirm"},
      {"any time of a half day", "2026-11-24T09:00", "十五号下午随便", "14:00", "confirm"},
      {"who cannot wait hears of the window", "2026-11-24T09:00", "太远了，等不及", "窗口", "when"},
      {"any time", "2026-11-24T09:00", "都行，你们安排", "09:00", "confirm"},
  }));
  CAPTURE(row.because);
  FakeOffice office = yunling(*parse_office_time(row.now));
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访，李秀兰，13900001001，一个人，反映药店卖过期药");
  REQUIRE(visitor.awaiting() == "when");
  const std::string said = visitor.says(row.text);
  CAPTURE(said);
  CHECK(holds_words(said, row.says));
  CHECK(visitor.awaiting() == row.awaiting);
}

TEST_CASE("a full day offers the next one, the window and the waiting list") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  for (const LocalTime time : office.rules.slots) office.blocked["2026-12-15"_day].insert(time);
  Visitor visitor(office, "李秀兰");
  const std::string said =
      visitor.says("约12月15号上午九点，李秀兰，13900001001，一个人，反映药店卖过期药");
  CHECK(holds_words(said, "满"));
  CHECK(holds_words(said, "2027年1月15日"));
  CHECK(holds_words(said, office.facts.address));
  visitor.taps(visitor.id_of("候补"));
  CHECK(visitor.awaiting() == "confirm");
  visitor.says("对");
  CHECK(office.waiting["2026-12-15"_day].size() == 1);
  CHECK(office.bookings.empty());
}

TEST_CASE("a full hour offers the others of that day") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  office.blocked["2026-12-15"_day].insert(LocalTime(9, 0));
  Visitor visitor(office, "李秀兰");
  const std::string said =
      visitor.says("约12月15号上午九点，李秀兰，13900001001，一个人，反映药店卖过期药");
  CHECK(holds_words(said, "上午9:30"));
  CHECK(visitor.awaiting() == "when");
}

TEST_CASE("a seat taken while he decided costs him nothing but the time") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("约12月15号上午九点，李秀兰，13900001001，一个人，反映药店卖过期药");
  REQUIRE(visitor.awaiting() == "confirm");
  office.blocked["2026-12-15"_day].insert(LocalTime(9, 0));
  CHECK(holds_words(visitor.says("对"), "上午9:30"));
  CHECK(visitor.awaiting() == "when");
  visitor.says("九点半");
  CHECK(visitor.awaiting() == "confirm");
  visitor.says("对");
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.name.text() == "李秀兰");
  CHECK(office.bookings[0].booking.what.time == LocalTime(9, 30));
}

}  // namespace
}  // namespace huiyin::test::schedule_test
