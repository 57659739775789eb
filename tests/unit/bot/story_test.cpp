#include "bot/story.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"

namespace huiyin::test::story_test {
namespace {

using namespace literals;

// The values of the story as typed, one behind the other.
std::string story_in(const std::string& text) {
  const auto now = "2026-11-24T09:00"_at;
  const auto heard = default_understanding().understand(text, now, "idle");
  const auto of_story = bot::values_of_story(heard, office_date(now));
  std::string out;
  for (std::size_t i = 0; i < of_story.size(); ++i)
    if (of_story[i]) out += (out.empty() ? "" : " ") + heard.values[i].text;
  return out;
}

TEST_CASE("days and people of the story are not those of the visit") {
  struct Row {
    const char *text, *story;
  };
  const auto row = GENERATE(values<Row>({
      {"有人忽悠我们老两口买了床垫，两个人来", "老两口"},
      {"上个月3号在药房买的药吃了头晕，12月15号上午十点来", "上个月3号"},
      {"反映卫生室8月5号给我妈打错针", "8月5号"},
      {"药店老板15号跑了", "15号"},
      {"想12月15号下午两点来反映诊所卖假药的事，就我一个人", ""},
      {"我们十二个人要来，12月15号上午，都是吃了同一家的保健品", ""},
      {"药店卖假药，15号上午九点来行吗", ""},
      {"就我一个人来反映药店不退钱", ""},
      {"我原来约的15号下午三点，改成上午十点行吗", ""},
      {"诊所卖假药，就我一个人去", ""},
      {"15号有事，改到16号", ""},
      {"我们小区15个人都被骗了", ""},
      {"12.15上午10点 吴桂芳 1人 假阿胶", ""},
      {"本人拟于12月15日上午9:30到访反映药店不退款", ""},
  }));
  CAPTURE(row.text);
  CHECK(story_in(row.text) == row.story);
}

TEST_CASE(
    "a day or an hour among words of coming alone is the visit's, whatever stands beside it") {
  struct Row {
    const char* text;
    bool visit;
  };
  const auto row = GENERATE(values<Row>({
      {"医院乱收费，15号上午9点半", true},
      {"医院乱收费，我想15号上午9点半去", true},
      {"药店卖过期药不给退。下午三点行吗", true},
      {"买药被骗了，最好是上午", true},
      {"药店卖假药，12月15号两点我来", true},
      {"11月3号下午两点在药店买到假药", false},
      {"12月15号他们就要拆了", false},
      {"药店15号关门，人都找不到", false},
      {"我妈吃了两个月保健品", false},
  }));
  CAPTURE(row.text);
  const auto now = "2026-11-24T09:00"_at;
  const auto heard = default_understanding().understand(row.text, now, "matter");
  CHECK(bot::names_a_visit(heard, office_date(now)) == row.visit);
}

TEST_CASE("trouble is told apart from the wish to speak of something") {
  for (const char* text : {"欠俺工钱三个月了", "药店卖的药过期了不给退", "修路占了我家地没赔钱"}) {
    CAPTURE(text);
    CHECK(bot::tells_trouble(text));
  }
  for (const char* text : {"想找你们领导反映个事", "医院收费的规定", "我想预约", "你们几点上班"}) {
    CAPTURE(text);
    CHECK_FALSE(bot::tells_trouble(text));
  }
}

}  // namespace
}  // namespace huiyin::test::story_test
