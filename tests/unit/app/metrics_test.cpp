#include "app/metrics.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/unit/app/served.h"

namespace metrics_test {

using namespace huiyin;
using testing::Served;

namespace {

std::set<std::string> names_in(const std::string& text) {
  static const std::regex name("huiyin_[a-z0-9_]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), name), std::sregex_token_iterator()};
}

std::string file(const std::string& path) {
  std::ifstream in(std::string(HUIYIN_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("what is counted is told in Prometheus' format, each family with its help and type") {
  Served served(false);
  served.call("GET", "/webhooks/wecom/app");
  const std::string text = served.call("GET", "/metrics").body;
  static const std::regex sample(R"re([a-z_]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? -?[0-9.]+)re");
  std::istringstream lines(text);
  std::set<std::string> families;
  std::string family;
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    if (line.starts_with("# HELP ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      CHECK(families.insert(family).second);
    } else if (line.starts_with("# TYPE ")) {
      CHECK(line.starts_with("# TYPE " + family + " "));
    } else {
      CHECK(std::regex_match(line, sample));
      CHECK(line.starts_with(family));
    }
  }
  CHECK(families.size() > 25);
  CHECK_THAT(text, Catch::Contains("huiyin_callbacks_total{door=\"app\",outcome=\"refused\"} 1\n"));
  CHECK_THAT(text, Catch::Contains("\nhuiyin_delivery_total{outcome=\"accepted\"} 0\n"));
}

TEST_CASE("dashboard and alarms ask for nothing that is not counted") {
  Served served(false);
  std::set<std::string> known = names_in(served.call("GET", "/metrics").body);
  for (const char* part : {"_bucket", "_sum", "_count"})
    known.insert("huiyin_handing_over_seconds" + std::string(part));
  for (const char* path : {"docs/monitoring/dashboard.json", "docs/monitoring/alerts.yml"}) {
    CAPTURE(path);
    const auto asked = names_in(file(path));
    CHECK(asked.size() > 5);
    for (const std::string& name : asked) {
      CAPTURE(name);
      CHECK(known.contains(name));
    }
  }
}

}  // namespace metrics_test
