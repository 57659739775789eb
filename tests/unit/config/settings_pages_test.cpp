#include "config/settings_pages.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "config/settings.h"

namespace settings_pages_test {

using namespace huiyin::config;

namespace {

const std::string kDefaultFile = HUIYIN_SOURCE_DIR "/config/huiyin.json";
const std::string kPage = HUIYIN_SOURCE_DIR "/docs/settings.md";

std::string read_whole(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("the default file is current: ./dev docs writes it anew") {
  CHECK(read_whole(kDefaultFile) == default_settings_file());
}

TEST_CASE("the page of the settings is current: ./dev docs writes it anew") {
  CHECK(read_whole(kPage) == settings_page());
}

TEST_CASE("the default file is read without a fault, and says what the defaults are") {
  const LoadedSettings loaded = read_settings(default_settings_file(), "huiyin.json", "/x", {});
  for (const auto& problem : loaded.problems) FAIL_CHECK(problem.where + ": " + problem.what);
  CHECK(loaded.settings.http.body_bytes_max == default_settings("/x").http.body_bytes_max);
}

TEST_CASE("the default file with every line taken in is still JSON") {
  std::string text = default_settings_file();
  for (auto at = text.find("// \""); at != std::string::npos; at = text.find("// \""))
    text.erase(at, 3);
  for (const auto& problem : read_settings(text, "huiyin.json", "/x", {}).problems)
    CHECK(problem.code != "json.syntax");
}

TEST_CASE("write the pages", "[.write]") {
  std::ofstream(kDefaultFile) << default_settings_file();
  std::ofstream(kPage) << settings_page();
}

}  // namespace settings_pages_test
