#include "bot/understanding/lexicon.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "bot/understanding/classifier.h"
#include "bot/understanding/config_text.h"
#include "bot/understanding/understanding.h"
#include "tests/unit/bot/bot_words.h"

namespace lexicon_test {

using namespace huiyin;
using namespace huiyin::bot;

namespace {

const std::string& file(const std::string& name) {
  static std::map<std::string, std::string> texts;
  auto& text = texts[name];
  if (text.empty()) text = test::source_text("config/defaults/understanding/" + name);
  return text;
}

const Lexicon& lexicon() {
  static const auto made = Lexicon::from(file("lexicon.json"));
  REQUIRE(made);
  return *made;
}

Risk risk(const char* text) { return lexicon().risk_in(sentence(text)).risk; }

}  // namespace

TEST_CASE("who speaks of danger raises the alarm that fits, and its words are told") {
  CHECK(risk("我不想活了") == Risk::self);
  CHECK(risk("农药我都买回来了") == Risk::self);
  CHECK(risk("再不给钱我就抱着煤气罐来") == Risk::violence);
  CHECK(risk("明天带着我们村的人去堵你们的门") == Risk::group);
  CHECK(risk("下周我去北京告你们") == Risk::petition);
  CHECK(risk("一群吃干饭的") == Risk::abuse);
  CHECK(lexicon().risk_in(sentence("那我就从这儿跳下去")).words == "跳下去");
  // The most urgent one is told.
  CHECK(risk("你们这群王八蛋，我这就跳楼") == Risk::self);
}

TEST_CASE("danger is caught in the words that people use for it") {
  struct Row {
    const char* text;
    Risk risk;
  };
  const auto row = GENERATE(values<Row>({
      {"我走投无路，想走绝路", Risk::self},
      {"吃了一瓶安眠药", Risk::self},
      {"我就在楼顶，你们看着办", Risk::self},
      {"死到你们大门口去", Risk::self},
      {"我不想再活在这世上了", Risk::self},
      {"不退钱我就砸了那个店", Risk::violence},
      {"把你们办公楼给点了", Risk::violence},
      {"我带汽油去", Risk::violence},
      {"我要跟他拼命", Risk::violence},
      {"给我等着", Risk::violence},
      {"叫上三个村的人把你们局围了", Risk::group},
      {"老老少少去你们单位闹", Risk::group},
      {"组织业主去静坐", Risk::group},
      {"我要拿斧头劈了他", Risk::violence},
      {"真想一头撞死算了", Risk::self},
      {"我不想或了", Risk::self},
      {"老鼠药我准备好了", Risk::self},
      {"我带上孩子一起走，药都备好了", Risk::self},
      {"老伴没了，我也不想活了", Risk::self},
      {"我这条老命就撂在你们门口", Risk::self},
      {"我在江边，水挺急的", Risk::self},
      {"姓周的孩子在哪上学我都知道", Risk::violence},
      {"村里人都商量好了，礼拜三一起上你们局", Risk::group},
      {"我们包了三辆大巴，明天一早到你们局", Risk::group},
      {"横幅都做好了，明天挂你们门口", Risk::group},
      {"一百多号人去你们局门口坐着", Risk::group},
      {"买好去北京的票了", Risk::petition},
      {"你们就是一群骗子", Risk::abuse},
  }));
  CAPTURE(row.text);
  CHECK(risk(row.text) == row.risk);
}

TEST_CASE("being at the office is an alarm when they are many") {
  const auto here = lexicon().risk_in(sentence("二十来个人在你们大厅了"), 20);
  CHECK(here.risk == Risk::group);
  CHECK(here.here);
  CHECK(lexicon().risk_in(sentence("我在你们大厅了"), 1).risk == Risk::none);
  CHECK(lexicon().risk_in(sentence("六个人在你们大厅等了一上午"), 6).risk == Risk::none);
  CHECK(lexicon().risk_in(sentence("六个人堵在你们门口"), 6).risk == Risk::group);
  CHECK(lexicon().risk_in(sentence("三十个人在你们大厅等了一上午"), 30).risk == Risk::group);
}

TEST_CASE("an hour agreed on at our door is an alarm when they are many") {
  const auto many = lexicon().risk_in(sentence("我们三十多个人约好明早八点到你们门口"), 30);
  CHECK(many.risk == Risk::group);
  CHECK_FALSE(many.here);
  CHECK(lexicon().risk_in(sentence("我跟我姐约好明早八点到你们门口"), 2).risk == Risk::none);
}

TEST_CASE("bodies in danger, deaths of this office's matter, and what is past") {
  const auto harm = [](const char* text, bool of_past_day = false) {
    return lexicon().harm_in(sentence(text), of_past_day);
  };
  CHECK(harm("打了针脸都紫了") == Harm::now);
  CHECK(harm("打了针脸都紫了", true) == Harm::none);
  CHECK(harm("去年中毒过一次，今天又吐血了") == Harm::now);
  CHECK(harm("我爸输液死在那个诊所了") == Harm::died);
  CHECK(harm("我老伴去世了，我替他问问") == Harm::past);
  CHECK(harm("我妈都要急死了") == Harm::none);
  CHECK(utf8(lexicon().without_outcries(U"愁死人了,怎么约")) == ",怎么约");
}

TEST_CASE("idioms, news, denial and travel raise no alarm") {
  const char* calm = GENERATE(
      "累死了", "气死我了", "打死我也不信", "热死了今天", "新闻里说有人跳楼", "我不会跳楼的",
      "我要去北京看病", "汽油涨价了", "堵车了晚点到", "我没想自杀，就是心烦",
      "下水道堵了门口全是水", "要带什么东西来",
      // Others' deeds, and words of medicine, trade and travel.
      "药店老板说要找人打断我的腿", "他骂我是骗子", "卖假药的是个骗子", "他扬言要炸我家房子",
      "小孩误喝农药送医院了", "举报烟花爆炸物存放", "加油站汽油掺水", "硫酸镁注射液有沉淀",
      "医疗废物乱扔", "额温枪不准", "体外冲击波治疗乱收费", "你是不是人工", "大妈的血压药是假的",
      "usb线坏了", "几百人都打了这个疫苗", "有人堵在我家门口", "怎么去北京南站",
      "我爸在北京住院赶不回来", "我儿子去北京上大学了", "什么叫越级上访", "孩子被开水烧了",
      "帮我砍一刀", "你们的电话打死也没人接", "敌敌畏是假的，虫子打不死", "死了算工伤吗",
      "不想或者不能来怎么办", "现在在水库路，怎么走", "我在河边那家诊所打的针",
      "药都准备好了要带去给你们看", "我不知道他家住哪", "替我对象报个名，接待日他来",
      "要跳过这一步", "吃完药恶心想吐", "你们等着下班吧", "全班家长说说校门口卖药的",
      "省信访局的电话多少", "老人在药店门口排队领鸡蛋");
  CAPTURE(calm);
  CHECK(risk(calm) == Risk::none);
}

TEST_CASE("words mistyped by their sound are put right, letter for letter") {
  const auto right = [](const char* text) { return utf8(lexicon().spelled(sentence(text).plain)); };
  CHECK(right("予约信仿") == "预约信访");
  CHECK(right("登计号") == "登记号");
  CHECK(right("查寻进渡") == "查询进度");
  CHECK(right("今天天气好") == "今天天气好");
}

TEST_CASE("short commands are known as a whole, by state") {
  CHECK(*lexicon().command(U"td", "idle") == "unsubscribe");
  CHECK(*lexicon().command(U"1", "awaiting_rating") == "rate");
  CHECK(lexicon().command(U"1", "idle") == nullptr);
  CHECK(lexicon().command(U"我想退订", "idle") == nullptr);
}

TEST_CASE("faults in the words are refused with their place") {
  const auto refusal = [](const std::string& intents, const std::string& words) {
    const auto made = Understanding::from({intents, words, file("calendar.json")});
    REQUIRE_FALSE(made);
    CHECK_FALSE(made.error().remedy.empty());
    return made.error().code + " " + made.error().where;
  };
  CHECK(refusal(file("intents.json"), "{\n\n\"surnames\": ,}").ends_with("lexicon.json: 第3行"));
  CHECK(refusal(file("intents.json"), "{}").starts_with("lexicon.missing"));
  CHECK(refusal("[]", file("lexicon.json")).starts_with("intents.missing"));
  auto harmed = nlohmann::json::parse(file("lexicon.json"));
  harmed["harm"].erase("now");
  CHECK(refusal(file("intents.json"), harmed.dump()).ends_with("harm.now"));
  const auto twice =
      R"({"intents": {"greet": ["你好", "你好"], "out_of_scope": ["a"]}, "background": ["b"]})";
  CHECK(refusal(twice, file("lexicon.json")) ==
        "intents.line config/understanding/intents.json: intents.greet[1]");
  const auto bands =
      R"({"bands": {"act": 2, "offer": 0}, "intents": {"greet": ["你好"],
      "out_of_scope": ["a"]}, "background": ["b"]})";
  CHECK(refusal(bands, file("lexicon.json")).starts_with("intents.bands"));
  const auto few =
      R"({"intents": {"greet": ["你好"], "out_of_scope": ["a"]}, "background": ["b"]})";
  CHECK(refusal(few, file("lexicon.json")).starts_with("lexicon.command"));
  CHECK_FALSE(config_json("{", "x.json"));
}

TEST_CASE("every intent has at least sixty lines of its own, and everyday talk two hundred") {
  const auto lines = IntentLines::from(file("intents.json"));
  REQUIRE(lines);
  CHECK(lines->intents.size() == 18);
  std::map<std::size_t, int> count;
  int background = 0;
  for (const auto& line : lines->lines) ++(line.background ? background : count[line.intent]);
  for (const auto& [intent, n] : count) {
    CAPTURE(lines->intents[intent]);
    CHECK(n >= 60);
  }
  CHECK(background >= 200);
}

}  // namespace lexicon_test
