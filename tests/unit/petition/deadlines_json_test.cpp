#include "petition/deadlines_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/property.h"
#include "tests/support/vectors.h"
#include "tests/unit/petition/law_of_tests.h"

namespace deadlines_json_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

json answered(std::string_view line) {
  const auto text = deadlines_line(line, law_of_tests().rules, law_of_tests().calendar);
  CHECK(text.find('\n') == std::string::npos);
  return json::parse(text);
}

std::vector<std::string> codes(std::string_view line) {
  std::vector<std::string> all;
  const json answer = answered(line);
  if (answer.contains("error"))
    for (const auto& fault : answer["error"])
      all.push_back(fault["code"].get<std::string>() + " " + fault["where"].get<std::string>());
  return all;
}

}  // namespace

TEST_CASE("every clock of the vectors is counted as they say, to the letter") {
  const auto text = huiyin::testing::vector_text("clocks_dev.json");
  const json vectors = json::parse(*text);
  REQUIRE(vectors["cases"].size() == vectors["count"].get<std::size_t>());
  for (const json& vector : vectors["cases"]) {
    CAPTURE(vector["id"].get<std::string>(), vector.value("note", ""));
    const json answer = answered(vector.dump());
    CHECK(answer["expect"] == vector["expect"]);
    CHECK(answer["refused"] == vector.value("refused", json::array()));
  }
}

TEST_CASE("without rules named, the set in force on the start day counts") {
  const json answer = answered(R"({"events":[{"event":"accepted","date":"2022-04-30"}]})");
  CHECK(answer["expect"][0]["article"] == "信访条例第三十三条");
}

TEST_CASE("an event that moves no clock is read and changes nothing") {
  const json answer = answered(
      R"({"rules":"2022","events":[{"event":"accepted","date":"2026-09-28"},
          {"event":"progress","date":"2026-10-01","note":"…"}]})");
  CHECK(answer["expect"].size() == 1);
  CHECK(answer["refused"].empty());
}

TEST_CASE("settings switch on the simple procedure and acceptance by default, for one line") {
  const json simple = answered(
      R"({"events":[{"event":"received","date":"2026-09-29"}],"settings":{"simple":true}})");
  REQUIRE(simple["expect"].size() == 2);
  CHECK(simple["expect"][1]["clock"] == "simple_accept");
  CHECK(simple["expect"][1]["unit"] == "working");
  const json assumed = answered(
      R"({"events":[{"event":"received","date":"2026-11-24"}],
          "settings":{"accepted_by_default":true,"today":"2026-12-10"}})");
  REQUIRE(assumed["expect"].size() == 2);
  CHECK(assumed["expect"][1]["clock"] == "conclude");
  CHECK(assumed["expect"][1]["by_default"] == true);
  CHECK(answered(R"({"events":[{"event":"received","date":"2026-11-24"}]})")["expect"].size() == 1);
}

TEST_CASE("a duty for which the article fixes no days is no clock of a line") {
  CHECK(
      answered(R"({"rules":"2022","events":[{"event":"improvement_advised","date":"2026-09-03"}]})")
          ["expect"]
              .empty());
}

TEST_CASE("a line that cannot be read says all that is wrong with it, and where") {
  using Codes = std::vector<std::string>;
  CHECK(codes("") == Codes{"json.shape line"});
  CHECK(codes("[]") == Codes{"json.shape line"});
  CHECK(codes("{}") == Codes{"json.missing line: events"});
  CHECK(codes(R"({"events":{}})") == Codes{"json.kind line: events"});
  CHECK(codes(R"({"rules":"1995","events":[
              {"event":"acepted","date":"2026-02-30"},
              {"event":"accepted"},
              {"event":"extended","date":"2026-09-28","days":"30"},
              {"event":"transferred_in","date":"2026-09-28","superior_deu":"2026-10-01"}, 5],
              "settings":{"hearing_excluded":["conclud"],"roll":1}})") ==
        Codes{"rules.unknown line: rules", "event.unknown line: events[0].event",
              "json.date line: events[0].date", "json.missing line: events[1].date",
              "json.kind line: events[2].days", "json.unknown_key line: events[3].superior_deu",
              "json.shape line: events[4]", "clock.unknown line: settings.hearing_excluded[0]",
              "json.unknown_key line: settings.roll"});
  CHECK(codes(R"({"events":[{"event":"accepted","date":"9999-12-31"}]})").at(0) ==
        "json.date line: events[0].date");
  CHECK(codes(std::string((1 << 20) + 1, ' ')).at(0) == "line.too_long line");
}

TEST_CASE("whatever stands in a line, it is answered") {
  CHECK(holds([] { (void)answered(any_bytes()); }));
  CHECK(holds([] {
    json line{{"events", json::array()}};
    const std::vector<std::string> names{"registered",    "received",      "transferred_in",
                                         "accepted",      "extended",      "opinion_served",
                                         "review_asked",  "review_served", "rereview_asked",
                                         "hearing_begun", "hearing_ended", "improvement_advised"};
    for (int i = any_in(0, 8); i > 0; --i) {
      const auto day = LocalDate(2024, 1, 1) + days{any_in(0, 1500)};
      line["events"].push_back({{"event", any_of(names)},
                                {"date", day.iso()},
                                {"days", any_in(-5, 40)},
                                {"approver", "甲"},
                                {"reason", "乙"}});
    }
    const json answer = answered(line.dump());
    PROPERTY_ASSERT(answer.contains("expect"));
    for (const auto& clock : answer["expect"])
      PROPERTY_ASSERT(clock["due"].is_null() || clock["start"] <= clock["due"]);
  }));
}

}  // namespace deadlines_json_test
