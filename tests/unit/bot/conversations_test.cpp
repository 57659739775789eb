// The scripts of tests/conversations, and those of the vectors' neighbour where they are at hand,
// against the real understanding and the real words.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/vectors.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/rehearsal.h"

namespace huiyin::test::conversations_test {
namespace {

void check(const Played& played) {
  std::string faults;
  for (const std::string& fault : played.faults) faults += fault + "\n";
  INFO(played.title << "\n" << played.transcript << faults);
  CHECK(played.faults.empty());
}

TEST_CASE("every conversation script of the tree holds") {
  std::vector<std::string> files;
  for (const std::string folder : {"tests/conversations/", "config/defaults/conversations/"})
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HUIYIN_SOURCE_DIR) + "/" + folder))
      if (entry.path().extension() == ".md")
        files.push_back(folder + entry.path().filename().string());
  std::ranges::sort(files);
  REQUIRE_FALSE(files.empty());
  for (const std::string& file : files)
    for (const Played& played : play(source_text(file))) check(played);
}

// Scripts of the kinds that the product's acceptance plays; those of later dialogues are not judged
// here.
TEST_CASE("the acceptance scripts of the first dialogues hold") {
  const auto text = testing::vector_text("../conversations.md", testing::Origin::third_party);
  if (!text) return;
  const std::vector<std::string> judged = {"C01", "C02", "C03", "C04", "C05", "C06",
                                           "C07", "C08", "C11", "C12", "C20"};
  for (const Played& played : play(*text))
    if (std::ranges::find(judged, played.title.substr(0, 3)) != judged.end()) check(played);
}

}  // namespace
}  // namespace huiyin::test::conversations_test
