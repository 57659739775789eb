#include "bot/understanding/whens.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bot/understanding/clock_words.h"
#include "bot/understanding/json.h"
#include "tests/support/vectors.h"
#include "tests/unit/bot/bot_words.h"

namespace whens_test {

using namespace huiyin;
using namespace huiyin::bot;
using namespace huiyin::literals;

namespace {

const DayNames& day_names() {
  static const auto names =
      DayNames::from(test::source_text("config/defaults/understanding/calendar.json"));
  REQUIRE(names);
  return *names;
}

// "2026-12-15 14:00 afternoon > 2026-12-16 15:00", only what is named; several parted by "; ".
std::string told(const std::string& text, Instant now, bool expected = false) {
  static constexpr const char* kParts[] = {"dawn", "morning", "noon", "afternoon", "evening"};
  std::string line;
  for (const WhenRead& read : whens(sentence(text), day_names(), now, expected)) {
    if (!line.empty()) line += "; ";
    if (read.refused) line += read.refused;
    std::string point;
    const auto add = [&](const std::string& word) { point += (point.empty() ? "" : " ") + word; };
    if (read.when.date) add(read.when.date->iso());
    if (read.when.time) add(read.when.time->iso());
    if (read.when.part) add(kParts[std::size_t(*read.when.part)]);
    if (read.when.end_date || read.when.end_time) add(">");
    if (read.when.end_date) add(read.when.end_date->iso());
    if (read.when.end_time) add(read.when.end_time->iso());
    line += point;
  }
  return line;
}

}  // namespace

TEST_CASE("days and times are read as citizens name them") {  // 2026-11-24 is a Tuesday
  struct Row {
    const char* text;
    const char* told;
  };
  const auto row = GENERATE(values<Row>({
      {"想12月15号下午两点来", "2026-12-15 14:00"},
      {"12.15上午9点半", "2026-12-15 09:30"},
      {"12/15 9:30", "2026-12-15 09:30"},
      {"下个月十五，上午九点", "2026-12-15 09:00"},
      {"下个月那天，上午九点半", "09:30"},
      {"明个儿", "2026-11-25"},
      {"后儿个上午", "2026-11-26 morning"},
      {"周二", "2026-12-01"},
      {"本周五下午三点一刻", "2026-11-27 15:15"},
      {"下周三", "2026-12-02"},
      {"12月15日（周二）上午十点半", "2026-12-15 10:30"},
      {"明天25号", "2026-11-25"},
      {"15号到17号", "2026-12-15 > 2026-12-17"},
      {"上午10点到2点", "10:00 > 14:00"},
      {"15日内答复", "2026-12-09"},
      {"三天后", "2026-11-27"},
      {"腊月廿三", "2027-01-30"},
      {"除夕", "2027-02-05"},
      {"大年初三", "2027-02-08"},
      {"年初八上班不", "2027-02-13"},
      {"后天一早到", "2026-11-26 morning"},
      {"后天下晚", "2026-11-26 evening"},
      {"十五上午", "2026-12-15 morning"},
      {"15下午3点", "2026-12-15 15:00"},
      {"国庆后", "2027-10-08 > 2027-10-14"},
      {"元旦过后", "2027-01-04 > 2027-01-10"},
      {"过完年再说", "2027-02-13 > 2027-02-19"},
      {"年后吧", "2027-02-13 > 2027-02-19"},
      {"春节前", "2027-01-30 > 2027-02-05"},
      {"国庆节前后", "2027-10-01"},
      {"两年后", "2028-11-24"},
      {"三五天后", ""},
      {"几年前的事", ""},
      {"差十分三点", "02:50"},
      {"晚上八点", "20:00"},
      {"中午一点", "13:00"},
      {"一点动静没有", ""},
      {"有两点意见", ""},
      {"窗口5号的女同志", ""},
      {"文昌路8号", ""},
      {"3到5个人", ""},
      {"每周三", ""},
      {"猪肉12.5元", ""},
      {"192.168.1.15", ""},
      {"初一学生", ""},
      {"2月30日上午9点", "no_such_day; 09:00"},
      {"4月31号", "no_such_day"},
      {"13月5日", "no_such_day"},
      {"下午25点", "no_such_time"},
  }));
  CAPTURE(row.text);
  CHECK(told(row.text, "2026-11-24T09:00"_at) == row.told);
}

TEST_CASE("within the days off of a festival, after it is still this year") {
  CHECK(told("国庆后", "2026-10-03T09:00"_at) == "2026-10-08 > 2026-10-14");
  CHECK(told("国庆后", "2026-10-08T09:00"_at) == "2027-10-08 > 2027-10-14");
}

TEST_CASE("where a day was asked for, a bare figure is one, and a single digit is a choice") {
  CHECK(told("15", "2026-11-24T09:00"_at, true) == "2026-12-15");
  CHECK(told("15", "2026-11-24T09:00"_at, false).empty());
  CHECK(told("3", "2026-11-24T09:00"_at, true).empty());
}

TEST_CASE("a bare hour tells that it is ambiguous") {
  const auto ambiguous = [](const char* text) {
    return whens(sentence(text), day_names(), "2026-11-24T09:00"_at, false)
        .at(0)
        .when.hour_is_ambiguous;
  };
  CHECK(ambiguous("3点"));
  CHECK_FALSE(ambiguous("下午3点"));
  CHECK_FALSE(ambiguous("15:30"));
  CHECK(part_at(sentence("下午"), 0, false)->part == Part::afternoon);
}

TEST_CASE("the shared date vectors hold") {
  const auto text = testing::vector_text("nlu/zh_dates_dev.json", testing::Origin::third_party);
  if (!text) return;
  std::map<std::string, std::pair<int, int>> tiers;
  std::string wrong;
  for (const auto& row : testing::cases_of(*text)) {
    nlohmann::json got = nlohmann::json::object();
    const auto now = *parse_office_time(row["reference"].get<std::string>());
    for (const WhenRead& read :
         whens(sentence(row["text"].get<std::string>()), day_names(), now, false)) {
      if (read.refused) continue;
      Understood one;
      one.values.push_back(Found{});
      one.values[0].when = read.when;
      got = nlohmann::json::parse(to_json_line(one))["values"][0]["value"];
      break;
    }
    bool good = got == row["expected"];
    if (row.contains("accept"))
      for (const auto& other : row["accept"]) good |= got == other;
    auto& [right, all] = tiers[row["tier"].get<std::string>()];
    ++all;
    right += good;
    if (!good) wrong += row["text"].get<std::string>() + " → " + got.dump() + "\n";
  }
  INFO(wrong);
  CHECK(tiers["core"].first >= tiers["core"].second * 0.98);          // measured: 108 of 109
  CHECK(tiers["extended"].first >= tiers["extended"].second * 0.98);  // measured: 173 of 173
}

}  // namespace whens_test
