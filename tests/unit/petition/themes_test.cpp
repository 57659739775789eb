#include "petition/themes.h"

#include <catch2/catch.hpp>

namespace themes_test {

using namespace huiyin::petition;

namespace {

const std::vector<Theme> kThemes{{"食品药品", {"奶粉", "过期", "超市"}},
                                 {"价格收费", {"涨价", "收费", "超市"}}};

}  // namespace

TEST_CASE("a matter has the theme of which most words stand in it, and the first of two alike") {
  CHECK(theme_of("超市出售过期奶粉", kThemes) == "食品药品");
  CHECK(theme_of("超市乱收费、乱涨价", kThemes) == "价格收费");
  CHECK(theme_of("超市的事", kThemes) == "食品药品");
}

TEST_CASE("a matter of which no theme knows a word is of the others") {
  CHECK(theme_of("邻居家的狗", kThemes) == kOtherTheme);
  CHECK(theme_of("", kThemes) == kOtherTheme);
  CHECK(theme_of("过期奶粉", {}) == kOtherTheme);
}

TEST_CASE("another list of themes is another text") {
  auto other = kThemes;
  other.back().words.back() = "商场";
  CHECK(text_of(other) != text_of(kThemes));
  CHECK(text_of(kThemes) == text_of(kThemes));
}

}  // namespace themes_test
