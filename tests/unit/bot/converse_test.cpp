#include "bot/converse.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::converse_test {
namespace {

using namespace literals;
using namespace testing;
using bot::MessageKind;

const char* const kWhole = "约12月15号上午九点，李秀兰，13900001001，一个人，反映药店卖过期药";

TEST_CASE("who opens the session is welcomed with what can be done here") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.sends(MessageKind::entered);
  CHECK_FALSE(visitor.id_of("预约来访").empty());
  CHECK_FALSE(visitor.id_of("找工作人员").empty());
  visitor.taps(visitor.id_of("预约来访"));
  CHECK(visitor.awaiting() == "name");
}

TEST_CASE("a message that was taken back is not answered") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访");
  CHECK(visitor.sends(MessageKind::recalled).empty());
  CHECK(visitor.awaiting() == "name");
}

TEST_CASE("a tap on an old confirmation does not answer a newer question") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says(kWhole);
  const std::string yes = visitor.id_of("对，就这样约");
  REQUIRE_FALSE(yes.empty());
  visitor.says("等下，电话写错了，是13900001002");
  REQUIRE(visitor.awaiting() == "confirm");
  CHECK(visitor.id_of("对，就这样约") != yes);
  CHECK(holds_words(visitor.taps(yes), "之前的选项"));
  CHECK(office.bookings.empty());
  CHECK(visitor.awaiting() == "confirm");
  visitor.taps(visitor.id_of("对，就这样约"));
  REQUIRE(office.bookings.size() == 1);
  CHECK(office.bookings[0].booking.what.phone.text() == "13900001002");
}

TEST_CASE("a second tap on the same confirmation books nothing twice") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says(kWhole);
  const std::string yes = visitor.id_of("对，就这样约");
  visitor.taps(yes);
  CHECK(holds_words(visitor.taps(yes), "之前的选项"));
  CHECK(office.bookings.size() == 1);
}

TEST_CASE("the confirmation of a finished booking does not confirm the next one") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says(kWhole);
  const std::string first = visitor.id_of("对，就这样约");
  visitor.says("先不约了");
  visitor.says(kWhole);
  REQUIRE(visitor.awaiting() == "confirm");
  CHECK(visitor.id_of("对，就这样约") != first);
  visitor.taps(first);
  CHECK(office.bookings.empty());
}

TEST_CASE("a tap on a time books nothing but settles the time") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("约12月15号来访，李秀兰，13900001001，一个人，反映药店卖过期药");
  REQUIRE(visitor.awaiting() == "when");
  CHECK(holds_words(visitor.taps(visitor.id_of("下午2:30")), "14:30"));
  CHECK(visitor.awaiting() == "confirm");
}

TEST_CASE("over SMS a bare number is the item, over WeCom among hours it is the hour") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor writer(office, "李秀兰");
  writer.desk.write_by_sms("13900001001");
  writer.says("约12月15号来访，李秀兰，13900001001，一个人，反映药店卖过期药");
  REQUIRE(writer.awaiting() == "when");
  CHECK(holds_words(writer.says("3"), "10:00"));
  Visitor tapper(office, "赵德福");
  tapper.says("约12月15号来访，赵德福，13900001002，一个人，反映药店卖过期药");
  CHECK(holds_words(tapper.says("3"), "15:00"));
  CHECK(tapper.awaiting() == "confirm");
}

TEST_CASE("the words of a dialogue under way are kept to its end") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  CHECK(visitor.session.words_version().empty());
  visitor.says("预约来访");
  CHECK(visitor.session.words_version() == default_words().version());
  visitor.says("先不约了");
  CHECK(visitor.session.words_version().empty());
}

TEST_CASE("a picture, a voice and a sticker have a friendly answer, and the question stays") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  for (const auto kind : {MessageKind::image, MessageKind::voice, MessageKind::video,
                          MessageKind::file, MessageKind::location, MessageKind::link,
                          MessageKind::sticker, MessageKind::card, MessageKind::other}) {
    Visitor visitor(office, "李秀兰");
    CHECK_FALSE(visitor.sends(kind).empty());
    CHECK(visitor.awaiting() == "idle");
    visitor.says("预约来访");
    CHECK(holds_words(visitor.sends(kind), "姓名"));
    CHECK(visitor.awaiting() == "name");
  }
}

TEST_CASE("a dialogue left alone for longer than it is kept asks whether to go on") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访，我叫李秀兰");
  office.now += hours{24 * 8};
  visitor.says("13900001001");
  CHECK_FALSE(visitor.id_of("接着办").empty());
  SECTION("yes") {
    visitor.taps(visitor.id_of("接着办"));
    CHECK(visitor.awaiting() == "phone");
  }
  SECTION("no") {
    visitor.says("不用了");
    CHECK(visitor.awaiting() == "idle");
  }
  SECTION("the answer itself") {
    visitor.says("13900001001");
    CHECK(visitor.awaiting() == "people");
  }
}

TEST_CASE("a seat offered to who waits is taken with a word, or let go") {
  FakeOffice office = yunling("2026-12-01T09:00"_at);
  Visitor visitor(office, "郑玉梅");
  const auto offer = [&] {
    bot::SeatOffer made{.day = "2026-12-15"_day,
                        .time = LocalTime(9, 0),
                        .until = office.now + hours{2},
                        .request = {.name = *petition::PersonName::parse("郑玉梅"),
                                    .phone = *petition::Phone::parse("13900001008"),
                                    .people = 1,
                                    .representatives = {},
                                    .matter = "药价",
                                    .for_other = false,
                                    .date = {},
                                    .time = {}}};
    office.offers.insert_or_assign("郑玉梅", made);
  };
  offer();
  SECTION("yes") {
    CHECK(holds_words(visitor.says("要"), "A0401"));
    CHECK(office.bookings.size() == 1);
  }
  SECTION("by tapping") { CHECK(holds_words(visitor.taps("offer.yes"), "A0401")); }
  SECTION("no") {
    visitor.says("不要了");
    CHECK(office.offers.empty());
    CHECK(office.bookings.empty());
  }
  SECTION("too late") {
    office.now += hours{3};
    visitor.taps("offer.yes");
    CHECK(office.bookings.empty());
  }
}

TEST_CASE("a session of a dialogue that is no more goes on without it") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("预约来访");
  std::string text = visitor.session.text();
  text.replace(text.find("book_visit"), 10, "gone_visit");
  visitor.session = *bot::Session::parse(text);
  CHECK_FALSE(visitor.says("你好").empty());
  CHECK(visitor.awaiting() == "idle");
}

// --- properties
// ------------------------------------------------------------------------------------

const std::vector<std::string> kSentences = {"预约来访",
                                             "我叫李秀兰",
                                             "13900001001",
                                             "1390",
                                             "两个人",
                                             "十二个人",
                                             "药店卖过期药",
                                             "12月15号上午九点",
                                             "下午",
                                             "三点",
                                             "对",
                                             "不对",
                                             "电话",
                                             "返回上一步",
                                             "算了",
                                             "取消预约",
                                             "查进度",
                                             "482913",
                                             "1001",
                                             "XF2026-000101",
                                             "A0401",
                                             "改到下个月",
                                             "转人工",
                                             "你们在哪",
                                             "为什么",
                                             "什么意思",
                                             "继续",
                                             "1",
                                             "2",
                                             "9",
                                             "",
                                             " ",
                                             "😀",
                                             "不想活了",
                                             "去北京上访",
                                             "一群吃干饭的",
                                             "堵大门",
                                             "马长顺、刘满仓",
                                             "那天",
                                             "候补",
                                             "谢谢",
                                             "你好",
                                             "\xff\xfe",
                                             "退订",
                                             "满意",
                                             "替我妈约",
                                             "帮助",
                                             "今天天气怎么样",
                                             "12月20号",
                                             "明天",
                                             "随便",
                                             "我不服，申请复查",
                                             "告知书在哪看",
                                             "{姓名}",
                                             "== a"};

struct Heard {
  std::vector<std::string> texts;
  std::string session;
};

Heard heard(const std::vector<std::size_t>& picks, const std::string& noise) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  Heard out;
  for (const std::size_t pick : picks) {
    const bool tap =
        pick % 7 == 0 && !visitor.sayings.empty() && !visitor.sayings.back().menu.empty();
    if (tap)
      visitor.taps(visitor.sayings.back().menu[pick % visitor.sayings.back().menu.size()].id);
    else
      visitor.says(pick % 11 == 0 ? noise : kSentences[pick % kSentences.size()]);
    PROPERTY_ASSERT(!visitor.sayings.empty());
    PROPERTY_ASSERT(visitor.sayings.size() <= 2u);
    for (const bot::Saying& saying : visitor.sayings) {
      PROPERTY_ASSERT(!trimmed(saying.text).empty());
      PROPERTY_ASSERT(is_utf8(saying.text));
      PROPERTY_ASSERT(saying.text.size() <= (saying.menu.empty() ? 2048u : 1024u));
      PROPERTY_ASSERT(saying.menu.size() <= 10u);
      for (const bot::MenuItem& item : saying.menu) {
        PROPERTY_ASSERT(!item.label.empty() && item.label.size() <= 128u);
        PROPERTY_ASSERT(!item.id.empty() && item.id.size() <= 128u);
      }
      out.texts.push_back(saying.text);
    }
    const std::string text = visitor.session.text();
    const auto parsed = bot::Session::parse(text);
    PROPERTY_ASSERT(parsed.has_value());
    PROPERTY_ASSERT(parsed->text() == text);
  }
  out.session = visitor.session.text();
  return out;
}

TEST_CASE("whatever is written in whatever order has an answer, the same every time") {
  CHECK(holds("total, deterministic, within the platform's limits", [] {
    const auto picks = any_list<std::size_t>(0, 1000);
    const auto noise = any_bytes();
    const Heard one = heard(picks, noise), two = heard(picks, noise);
    PROPERTY_ASSERT(one.texts == two.texts);
    PROPERTY_ASSERT(one.session == two.session);
  }));
}

TEST_CASE("a very long story is taken, and said back in short") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.says("约12月15号上午九点，李秀兰，13900001001，一个人");
  std::string story;
  for (int i = 0; i < 3000; ++i) story += "药店卖过期药";
  REQUIRE(visitor.awaiting() == "matter");
  visitor.says(story);
  CHECK(visitor.awaiting() == "confirm");
  CHECK(visitor.sayings.back().text.size() < 1024);
  visitor.says("对");
  REQUIRE(office.bookings.size() == 1);
  CHECK(count_points(office.bookings[0].booking.what.matter) == 500);
}

}  // namespace
}  // namespace huiyin::test::converse_test
