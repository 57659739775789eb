#include "bot/risks.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::risks_test {
namespace {

using namespace literals;

TEST_CASE("words of danger are told to staff and answered calmly") {
  struct Row {
    const char *text, *signal, *says;
  };
  const auto row = GENERATE(values<Row>({
      {"我活够了，药都买好了", "self_harm", "12356"},
      {"信不信我一把火点了你们办公室", "violence", "110"},
      {"明天带全村人去堵你们大门", "group_threat", "代表"},
      {"下周我直接去北京，看谁丢人", "level_skipping", "权利"},
  }));
  CAPTURE(row.text);
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "马长顺");
  const std::string said = visitor.says(row.text);
  CAPTURE(said);
  REQUIRE(office.signals.size() == 1);
  CHECK(office.signals[0].kind == row.signal);
  CHECK(holds_words(said, row.says));
  for (const char* never : {"违法", "拘留", "后果", "不准", "不许"})
    CHECK_FALSE(holds_words(said, never));
}

TEST_CASE("who speaks of dying never meets a menu or a form, and the bot stays with him") {
  FakeOffice office = yunling("2026-11-24T23:00"_at);
  Visitor visitor(office, "马长顺");
  visitor.says("不想活了，活着没意思");
  CHECK(visitor.sayings.back().menu.empty());
  CHECK(office.humans.size() == 1);
  const std::string said = visitor.says("没人管我");
  CHECK(holds_words(said, "12356"));
  CHECK(visitor.sayings.back().menu.empty());
  CHECK(holds_words(visitor.says("你们在哪个地方"), "文昌路8号"));
}

TEST_CASE("bodies in danger go before everything, and a death that is past calls no ambulance") {
  struct Row {
    const char* text;
    std::size_t signals;
    const char *says, *never;
  };
  const auto row = GENERATE(values<Row>({
      {"吃了他家的药现在吐血了", 1, "120", "节哀"},
      {"一群王八蛋，打了针我妈喘不上气了", 1, "120", "节哀"},
      {"我爸吃了那个药没抢救过来，走了三个月了", 0, "节哀", "120"},
      {"我妈吃了他家的药昨天人没了", 1, "节哀", "120"},
      {"急死人了", 0, "着急", "120"},
  }));
  CAPTURE(row.text);
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  const std::string said = visitor.says(row.text);
  CAPTURE(said);
  CHECK(office.signals.size() == row.signals);
  for (const auto& signal : office.signals) CHECK(signal.kind == "safety_emergency");
  CHECK(holds_words(said, row.says));
  CHECK_FALSE(holds_words(said, row.never));
}

TEST_CASE("a crowd that stands there is told with its number, and somebody is sent to it") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "马长顺");
  CHECK(holds_words(visitor.says("我们现在二十来个人已经在你们大厅了，没人理"), "代表"));
  REQUIRE(office.signals.size() == 2);
  CHECK(office.signals[0].kind == "group_visit");
  CHECK(office.signals[0].people == 20);
  CHECK(office.signals[1].kind == "group_threat");
  CHECK(office.humans.size() == 1);
}

TEST_CASE("of going over our heads he hears how his own matter stands") {
  FakeOffice office = yunling("2026-11-24T10:30"_at);
  Visitor visitor(office, "马长顺");
  visitor.desk.link("马长顺", "13900001005");
  const std::string said = visitor.says("再不解决我下周就去北京");
  CHECK(holds_words(said, "11月27日"));
  CHECK(holds_words(said, "药品科"));
}

TEST_CASE("an insult in the middle of a booking costs nothing") {
  FakeOffice office = yunling("2026-11-24T10:30"_at);
  Visitor visitor(office, "马长顺");
  visitor.says("预约来访");
  visitor.says("一群王八蛋，吃人饭不干人事");
  CHECK(visitor.awaiting() == "name");
}

TEST_CASE("while a person answers, danger is told and nothing else is") {
  struct Row {
    const char* text;
    std::vector<std::string> kinds;
  };
  const auto row = GENERATE(values<Row>({
      {"我活够了，药都买好了", {"self_harm"}},
      {"信不信我一把火点了你们办公室", {"violence"}},
      {"吃了他家的药现在吐血了", {"safety_emergency"}},
      {"明天我们三十个人去堵你们大门", {"group_visit", "group_threat"}},
      {"好的，谢谢", {}},
      {"你们在哪个地方", {}},
  }));
  CAPTURE(row.text);
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  FakeDesk desk(office, "马长顺");
  const auto heard = default_understanding().understand(row.text, office.now, "idle");
  bot::risks::listen({bot::MessageKind::text, row.text, "", office.now}, heard, desk);
  std::vector<std::string> kinds;
  for (const auto& signal : office.signals) kinds.push_back(signal.kind);
  CHECK(kinds == row.kinds);
  CHECK(office.humans.empty());
}

}  // namespace
}  // namespace huiyin::test::risks_test
