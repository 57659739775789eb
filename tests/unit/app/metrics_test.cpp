#include "app/metrics.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/unit/app/served.h"

namespace metrics_test {

using namespace huiyin;
using testing::Served;

namespace {

constexpr std::string_view kNameSigns = "abcdefghijklmnopqrstuvwxyz0123456789_";

std::set<std::string> names_in(const std::string& text) {
  std::set<std::string> all;
  for (auto at = text.find("huiyin_"); at != text.npos; at = text.find("huiyin_", at + 1))
    all.insert(text.substr(at, text.find_first_not_of(kNameSigns, at) - at));
  return all;
}

// name{label="text",…} number
bool is_sample(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kNameSigns), line.size()));
  if (line.starts_with("{")) {
    do {
      line.remove_prefix(1);
      line.remove_prefix(std::min(line.find_first_not_of(kNameSigns), line.size()));
      if (!line.starts_with("=\"")) return false;
      line.remove_prefix(2);
      while (!line.empty() && !line.starts_with('"'))
        line.remove_prefix(std::min<std::size_t>(line.starts_with('\\') ? 2 : 1, line.size()));
      if (line.empty()) return false;
      line.remove_prefix(1);
    } while (line.starts_with(','));
    if (!line.starts_with('}')) return false;
    line.remove_prefix(1);
  }
  return line.starts_with(' ') && line.size() > 1 &&
         line.find_first_not_of("0123456789.", 1) == line.npos;
}

std::string file(const std::string& path) {
  std::ifstream in(std::string(HUIYIN_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("what no sample is, is seen") {
  for (const char* good : {"a 1", "a_total{b=\"c\"} 0", "a{b=\"c \\\" d\",e=\"\"} 1.5"})
    CHECK(is_sample(good));
  for (const char* bad :
       {"", "a", "a ", "a b", "a{b} 1", "a{b=\"c} 1", "a{b=\"c\" 1", "a{b=\"c\"}1"})
    CHECK_FALSE(is_sample(bad));
}

TEST_CASE("what is counted is told in Prometheus' format, each family with its help and type") {
  Served served(false);
  served.call("GET", "/webhooks/wecom/app");
  const std::string text = served.call("GET", "/metrics").body;
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
      CHECK(is_sample(line));
      CHECK(line.starts_with(family));
    }
  }
  CHECK(families.size() > 25);
  CHECK_THAT(text, Catch::Contains("huiyin_callbacks_total{door=\"app\",outcome=\"refused\"} 1\n"));
  CHECK_THAT(text, Catch::Contains("\nhuiyin_delivery_total{outcome=\"accepted\"} 0\n"));
  for (const char* by : {"person", "rule"})
    CHECK_THAT(text, Catch::Contains("\nhuiyin_messages_resent_total{by=\"" + std::string(by) +
                                     "\",possibly_double=\"true\"} 0\n"));
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
