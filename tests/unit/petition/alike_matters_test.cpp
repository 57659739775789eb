#include "petition/alike_matters.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "petition/themes.h"
#include "tests/support/property.h"

namespace alike_matters_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

using Matters = std::vector<BroughtMatter>;
const LocalDate kToday = "2026-11-02"_day;

BroughtMatter matter(const std::string& number, int days_ago, const std::string& theme, int place,
                     const std::string& person, const std::string& phone = "") {
  return {number, kToday - days{days_ago}, theme, place, person, phone};
}

std::vector<std::string> numbers(const Matters& matters) {
  std::vector<std::string> all;
  for (const BroughtMatter& one : matters) all.push_back(one.number);
  return all;
}

BroughtMatter any_matter(int number) {
  const auto one_of = [](std::initializer_list<const char*> all) {
    return std::string(all.begin()[any_in(0, int(all.size()))]);
  };
  return {std::to_string(number),
          kToday - days{any_in(-2, 40)},
          one_of({"", "其他", "食品药品", "价格收费"}),
          any_in(0, 3),
          one_of({"", "1", "2", "3", "4"}),
          one_of({"", "a", "b"})};
}

Matters any_matters() {
  Matters all;
  for (int i = 0, count = any_in(0, 9); i < count; ++i) all.push_back(any_matter(i + 1));
  return all;
}

}  // namespace

TEST_CASE("matters are alike by theme, where the places do not differ; without one by place") {
  const auto food = matter("a", 0, "食品药品", 1, "1");
  CHECK(are_alike(food, matter("b", 0, "食品药品", 1, "1")));
  CHECK(are_alike(food, matter("b", 0, "食品药品", 0, "1")));
  CHECK_FALSE(are_alike(food, matter("b", 0, "食品药品", 2, "1")));
  CHECK_FALSE(are_alike(food, matter("b", 0, "价格收费", 1, "1")));
  CHECK_FALSE(are_alike(food, matter("b", 0, "其他", 1, "1")));
  CHECK(are_alike(matter("a", 0, "其他", 1, "1"), matter("b", 0, "", 1, "1")));
  CHECK_FALSE(are_alike(matter("a", 0, "其他", 0, "1"), matter("b", 0, "其他", 0, "1")));
}

TEST_CASE("the second like matter repeats, however old the first; of unlike ones the third in 30") {
  const auto now = matter("now", 0, "食品药品", 1, "1");
  CHECK(numbers(repeated(now, {now, matter("old", 400, "食品药品", 1, "1")}, kToday)) ==
        std::vector<std::string>{"old"});
  const auto other = matter("b", 29, "价格收费", 2, "1");
  CHECK(repeated(now, {now, other}, kToday).empty());
  CHECK(numbers(repeated(now, {now, other, matter("c", 3, "其他", 0, "1")}, kToday)) ==
        std::vector<std::string>{"b", "c"});
  CHECK(repeated(now, {now, other, matter("c", 30, "其他", 0, "1")}, kToday).empty());
  // Carried over from before, the later one is no news.
  CHECK(repeated(matter("now", 30, "食品药品", 1, "1"), {matter("old", 31, "食品药品", 1, "1")},
                 kToday)
            .empty());
}

TEST_CASE("three persons within seven days make a cluster of one theme at one place") {
  const auto now = matter("now", 0, "食品药品", 1, "1");
  const auto second = matter("b", 3, "食品药品", 1, "2");
  CHECK(clustered(now, {second, matter("c", 6, "食品药品", 1, "3")}, kToday).size() == 3);
  CHECK(clustered(now, {second, matter("c", 7, "食品药品", 1, "3")}, kToday).empty());
  CHECK(clustered(now, {second, matter("c", 6, "食品药品", 2, "3")}, kToday).empty());
  CHECK(clustered(now, {second, matter("c", 6, "食品药品", 1, "2")}, kToday).empty());
  CHECK(clustered(now, {second, matter("c", 6, "食品药品", 1, "")}, kToday).empty());
  CHECK(clustered(matter("now", 0, "其他", 1, "1"), {second, second}, kToday).empty());
}

TEST_CASE("who left a telephone alone is nobody new where a name came with it") {
  CHECK(persons_of({matter("a", 0, "", 0, "1", "x"), matter("b", 0, "", 0, "", "x")}) == 1);
  CHECK(persons_of({matter("a", 0, "", 0, "1", "x"), matter("b", 0, "", 0, "", "y")}) == 2);
  CHECK(persons_of({matter("a", 0, "", 0, "1", "x"), matter("b", 0, "", 0, "2", "x")}) == 2);
  CHECK(persons_of({matter("a", 0, "", 0, ""), matter("b", 0, "", 0, "")}) == 0);
}

TEST_CASE("likeness is mutual, and what is signalled is of the days, the theme and the persons") {
  CHECK(holds([] {
    const BroughtMatter brought = any_matter(0);
    Matters others = any_matters();
    for (const BroughtMatter& other : others)
      PROPERTY_ASSERT(are_alike(brought, other) == are_alike(other, brought));

    const auto same = clustered(brought, others, kToday);
    PROPERTY_ASSERT(same.empty() || persons_of(same) >= kClusterPersons);
    for (const BroughtMatter& one : same)
      PROPERTY_ASSERT(one.theme == brought.theme && one.place == brought.place &&
                      is_of_last(kClusterDays, one, kToday));
    const auto again = repeated(brought, others, kToday);
    for (const BroughtMatter& one : again)
      PROPERTY_ASSERT(are_alike(brought, one) || is_of_last(kOftenDays, one, kToday));

    // Whatever order they are found in; and one more takes none of it away.
    std::ranges::reverse(others);
    PROPERTY_ASSERT(clustered(brought, others, kToday).size() == same.size());
    PROPERTY_ASSERT(repeated(brought, others, kToday).size() == again.size());
    others.push_back(any_matter(10));
    PROPERTY_ASSERT(clustered(brought, others, kToday).size() >= same.size());
    PROPERTY_ASSERT(again.empty() || !repeated(brought, others, kToday).empty());
    PROPERTY_ASSERT(persons_of(others) <= others.size());
  }));
}

}  // namespace alike_matters_test
