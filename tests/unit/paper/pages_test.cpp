#include "paper/pages.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace pages_test {

namespace testing = huiyin::testing;
using huiyin::paper::PageRows;
using huiyin::paper::pages_of;

TEST_CASE("the end of a letter takes lines with it, where it needs a page of its own") {
  struct Row {
    const char* because;
    std::size_t lines;
    std::vector<std::size_t> ends;
  };
  // A head of 4 rows, a tail of 7, of 22: the first page has 18 rows, 11 with the tail.
  for (const Row& row : std::vector<Row>{{"all on one page", 11, {11}},
                                         {"one more, and two go over", 12, {10, 12}},
                                         {"a full first page gives up two", 18, {16, 18}},
                                         {"one line over becomes two", 19, {17, 19}},
                                         {"text goes on by itself", 30, {18, 30}},
                                         {"a second page full but for the tail", 33, {18, 33}},
                                         {"a third one for the end", 34, {18, 32, 34}}}) {
    CAPTURE(row.because);
    std::vector<std::size_t> ends;
    for (const auto& page : pages_of(row.lines, {.head = 4, .tail = 7})) ends.push_back(page.end);
    CHECK(ends == row.ends);
  }
}

TEST_CASE("every line stands once, no page is too full, and the end is never alone") {
  CHECK(testing::holds("pages of any letter", [] {
    const PageRows rows{.head = testing::any_in<std::size_t>(0, 10),
                        .tail = testing::any_in<std::size_t>(1, 12)};
    const auto lines = testing::any_in<std::size_t>(1, 200);
    const auto pages = pages_of(lines, rows);
    std::size_t next = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      PROPERTY_ASSERT(pages[i].first == next && pages[i].end >= next);
      const bool is_last = i + 1 == pages.size();
      const std::size_t used =
          pages[i].end - next + (i == 0 ? rows.head : 0) + (is_last ? rows.tail : 0);
      PROPERTY_ASSERT(used <= rows.rows);
      next = pages[i].end;
    }
    PROPERTY_ASSERT(next == lines);
    PROPERTY_ASSERT(pages.back().end - pages.back().first >= std::min(lines, rows.beside));
  }));
}

}  // namespace pages_test
