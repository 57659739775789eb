#include "config/embedded.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/ensure.h"
#include "base/time.h"

namespace embedded_test {

using namespace huiyin;
using namespace huiyin::config;

TEST_CASE("every file of config/defaults is in the binary, byte for byte") {
  const auto paths = embedded_below("");
  REQUIRE(std::ranges::find(paths, "office.json") != paths.end());
  for (const std::string_view path : paths) {
    CAPTURE(path);
    std::ostringstream text;
    text << std::ifstream(HUIYIN_SOURCE_DIR "/config/defaults/" + std::string(path)).rdbuf();
    CHECK(text.str() == embedded(path));
  }
}

TEST_CASE("a default that does not exist is our own mistake") {
  CHECK_FALSE(is_embedded("nothing.json"));
  CHECK_THROWS_AS(embedded("nothing.json"), Broken);
}

TEST_CASE("the calendar holds real days, each in its year and on one list alone") {
  const auto years = nlohmann::json::parse(embedded("calendar.json"))["years"];
  for (const auto& [year, facts] : years.items()) {
    std::vector<std::string> days;
    for (const char* list : {"off", "work"})
      for (const auto& day : facts[list]) {
        const auto date = day["date"].get<std::string>();
        CAPTURE(date);
        CHECK(LocalDate::parse(date));
        CHECK(date.starts_with(year));
        days.push_back(date);
      }
    std::ranges::sort(days);
    CHECK(std::ranges::adjacent_find(days) == days.end());
    CHECK(facts["published"].get<bool>() == !days.empty());
  }
  CHECK(years["2026"]["off"].size() == 33);
}

TEST_CASE("a make-up day is a day of the weekend") {
  const auto years = nlohmann::json::parse(embedded("calendar.json"))["years"];
  for (const auto& facts : years)
    for (const auto& day : facts["work"])
      CHECK(LocalDate::parse(day["date"].get<std::string>())->weekday() >= Weekday::saturday);
}

}  // namespace embedded_test
