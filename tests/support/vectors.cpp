#include "tests/support/vectors.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace huiyin::testing {

std::optional<std::string> vector_text(const std::string& file, Origin origin) {
  const char* folder = std::getenv("HUIYIN_VECTORS");
  const bool named = folder != nullptr && *folder != '\0';
  const auto path = std::filesystem::path(named ? folder : HUIYIN_TEST_DATA) / file;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (origin == Origin::third_party) {
      WARN("SKIPPED: the third-party vectors " << path << " are not at hand; set HUIYIN_VECTORS");
      return std::nullopt;
    }
    FAIL("the vectors " << path << " are missing");
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

nlohmann::json cases_of(const std::string& vectors) {
  auto cases = nlohmann::json::parse(vectors)["cases"];
  REQUIRE_FALSE(cases.empty());
  return cases;
}

}  // namespace huiyin::testing
