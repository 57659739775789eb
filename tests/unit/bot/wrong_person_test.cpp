#include "bot/wrong_person.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::wrong_person_test {
namespace {

using namespace literals;

constexpr const char* kHisPhone = "13900001002";

struct Room {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "机主"};
  Room() { visitor.desk.write_by_sms(kHisPhone); }
  bool disowns(const std::string& said) {
    visitor.says(said);
    return !office.disowned.empty();
  }
};

TEST_CASE("who got another one's message says so in his own words") {
  for (const char* said : {"你打错电话了吧",
                           "我不是赵德福",
                           "我不是王建国，别发了",
                           "我不叫李秀兰",
                           "我不姓王",
                           "打错了",
                           "错了",
                           "这不是王某的号",
                           "你们打错了",
                           "打错啦",
                           "您打错了",
                           "发错了",
                           "您发错了",
                           "你们发错信息了吧",
                           "短信发错了",
                           "发错短信了",
                           "你们发错号码了",
                           "你们发错人了",
                           "我不是王某",
                           "我不是王某某",
                           "我不是王先生",
                           "我不是李女士",
                           "我不是你说的那个人",
                           "我不是你们说的那个人",
                           "我不是这个人",
                           "我不是本人",
                           "我不是你要找的人",
                           "不是我，你们弄错了",
                           "不是本人",
                           "不是他本人",
                           "你们找错人了",
                           "你找错人啦",
                           "你找谁",
                           "找错了",
                           "这不是王建国的电话",
                           "这不是王建国的手机",
                           "我不认识王建国",
                           "不认识王建国",
                           "我不认识什么王建国",
                           "我不认识你们说的人",
                           "不认识",
                           "这人我不认识",
                           "你说的这个人我不认识",
                           "没这人",
                           "没有叫王建国的",
                           "我这没有这个人",
                           "换号了",
                           "已换号",
                           "这个号码换人了",
                           "号码已经换人了",
                           "号码换主人了",
                           "这个号现在是我的",
                           "这个号是我的了",
                           "这号现在我用",
                           "这是我的新号",
                           "这是我新买的卡",
                           "我刚办的卡",
                           "这张卡是我新办的",
                           "新号码，不是原来的人",
                           "号主已换",
                           "机主已换",
                           "机主换人了",
                           "机主已变更",
                           "原机主已经不用了",
                           "原来的人不用这个号了",
                           "他不用这个号了",
                           "他已经不用这个号码了",
                           "这个号码不是他的了",
                           "这个号不是他的了",
                           "这个手机号已经不是王建国的了",
                           "以前的机主欠你们什么我不知道，别发给我",
                           "我不是机主本人，这号是我刚买的",
                           "我没有信访过",
                           "我没反映过什么事",
                           "我从来没信访过",
                           "我没去过你们那",
                           "我没投诉过",
                           "跟我没关系，你们打错了",
                           "你认错人了",
                           "你们认错人了",
                           "不是我的事，发错了",
                           "恁打错了",
                           "俺不是王建国",
                           "侬打错了",
                           "王某不在了，这是别人的号",
                           "此号非王建国",
                           "我姓李不姓王",
                           "我姓张，不是姓王的",
                           "号码给别人了",
                           "这手机号已经给别人用了",
                           "别给我发了，我不是他",
                           "不要再发了，我不认识这个人"}) {
    Room room;
    CAPTURE(said);
    CHECK(room.disowns(said));
    CHECK(room.office.disowned == std::vector<std::string>{kHisPhone});
  }
}

TEST_CASE("other sentences with such words take nobody's phone away") {
  for (const char* said : {"我不是来闹事的",
                           "我不是本地人",
                           "我不是这个意思",
                           "药店价格标签打错了",
                           "医院把我打错针了",
                           "我不是本人，我是他女儿",
                           "快递发错了货",
                           "我不是农民工",
                           "我不是骗子",
                           "你们是不是搞错了吗",
                           "我换号了，新号是13900001777",
                           "不是我不去，是走不开",
                           "我不是不满意",
                           "这不是我要的答复",
                           "办事员换人了吗",
                           "这不是老师的错",
                           "我新买的手机三天就坏了",
                           "打错了，是1001",
                           "我刚才打错了，是13900001001",
                           "查询码打错了",
                           "你们把我名字打错了",
                           "你们把日期打错了",
                           "通知书上名字打错了",
                           "你们的意见书写错了",
                           "意见书发错了",
                           "告知书发错了，不是我那件",
                           "你们发错文书了",
                           "你们弄错了，我反映的是药店",
                           "你们搞错了，不是这个事",
                           "搞错了吧，我没同意",
                           "我不是不讲理",
                           "我不是闹事的人",
                           "我不是刁民",
                           "我不是上访户",
                           "我不是第一次来",
                           "我不是为了钱",
                           "我不是没有证据",
                           "我不是当事人，我是举报人",
                           "我不是一个人去，是三个人",
                           "我不是说了吗",
                           "我不是已经交过材料了吗",
                           "我不是预约过了吗",
                           "我不是12月15号吗",
                           "不是我一个人的事",
                           "不是我不配合",
                           "那个办事员我不认识",
                           "我不认识那个店主",
                           "我不认识字",
                           "不认识路",
                           "他不接电话",
                           "他不用这个药了",
                           "换号了吗你们",
                           "你们电话是不是换号了",
                           "医院换人了",
                           "经办人换人了吗",
                           "周启明换人了没",
                           "药店换老板了",
                           "我换号码了，以后打13900001777",
                           "我手机号换了",
                           "我的号换了，新的是13900001777",
                           "我换手机号了怎么改",
                           "我没有信访证件",
                           "我没投诉过他，是邻居投诉的",
                           "我妈不认识字",
                           "卖药的说他不认识我",
                           "医生认错人了",
                           "护士打错针了",
                           "处方打错了",
                           "你们找错人了，应该处罚的是药店",
                           "你们处罚错人了",
                           "查错人了，不是他干的",
                           "我不是吴桂芳本人，我是她女儿",
                           "我替我妈发的，我不是本人",
                           "我是代办的，不是本人",
                           "我老伴不在了",
                           "她不用手机",
                           "我不叫你们为难",
                           "我不姓法院姓什么",
                           "我不是已经告诉你们了",
                           "取消，我不是那天去",
                           "不是，是10点",
                           "我不是医生",
                           "我不是他亲戚"}) {
    Room room;
    CAPTURE(said);
    CHECK_FALSE(room.disowns(said));
  }
}

TEST_CASE("who puts right what he typed himself is still who he is") {
  Room room;
  room.visitor.says("查进度 XF2026-000101");
  room.visitor.says("打错了");
  room.visitor.says("打错了，后四位是1001");
  CHECK(room.office.disowned.empty());
}

TEST_CASE("the answer is the same whether or not anybody was known by that number") {
  Room known, unknown;
  known.visitor.desk.link("赵德福", kHisPhone);
  const std::string a = known.visitor.says("你们打错了");
  const std::string b = unknown.visitor.says("你们打错了");
  CHECK(a == b);
  CHECK_FALSE(holds_words(a, "赵德福"));
  CHECK_FALSE(holds_words(a, "XF2026"));
}

TEST_CASE("nothing of what was spoken of before is left in the talk") {
  Room room;
  room.visitor.says("查进度，查询码730146，尾号1002");
  room.visitor.says("约来访，12月15号上午九点");
  room.visitor.says("我不认识这个人，你们发错了");
  CHECK(room.visitor.awaiting() == "idle");
  const std::string said = room.visitor.says("办得怎么样了");
  CHECK_FALSE(holds_words(said, "000102"));
}

TEST_CASE("over WeCom a number that changed is a matter for a person") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "赵德福");
  visitor.says("你们打错了");
  CHECK(office.disowned.empty());
}

}  // namespace
}  // namespace huiyin::test::wrong_person_test
