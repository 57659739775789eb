#include "bot/typed_code.h"

#include <catch2/catch.hpp>

#include "bot/cues.h"
#include "bot/state.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test::typed_code_test {
namespace {

using namespace literals;

std::string read_code(const std::string& typed) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  FakeDesk desk(office, "赵德福");
  bot::Session session;
  bot::Message message;
  message.text = typed;
  const auto heard = default_understanding().understand(typed, office.now, "sms_code");
  const bot::Limits limits;
  const bot::Talk talk(session.state(), message, heard, desk, default_words(), limits);
  return bot::typed_code(talk).value_or("");
}

TEST_CASE("a code is read however it is typed or said") {
  struct Row {
    const char* typed;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"123456", "123456"},
      {"003871", "003871"},
      {"１２３４５６", "123456"},
      {"123 456", "123456"},
      {"1 2 3 4 5 6", "123456"},
      {"12-34-56", "123456"},
      {"验证码是123456", "123456"},
      {"短信里写的：123456，您看对不对", "123456"},
      {"【云岭】验证码123456，10分钟内有效", "123456"},
      {"一二三四五六", "123456"},
      {"幺二三四五六", "123456"},
      {"零零三八七幺", "003871"},
      {"洞洞三八拐幺", "003871"},
      {"壹贰叁肆伍陆", "123456"},
      {"一、二、三、四、五、六", "123456"},
      {"十二万三千四百五十六", "123456"},
      {"俺看着是幺两三四五六中不中", "123456"},
      {"是123456不是123465", "123465"},
      {"不对，是654321", "654321"},
      {"尾号1002 验证码654321", "654321"},
      {"o03871", "003871"},
      {"12345", ""},
      {"1234567", ""},
      {"13900001002", ""},
      {"没收到", ""},
      {"", ""},
      {"这是啥", ""},
  }));
  CAPTURE(row.typed);
  CHECK(read_code(row.typed) == row.code);
}

TEST_CASE("who has got none says so in many ways") {
  for (const char* said :
       {"没收到", "收不到短信", "重发", "再发一次", "验证码过期了", "短信没来啊"})
    CHECK(bot::wants_another_code(bot::plain(said)));
  for (const char* said : {"123456", "算了", "等一下", "这是干什么用的"})
    CHECK_FALSE(bot::wants_another_code(bot::plain(said)));
}

}  // namespace
}  // namespace huiyin::test::typed_code_test
