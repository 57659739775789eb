#include "gateway/api/figures_view.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace figures_view_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::gateway::api;
using Row = std::vector<std::string>;

namespace {

const store::FigureWeeks kTwo = *store::FigureWeeks::of("2026-12-28"_day, "2027-01-10"_day);

bool has(const ToldFigure& told, const Row& row) {
  return std::ranges::find(told.table, row) != told.table.end();
}

}  // namespace

TEST_CASE("themes stand with the most first, and what has none is the last") {
  store::MatterFigures figures{.weeks = {5, 4}};
  figures.themes = {{"", 1}, {"其他", 2}, {"价格收费", 4}, {"食品药品", 2}};
  figures.total = 9, figures.elsewhere = 1, figures.nowhere = 5;
  const ToldFigure told = told_matters(kTwo, figures, {{"和平路", 3}});
  REQUIRE(told.json["themes"].size() == 3);
  CHECK(told.json["themes"][0]["title"] == "价格收费");
  CHECK(told.json["themes"][2]["title"] == "其他");
  CHECK(told.json["themes"][2]["count"] == 3);
  CHECK(told.json["weeks"][0]["week"] == "2026-W53");
  CHECK(has(told, {"地方", "和平路", "3"}));
  CHECK(has(told, {"地方", "没有写明", "5"}));
}

TEST_CASE("an average is rounded down to a tenth of a day, and of no answers there is none") {
  store::AnswerFigures figures;
  figures.weeks.resize(2);
  figures.total.inform = {.within = 2, .late = 1, .running = 4, .days = 31, .longest = 16};
  const ToldFigure told = told_answers(kTwo, figures);
  CHECK(told.json["inform"]["total"]["days_average"] == 10.3);
  CHECK(told.json["inform"]["total"]["days_longest"] == 16);
  CHECK(told.json["conclude"]["total"]["days_average"].is_null());
  CHECK(has(told, {"告知", "合计", "", "2", "1", "4", "0", "10.3", "16"}));
  CHECK(has(told, {"办结", "周", "2027-W01", "0", "0", "0", "0", "", ""}));
}

TEST_CASE("each message stands in one part of what was to be said, one of a trial in none") {
  store::ByState counts{};
  for (std::size_t state = 0; state < counts.size(); ++state) counts[state] = 1 << state;
  const ToldFigure told = told_delivery(kTwo, {{}, {{"sms", counts}}});
  const auto& total = told.json["total"][0];
  CHECK(total["said"] == 511);
  std::int64_t parts = 0;
  for (const char* part :
       {"accepted", "delivered", "waiting", "expired", "failed", "parked", "unknown"})
    parts += total[part].get<std::int64_t>();
  CHECK(parts == 511);
  CHECK(total["waiting"] == 5);
  CHECK(has(told, {"2027-W01", "短信", "511", "2", "128", "5", "8", "272", "32", "64"}));
}

TEST_CASE("a row of few hides the smallest other one beside it, so that nothing can be taken off") {
  store::RatingFigures figures;
  const auto pair = [](std::int64_t rated) {
    return store::RatingPair{rated, {.satisfied = rated}, {.left_out = rated}};
  };
  figures.weeks = {pair(2), pair(5)};
  figures.units = {{"价格科", pair(3)}, {"食品科", pair(4)}};
  figures.total = pair(7);
  const ToldFigure told = told_ratings(kTwo, figures);
  CHECK(told.json["total"]["of_office"]["satisfied"] == 7);
  CHECK(told.json["weeks"][0]["of_office"].is_null());
  CHECK(told.json["weeks"][1]["of_office"].is_null());
  CHECK(told.json["units"][0]["of_office"]["satisfied"] == 3);
  CHECK(has(told, {"周", "2026-W53", "责任单位", "2", "不足3件", "不足3件", "不足3件", "不足3件"}));
  CHECK(has(told, {"单位", "食品科", "责任单位", "4", "0", "0", "0", "4"}));
}

TEST_CASE("a table is quoted cell by cell, with a mark for Excel before it") {
  CHECK(csv_of({{"a", "=1"}, {"说\"话\""}}) == "\xEF\xBB\xBF\"a\",\"'=1\"\r\n\"说\"\"话\"\"\"\r\n");
}

}  // namespace figures_view_test
