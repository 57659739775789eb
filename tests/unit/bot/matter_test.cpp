#include <catch2/catch.hpp>

#include "bot/readers.h"
#include "bot/talk.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test::matter_test {
namespace {

using namespace literals;

std::string matter_of(const std::string& text, bool awaited) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  FakeDesk desk(office, "李秀兰");
  bot::Session session;
  bot::Message message;
  message.text = text;
  const auto understood =
      default_understanding().understand(text, office.now, awaited ? "matter" : "idle");
  const bot::Limits limits;
  bot::Talk talk(session.state(), message, understood, desk, default_words(), limits);
  return bot::read::matter(talk, awaited).value_or("");
}

TEST_CASE("an assent, or another hour, is no matter") {
  for (const char* text : {"可以", "对的", "好的", "中", "改到四点中不", "换成下午三点"}) {
    CAPTURE(text);
    CHECK(matter_of(text, true).empty());
  }
}

TEST_CASE("a grievance told where something else was asked is the matter") {
  struct Row {
    const char *text, *matter;
  };
  const auto row = GENERATE(values<Row>({
      {"欠俺工钱三个月了 老板跑路", "欠俺工钱三个月了，老板跑路"},
      {"村里修路占了我家地没赔钱", "村里修路占了我家地没赔钱"},
      {"就是房产证一直办不下来，开发商说要等", "就是房产证一直办不下来，开发商说要等"},
  }));
  CAPTURE(row.text);
  CHECK(matter_of(row.text, false) == row.matter);
  for (const char* other :
       {"想找你们领导反映个事", "我腿脚不好，走不动", "我再问问我老伴去不去", "快点行不行"}) {
    CAPTURE(other);
    CHECK(matter_of(other, false).empty());
  }
}

TEST_CASE("what a visit is about is found in a sentence that says more") {
  struct Row {
    const char *text, *matter;
  };
  const auto row = GENERATE(values<Row>({
      {"想12月15号下午两点来反映诊所卖假药的事，就我一个人", "诊所卖假药"},
      {"12月15日上午九点，郑玉梅，13900001008，一个人，药店不给开发票", "药店不给开发票"},
      {"欧阳建华，13900001007，一个人，投诉药价", "投诉药价"},
      {"我叫赵德福，13900001002，我一个人，助听器的事", "助听器"},
      {"12月15号上午，两个人，村卫生室输液出了问题", "村卫生室输液出了问题"},
      {"约来访。事项：拖欠工资。人数：4。时间：后天下午", "拖欠工资"},
      {"我要预约，两个人，有人忽悠我们老两口买了八千块的床垫，12月15号上午十点",
       "有人忽悠我们老两口买了八千块的床垫"},
      {"我叫吴桂芳，一个人来，12月15号上午十点，上个月3号在大药房买的药吃了头晕，老板说三天以后给"
       "退",
       "上个月3号在大药房买的药吃了头晕，老板说三天以后给退"},
      {"我想预约来访，反映村里卫生室8月5号给我妈打针打出了包",
       "村里卫生室8月5号给我妈打针打出了包"},
      {"12月15号来反映药店卖假药，我妈吃了还住了院，就我一个人", "药店卖假药，我妈吃了还住了院"},
      {"反映药店卖假药，麻烦帮我约个时间", "药店卖假药"},
      {"我要预约", ""},
      {"想约12月15号来一趟，我叫陈丽，13900001006", ""},
      {"我替我妈约一下，她叫吴桂芳，七十八了，腿脚不好，电话13900001004，我陪她来，两个人", ""},
      {"想来反映点情况", ""},
      {"要带什么材料", ""},
      {"投诉", ""},
  }));
  CAPTURE(row.text);
  CHECK(matter_of(row.text, false) == row.matter);
}

TEST_CASE("asked for, a matter is kept in the person's own words") {
  struct Row {
    const char *text, *matter;
  };
  const auto row = GENERATE(values<Row>({
      {"养老院给老人吃的药没有说明书", "养老院给老人吃的药没有说明书"},
      {"上个月买的药是假的，两个人骂我", "上个月买的药是假的，两个人骂我"},
      {"还是助听器", "还是助听器"},
      {"我想反映药店不给开发票", "药店不给开发票"},
      {"两个人", ""},
      {"13900001004", ""},
      {"电话改成13900001004", ""},
  }));
  CAPTURE(row.text);
  CHECK(matter_of(row.text, true) == row.matter);
}

}  // namespace
}  // namespace huiyin::test::matter_test
