// The rooms: who looks into whom, and that each source has its test.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "tests/tidy/tree.h"

namespace house_test {

using namespace huiyin::tidy;

namespace {

// The directions, as CMakeLists.txt makes them compile: huiyin_room(bot SEES base petition
// templates).
std::map<std::string, std::set<std::string>> rooms() {
  std::map<std::string, std::set<std::string>> sees;
  for (const File& file : tree()) {
    if (file.path != "CMakeLists.txt") continue;
    for (const std::string& line : file.lines) {
      if (!line.starts_with("huiyin_room(")) continue;
      std::istringstream words(line.substr(12, line.find(')') - 12));
      std::string room, other;
      words >> room;
      sees[room].insert(room);
      while (words >> other)
        if (other != "SEES") sees[room].insert(other);
    }
  }
  return sees;
}

const std::map<std::string, std::set<std::string>> kDirections = {
    {"base", {"base"}},
    {"config", {"base", "config"}},
    {"petition", {"base", "petition"}},
    {"templates", {"base", "petition", "templates"}},
    {"bot", {"base", "petition", "templates", "bot"}},
    {"store", {"base", "config", "petition", "templates", "bot", "store"}},
    {"paper", {"base", "paper"}},
    {"gateway", {"base", "config", "petition", "templates", "bot", "store", "paper", "gateway"}},
    {"app", {"base", "config", "petition", "templates", "bot", "store", "paper", "gateway", "app"}},
    {"sim", {"base", "sim"}},
};

// Sources without a test file of their own, and what tests them instead.
const std::map<std::string, std::string> kTestedElsewhere = {
    {"app/main.cpp", "the program: tests/integration"},
    {"sim/main.cpp", "the program: tests/integration"},
    {"base/clock.cpp", "asks the machine"},
    {"config/environment.cpp", "asks the process"},
    {"config/settings_table.cpp", "tests/unit/config/settings_test.cpp walks every row"},
    {"config/settings_value.cpp", "tests/unit/config/settings_test.cpp, by what a file may hold"},
    {"config/settings_checks.cpp", "tests/unit/config/settings_test.cpp, by what contradicts"},
    {"app/commands/beside.cpp", "tests/unit/app/commands/commands_test.cpp"},
    {"app/commands/office_data.cpp", "tests/unit/app/commands/commands_test.cpp"},
    {"app/commands/rehearse.cpp", "tests/unit/app/commands/commands_test.cpp"},
    {"app/commands/serve.cpp", "tests/unit/app/commands/commands_test.cpp"},
    {"app/commands/talk.cpp", "tests/unit/app/commands/commands_test.cpp"},
    {"config/fields.cpp", "tests/unit/config/office_test.cpp, by what an office's file may hold"},
};

// "petition/x.h" of #include "petition/x.h".
std::string quoted_include(const std::string& line) {
  if (!line.starts_with("#include \"")) return "";
  return line.substr(10, line.find('"', 10) - 10);
}

std::string stem(const std::string& path) { return path.substr(0, path.rfind('.')); }

// The header that a source implements: its first include. Several sources may share one, and one
// test.
std::string own_header(const File& source) {
  for (const std::string& line : source.lines)
    if (const std::string included = quoted_include(line); !included.empty()) return included;
  return "";
}

}  // namespace

TEST_CASE("CMake gives each room the rooms that the design names for it") {
  CHECK(rooms() == kDirections);
}

TEST_CASE("an include names its room, and a room that may be seen") {
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!is_cpp(file.path) || file.path.starts_with("bench/")) continue;  // programs by themselves
    const std::string room = room_of(file.path);
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string included = quoted_include(file.lines[i]);
      if (included.empty()) continue;
      const std::string place = file.path + ":" + std::to_string(i + 1) + ": ";
      const std::string other = room_of(included);
      if (included.find("../") != std::string::npos || included.find('/') == std::string::npos)
        found.push_back(place + "an include is written from the root: \"room/file.h\"");
      else if (!room.empty() && (other.empty() || !kDirections.at(room).contains(other)))
        found.push_back(place + room + " may not look into " + included);
    }
  }
  fail_with(found);
}

TEST_CASE("each source of a room has its test") {
  std::set<std::string> paths, included_by_tests;
  for (const File& file : tree()) {
    paths.insert(file.path);
    if (!file.path.starts_with("tests/unit/")) continue;
    for (const std::string& line : file.lines) included_by_tests.insert(quoted_include(line));
  }
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (room_of(file.path).empty() || !file.path.ends_with(".cpp")) continue;
    const std::string twin = "tests/unit/" + stem(file.path) + "_test.cpp";
    if (paths.contains(twin) || included_by_tests.contains(own_header(file))) continue;
    if (!kTestedElsewhere.contains(file.path)) found.push_back(file.path + ":1: no " + twin);
  }
  for (const auto& [path, reason] : kTestedElsewhere)
    if (!paths.contains(path) && !path.ends_with("main.cpp"))
      found.push_back("tests/tidy/house_test.cpp:1: names " + path + ", which is gone");
  fail_with(found);
}

TEST_CASE("each room says on a page what it is") {
  std::vector<std::string> found;
  for (const auto& [room, sees] : kDirections) {
    const auto page = std::ranges::find(tree(), room + "/README.md", &File::path);
    if (page == tree().end())
      found.push_back(room + "/README.md:1: is missing");
    else if (page->lines.size() > 80)
      found.push_back(room + "/README.md:81: more than a page");
  }
  fail_with(found);
}

}  // namespace house_test
