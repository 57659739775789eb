#include "store/figures.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace figures_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const FigureWeeks kTwoWeeks = *FigureWeeks::of("2026-12-28"_day, "2027-01-05"_day);
constexpr LocalDate kToday{2027, 1, 6};

struct Fact {
  std::string office = "main", week = "2026-12-28", unit = "食品科", theme = "食品药品";
  std::int64_t place = 0;
  std::string inform_due = "", informed_on = "";
  std::int64_t inform_days = 0;
};

struct Room : StoreRoom {
  int serial = 0;

  void add(const Fact& fact) {
    execute(
        "INSERT INTO case_figure(case_no, office, week, place_id, unit, theme, inform_due, "
        "informed_on, inform_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {"XF2026-" + std::to_string(++serial), fact.office, fact.week, fact.place, fact.unit,
         fact.theme, fact.inform_due, fact.informed_on, fact.inform_days});
  }
  void rate(const std::string& week, const std::string& unit, const std::string& of_office) {
    execute(
        "INSERT INTO case_rating(case_no, stage, office, week, unit, of_office, of_unit) VALUES "
        "($1, 'opinion', 'main', $2, $3, $4, 'mostly')",
        {"XF2026-" + std::to_string(++serial), week, unit, of_office});
  }
  MatterFigures matters(const std::vector<std::string>& offices = {"main"}) {
    return database.read([&](Transaction& tx) { return matter_figures(tx, offices, kTwoWeeks); });
  }
  AnswerFigures answers() {
    return database.read(
        [&](Transaction& tx) { return answer_figures(tx, {"main"}, kTwoWeeks, kToday); });
  }
};

}  // namespace

TEST_CASE("matters are counted by week, theme and place, each matter once in each") {
  Room room;
  for (int i = 0; i < 4; ++i) room.add({.place = 7});
  room.add({.week = "2027-01-04", .theme = "价格收费", .place = 8});
  room.add({.week = "2027-01-04", .theme = ""});
  room.add({.week = "2026-12-21"});                    // before
  room.add({.week = "2027-01-11"});                    // after
  room.add({.office = "yunxi", .theme = "价格收费"});  // another's
  const MatterFigures told = room.matters();
  CHECK(told.total == 6);
  CHECK(told.weeks == std::vector<std::int64_t>{4, 2});
  CHECK(told.themes ==
        std::map<std::string, std::int64_t>{{"", 1}, {"价格收费", 1}, {"食品药品", 4}});
  REQUIRE(told.places.size() == 1);
  CHECK(told.places.front().id == 7);
  CHECK(told.places.front().count == 4);
  CHECK(told.elsewhere == 1);  // a place with one matter is not named
  CHECK(told.nowhere == 1);
  CHECK(room.matters({"main", "yunxi"}).total == 7);
  CHECK(room.matters({}).total == 0);
}

TEST_CASE("whatever there is, the parts of a figure of matters make up its total") {
  CHECK(testing::holds([] {
    Room room;
    for (int i = testing::any_in(0, 60); i > 0; --i)
      room.add({.week = testing::any_in(0, 2) == 0 ? "2026-12-28" : "2027-01-04",
                .theme = testing::any_in(0, 2) == 0 ? "" : "其他",
                .place = testing::any_in<std::int64_t>(0, 30)});
    const MatterFigures told = room.matters();
    std::int64_t weeks = 0, themes = 0, places = told.elsewhere + told.nowhere;
    for (const auto count : told.weeks) weeks += count;
    for (const auto& [theme, count] : told.themes) themes += count;
    for (const auto& place : told.places) {
      places += place.count;
      PROPERTY_ASSERT(place.count >= kFewest);
    }
    PROPERTY_ASSERT(weeks == told.total);
    PROPERTY_ASSERT(themes == told.total);
    PROPERTY_ASSERT(places == told.total);
    PROPERTY_ASSERT(std::ssize(told.places) <= kPlacesShown);
  }));
}

TEST_CASE("an answer is within its days, late, not yet owed or overdue, and nothing else") {
  Room room;
  room.add({.inform_due = "2027-01-05", .informed_on = "2027-01-05", .inform_days = 15});
  room.add({.inform_due = "2027-01-05", .informed_on = "2027-01-06", .inform_days = 16});
  room.add({.inform_due = "2027-01-06"});  // its last day is today
  room.add({.unit = "价格科", .inform_due = "2027-01-05"});
  room.add({});  // no such clock
  const AnswerFigures told = room.answers();
  const AnswerCount& inform = told.total.inform;
  CHECK(inform.within == 1);
  CHECK(inform.late == 1);
  CHECK(inform.running == 1);
  CHECK(inform.overdue == 1);
  CHECK(inform.days == 31);
  CHECK(inform.longest == 16);
  CHECK(told.total.conclude.answered() == 0);
  CHECK(told.weeks[0].inform.overdue == 1);
  CHECK(told.weeks[1].inform.overdue == 0);
  CHECK(told.units.at("价格科").inform.overdue == 1);
  CHECK(told.units.at("食品科").inform.answered() == 2);
}

TEST_CASE("ratings are counted by the week of the rating and by unit") {
  Room room;
  room.rate("2026-12-28", "食品科", "satisfied");
  room.rate("2026-12-28", "食品科", "");
  room.rate("2027-01-04", "价格科", "dissatisfied");
  room.rate("2026-12-21", "价格科", "dissatisfied");
  const RatingFigures told =
      room.database.read([&](Transaction& tx) { return rating_figures(tx, {"main"}, kTwoWeeks); });
  CHECK(told.total.rated == 3);
  CHECK(told.total.office.satisfied == 1);
  CHECK(told.total.office.dissatisfied == 1);
  CHECK(told.total.office.left_out == 1);
  CHECK(told.total.unit.mostly == 3);
  CHECK(told.weeks[0].rated == 2);
  CHECK(told.units.at("价格科").office.dissatisfied == 1);
}

TEST_CASE("each figure goes by an index that holds all it asks for", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("figures.cpp", "COUNT(*) FROM case_figure WHERE office = $1 AND week >="),
             Contains("COVERING INDEX case_figure_by_week"));
  CHECK_THAT(room.plan("figures.cpp", "GROUP BY theme"),
             Contains("COVERING INDEX case_figure_by_theme"));
  CHECK_THAT(room.plan("figures.cpp", "GROUP BY place_id"),
             Contains("COVERING INDEX case_figure_by_place"));
  CHECK_THAT(room.plan("figures.cpp", "MAX(conclude_days)"),
             Contains("COVERING INDEX case_figure_by_week"));
  CHECK_THAT(room.plan("figures.cpp", "FROM case_rating"),
             Contains("COVERING INDEX case_rating_by_week"));
}

}  // namespace figures_test
