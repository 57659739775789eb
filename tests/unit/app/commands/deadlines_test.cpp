#include "app/commands/deadlines.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace deadlines_test {

using namespace huiyin;
using namespace huiyin::app;
using nlohmann::json;

namespace {

DeadlinesOptions asked(std::vector<std::string> events) {
  return {.rules = "2022", .events = std::move(events)};
}

json answer(const std::string& line) {
  std::istringstream in(line);
  std::ostringstream out;
  answer_deadlines(in, out);
  return json::parse(out.str());
}

}  // namespace

TEST_CASE("events given as words are the case that a line of JSON would be") {
  const auto one =
      deadlines_case(asked({"accepted=2026-08-04",
                            "extended=2026-09-29, days=30, approver=苏敏, reason=检验未出,再等"}));
  REQUIRE(one);
  CHECK(json::parse(*one) == json::parse(R"({"rules":"2022","events":[
    {"event":"accepted","date":"2026-08-04"},
    {"event":"extended","date":"2026-09-29","days":30,"approver":"苏敏","reason":"检验未出,再等"}]})"));
  const json counted = answer(*one);
  REQUIRE(counted["expect"].size() == 1);
  CHECK(counted["expect"][0]["due"] == "2026-11-02");
  CHECK(counted["refused"].empty());
}

TEST_CASE("an event that cannot be read is refused with the way it is written") {
  for (const char* event : {"accepted", "", "=2026-08-04", ",,", "accepted,2026-08-04"}) {
    CAPTURE(event);
    const auto one = deadlines_case(asked({event}));
    REQUIRE_FALSE(one);
    CHECK(one.error().code == "deadlines.event");
  }
}

TEST_CASE("the command ends with 0 when all was counted, 1 when not, 2 when nothing was asked") {
  CHECK(deadlines_command(asked({"accepted=2026-08-04"})) == 0);
  CHECK(deadlines_command(asked({"accepted=yesterday"})) == 1);
  CHECK(deadlines_command(asked({"extended=2026-08-04,days=many"})) == 1);
  CHECK(deadlines_command({.rules = "1995", .events = {"accepted=2026-08-04"}}) == 1);
  CHECK(deadlines_command(asked({})) == 2);
  CHECK(deadlines_command(asked({"accepted"})) == 2);
}

TEST_CASE("a person is shown the clocks, or every day of the one that was asked for") {
  const LocalDate today(2026, 9, 28);
  auto options = asked({"received=2026-07-30", "accepted=2026-08-04"});
  const auto all = deadlines_told(options, today);
  REQUIRE(all);
  CHECK(all->find("还有10天") != std::string::npos);
  options.why = true;
  CHECK(deadlines_told(options, today)->find("第15日") != std::string::npos);
  for (const char* clock : {"conclude", "办结"}) {
    options.why_clock = clock;
    const auto one = deadlines_told(options, today);
    REQUIRE(one);
    CHECK(one->find("第60日") != std::string::npos);
    CHECK(one->find("第15日") == std::string::npos);
  }
  options.why_clock = "conclde";
  CHECK(deadlines_told(options, today).error().at(0).remedy.find("conclude") != std::string::npos);
}

TEST_CASE("a person is told which --event is wrong, all of them at once, in Chinese") {
  const auto told =
      deadlines_told(asked({"accepted=2026-13-04", "extended=2026-09-29,days=many", "acepted=1"}),
                     LocalDate(2026, 9, 28));
  REQUIRE_FALSE(told);
  std::vector<std::string> places;
  for (const auto& fault : told.error()) places.push_back(fault.code + " " + fault.where);
  CHECK(places == std::vector<std::string>{
                      "json.date 第1个 --event: date", "json.kind 第2个 --event: days",
                      "event.unknown 第3个 --event: event", "json.date 第3个 --event: date"});
}

TEST_CASE("the settings of a count can be given as words") {
  auto options = asked({"received=2026-11-02"});
  options.simple = true;
  options.accepted_by_default = true;
  options.today = "2026-11-18";
  const json counted = answer(*deadlines_case(options));
  std::vector<std::string> clocks;
  for (const auto& clock : counted["expect"]) clocks.push_back(clock["clock"]);
  CHECK(clocks ==
        std::vector<std::string>{"inform", "simple_accept", "conclude", "simple_conclude"});
  options.contact_unknown = true;
  CHECK(answer(*deadlines_case(options))["expect"].size() == 1);
  auto heard = asked({"accepted=2026-06-01", "hearing_begun=2026-06-03"});
  heard.hearing_excluded = {"conclude"};
  CHECK(answer(*deadlines_case(heard))["expect"][0]["due"].is_null());
}

TEST_CASE("a file of days off counts for the case, and what it changes is told") {
  const std::string path =
      (std::filesystem::temp_directory_path() / "huiyin-deadlines-days.json").string();
  std::ofstream(path) << R"({"years":{"2027":{"off":[{"date":"2027-01-25","name":"试"}]}}})";
  auto options = asked({"accepted=2026-11-24"});
  options.calendar = path;
  const auto told = deadlines_told(options, LocalDate(2026, 11, 29));
  std::filesystem::remove(path);
  REQUIRE(told);
  CHECK(told->find("2027-01-26 周二") != std::string::npos);
  CHECK(told->find("公布了2027年放假安排") != std::string::npos);
  CHECK_FALSE(deadlines_told(options, LocalDate(2026, 11, 29)));  // the file is gone
}

TEST_CASE("a day that is none is a fault of the words") {
  auto options = asked({"accepted=2026-08-04"});
  options.today = "2026-02-30";
  CHECK(deadlines_command(options) == 2);
  options.today = "2026-08-30";
  CHECK(deadlines_command(options) == 0);
  options.json = true;
  CHECK(deadlines_command(options) == 0);
}

TEST_CASE("each line of a batch has its answer, also one that cannot be read") {
  std::istringstream in("{\"events\":[]}\n\nnonsense\n{\"events\":[]}");
  std::ostringstream out;
  CHECK_FALSE(answer_deadlines(in, out));
  std::istringstream lines(out.str());
  std::vector<json> answers;
  for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].contains("expect"));
  CHECK(answers[1].contains("error"));
  CHECK(answers[2].contains("expect"));
}

}  // namespace deadlines_test
