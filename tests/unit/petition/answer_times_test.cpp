#include "petition/answer_times.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/law_of_tests.h"

namespace answer_times_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

AnswerTimes times(const std::vector<ClockMark>& marks, const ClockSettings& settings = {}) {
  return answer_times(count_clocks(marks, settings, law_of_tests().rules, law_of_tests().calendar));
}

}  // namespace

TEST_CASE("informing and concluding are told with their last day and the days that they took") {
  const AnswerTimes told = times({{.event = "received", .date = "2026-09-18"_day},
                                  {.event = "accepted", .date = "2026-09-28"_day},
                                  {.event = "concluded", .date = "2026-11-30"_day}});
  REQUIRE(told.inform);
  CHECK(told.inform->due == "2026-10-08"_day);  // the 15th day is within National Day
  CHECK(told.inform->met_on == "2026-09-28"_day);
  CHECK(told.inform->taken() == days{10});
  REQUIRE(told.conclude);
  CHECK(told.conclude->due == "2026-11-27"_day);
  CHECK(told.conclude->taken() == days{63});
}

TEST_CASE("what is still owed has a last day and no answer") {
  const AnswerTimes told = times({{.event = "received", .date = "2026-11-24"_day}});
  REQUIRE(told.inform);
  CHECK_FALSE(told.inform->met_on);
  CHECK(told.inform->taken() == days{0});
  CHECK_FALSE(told.conclude);
}

TEST_CASE("what nobody owes is nobody's delay") {
  const std::vector<ClockMark> withdrawn{{.event = "received", .date = "2026-09-18"_day},
                                         {.event = "accepted", .date = "2026-09-20"_day},
                                         {.event = "withdrawn", .date = "2026-10-20"_day}};
  CHECK(times(withdrawn).inform);
  CHECK_FALSE(times(withdrawn).conclude);
  CHECK_FALSE(
      times({{.event = "received", .date = "2026-11-24"_day}}, {.contact_known = false}).inform);
}

}  // namespace answer_times_test
