#include "bot/understanding/sentence.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"

namespace sentence_test {

using namespace huiyin;
using namespace huiyin::bot;

TEST_CASE("a sentence is folded point by point and keeps its places") {
  const Sentence s = sentence("Ａ０３１１，週三　禮拜");
  CHECK(utf8(s.plain) == "a0311,周三 礼拜");
  CHECK(s.raw.size() == s.plain.size());
  CHECK(s.typed(0, 5) == "Ａ０３１１");
  CHECK(s[99] == 0);
  CHECK(s[std::size_t(-1)] == 0);
  CHECK(sentence(std::string(20000, 'a')).size() == kPointsMax);
  CHECK(word_at(s, 6, {U"周三", U"周"}) == 2);
  CHECK(word_before(s, 8, {U"周三"}) == 2);
}

}  // namespace sentence_test
