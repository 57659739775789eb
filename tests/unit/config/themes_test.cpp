#include "config/themes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "config/embedded.h"
#include "config/office.h"

namespace config_themes_test {

using namespace huiyin;
using namespace huiyin::config;
using Json = nlohmann::json;

namespace {

LoadedOffice with_themes(const Json& themes) {
  Json office = Json::parse(embedded("office.json"), nullptr, true, /*ignore_comments=*/true);
  office["themes"] = themes;
  return read_office(office.dump(), "office.json");
}

}  // namespace

TEST_CASE("the themes that are built in have a title and words each, and none is there twice") {
  const auto themes = themes_built_in();
  CHECK(themes.size() >= 10);
  for (const Theme& theme : themes) {
    CAPTURE(theme.title);
    CHECK(std::ranges::count(themes, theme.title, &Theme::title) == 1);
    CHECK(theme.words.size() >= 3);
  }
}

TEST_CASE("an office has its own themes in its file, or those built in") {
  CHECK(load_office("").office.themes.empty());
  const auto loaded = with_themes({{{"title", "特种设备"}, {"words", {"电梯", "锅炉"}}}});
  CHECK(loaded.ok());
  REQUIRE(loaded.office.themes.size() == 1);
  CHECK(loaded.office.themes.front().words.back() == "锅炉");
}

TEST_CASE("what is wrong with a theme is told with its place") {
  const auto loaded =
      with_themes({{{"title", "电梯"}, {"words", {"电梯"}}},
                   {{"title", "电梯"}, {"words", Json::array()}, {"colour", "red"}}});
  std::vector<std::string> told;
  for (const Problem& one : loaded.problems) told.push_back(one.code + " " + one.where);
  std::ranges::sort(told);
  REQUIRE(told.size() == 3);
  CHECK(told[0] == "office.theme_twice office.json: themes[1].title");
  CHECK(told[1] == "office.theme_words office.json: themes[1].words");
  CHECK(told[2] == "office.unknown office.json: themes[1].colour");
}

}  // namespace config_themes_test
