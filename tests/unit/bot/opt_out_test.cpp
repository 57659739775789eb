#include "bot/opt_out.h"

#include <catch2/catch.hpp>

#include "bot/cues.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::opt_out_test {
namespace {

using namespace literals;
using bot::opt_out::Wish;

TEST_CASE("what stops messages and what takes it back is told from other sentences") {
  struct Row {
    const char* said;
    Wish wish;
  };
  const auto row = GENERATE(values<Row>({
      {"退订", Wish::stop},
      {"TD", Wish::stop},
      {"Ｔ", Wish::stop},
      {"退订回T", Wish::stop},
      {"我要退订。", Wish::stop},
      {"退订这些短信", Wish::stop},
      {"不要再发", Wish::stop},
      {"不要再发了！", Wish::stop},
      {"别给我发短信了", Wish::stop},
      {"以后别再给我发消息", Wish::stop},
      {"不想再收到你们的短信", Wish::stop},
      {"拒收", Wish::stop},
      {"不要提醒了", Wish::stop},
      {"恢复", Wish::resume},
      {"重新接收", Wish::resume},
      {"取消退订", Wish::resume},
      {"恢复接收短信吧", Wish::resume},
      {"我想恢复提醒", Wish::resume},
      {"不要再发生这种事", Wish::none},
      {"商家不退订金", Wish::none},
      {"店里不给退订", Wish::none},
      {"退订金要多久", Wish::none},
      {"不要发票", Wish::none},
      {"病人什么时候能恢复", Wish::none},
      {"把告知书重新给我发一份", Wish::none},
      {"别发火", Wish::none},
      {"t恤掉色", Wish::none},
  }));
  CAPTURE(row.said);
  CHECK(bot::opt_out::wish(bot::plain(row.said)) == row.wish);
}

TEST_CASE("who opts out is told what goes on all the same, and nobody is troubled for it") {
  FakeOffice office = yunling("2026-11-26T10:00"_at);
  Visitor visitor(office, "赵德福");
  const std::string said = visitor.says("退订");
  CHECK(holds_words(said, "告知书"));
  CHECK(holds_words(said, "恢复"));
  CHECK(office.opted_out.contains("赵德福"));
  CHECK(office.humans.empty());
  CHECK(holds_words(visitor.says("退订"), "已经退订"));
  visitor.says("恢复");
  CHECK(office.opted_out.empty());
  CHECK(holds_words(visitor.says("恢复"), "没有退订"));
}

TEST_CASE("opting out in the middle of a booking leaves the booking where it was") {
  FakeOffice office = yunling("2026-11-26T10:00"_at);
  Visitor visitor(office, "吴桂芳");
  visitor.desk.write_by_sms("13900001004");
  visitor.says("约访 吴桂芳 1人 假阿胶");
  const std::string before = visitor.awaiting();
  visitor.says("TD");
  CHECK(office.opted_out.contains("吴桂芳"));
  CHECK(visitor.awaiting() == before);
  CHECK(visitor.sayings.size() == 1);
}

TEST_CASE("in a story that is told, the words of it stop nothing") {
  FakeOffice office = yunling("2026-11-26T10:00"_at);
  Visitor visitor(office, "吴桂芳");
  visitor.says("我要预约12月15日上午十点，吴桂芳，13900001004，1人");
  REQUIRE(visitor.awaiting() == "matter");
  visitor.says("药店收了押金，又不让我退订");
  CHECK(office.opted_out.empty());
}

TEST_CASE("a carrier's letter is one by SMS alone, and where nothing is under way") {
  FakeOffice office = yunling("2026-11-26T10:00"_at);
  Visitor writes(office, "赵德福");
  writes.says("R");
  CHECK(office.opted_out.empty());
  writes.desk.write_by_sms("13900001002");
  writes.says("R");
  CHECK(office.opted_out.size() == 1);
}

}  // namespace
}  // namespace huiyin::test::opt_out_test
