#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "bot/converse.h"
#include "bot/staff.h"
#include "tests/unit/bot/bot_words.h"

namespace huiyin::test::needed_words_test {
namespace {

TEST_CASE("the default words have every text that may be said, and give it no variable it lacks") {
  auto needs = bot::needed_words();
  for (const auto& need : bot::needed_staff_words()) needs.push_back(need);
  std::string problems;
  for (const Problem& problem : default_words().missing(needs)) problems += problem.what + "\n";
  CHECK(problems == "");
}

// Keys in code are literals: what is said there must be declared, or a start would not find it
// lacking.
TEST_CASE("every key that code says is declared") {
  auto needs = bot::needed_words();
  for (const auto& need : bot::needed_staff_words()) needs.push_back(need);
  std::string undeclared;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(HUIYIN_SOURCE_DIR) + "/bot")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".cpp") || path.find("/understanding/") != path.npos) continue;
    const std::string text = source_text(path.substr(std::string(HUIYIN_SOURCE_DIR).size() + 1));
    for (const std::string opening :
         {"say(\"", "ask(\"", "text(\"", ".prompt = \"", ".again = \"", ".why = \"", ".wrong = \"",
          ".dropped = \"", "choice(\"yes\", \"", "choice(\"drop\", \""}) {
      for (auto at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
        const auto from = at + opening.size();
        const std::string key = text.substr(from, text.find('"', from) - from);
        if (key.empty()) continue;
        if (!std::ranges::count(needs, key, &templates::Catalogue::Need::key))
          undeclared += path + ": " + key + "\n";
      }
    }
  }
  CHECK(undeclared == "");
}

TEST_CASE("no text threatens, puts off without a date, or calls people names") {
  const std::string source = default_words().source();
  for (const char* word : {"上访户", "闹访", "缠访", "刁民", "耐心等待", "后果自负", "根据有关规定",
                           "拘留", "文明用语"}) {
    CAPTURE(word);
    CHECK(source.find(word) == std::string::npos);
  }
}

}  // namespace
}  // namespace huiyin::test::needed_words_test
