#include "paper/typesetter.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/unit/paper/paper_room.h"

namespace typesetter_test {

using namespace huiyin;
using namespace huiyin::paper;

namespace {

constexpr Type kType{.size = 16};

std::vector<std::size_t> signs(const std::vector<SetLine>& lines) {
  std::vector<std::size_t> counts;
  for (const SetLine& line : lines) counts.push_back(count_points(line.text));
  return counts;
}

}  // namespace

TEST_CASE("twenty-eight signs stand in a line, two fewer in the first of a paragraph") {
  Typesetter type(faces_of_tests());
  std::string text;
  for (int i = 0; i < 60; ++i) text += "信";
  const auto lines = type.lines(text, kType, 28 * 16, 2 * 16);
  CHECK(signs(lines) == std::vector<std::size_t>{26, 28, 6});
  CHECK(lines[0].indent == 32);
  CHECK(lines[1].indent == 0);
  CHECK(lines[1].width == Approx(28 * 16).margin(0.5));
}

TEST_CASE("no mark of punctuation begins a line, and the line before it fills the width") {
  Typesetter type(faces_of_tests());
  std::string text;
  for (int i = 0; i < 28; ++i) text += "信";
  const auto lines = type.lines(text + "。访", kType, 28 * 16, 0);
  REQUIRE(signs(lines) == std::vector<std::size_t>{27, 3});
  CHECK(lines[0].width == Approx(28 * 16).margin(0.5));
  CHECK(lines[0].spacing == Approx(16.0 / 26).margin(0.05));
  CHECK(lines[1].spacing == 0);
}

TEST_CASE("tabs, line ends and marks of direction are blanks") {
  Typesetter type(faces_of_tests());
  CHECK(type.line(" 沈\t小\u202E满\n", kType).text == "沈 小 满");
  CHECK(type.lines("", kType, 100, 0).size() == 1);
  CHECK(type.unknown_signs().empty());
}

}  // namespace typesetter_test
