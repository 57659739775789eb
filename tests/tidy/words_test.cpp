// What is named must exist: settings, variables; and what must not be in a public tree at all.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "config/declared.h"
#include "config/sms_keys.h"
#include "tests/tidy/tree.h"

namespace words_test {

using namespace huiyin;
using namespace huiyin::tidy;

namespace {

// HUIYIN_… that are CMake's or the compiler's, not the environment's.
const std::set<std::string> kBuildNames = {
    "HUIYIN_TESTS",     "HUIYIN_BENCH",      "HUIYIN_FUZZ",    "HUIYIN_SANITIZE", "HUIYIN_DOORS",
    "HUIYIN_TEST_DATA", "HUIYIN_SOURCE_DIR", "HUIYIN_VERSION", "HUIYIN_TOGETHER"};

// Every HUIYIN_WORD of a line.
std::vector<std::string> names_in(std::string_view line) {
  std::vector<std::string> names;
  for (auto at = line.find("HUIYIN_"); at != line.npos; at = line.find("HUIYIN_", at + 1)) {
    auto end = at;
    while (end < line.size() && (line[end] == '_' || (line[end] >= 'A' && line[end] <= 'Z') ||
                                 (line[end] >= '0' && line[end] <= '9')))
      ++end;
    names.emplace_back(line.substr(at, end - at));
  }
  return names;
}

std::set<std::string> variables() {
  std::set<std::string> names;
  for (const auto& declared : config::declared_settings()) {
    names.insert(config::environment_name(declared.key));
    if (config::may_stand_in_file(declared))
      names.insert(config::environment_name(declared.key) + "_FILE");
  }
  for (const auto name : config::other_environment_names()) names.emplace(name);
  return names;
}

// HUIYIN_SMS_MAIN_SECRET, and what is left of HUIYIN_SMS_<NAME>_SECRET.
bool is_of_account(const std::string& name) {
  const std::string head = "HUIYIN_SMS_", any = head + "<NAME>";
  if (name == head) return true;
  return name.starts_with(head) && std::ranges::any_of(variables(), [&](const auto& variable) {
           return variable.starts_with(any) && name.ends_with(variable.substr(any.size()));
         });
}

bool is_product(const std::string& path) {
  const std::string room = room_of(path);
  return is_cpp(path) && !room.empty() && room != "config" && room != "sim";
}

// How code reaches a setting: "app.secret" for settings.wecom.app.secret. The member's name is the
// key's last part without its unit.
std::string member_of(std::string_view key) {
  std::string path(key);
  for (const std::string unit : {"_seconds", "_minutes", "_hours", "_days", "_ms"})
    if (path.ends_with(unit)) path.resize(path.size() - unit.size());
  if (path.ends_with(".public")) path.insert(path.size() - 6, "is_");  // C++ has that word
  const auto last = path.rfind('.');
  if (config::account_in(key)) return path.substr(last);
  if (last == path.npos) return "." + path;
  const auto section = path.rfind('.', last - 1);
  return section == path.npos ? path : path.substr(section + 1);
}

}  // namespace

TEST_CASE("every variable that is named anywhere is a setting or known to the tools") {
  const auto known = variables();
  std::vector<std::string> found;
  for (const File& file : tree()) {
    // The tests of settings name wrong ones on purpose.
    if (file.path.starts_with("tests/unit/config/") || file.path.starts_with("tests/tidy/"))
      continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      for (const std::string& name : names_in(file.lines[i]))
        if (name != "HUIYIN_" && !known.contains(name) && !kBuildNames.contains(name) &&
            !is_of_account(name))
          found.push_back(file.path + ":" + std::to_string(i + 1) + ": no setting " + name);
  }
  fail_with(found);
}

TEST_CASE("every declared setting is used") {
  std::vector<std::string> found;
  for (const auto& declared : config::declared_settings()) {
    const std::string member = member_of(declared.key);
    const bool used = std::ranges::any_of(tree(), [&](const File& file) {
      return is_product(file.path) && std::ranges::any_of(file.code, [&](const auto& line) {
               return has_word(line, member);
             });
    });
    if (!used)
      found.push_back("config/settings_table.cpp:1: " + std::string(declared.key) +
                      " is declared, and nothing reads " + member);
  }
  fail_with(found);
}

TEST_CASE("no path of a machine, and no address of one") {
  const std::array<std::string, 4> paths = {
      "/wo"
      "rk/",
      "/ho"
      "me/",
      "/ro"
      "ot/",
      "/Us"
      "ers/"};
  std::vector<std::string> found;
  for (const File& file : tree()) {
    for (const auto& line : bad_lines(
             file, file.lines,
             [&](auto text) {
               return std::ranges::any_of(
                   paths, [&](const auto& path) { return text.find(path) != text.npos; });
             },
             "a path of one machine"))
      found.push_back(line);
    if (file.path.ends_with("package-lock.json"))
      for (const auto& line : bad_lines(
               file, file.lines, [](auto text) { return text.find("\"resolved\"") != text.npos; },
               "a lock file without registry addresses: omit-lockfile-registry-resolved"))
        found.push_back(line);
  }
  fail_with(found);
}

}  // namespace words_test
