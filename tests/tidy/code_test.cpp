// House rules of the code itself.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/tidy/tree.h"

namespace code_test {

using namespace huiyin::tidy;

namespace {

struct Banned {
  const char* word;
  const char* because;
  std::vector<std::string> allowed_in;  // paths that begin so
};

// Time, chance and surroundings come from one file each; the rest is told them.
const std::vector<Banned> kBanned = {
    {"system_clock::now", "time comes from a Clock", {"base/clock.cpp"}},
    {"random_device", "chance comes from a Random", {"base/random.cpp"}},
    {"rand(", "chance comes from a Random", {}},
    {"srand(", "chance comes from a Random", {}},
    {"time(nullptr)", "time comes from a Clock", {}},
    {"localtime", "the office's time is base/time.h", {}},
    {"localtime_r", "the office's time is base/time.h", {}},
    {"mktime", "the office's time is base/time.h", {}},
    {"getenv",
     "the environment is read by config/environment.cpp",
     {"config/environment.cpp", "tests/support/"}},
    {"environ",
     "the environment is read by config/environment.cpp",
     {"config/environment.cpp", "bench/served.cpp"}},
    {"sleep_for", "wait for an event with a bound, never for time", {}},
    {"sleep_until", "wait for an event with a bound, never for time", {}},
    {"usleep", "wait for an event with a bound, never for time", {"bench/callbacks.cpp"}},
    {"nanosleep", "wait for an event with a bound, never for time", {}},
    {"detach()", "nobody detaches a thread", {}},
    {"std::regex", "libstdc++'s regex recurses for each character", {"gateway/http/"}},
    {"<regex>", "libstdc++'s regex recurses for each character", {"gateway/http/"}},
    {"channel->send(",
     "what is said leaves by one door, which knows of trials: way_out.h",
     {"gateway/walk/delivery.cpp", "bench/"}},
    {"using namespace std;", "names are said in full", {}},
};

// The only places that may stop any exception: see docs/developer.md.
const std::vector<std::pair<std::string, std::string>> kCatchAll = {
    {"app/main.cpp", "main: a sentence and an exit code"},
    {"sim/main.cpp", "main of the stand-in"},
    {"gateway/http/parked.cpp", "the HTTP route wrapper: 500"},
    {"gateway/walk/talks.cpp", "a worker's step: rolled back, tried again, parked"},
    {"gateway/walk/delivery.cpp", "a worker's step: what cannot be sent is parked"},
    {"gateway/walk/pulling.cpp", "a worker's step: the cursor stays, the page comes again"},
    {"gateway/crew.cpp", "a worker's step"},
    {"gateway/api/hooks.cpp", "a worker's step: due again when its claim runs out"},
    {"app/service.cpp", "the keeper's step: the next round does what this one could not"},
    {"store/writer.cpp", "a queued write: its own answer"},
    {"store/postgres_writer.cpp", "a queued write: its own answer"},
    {"store/write_answer.cpp", "a listener to a queued write: the next is told too"},
    {"sim/http_server.cpp", "the stand-in's route wrapper: 500"},
};

// Longer than 400 lines, and why that is right.
const std::map<std::string, std::string> kLongFiles = {
    {"config/settings_table.cpp", "one table: a row for each setting"},
};

bool is_allowed(const std::vector<std::string>& places, const std::string& path) {
  return std::ranges::any_of(places, [&](const auto& place) { return path.starts_with(place); });
}

bool is_test(std::string_view path) { return path.starts_with("tests/"); }

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("banned calls stand only where they are wrapped") {
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!is_cpp(file.path)) continue;
    for (const Banned& banned : kBanned) {
      if (is_allowed(banned.allowed_in, file.path)) continue;
      for (const auto& line : bad_lines(
               file, file.code, [&](auto text) { return has_word(text, banned.word); },
               std::string(banned.word) + ": " + banned.because))
        found.push_back(line);
    }
  }
  fail_with(found);
}

TEST_CASE("every exception is stopped in few places only") {
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!is_cpp(file.path) || is_test(file.path) || file.path.starts_with("bench/")) continue;
    if (std::ranges::find(kCatchAll, file.path, [](const auto& place) { return place.first; }) !=
        kCatchAll.end())
      continue;
    for (const auto& line : bad_lines(
             file, file.code, [](auto text) { return text.find("catch (...)") != text.npos; },
             "catch (...) is for the route wrapper, a worker's step, a queued write and main"))
      found.push_back(line);
  }
  fail_with(found);
}

TEST_CASE("a line has at most 100 columns, a file at most 400 lines") {
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!is_cpp(file.path)) continue;
    for (const auto& line : bad_lines(
             file, file.lines, [](auto text) { return columns(std::string(text)) > 100; },
             "over 100 columns"))
      found.push_back(line);
    if (file.lines.size() > 400 && !kLongFiles.contains(file.path))
      found.push_back(file.path + ":401: over 400 lines without a reason in tests/tidy");
  }
  fail_with(found);
}

TEST_CASE("what is to be done is done or is an issue, never a remark") {
  const std::array<std::string, 3> words = {
      "TO"
      "DO",
      "FIX"
      "ME",
      "X"
      "XX"};
  std::vector<std::string> found;
  for (const File& file : tree())
    if (is_cpp(file.path) || file.path.ends_with(".cmake") || file.path.ends_with(".sql"))
      for (const auto& line : bad_lines(
               file, file.lines,
               [&](auto text) {
                 return std::ranges::any_of(words,
                                            [&](const auto& w) { return has_word(text, w); });
               },
               "a remark for later"))
        found.push_back(line);
  fail_with(found);
}

TEST_CASE("a file is named for what it is about") {
  const std::array<std::string, 6> empty_names = {"utils",  "util",    "helpers",
                                                  "common", "manager", "misc"};
  std::vector<std::string> found;
  for (const File& file : tree()) {
    std::string part;
    for (const char c : file.path + "/") {
      if (c != '/' && c != '.' && c != '_' && c != '-') {
        part += c;
        continue;
      }
      if (std::ranges::find(empty_names, part) != empty_names.end())
        found.push_back(file.path + ":1: \"" + part + "\" says nothing");
      part.clear();
    }
  }
  fail_with(found);
}

TEST_CASE("a header is included once, and heavy ones not by headers") {
  const std::set<std::string> heavy = {
      "#include <httplib.h>", "#include <nlohmann/json.hpp>", "#include <soci/soci.h>",
      "#include <soci/sqlite3/soci-sqlite3.h>", "#include <catch2/catch.hpp>"};
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!file.path.ends_with(".h")) continue;
    if (std::ranges::find(file.lines, "#pragma once") == file.lines.end())
      found.push_back(file.path + ":1: no #pragma once");
    if (is_test(file.path)) continue;
    for (const auto& line : bad_lines(
             file, file.lines, [&](auto text) { return heavy.contains(std::string(text)); },
             "a heavy header belongs to the .cpp"))
      found.push_back(line);
  }
  fail_with(found);
}

TEST_CASE("properties are said with tests/support/property.h, which costs a test no time") {
  std::vector<std::string> found;
  for (const File& file : tree()) {
    if (!is_cpp(file.path) || file.path == "tests/support/property.cpp") continue;
    for (const auto& line : bad_lines(
             file, file.lines, [](auto text) { return text.starts_with("#include <rapidcheck"); },
             "RapidCheck is included by tests/support/property.cpp alone"))
      found.push_back(line);
  }
  fail_with(found);
}

TEST_CASE("code is told from comments and texts") {
  const std::vector<std::string> lines = {"int a = 1'000; // rand()",
                                          "auto t = \"rand() \\\" rand()\"; rand();",
                                          "/* rand()",
                                          "rand() */ char c = '\"'; x();",
                                          "auto r = R\"q(rand()",
                                          "rand())q\"; y();"};
  const auto code = code_of(lines);
  CHECK(code[0].find("rand") == std::string::npos);
  CHECK(code[0].starts_with("int a = 1'000; "));
  CHECK(code[1].find("rand();") == lines[1].rfind("rand();"));
  CHECK(code[1].find("rand") == lines[1].rfind("rand();"));
  CHECK(code[2].find("rand") == std::string::npos);
  CHECK(code[3].find("rand") == std::string::npos);
  CHECK(code[3].find("x();") != std::string::npos);
  CHECK(code[4].find("rand") == std::string::npos);
  CHECK(code[5].find("rand") == std::string::npos);
  CHECK(code[5].find("y();") != std::string::npos);
}

TEST_CASE("a word is found as a word") {
  CHECK(has_word("x = rand();", "rand("));
  CHECK_FALSE(has_word("x = brand();", "rand("));
  CHECK(has_word("std::this_thread::sleep_for(x)", "sleep_for"));
  CHECK_FALSE(has_word("environment", "environ"));
}

}  // namespace code_test
