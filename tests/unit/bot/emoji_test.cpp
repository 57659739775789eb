#include "bot/emoji.h"

#include <catch2/catch.hpp>

namespace huiyin::bot::emoji_test {
namespace {

TEST_CASE("faces and hands alone, typed or named") {
  CHECK(only_emoji("😭😭") == Emoji::sad);
  CHECK(only_emoji("[流泪][流泪]") == Emoji::sad);
  CHECK(only_emoji("🙏🙏🙏") == Emoji::kind);
  CHECK(only_emoji("🙏🏻 ❤️。") == Emoji::kind);
  CHECK(only_emoji("[抱拳]") == Emoji::kind);
}

TEST_CASE("with a word in it, it is a sentence") {
  for (const char* text : {"你好😊", "3", "？", "。", "", "[此处填写姓名和电话]", "[]", "我😭"})
    CHECK(only_emoji(text) == Emoji::none);
}

}  // namespace
}  // namespace huiyin::bot::emoji_test
