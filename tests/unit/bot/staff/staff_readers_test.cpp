#include "bot/staff/staff_readers.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::staff_readers_test {
namespace {

using namespace bot;

Message written(const StaffRoom& room, const std::string& text) {
  Message message;
  message.text = text;
  message.at = room.at;
  return message;
}

struct Reader {
  Reader(StaffRoom& room, const std::string& text)
      : message(written(room, text)),
        heard(default_understanding().understand(text, room.at, "idle")),
        talk(session.state(), message, heard, room, {"周启明", "", "药品科"}, default_words()) {}
  Session session;
  Message message;
  Understood heard;
  StaffTalk talk;
};

TEST_CASE("a case is named by its number however it is typed, or by its last digits") {
  StaffRoom room("周启明");
  for (const char* text :
       {"XF2026-000103 进展", "xf2026000103进展", "ＸＦ２０２６－０００１０３",
        "000103这个27号办不完", "103那件怎么样", "看下0103", "登记号 XF 2026 000103"}) {
    CAPTURE(text);
    Reader reader(room, text);
    const auto said = staff_read::case_said(reader.talk);
    REQUIRE(said);
    CHECK(said->numbers == std::vector<std::string>{kCase});
  }
}

TEST_CASE("days, dates and sums are no case") {
  StaffRoom room("周启明");
  for (const char* text : {"延期30天", "27号办不完", "收了103元", "延期103天", "共2026年", ""}) {
    CAPTURE(text);
    Reader reader(room, text);
    CHECK_FALSE(staff_read::case_said(reader.talk));
  }
}

TEST_CASE("how long is read as it is said") {
  const std::pair<const char*, int> said[]{
      {"延期30天", 30}, {"延三十天", 30}, {"再给半个月", 15},  {"延长一个月", 30},
      {"要两周", 14},   {"延期30日", 30}, {"再要3个星期", 21}, {"延１０天吧", 10}};
  for (const auto& [text, days] : said) {
    CAPTURE(text);
    CHECK(staff_read::day_count(text) == days);
  }
  for (const char* text : {"27日办不完", "延期", "第3天", "12月28日", ""}) {
    CAPTURE(text);
    CHECK_FALSE(staff_read::day_count(text));
  }
}

TEST_CASE("what stands behind words with colons goes under them") {
  const auto said =
      staff_read::labelled("意见：予以解释；依据：《药品管理法》第九十八条。签发：苏敏",
                           {"意见", "依据", "签发", "理由"});
  CHECK(said.at("意见") == "予以解释");
  CHECK(said.at("依据") == "《药品管理法》第九十八条");
  CHECK(said.at("签发") == "苏敏");
  CHECK_FALSE(said.contains("理由"));
}

TEST_CASE("people and units are found by the names of the office's file") {
  StaffRoom room("周启明");
  Reader reader(room, "");
  const std::string text = "周启明休假，请器械科的徐雯接手";
  REQUIRE(staff_read::colleagues(reader.talk, text).size() == 2);
  CHECK(staff_read::colleagues(reader.talk, text)[1].name == "徐雯");
  CHECK(staff_read::units(reader.talk, text) == std::vector<std::string>{"器械科"});
}

TEST_CASE("a reason stands behind its word, and clauses are parted as typed") {
  CHECK(staff_read::reason_said("延期20天，理由是检验报告没出，行吗") == "检验报告没出");
  CHECK(staff_read::reason_said("延期20天").empty());
  CHECK(staff_read::pieces("a，b。 c；\n；d") == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(staff_read::bare(" ：进展， ") == "进展");
  CHECK(staff_read::behind("督办结束，结果是已答复", {"结果是"}) == "已答复");
}

}  // namespace
}  // namespace huiyin::test::staff_readers_test
