#include "bot/cues.h"

#include <catch2/catch.hpp>

namespace huiyin::bot::cues_test {
namespace {

TEST_CASE("the plain form has no blanks, no capitals and no full width") {
  CHECK(plain(" ＡＢｃ　１２ ？\n") == "abc12?");
  CHECK(plain("") == "");
  CHECK_FALSE(plain("\xff").empty());
}

TEST_CASE("words that steer are told from words that tell") {
  struct Row {
    const char* text;
    bool back, drop, hold, go_on, why;
  };
  const auto row = GENERATE(values<Row>({
      {"返回上一步", true, false, false, false, false},
      {"上一步", true, false, false, false, false},
      {"算了", false, true, false, false, false},
      {"算了吧", false, true, false, false, false},
      {"先不约了，取消", false, true, false, false, false},
      {"取消预约", false, true, false, false, false},
      {"先别取消", false, false, true, false, false},
      {"等等", false, false, true, false, false},
      {"好，那接着约", false, false, false, true, false},
      {"继续预约", false, false, false, true, false},
      {"要我电话干嘛", false, false, false, false, true},
      {"为什么要电话", false, false, false, false, true},
      {"药店不给开发票", false, false, false, false, false},
      {"店家把订单取消预约作废还不退钱，我找了他们好几次都说不归他们管", false, false, false, false,
       false},
  }));
  CAPTURE(row.text);
  const std::string text = plain(row.text);
  CHECK(cue::back(text) == row.back);
  CHECK(cue::drop(text) == row.drop);
  CHECK(cue::hold(text) == row.hold);
  CHECK(cue::go_on(text) == row.go_on);
  CHECK(cue::why(text) == row.why);
}

TEST_CASE("who books for somebody else says so") {
  CHECK(cue::for_other("我替我妈约一下"));
  CHECK(cue::for_other("帮我爸预约"));
  CHECK(cue::for_other("给我奶奶挂个号"));
  CHECK_FALSE(cue::for_other("帮我预约"));
  CHECK_FALSE(cue::for_other("我妈吃错了药"));
}

TEST_CASE("a text is heard in clauses, and a question keeps its sign") {
  CHECK(clauses_of("你们在哪?要带什么,谢谢") ==
        std::vector<std::string>{"你们在哪?", "要带什么", "谢谢"});
  CHECK(clauses_of("").empty());
}

TEST_CASE("what asks is told from what tells") {
  CHECK(cue::question("周六开不开门"));
  CHECK(cue::question("接没接到我的材料"));
  CHECK(cue::question("我养老金少发了找谁"));
  CHECK_FALSE(cue::question("你们批的那个什么保健品把人吃坏了"));
  CHECK(cue::asks_for_seat("15号还有没有名额"));
  CHECK(cue::asks_who("那天下午是哪位领导接待啊"));
  CHECK(cue::of_a_visit("15号能来吗"));
  CHECK_FALSE(cue::of_a_visit("今天天气咋样"));
  CHECK_FALSE(cue::of_a_visit("那天哪位领导接待"));
}

TEST_CASE("what is lost, protested, moved, seen and taken is heard by its words") {
  CHECK(cue::lost("我手机号忘了"));
  CHECK(cue::protests("凭什么只让去五个"));
  CHECK(cue::moves("要不改成下个月吧"));
  CHECK(cue::restart("重新来"));
  CHECK(cue::seen("知道了，我一定到"));
  CHECK_FALSE(cue::seen("知道了吗"));
  CHECK(cue::takes_it("就要这个，吴桂芳，13900001004，2个人，药里有虫"));
  CHECK_FALSE(cue::takes_it("就这个吗"));
  CHECK(cue::grieves("美容院打的针没批号"));
  CHECK_FALSE(cue::grieves("我明天再说"));
}

TEST_CASE("a slot is named by its noun") {
  CHECK(cue::slot_named("电话写错了") == "phone");
  CHECK(cue::slot_named("名字不对") == "name");
  CHECK(cue::slot_named("时间要改") == "when");
  CHECK(cue::slot_named("对") == "");
}

}  // namespace
}  // namespace huiyin::bot::cues_test
