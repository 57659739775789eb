#include <catch2/catch.hpp>

#include "bot/readers.h"
#include "bot/talk.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test::people_test {
namespace {

using namespace literals;

int people_in(const std::string& text) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  FakeDesk desk(office, "李秀兰");
  bot::Session session;
  bot::Message message;
  message.text = text;
  const auto understood = default_understanding().understand(text, office.now, "people");
  const bot::Limits limits;
  bot::Talk talk(session.state(), message, understood, desk, default_words(), limits);
  return bot::read::people(talk, true).value_or(0);
}

TEST_CASE("to the question how many come a number of people is the answer") {
  for (const char* text :
       {"3", "三个", "就三个吧", "我们三个人", "3位", "仨人", "三口人", "两大一小", "2大1小"}) {
    CAPTURE(text);
    CHECK(people_in(text) == 3);
  }
}

TEST_CASE("what is counted otherwise is no number of people") {
  for (const char* text : {"欠俺工钱三个月了 老板跑路", "拖了三年", "差我3万块", "这是第三次来了",
                           "楼上漏了两个多月", "我住三楼"}) {
    CAPTURE(text);
    CHECK(people_in(text) == 0);
  }
}

}  // namespace
}  // namespace huiyin::test::people_test
