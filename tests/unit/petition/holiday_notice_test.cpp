#include "petition/holiday_notice.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/property.h"
#include "tests/support/vectors.h"
#include "tests/unit/petition/law_of_tests.h"

namespace holiday_notice_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;
using Catch::Contains;

namespace {

// As the State Council's office published them (国办发明电), with what stands around the dates.
const char* const k2024 =
    "国务院办公厅关于2024年\n部分节假日安排的通知\n国办发明电〔2023〕7号\n"
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
    "经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安"
    "排通知如下。\n"
    "一、元旦：1月1日放假，与周末连休。\n"
    "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。"
    "鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。\n"
    "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n"
    "四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n"
    "五、端午节：6月10日放假，与周末连休。\n"
    "六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。\n"
    "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。\n"
    "国务院办公厅\n2023年10月25日\n";
const char* const k2025 =
    "国务院办公厅关于2025年部分节假日安排的通知\n"
    "一、元旦：1月1日（周三）放假1天，不调休。\n"
    "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。"
    "1月26日（周日）、2月8日（周六）上班。\n"
    "三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n"
    "四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n"
    "五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n"
    "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日"
    "（周六）上班。\n"
    "国务院办公厅\n2024年11月12日\n";
const char* const k2026 =
    "新华社北京11月4日电 国务院办公厅关于2026年部分节假日安排的通知，全文如下：\n"
    "经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安"
    "排通知如下。\n"
    "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n"
    "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。"
    "2月14日（周六）、2月28日（周六）上班。\n"
    "三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n"
    "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n"
    "五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n"
    "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n"
    "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班"
    "。"
    "\n鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期，推动错峰出行。\n"
    "国务院办公厅\n2025年11月4日\n";

CalendarYear open_year(int year) { return {.year = year}; }
CalendarYear known_year(int year) { return law_of_tests().calendar.year(year); }

std::vector<NamedDay> days_of(const char* text, const CalendarYear& year) {
  const auto notice = read_holiday_notice(text, year);
  REQUIRE(notice);
  const auto with = with_notice(year, *notice);
  REQUIRE(with);
  return with->days;
}

std::string refusal(const std::string& text, const CalendarYear& year) {
  const auto notice = read_holiday_notice(text, year);
  return notice ? "" : notice.error().front().code;
}

}  // namespace

TEST_CASE(
    "the published notices of 2024, 2025 and 2026 give the days that are on record for them") {
  const auto vectors = vector_text("nlu/cn_holidays_2024_2027.json", Origin::third_party);
  if (!vectors) return;
  const auto years = nlohmann::json::parse(*vectors)["years"];
  for (const auto& [year, text] : {std::pair{2024, k2024}, {2025, k2025}, {2026, k2026}}) {
    CAPTURE(year);
    std::vector<NamedDay> expected;
    for (const auto& day : years[std::to_string(year)]["days"])
      expected.push_back({*LocalDate::parse(day["date"].get<std::string>()),
                          day["name"].get<std::string>(), !day["isOffDay"].get<bool>()});
    CHECK(days_of(text, open_year(year)) == expected);
  }
  // Nothing is on record of 2027 as long as it is not published, and nothing is made up.
  CHECK(years["2027"]["days"].empty());
}

TEST_CASE("a whole notice publishes its year, a part of one does not") {
  const auto whole = read_holiday_notice(k2026, open_year(2026));
  REQUIRE(whole);
  CHECK(whole->is_whole());
  CHECK(whole->unread.empty());
  CHECK(with_notice(open_year(2026), *whole)->published);
  const auto part = read_holiday_notice("元旦：1月1日放假，共1天。", open_year(2027));
  REQUIRE(part);
  CHECK_FALSE(part->is_whole());
  CHECK_FALSE(with_notice(open_year(2027), *part)->published);
}

TEST_CASE("a change of one holiday leaves the others of a published year as they are") {
  const auto days =
      days_of("劳动节假期5月1日至4日放假调休，共4天。5月9日（星期六）上班。", known_year(2026));
  const auto has = [&](LocalDate day) {
    return std::ranges::any_of(days, [&](const NamedDay& one) { return one.date == day; });
  };
  CHECK(has("2026-05-04"_day));
  CHECK_FALSE(has("2026-05-05"_day));
  CHECK(has("2026-10-07"_day));
  CHECK(has("2026-02-28"_day));
}

TEST_CASE(
    "a holiday without its name takes that of its fixed day, or of the days known to be off") {
  const auto named = [](const char* text, const CalendarYear& year) {
    const auto notice = read_holiday_notice(text, year);
    return notice ? notice->holidays.front().name : "refused: " + notice.error().front().code;
  };
  CHECK(named("10月1日（周五）至8日（周五）放假调休，共8天。9月26日（周日）、10月9日（周六）上班",
              open_year(2027)) == "国庆节");
  CHECK(named("6月19日至22日放假，共4天", known_year(2026)) == "端午节");
  CHECK(named("8月3日放假1天", open_year(2027)) == "refused: holidays.no_name");
}

TEST_CASE("New Year's days reach back into December of the year before") {
  const auto first = [](const char* text) {
    const auto days = days_of(text, open_year(2023));
    return days.front().date;
  };
  CHECK(first("元旦：2022年12月31日至2023年1月2日放假调休，共3天。") == "2022-12-31"_day);
  CHECK(first("元旦：12月31日（周六）至1月2日（周一）放假，共3天。") == "2022-12-31"_day);
  CHECK(refusal("元旦：2021年12月31日放假1天。", open_year(2023)) == "holidays.out_of_year");
}

TEST_CASE("what contradicts itself is refused with its line and words") {
  struct Row {
    const char* because;
    const char* text;
    const char* code;
  };
  const auto row = GENERATE(Catch::Generators::values<Row>({
      {"another weekday", "国庆节：10月1日（周五）至7日放假", "holidays.weekday"},
      {"another number of days", "国庆节：10月1日至7日放假调休，共8天。", "holidays.count"},
      {"the number of one day", "元旦：1月1日放假3天", "holidays.count"},
      {"no such day", "春节：2月27日至30日放假", "holidays.no_such_day"},
      {"no such month", "春节：13月1日放假", "holidays.no_such_day"},
      {"the end before the beginning", "国庆节：10月7日至1日放假", "holidays.backwards"},
      {"far too long", "国庆节：10月1日至12月31日放假", "holidays.backwards"},
      {"work on a weekday", "国庆节：10月1日放假。10月9日（周五）上班",
       "holidays.works_on_weekday"},
      {"off and at work", "国庆节：10月3日放假。10月3日上班", "holidays.twice"},
      {"another year", "关于2025年部分节假日安排的通知：元旦：1月1日放假", "holidays.other_year"},
      {"nothing at all", "今天天气很好。", "holidays.no_days"},
      {"an empty text", "", "holidays.no_days"},
      {"no days named", "国庆节放假七天，请大家相互转告。", "holidays.no_days"},
      {"a foreign year", "国庆节：2028年10月1日放假", "holidays.out_of_year"},
  }));
  CAPTURE(row.because);
  CHECK(refusal(row.text, open_year(2026)) == row.code);
  const auto lines = read_holiday_notice(std::string("第一行\n\n") + row.text, open_year(2026));
  for (const Problem& fault : lines.error()) CHECK_THAT(fault.where, Contains("行"));
}

TEST_CASE("every fault is told at once, each with its own line") {
  const auto notice = read_holiday_notice(
      "元旦：1月1日（周五）放假\n国庆节：10月1日至7日放假，共6天。\n10月9日上班", open_year(2026));
  REQUIRE_FALSE(notice);
  REQUIRE(notice.error().size() == 3);
  CHECK_THAT(notice.error()[0].where, Contains("第1行") && Contains("1月1日"));
  CHECK_THAT(notice.error()[1].where, Contains("第2行"));
  CHECK_THAT(notice.error()[1].what, Contains("共6天") && Contains("7天"));
  CHECK_THAT(notice.error()[2].where, Contains("第3行"));
}

TEST_CASE("what is copied from a page is read wherever its lines break") {
  std::string broken;
  int nth = 0;
  for (const char c : std::string(k2026)) {
    broken += c;
    // After a whole character, now and then.
    if ((static_cast<unsigned char>(c) & 0x80) == 0 && ++nth % 3 == 0) broken += "\r\n 　";
  }
  CHECK(days_of(broken.c_str(), open_year(2026)) == days_of(k2026, open_year(2026)));
}

TEST_CASE("a part whose day another holiday has already is refused with that holiday") {
  const auto year = known_year(2026);
  const auto notice =
      read_holiday_notice("国庆节：10月1日至8日放假调休，共8天。9月26日（周六）上班。", year);
  REQUIRE(notice);
  const auto with = with_notice(year, *notice);
  REQUIRE_FALSE(with);
  CHECK(with.error().front().code == "holidays.twice");
  CHECK_THAT(with.error().front().what, Contains("中秋节"));
}

TEST_CASE("sentences that speak of days off and gave none are shown") {
  const auto notice = read_holiday_notice(
      "国庆节：10月1日至7日放假，共7天。国庆节前一日下午是否放假，另行通知。", open_year(2026));
  REQUIRE(notice);
  REQUIRE(notice->unread.size() == 1);
  CHECK_THAT(notice->unread[0], Contains("另行通知"));
}

namespace {

struct Style {
  const char* open;
  const char* close;
  const char* week;
  const char* until;
  bool has_weekday, has_count;
};

std::string printed(LocalDate day, const Style& style) {
  std::string text = std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
  if (style.has_weekday)
    text += style.open + (style.week + chinese(day.weekday()).substr(std::string("周").size())) +
            style.close;
  return text;
}

struct Drawn {
  std::string text;
  std::vector<NamedDay> days;
};

// A year of seven holidays in their months, as a notice words it.
Drawn any_year(int year, const Style& style) {
  Drawn drawn;
  const std::pair<const char*, unsigned> holidays[] = {{"元旦", 1},   {"春节", 2},   {"清明节", 4},
                                                       {"劳动节", 5}, {"端午节", 6}, {"中秋节", 9},
                                                       {"国庆节", 10}};
  for (const auto& [name, month] : holidays) {
    const LocalDate first(year, month, any_in(1u, 16u));
    const int count = any_in(1, 9);
    const LocalDate last = first + days{count - 1};
    drawn.text += std::string(name) + "：" + printed(first, style) +
                  (count == 1 ? "" : style.until + printed(last, style)) + "放假调休" +
                  (style.has_count ? "，共" + std::to_string(count) + "天。" : "。");
    for (LocalDate day = first; day <= last; day = day + days{1})
      drawn.days.push_back({day, name, false});
    LocalDate works = last + days{any_in(1, 4)};
    while (works.weekday() < Weekday::saturday) works = works + days{1};
    if (works.month() == month && any_bool()) {
      drawn.text += printed(works, style) + "上班。";
      drawn.days.push_back({works, name, true});
    }
    drawn.text += "\n";
  }
  return drawn;
}

Style any_style() {
  const bool is_wide = any_bool();
  return {is_wide ? "（" : "(",    is_wide ? "）" : ")", any_bool() ? "周" : "星期",
          any_bool() ? "至" : "-", any_bool(),           any_bool()};
}

}  // namespace

TEST_CASE("whatever year a notice words, its days are read back; and none with a slip in it") {
  CHECK(holds("there and back", [] {
    const int year = any_in(2020, 2040);
    const Drawn drawn = any_year(year, any_style());
    const auto notice = read_holiday_notice(drawn.text, open_year(year));
    PROPERTY_ASSERT(notice.has_value(), drawn.text);
    PROPERTY_ASSERT(notice->is_whole());
    const auto with = with_notice(open_year(year), *notice);
    PROPERTY_ASSERT(with.has_value());
    PROPERTY_ASSERT(with->days == drawn.days, drawn.text);
    const auto parsed = Calendar::parse(calendar_text(*with), "kept");
    PROPERTY_ASSERT(parsed.has_value());
    PROPERTY_ASSERT(parsed->year(year).days == drawn.days);
  }));
  CHECK(holds("a year that its weekdays do not fit is refused", [] {
    const int year = any_in(2020, 2040);
    Style style = any_style();
    style.has_weekday = true;
    const Drawn drawn = any_year(year, style);
    const int other = year + any_in(1, 5);
    // The same weekdays come back after five, six or eleven years, and then nothing is wrong.
    assume(LocalDate(other, 3, 1).weekday() != LocalDate(year, 3, 1).weekday());
    PROPERTY_ASSERT(!read_holiday_notice(drawn.text, open_year(other)).has_value());
  }));
  CHECK(holds("any text is read or refused, with words and a place", [] {
    const std::string text =
        any_row_of({"10月",  "1日",      "至",       "8日",  "（周四）", "放假", "上班",
                    "共8天", "。",       "国庆节：", "、",   "2026年",   "\n",   "起",
                    "调休",  "12月31日", "2月30日",  "元旦", "9",        "("});
    const auto notice = read_holiday_notice(text, open_year(2026));
    if (notice) return PROPERTY_ASSERT(!notice->holidays.empty());
    PROPERTY_ASSERT(!notice.error().empty());
    for (const Problem& fault : notice.error())
      PROPERTY_ASSERT(!fault.code.empty() && !fault.where.empty() && !fault.what.empty());
  }));
}

}  // namespace holiday_notice_test
