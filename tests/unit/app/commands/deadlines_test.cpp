#include "app/commands/deadlines.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

namespace deadlines_test {

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
