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

// Up to the question for the code.
struct SmsRoom : Room {
  SmsRoom() {
    office.has_sms = true;
    told();
    visitor.says("绑定");
  }
  std::string asked() { return visitor.says("确认"); }
};

TEST_CASE("where SMS are sent he is joined once he has typed back what his phone got") {
  SmsRoom room;
  const std::string asked = room.asked();
  CHECK(holds_words(asked, "尾号1002"));
  CHECK_FALSE(holds_words(asked, "13900001002"));
  CHECK(room.visitor.awaiting() == "sms_code");
  CHECK_FALSE(room.visitor.desk.who());
  room.office.notices_waiting = 2;
  const std::string done = room.visitor.says("验证码是" + room.office.codes.back());
  CHECK(holds_words(done, "绑定好了"));
  CHECK(holds_words(done, "2份文书"));
  CHECK(room.visitor.desk.who());
  CHECK(room.visitor.awaiting() == "idle");
}

TEST_CASE("a code is taken as it is typed and read out") {
  for (const char* typed : {"314159", "３１４１５９", "314 159", "三一四一五九", "三幺四幺五九",
                            "三十一万四千一百五十九", "收到了，是314159"}) {
    SmsRoom room;
    room.asked();
    CAPTURE(typed);
    CHECK(holds_words(room.visitor.says(typed), "绑定好了"));
  }
}

TEST_CASE("a wrong code joins nobody, and after too many he is led to a person") {
  SmsRoom room;
  room.asked();
  for (int i = 0; i < 4; ++i) {
    CHECK(holds_words(room.visitor.says("271828"), "不对"));
    CHECK(room.visitor.awaiting() == "sms_code");
  }
  CHECK(holds_words(room.visitor.says("271828"), room.office.facts.phone));
  CHECK(room.visitor.awaiting() == "idle");
  room.visitor.says("314159");
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("who got nothing has another one sent, and the first is worth nothing then") {
  for (const char* again : {"没收到", "重发", "再发一次", "短信没来"}) {
    SmsRoom room;
    room.asked();
    const std::string first = room.office.codes.back();
    CAPTURE(again);
    CHECK(holds_words(room.visitor.says(again), "最新"));
    REQUIRE(room.office.codes.size() == 2);
    CHECK(room.visitor.awaiting() == "sms_code");
    CHECK(holds_words(room.visitor.says(first), "不对"));
    CHECK(holds_words(room.visitor.says(room.office.codes.back()), "绑定好了"));
  }
}

TEST_CASE("by the menu too, until there were too many") {
  SmsRoom room;
  room.asked();
  room.visitor.taps(room.visitor.id_of("重发"));
  room.visitor.taps(room.visitor.id_of("重发"));
  CHECK(room.office.codes.size() == 3);
  CHECK(holds_words(room.visitor.taps(room.visitor.id_of("重发")), "窗口"));
  CHECK(room.visitor.awaiting() == "idle");
}

TEST_CASE("while a code is awaited other words are met as ever") {
  SmsRoom room;
  room.asked();
  CHECK(holds_words(room.visitor.says("为什么要验证码"), "本人"));
  CHECK(room.visitor.awaiting() == "sms_code");
  CHECK(holds_words(room.visitor.says("12345"), "6位"));
  CHECK(holds_words(room.visitor.says("你们在哪个地方"), "文昌路8号"));
  CHECK(room.visitor.awaiting() == "sms_code");
  CHECK(room.office.codes_tried.empty());
  room.visitor.says("算了，不绑了");
  CHECK(room.visitor.awaiting() == "idle");
  CHECK_FALSE(room.visitor.desk.who());
}

TEST_CASE("who has that phone no more is told where he can go") {
  for (const char* lost : {"那个手机号不用了", "手机丢了", "我换号了"}) {
    SmsRoom room;
    room.asked();
    CAPTURE(lost);
    CHECK(holds_words(room.visitor.says(lost), "窗口"));
    CHECK(room.visitor.awaiting() == "idle");
  }
}

TEST_CASE("by SMS the number that writes is known: nothing is offered") {
  Room room;
  room.visitor.desk.write_by_sms("13900001777");
  CHECK_FALSE(holds_words(room.told(), "绑定"));
}

}  // namespace
}  // namespace huiyin::test::bind_test
