#include "bot/case_keys.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test::case_keys_test {
namespace {

using namespace literals;
using bot::CaseKeys;

// What the bare digits of a sentence open, where no reader has given them a meaning.
std::vector<CaseKeys> keys_of(const std::string& text) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  FakeDesk desk(office, "李秀兰");
  bot::Session session;
  bot::Message message;
  message.text = text;
  bot::Understood understood;
  understood.text = text;
  const bot::Limits limits;
  const bot::Talk talk(session.state(), message, understood, desk, default_words(), limits);
  return bot::case_keys(talk);
}

TEST_CASE("a code and the digits beside it are one matter's") {
  const std::vector<CaseKeys> one{{"", "482913", "1001"}};
  CHECK(keys_of("482913这个办好了吗，1001这个手机") == one);
  CHECK(keys_of("单子上写着四八二九一三我电话后头是幺零零幺") == one);
  CHECK(keys_of("尾号1001，码是482913") == one);
  CHECK(keys_of("查482913，尾号1002，不对是1001") == one);
}

TEST_CASE("another code opens another matter, with its own digits") {
  CHECK(keys_of("482913尾号1001，915570尾号1005") ==
        std::vector<CaseKeys>{{"", "482913", "1001"}, {"", "915570", "1005"}});
  CHECK(keys_of("482913和915570都查查") ==
        std::vector<CaseKeys>{{"", "482913", ""}, {"", "915570", ""}});
}

TEST_CASE("digits of other things open nothing") {
  for (const char* text : {"1001", "赔了482913元", "批号202311", "2026年11月", "A482913", "",
                           "3.482913", "x f 2026 - 000101", "\xff"})
    CHECK(keys_of(text).empty());
}

}  // namespace
}  // namespace huiyin::test::case_keys_test
