#include "bot/understanding/phones.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bot/understanding/numbered.h"
#include "tests/support/vectors.h"

namespace phones_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

std::string phone(const char* text, bool expected = false) {
  const auto read = phones(sentence(text), expected);
  if (read.empty()) return "";
  return read[0].refused ? read[0].refused : read[0].normal;
}

std::string number(const char* text, std::string_view state = "idle") {
  std::string line;
  for (const auto& read : office_numbers(sentence(text), state))
    line += (line.empty() ? "" : " ") + (read.refused ? std::string(read.refused) : read.normal);
  return line;
}

}  // namespace

TEST_CASE("phones are read however they are grouped") {
  CHECK(phone("电话13900001001") == "13900001001");
  CHECK(phone("139 0000 1001") == "13900001001");
  CHECK(phone("139-0000-1001") == "13900001001");
  CHECK(phone("+86 139 0000 1001") == "13900001001");
  CHECK(phone("幺三九零零零零幺零零三") == "13900001003");
  CHECK(phone("１３９００００１００１") == "13900001001");
  CHECK(phone("（0999）5550123") == "0999-5550123");
  CHECK(phone("0999-5550123") == "0999-5550123");
  CHECK(phone("5550123", true) == "5550123");
  CHECK(phone("5550123") == "");
  CHECK(phone("A0311") == "");
  CHECK(phone("登记号20250318004") == "");
  CHECK(phone("139.0000.1001") == "13900001001");
  CHECK(phone("139.00001001") == "");
}

TEST_CASE("a mobile number with a digit too few or too many is refused, not dropped") {
  CHECK(phone("1390000100") == "phone_length");
  CHECK(phone("139000010011") == "phone_length");
  CHECK(phone("139000010", true) == "phone_length");
}

TEST_CASE("numbers of the office are forgiven their typing") {
  CHECK(number("XF2026-000101") == "XF2026-000101");
  CHECK(number("登计号xf2026 000102") == "XF2026-000102");
  CHECK(number("ＸＦ２０２６０００１０１") == "XF2026-000101");
  CHECK(number("A ０３１１") == "A0311");
  CHECK(number("预约号0311") == "A0311");
  CHECK(number("查寻码730146，尾号1002") == "730146 1002");
  CHECK(number("打错了，后四位是1001") == "1001");
  CHECK(number("1001", "last4") == "1001");
  CHECK(number("101", "last4") == "last4_length");
  CHECK(number("482913", "code") == "482913");
  CHECK(number("482-913", "code") == "482913");
  CHECK(number("482-913") == "");
  CHECK(number("48291", "code") == "code_length");
  CHECK(number("查询码四八二九幺三") == "482913");
  CHECK(number("登记号后三位102") == "102");
  CHECK(number("查进度 20250318004") == "20250318004");
  CHECK(number("我花了482913元买药") == "");
}

TEST_CASE("identity numbers and company codes are checked by their own rules") {
  const auto today = "2026-11-24"_day;
  // The example of the standard itself, and what one wrong letter makes of it.
  CHECK(is_id18("11010519491231002X", today));
  CHECK_FALSE(is_id18("110105194912310021", today));
  CHECK_FALSE(is_id18("11010519491331002X", today));
  CHECK(is_id15("110105491231002", today));
  CHECK_FALSE(is_id15("110105491331002", today));
  const auto read = identities(sentence("身份证110105 19491231 002x，谢谢"), today);
  REQUIRE(read.size() == 1);
  CHECK(read[0].kind == ValueKind::id18);
  CHECK(read[0].normal == "11010519491231002X");
  CHECK(identities(sentence("110105194912310021"), today).at(0).refused == std::string("checksum"));
}

TEST_CASE("the shared phone and number vectors hold") {
  if (const auto text =
          testing::vector_text("nlu/zh_phone_extract_dev.json", testing::Origin::third_party))
    for (const auto& row : testing::cases_of(*text)) {
      const Sentence s = sentence(row["text"].get<std::string>());
      auto got = nlohmann::json::array();
      for (const auto& read : phones(s, false))
        if (!read.refused) got.push_back(s.typed(read.begin, read.end));
      CAPTURE(row["text"]);
      CHECK(got == row["expected"]);
    }
  const auto text =
      testing::vector_text("nlu/zh_validators_dev.json", testing::Origin::third_party);
  if (!text) return;
  for (const auto& row : testing::cases_of(*text)) {
    const Sentence s = sentence(row["value"].get<std::string>());
    const auto type = row["type"].get<std::string>();
    bool valid = false;
    if (type == "mobile" || type == "landline") {
      const auto read = phones(s, true);
      valid = read.size() == 1 && !read[0].refused && read[0].end - read[0].begin == s.size();
    } else {
      const auto kind = type == "id18"   ? ValueKind::id18
                        : type == "id15" ? ValueKind::id15
                                         : ValueKind::uscc;
      for (const auto& read : identities(s, "2026-11-24"_day))
        valid |= !read.refused && read.kind == kind;
    }
    CAPTURE(row["value"]);
    CHECK(valid == row["expected"]["valid"].get<bool>());
  }
}

TEST_CASE("what stands apart behind a visit's number is another number") {
  CHECK(number("取消 A0311 1003").starts_with("A0311"));
  CHECK(number("A0311 13900001003") == "A0311");
  CHECK(number("a0311 482913").starts_with("A0311"));
  CHECK(number("A03111") == "");
  // A day behind the word is no number of a visit.
  CHECK(number("取消预约号，2026-12-15下午两点的") == "");
  CHECK(number("预约号0311") == "A0311");
}

}  // namespace phones_test
