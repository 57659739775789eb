#include "bot/understanding/yes_no.h"

#include <catch2/catch.hpp>

#include "bot/understanding/understanding.h"
#include "tests/unit/bot/bot_words.h"

namespace yes_no_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

Understood answered(std::string_view text) {
  return test::default_understanding().understand(text, "2026-11-24T09:10"_at, "confirm");
}

}  // namespace

TEST_CASE("yes and no are the first word that decides") {
  struct Row {
    const char* text;
    ValueKind kind;
  };
  const auto row = GENERATE(values<Row>({{"对", ValueKind::yes},
                                         {"嗯对的", ValueKind::yes},
                                         {"中", ValueKind::yes},
                                         {"1", ValueKind::yes},
                                         {"没问题了，就这样", ValueKind::yes},
                                         {"确定取消", ValueKind::yes},
                                         {"得行", ValueKind::yes},
                                         {"行嘞", ValueKind::yes},
                                         {"中中中", ValueKind::yes},
                                         {"管", ValueKind::yes},
                                         {"没错没错", ValueKind::yes},
                                         {"莫得问题", ValueKind::yes},
                                         {"冇问题", ValueKind::yes},
                                         {"系啊", ValueKind::yes},
                                         {"巴适", ValueKind::yes},
                                         {"嗯呐", ValueKind::yes},
                                         {"那就约吧", ValueKind::yes},
                                         {"不得行", ValueKind::no},
                                         {"要不得", ValueKind::no},
                                         {"莫", ValueKind::no},
                                         {"不咧", ValueKind::no},
                                         {"错", ValueKind::no},
                                         {"唔好", ValueKind::no},
                                         {"拉倒吧", ValueKind::no},
                                         {"我不同意", ValueKind::no},
                                         {"成嘞", ValueKind::yes},
                                         {"还没想好", ValueKind::no},
                                         {"不对", ValueKind::no},
                                         {"先别", ValueKind::no},
                                         {"算了", ValueKind::no},
                                         {"不是", ValueKind::no}}));
  CAPTURE(row.text);
  CHECK(answered(row.text).has(row.kind));
  CHECK_FALSE(decision(sentence("可不可以再说一遍"), true).has_value());
}

TEST_CASE("a letter that also begins other words decides nothing in them") {
  const char* open = GENERATE("管理处在哪", "错过了预约时间", "系统打不开", "成了什么样",
                              "要的人多吗", "可以不", "中午有人吗");
  CAPTURE(open);
  CHECK_FALSE(decision(sentence(open), true).has_value());
}

TEST_CASE("a yes and a no are understood as people say them at home") {
  const auto yes = GENERATE(
      as<std::string>(), "嗯呢", "嗯呐", "昂", "那就这样", "中", "中嘞", "得嘞", "行吧", "可以的",
      "可", "木有问题", "没有要改的", "没啥要改的", "没什么问题", "听你的", "按您说的办", "就定了",
      "完全正确", "好叭", "okok", "谢谢，没问题", "整吧", "就这么定了", "要得嘛", "是这个", "可中");
  CAPTURE(yes);
  CHECK(answered(yes).has(ValueKind::yes));
  CHECK_FALSE(answered(yes).has(ValueKind::no));
}

TEST_CASE("a refusal is understood as people say it at home") {
  const auto no = GENERATE(as<std::string>(), "不用了", "算了吧", "甭", "可别", "再说吧", "再等等",
                           "不太对", "不大对劲", "有错", "有出入", "先留着", "不消了", "不整了",
                           "别介", "算球了", "木有", "莫要");
  CAPTURE(no);
  CHECK(answered(no).has(ValueKind::no));
  CHECK_FALSE(answered(no).has(ValueKind::yes));
}

TEST_CASE("what asks back or tells more decides nothing") {
  const auto text = GENERATE(as<std::string>(), "嗯？", "可以吗", "行不行", "这样行吗", "再说一遍",
                             "这么贵", "可不可以改", "什么", "是我妈去");
  CAPTURE(text);
  CHECK_FALSE(answered(text).has(ValueKind::yes));
  CHECK_FALSE(answered(text).has(ValueKind::no));
}

}  // namespace yes_no_test
