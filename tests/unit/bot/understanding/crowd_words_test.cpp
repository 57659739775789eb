#include "bot/understanding/crowd_words.h"

#include <catch2/catch.hpp>

namespace crowd_words_test {

using namespace huiyin::bot;

namespace {

// As many as the text tells of, 0 for no crowd.
int crowd_in(const char* text) {
  const Sentence s = sentence(text);
  for (std::size_t at = 0; at < s.size(); ++at)
    if (const auto read = crowd(s, at)) return static_cast<int>(read->count);
  return 0;
}

}  // namespace

TEST_CASE("many are counted without the word for people, where they mean to come") {
  CHECK(crowd_in("全厂退休的都要来，一百多") == 100);
  CHECK(crowd_in("俺们屯子家家户户都去，少说六七十口") == 70);
  CHECK(crowd_in("我们单位退休职工五十多个想派人来谈谈") == 50);
}

TEST_CASE("what else is counted is no crowd") {
  CHECK(crowd_in("我们买了五十多个，都坏了，想去反映") == 0);
  CHECK(crowd_in("我们想去反映，被骗了三百多") == 0);
  CHECK(crowd_in("我们12月15号都去") == 0);
  CHECK(crowd_in("大概五六十个吧") == 0);
}

}  // namespace crowd_words_test
