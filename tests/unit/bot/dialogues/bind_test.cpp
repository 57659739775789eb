#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::bind_test {
namespace {

using namespace literals;

struct Room {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "赵德福"};

  std::string told() {
    visitor.says("查一下我的事，查询码730146");
    return visitor.says("1002");
  }
};

TEST_CASE("who opened his matter by code is told how it comes here, and is joined by his word") {
  Room room;
  CHECK(holds_words(room.told(), "回复“绑定”"));
  const std::string back = room.visitor.says("绑定");
  CHECK(holds_words(back, "XF2026-000102"));
  CHECK(holds_words(back, "本人"));
  CHECK_FALSE(room.visitor.desk.who());
  room.office.notices_waiting = 2;
  CHECK(holds_words(room.visitor.says("确认"), "2份文书"));
  REQUIRE(room.visitor.desk.who());
  const std::string own = room.visitor.says("我的事办得怎么样了");
  CHECK(holds_words(own, "XF2026-000102"));
  CHECK_FALSE(holds_words(own, "回复“绑定”"));
}

TEST_CASE("who says it first is asked for code and digits, and wrong ones join nobody") {
  Room room;
  room.visitor.says("我要绑定");
  CHECK(room.visitor.awaiting() == "code");
  room.visitor.says("730146");
  CHECK(room.visitor.awaiting() == "last4");
  CHECK(holds_words(room.visitor.says("9999"), "没有查到"));
  CHECK(room.visitor.awaiting() == "last4");
  CHECK(holds_words(room.visitor.says("1002"), "XF2026-000102"));
  CHECK(room.visitor.awaiting() == "confirm");
  room.visitor.says("算了，先不绑");
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("after too many wrong tries nothing is joined, whatever is typed") {
  Room room;
  room.visitor.says("绑定 730146 尾号9999");
  for (const char* wrong : {"9998", "9997", "9996", "9995", "9994", "1002"})
    room.visitor.says(wrong);
  room.visitor.says("确认");
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("what was told long ago opens nothing any more") {
  Room room;
  room.told();
  room.office.now += hours{2};
  room.visitor.says("绑定");
  CHECK(room.visitor.awaiting() == "code");
}

TEST_CASE("who is joined can leave, and nobody else's word takes him off") {
  Room room;
  CHECK(holds_words(room.visitor.says("解绑"), "没有绑定过"));
  room.visitor.desk.link("赵德福", "13900001002");
  CHECK(holds_words(room.visitor.says("绑定"), "已经绑定过"));
  CHECK(holds_words(room.visitor.says("解绑"), "要解绑吗"));
  room.visitor.says("算了");
  CHECK(room.visitor.desk.who());
  room.visitor.says("解除绑定");
  CHECK(holds_words(room.visitor.says("确认"), "已经解绑"));
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("at the question its own word is the answer, and a no leaves it") {
  for (const char* yes : {"绑定", "绑定吧", "要绑定", "是", "好的"}) {
    Room room;
    room.told();
    room.visitor.says("绑定");
    CAPTURE(yes);
    CHECK(holds_words(room.visitor.says(yes), "绑定好了"));
  }
  for (const char* no : {"不绑了", "别绑", "不要", "算了", "不是我本人"}) {
    Room room;
    room.told();
    room.visitor.says("绑定");
    CAPTURE(no);
    room.visitor.says(no);
    CHECK_FALSE(room.visitor.desk.who());
    CHECK(room.visitor.awaiting() == "idle");
  }
  Room room;
  room.visitor.desk.link("赵德福", "13900001002");
  room.visitor.says("解绑");
  room.visitor.says("取消");
  CHECK(room.visitor.desk.who());
  room.visitor.says("解绑");
  CHECK(holds_words(room.visitor.says("解绑"), "已经解绑"));
}

TEST_CASE("other things are bound as well, and who says it was not he gets a person") {
  for (const char* other : {"药店强制绑定会员卡才给优惠", "医保卡被别人绑定了怎么办",
                            "护士把我妈绑上了", "银行卡绑定的手机号换了", "绑定安全吗",
                            "为什么要绑定", "我不想绑定", "不要解绑", "银行卡解绑不了"}) {
    Room room;
    CAPTURE(other);
    const std::string answer = room.visitor.says(other);
    CHECK_FALSE(holds_words(answer, "绑定以后"));
    CHECK_FALSE(holds_words(answer, "没有绑定过"));
    CHECK(room.visitor.awaiting() != "code");
  }
  Room room;
  room.visitor.desk.link("赵德福", "13900001002");
  room.visitor.says("不是我绑定的");
  CHECK(room.office.humans.size() == 1);
}

TEST_CASE("a matter of a petitioner without a name joins nobody") {
  Room room;
  room.office.cases[1].phone.clear();
  room.told();
  room.visitor.says("绑定");
  CHECK(holds_words(room.visitor.says("确认"), "没有留姓名"));
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("by SMS the number that writes is known: nothing is offered") {
  Room room;
  room.visitor.desk.write_by_sms("13900001777");
  CHECK_FALSE(holds_words(room.told(), "绑定"));
}

}  // namespace
}  // namespace huiyin::test::bind_test
