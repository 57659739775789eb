#include "petition/reception.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace reception_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

ReceptionRules rules() {
  ReceptionRules rules;
  rules.slots = {LocalTime(9, 0), LocalTime(9, 30), LocalTime(14, 0)};
  rules.rota = {"何远", "苏敏"};
  return rules;
}

const Calendar& calendar() { return law_of_tests().calendar; }

std::vector<std::string> codes(const ReceptionRules& rules) {
  std::vector<std::string> all;
  for (const auto& fault : faults(rules)) all.push_back(fault.code + " " + fault.where);
  return all;
}

}  // namespace

TEST_CASE("reception and end of registration move to the next working day, all through 2026") {
  struct Row {
    unsigned month;
    LocalDate closes, reception;
  };
  const auto row = GENERATE(values<Row>({{1, "2026-01-12"_day, "2026-01-15"_day},
                                         {2, "2026-02-10"_day, "2026-02-24"_day},
                                         {3, "2026-03-10"_day, "2026-03-16"_day},
                                         {4, "2026-04-10"_day, "2026-04-15"_day},
                                         {5, "2026-05-11"_day, "2026-05-15"_day},
                                         {6, "2026-06-10"_day, "2026-06-15"_day},
                                         {7, "2026-07-10"_day, "2026-07-15"_day},
                                         {8, "2026-08-10"_day, "2026-08-17"_day},
                                         {9, "2026-09-10"_day, "2026-09-15"_day},
                                         {10, "2026-10-10"_day, "2026-10-15"_day},
                                         {11, "2026-11-10"_day, "2026-11-16"_day},
                                         {12, "2026-12-10"_day, "2026-12-15"_day}}));
  CAPTURE(row.month);
  const ReceptionDay day = reception_day(2026, row.month, rules(), calendar());
  CHECK(day.day.date == row.reception);
  CHECK(day.closes.date == row.closes);
  CHECK_FALSE(day.is_provisional);
}

TEST_CASE("why the day is not the fifteenth is told with it") {
  const auto february = reception_day(2026, 2, rules(), calendar());
  CHECK(february.day.nominal == "2026-02-15"_day);
  CHECK(february.day.because == Because::holiday);
  CHECK(february.day.holiday == "春节");
  const auto august = reception_day(2026, 8, rules(), calendar());
  CHECK(august.day.because == Because::weekend);
  CHECK(august.day.holiday.empty());
  CHECK(reception_day(2026, 12, rules(), calendar()).day.because == Because::not_moved);
  CHECK(reception_day(2027, 1, rules(), calendar()).is_provisional);
}

TEST_CASE(
    "registration ends with the tenth: at 23:59 it is taken, on the eleventh January is offered") {
  const auto late = first_open_day("2026-12-10T23:59"_at, rules(), calendar());
  CHECK(late.day.date == "2026-12-15"_day);
  CHECK(late.is_registration_open);
  CHECK(registration_closes(late) == "2026-12-11T00:00"_at);
  const auto after = first_open_day("2026-12-11T00:00"_at, rules(), calendar());
  CHECK(after.day.date == "2027-01-15"_day);
}

TEST_CASE("the days ahead are listed in order, with those closed to registration marked") {
  const auto days = open_days("2026-09-14T08:50"_at, rules(), calendar(), 2);
  REQUIRE(days.size() == 3);
  CHECK(days[0].day.date == "2026-09-15"_day);
  CHECK_FALSE(days[0].is_registration_open);
  CHECK(days[1].day.date == "2026-10-15"_day);
  CHECK(days[1].is_registration_open);
  CHECK(days[2].day.date == "2026-11-16"_day);
  CHECK(open_days("2026-09-16T08:50"_at, rules(), calendar(), 1).front().day.date ==
        "2026-10-15"_day);
  CHECK(open_days("2026-09-15T18:00"_at, rules(), calendar(), 0).size() == 1);
  CHECK(open_days("2026-11-24T09:00"_at, rules(), calendar(), 1).front().day.date ==
        "2026-12-15"_day);
  CHECK(open_days("2026-09-14T08:50"_at, rules(), calendar(), 1000000).size() == 25);
}

TEST_CASE("a moved day keeps its end of registration, and says that the office moved it") {
  const MovedDays moved{{"2026-12-15"_day, "2026-12-17"_day}};
  const auto day = reception_day(2026, 12, rules(), calendar(), moved);
  CHECK(day.day.date == "2026-12-17"_day);
  CHECK(day.day.nominal == "2026-12-15"_day);
  CHECK(day.day.because == Because::office);
  CHECK(day.closes.date == "2026-12-10"_day);
  CHECK(day.computed == "2026-12-15"_day);
  const auto ahead = open_days("2026-12-16T09:00"_at, rules(), calendar(), 0, moved);
  REQUIRE(ahead.size() == 1);
  CHECK(ahead[0].day.date == "2026-12-17"_day);
}

TEST_CASE("a day moved into the next month is still offered there") {
  const MovedDays moved{{"2026-12-15"_day, "2027-01-05"_day}};
  const auto days = open_days("2027-01-02T09:00"_at, rules(), calendar(), 0, moved);
  REQUIRE(days.size() == 2);
  CHECK(days[0].day.date == "2027-01-05"_day);
  CHECK(days[1].day.date == "2027-01-15"_day);
}

TEST_CASE("registration never lasts into the day itself") {
  // 2024: the Spring Festival brings the tenth and the fifteenth of February to one working day.
  const auto festival = reception_day(2024, 2, rules(), calendar());
  CHECK(festival.day.date == "2024-02-18"_day);
  CHECK(festival.closes.date == "2024-02-17"_day);
  const MovedDays earlier{{"2026-12-15"_day, "2026-12-08"_day}};
  const auto moved = reception_day(2026, 12, rules(), calendar(), earlier);
  CHECK(moved.closes.date == "2026-12-07"_day);
  CHECK(moved.closes.because == Because::office);
}

TEST_CASE("people may name the day itself, its fifteenth, or the day from which it was moved") {
  const auto found = [](LocalDate date, const MovedDays& moved = {}) {
    const auto day = reception_day_of(date, rules(), calendar(), moved);
    return day ? day->day.date : LocalDate();
  };
  CHECK(found("2026-02-15"_day) == "2026-02-24"_day);
  CHECK(found("2026-02-24"_day) == "2026-02-24"_day);
  CHECK(found("2026-02-16"_day) == LocalDate());
  const MovedDays moved{{"2026-02-24"_day, "2026-02-26"_day}};
  CHECK(found("2026-02-15"_day, moved) == "2026-02-26"_day);
  CHECK(found("2026-02-24"_day, moved) == "2026-02-26"_day);
  CHECK(found("2026-02-26"_day, moved) == "2026-02-26"_day);
}

TEST_CASE("an office may hold the day wherever it falls") {
  ReceptionRules stays = rules();
  stays.move = Move::stay;
  const auto day = reception_day(2026, 2, stays, calendar());
  CHECK(day.day.date == "2026-02-15"_day);
  CHECK(day.day.because == Because::not_moved);
}

TEST_CASE("mornings and afternoons have their leaders") {
  CHECK(leader_at(LocalTime(11, 30), rules()) == "何远");
  CHECK(leader_at(LocalTime(12, 0), rules()) == "苏敏");
}

TEST_CASE("all faults of an office's reception rules are told at once") {
  CHECK(codes(rules()).empty());
  ReceptionRules wrong = rules();
  wrong.day = 31;
  wrong.register_until_day = 31;
  wrong.slots = {LocalTime(9, 0), LocalTime(9, 0)};
  wrong.capacity = 0;
  wrong.max_people = 0;
  CHECK(codes(wrong) ==
        std::vector<std::string>{"reception.day reception.day",
                                 "reception.register_until_day reception.register_until_day",
                                 "reception.slots reception.slots",
                                 "reception.capacity reception.capacity",
                                 "reception.max_people reception.max_people"});
  wrong.slots.clear();
  CHECK(codes(wrong).at(2) == "reception.slots reception.slots");
}

TEST_CASE(
    "at any moment some day can be registered for, and it lies after its end of registration") {
  CHECK(holds([] {
    const Instant now = "2024-01-01T00:00"_at + minutes{any_in(0, 60 * 24 * 1400)};
    const auto day = first_open_day(now, rules(), calendar());
    PROPERTY_ASSERT(now < registration_closes(day));
    PROPERTY_ASSERT(day.closes.date < day.day.date);
    PROPERTY_ASSERT(day.day.date - office_date(now) < days{62});
    PROPERTY_ASSERT(calendar().is_working_day(day.day.date));
  }));
}

TEST_CASE("a day that was called off is no coming day, and nobody's who says its date") {
  const MovedDays off{{"2026-12-15"_day, std::nullopt}};
  CHECK_FALSE(reception_day(2026, 12, rules(), calendar(), off).is_held);
  for (const auto& day : open_days("2026-12-01T09:00"_at, rules(), calendar(), 3, off))
    CHECK(day.day.date != "2026-12-15"_day);
  CHECK_FALSE(reception_day_of("2026-12-15"_day, rules(), calendar(), off));
  CHECK(reception_day_of("2026-12-15"_day, rules(), calendar()));
}

}  // namespace reception_test
