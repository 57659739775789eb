#include "bot/giving_up.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::giving_up_test {
namespace {

using namespace literals;
using bot::only_speaks_of_giving_up;

TEST_CASE("a remark, a question or a no about cancelling wishes for nothing") {
  for (const char* said :
       {"你们不会把我的预约取消了吧", "来晚了会不会作废", "预约能取消几次", "你们别又临时取消",
        "上次约了你们又给取消了,这回不会了吧", "早知道这么麻烦我就不约了",
        "我要是不去的话用不用取消", "谁让你取消了", "取消了还能恢复吗", "取消以后号给谁"}) {
    INFO(said);
    CHECK(only_speaks_of_giving_up(said));
  }
}

TEST_CASE("who asks that it be cancelled wishes it, however he asks") {
  for (const char* said : {"取消预约", "帮我取消", "能不能取消", "我不去了,取消吧", "怎么取消",
                           "15号的退掉", "麻烦把号取消一下", "我想取消"}) {
    INFO(said);
    CHECK_FALSE(only_speaks_of_giving_up(said));
  }
}

TEST_CASE("who does not speak of cancelling wishes for something else") {
  for (const char* said : {"我想预约", "不来了", "药店不给退货", "几点开门"}) {
    INFO(said);
    CHECK_FALSE(only_speaks_of_giving_up(said));
  }
}

struct AskedBack {
  AskedBack() {
    visitor.desk.link("陈丽", "13900001006");
    visitor.says("约12月15号下午三点，两个人，反映虚假宣传");
    visitor.says("对");
    REQUIRE(office.bookings.size() == 1);
    visitor.says("取消预约");
    REQUIRE(visitor.awaiting() == "confirm");
  }
  bool stands() const { return !office.bookings.empty() && office.bookings.front().living; }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "陈丽"};
};

TEST_CASE("asked back, only a plain yes gives the visit up") {
  for (const char* said : {"不用取消",
                           "别急着取消",
                           "用不着取消了",
                           "没必要取消",
                           "我没说要取消啊",
                           "谁让你取消了",
                           "我是想改人数不是取消",
                           "好像不用取消，我再问问",
                           "取消要不要扣分",
                           "取消以后号给谁",
                           "取消了还能恢复吗",
                           "是不是取消了就不能再约了",
                           "确定取消就没有了？",
                           "嗯……让我想想",
                           "行了我再考虑考虑",
                           "那就好",
                           "听说取消了会进黑名单",
                           "取消了我妈会骂我",
                           "取消错了，是另一个人的",
                           "取消要带身份证",
                           "取消谁的",
                           "他说取消就行",
                           "是我老公让你们取消的",
                           "医保取消了我的报销"}) {
    INFO(said);
    AskedBack asked;
    asked.visitor.says(said);
    CHECK(asked.stands());
  }
  for (const char* said : {"对", "嗯", "嗯呢", "好的", "确认取消", "是的，取消吧", "退了吧", "取消",
                           "帮我取消行不", "不去了，取消吧"}) {
    INFO(said);
    AskedBack asked;
    asked.visitor.says(said);
    CHECK_FALSE(asked.stands());
  }
}

}  // namespace
}  // namespace huiyin::test::giving_up_test
