#include "store/words_needed.h"

#include <array>
#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace words_needed_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("the words of config have all that the office's desk says") {
  StoreRoom room;
  CHECK(room.words.missing(needed_words()).empty());
}

TEST_CASE("words that lack a text, or a fact of it, are found at the start") {
  std::vector<Problem> faults;
  const std::array sources{templates::Catalogue::Source{
      "w", "== desk.sorry  {电话}\n请打{电话}\n== desk.human_asked  {时间} {别的}\n{时间}{别的}"}};
  const auto words = templates::Catalogue::parse(sources, &faults).value();
  const auto missing = words.missing(needed_words());
  CHECK(missing.size() == needed_words().size() - 1);  // all but desk.sorry
}

}  // namespace words_needed_test
