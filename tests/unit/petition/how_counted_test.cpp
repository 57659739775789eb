#include "petition/how_counted.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace how_counted_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

ClockRun run_of(const std::vector<ClockMark>& marks, std::string_view clock,
                ClockSettings settings = {}) {
  const auto& law = law_of_tests();
  for (const ClockRun& run : count_clocks(marks, settings, law.rules, law.calendar).runs)
    if (run.clock == clock) return run;
  throw Broken("the clock was started");
}

std::string told(const ClockRun& run) { return how_counted(run, law_of_tests().calendar); }
std::vector<CountedDays> listed(const ClockRun& run) {
  return day_by_day(run, law_of_tests().calendar);
}

// The row that holds a day.
CountedDays row_of(const std::vector<CountedDays>& rows, LocalDate day) {
  for (const CountedDays& row : rows)
    if (row.from <= day && day <= row.until) return row;
  throw Broken("the day is listed");
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

ClockMark extension(LocalDate date, int given) {
  return {
      .event = "extended", .date = date, .days = given, .approver = "苏敏", .reason = "检验未出"};
}

}  // namespace

TEST_CASE("a sentence says start, days, last day, its holiday and where it moves") {
  const std::string text = told(run_of({{"accepted", "2026-08-04"_day}}, "conclude"));
  CHECK(text ==
        "从2026年8月4日受理的次日起算60日，第60日是10月3日（国庆节放假），顺延到放假后第一个工作日"
        "10月8日（周四）。");
}

TEST_CASE("a sentence tells what is particular about its last day") {
  struct Row {
    const char *because, *event, *date, *clock;
    std::vector<const char*> facts, absent;
  };
  const auto row = GENERATE(values<Row>({
      {"a plain working day", "accepted", "2026-09-28", "conclude", {"11月27日（周五）"}, {"顺延"}},
      {"a weekend",
       "review_asked",
       "2026-10-22",
       "decide_review",
       {"11月21日（周六）", "下一个工作日11月23日（周一）"},
       {"放假"}},
      {"a make-up day works",
       "received",
       "2026-09-25",
       "inform",
       {"10月10日", "国庆节调休上班", "不顺延"},
       {}},
      {"another year is said",
       "accepted",
       "2025-12-31",
       "conclude",
       {"2025年12月31日", "2026年3月1日"},
       {}},
      {"nobody has published the year",
       "accepted",
       "2026-11-24",
       "conclude",
       {"2027年1月23日", "2027年的放假安排还没有公布"},
       {"2026年的放假"}},
      {"working days name what they skip",
       "transferred_in",
       "2026-09-29",
       "object",
       {"5个工作日", "10月1日至10月7日国庆节放假不计", "10月10日（周六）国庆节调休上班计入",
        "10月12日（周一）"},
       {}},
      {"no days are fixed",
       "improvement_advised",
       "2026-09-03",
       "improvement_feedback",
       {"2026年9月3日", "书面", "没有规定天数"},
       {"次日"}},
  }));
  CAPTURE(row.because);
  const std::string text = told(run_of({{row.event, *LocalDate::parse(row.date)}}, row.clock));
  CAPTURE(text);
  for (const char* fact : row.facts) CHECK(says(text, fact));
  for (const char* word : row.absent) CHECK_FALSE(says(text, word));
}

TEST_CASE("a sentence tells extensions, hearings, a superior's date; and no name of a person") {
  const std::string longer =
      told(run_of({{"accepted", "2026-08-04"_day}, extension("2026-09-29"_day, 30)}, "conclude"));
  for (const char* fact : {"60日", "延长的30日", "共90日", "第90日是11月2日"})
    CHECK(says(longer, fact));
  CHECK_FALSE(says(longer, "苏敏"));

  const std::string heard = told(run_of({{"rereview_asked", "2026-09-07"_day},
                                         {"hearing_begun", "2026-09-21"_day},
                                         {"hearing_ended", "2026-09-24"_day}},
                                        "decide_rereview"));
  CHECK(says(heard, "听证的4日（9月21日至9月24日）不计"));

  const std::string open =
      told(run_of({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-03-30"_day}},
                  "decide_rereview"));
  CHECK(says(open, "3月30日开始的听证还没有结束"));
  CHECK(says(open, "已计19日"));

  const std::string superior =
      told(run_of({{"transferred_in", "2026-11-05"_day, "2026-11-14"_day}}, "inform_transferred"));
  for (const char* fact : {"上级机关", "11月14日（周六）", "不顺延", "11月13日（周五）"})
    CHECK(says(superior, fact));
}

TEST_CASE("a sentence says why a duty does not run, and what was only assumed") {
  const std::string exempt =
      told(run_of({{"received", "2026-11-24"_day}}, "inform", {.contact_known = false}));
  CHECK(says(exempt, "不清"));
  CHECK(says(exempt, "第二十三条第二款"));
  const std::string assumed =
      told(run_of({{"received", "2026-11-24"_day}}, "conclude", {.accepted_by_default = true}));
  CHECK(says(assumed, "没有决定是否受理"));
}

TEST_CASE("the days of a clock are listed, long stretches in one row") {
  const auto rows = listed(run_of({{"accepted", "2026-08-04"_day}}, "conclude"));
  REQUIRE(rows.size() == 11);
  CHECK(rows[0].from == "2026-08-04"_day);
  CHECK(rows[0].first == 0);
  CHECK(rows[1].until == "2026-09-19"_day);
  CHECK(rows[1].last == 46);
  CHECK(says(row_of(rows, "2026-09-20"_day).note, "国庆节调休上班"));
  CHECK(says(row_of(rows, "2026-09-26"_day).note, "中秋节放假"));
  CHECK(row_of(rows, "2026-09-26"_day).last == 54);
  CHECK(says(row_of(rows, "2026-09-30"_day).note, "最后一个工作日"));
  const CountedDays nominal = row_of(rows, "2026-10-03"_day);
  CHECK(nominal.from == nominal.until);
  CHECK(nominal.first == 60);
  CHECK(says(nominal.note, "国庆节放假"));
  CHECK(row_of(rows, "2026-10-05"_day).first == 0);
  CHECK(says(rows.back().note, "到期日"));
  CHECK(rows.back().from == "2026-10-08"_day);
}

TEST_CASE("of working days the list tells weekends, holidays and make-up days apart") {
  const auto rows = listed(run_of({{"transferred_in", "2026-09-29"_day}}, "object"));
  CHECK(row_of(rows, "2026-09-30"_day).first == 1);
  CHECK(row_of(rows, "2026-10-04"_day).first == 0);
  CHECK(row_of(rows, "2026-10-04"_day).from == "2026-10-01"_day);
  CHECK(says(row_of(rows, "2026-10-04"_day).note, "国庆节放假，不计"));
  CHECK(row_of(rows, "2026-10-10"_day).first == 4);
  CHECK(says(row_of(rows, "2026-10-10"_day).note, "国庆节调休上班"));
  CHECK(says(row_of(rows, "2026-10-11"_day).note, "周末"));
  CHECK(rows.back().first == 5);
  CHECK(says(rows.back().note, "到期日"));
}

TEST_CASE("days of a hearing stand in the list, and an open one ends it") {
  const auto rows = listed(run_of({{"rereview_asked", "2026-09-07"_day},
                                   {"hearing_begun", "2026-09-21"_day},
                                   {"hearing_ended", "2026-09-24"_day}},
                                  "decide_rereview"));
  const CountedDays heard = row_of(rows, "2026-09-22"_day);
  CHECK(heard.from == "2026-09-21"_day);
  CHECK(heard.until == "2026-09-24"_day);
  CHECK(heard.first == 0);
  CHECK(says(heard.note, "听证"));
  CHECK(row_of(rows, "2026-10-11"_day).first == 30);

  const auto open =
      listed(run_of({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-03-30"_day}},
                    "decide_rereview"));
  CHECK(open.back().from == "2026-03-30"_day);
  CHECK(row_of(open, "2026-03-29"_day).last == 19);
}

TEST_CASE("the last day before an extension and a superior's past date are rows of their own") {
  const auto rows =
      listed(run_of({{"accepted", "2026-08-04"_day}, extension("2026-09-29"_day, 30)}, "conclude"));
  CHECK(row_of(rows, "2026-10-03"_day).first == 60);
  CHECK(says(row_of(rows, "2026-10-03"_day).note, "延长前的最后一日"));
  CHECK(rows.back().last == 90);
  const auto past = listed(
      run_of({{"transferred_in", "2026-11-05"_day, "2026-10-04"_day}}, "inform_transferred"));
  REQUIRE(past.size() == 3);
  CHECK(past[0].from == "2026-09-30"_day);
  CHECK(past[1].from == "2026-10-04"_day);
  CHECK(
      listed(run_of({{"received", "2026-11-24"_day}}, "inform", {.contact_known = false})).empty());
}

TEST_CASE(
    "any list of days is without a gap, counts to the number of days, and ends on the due day") {
  CHECK(holds([] {
    const LocalDate start = "2024-01-05"_day + days{any_in(0, 1050)};
    const LocalDate begun = start + days{any_in(-5, 40)};
    const LocalDate ended = begun + days{any_in(0, 9)};
    const std::vector<std::pair<const char*, const char*>> starts{
        {"accepted", "conclude"},
        {"transferred_in", "object"},
        {"rereview_asked", "decide_rereview"}};
    const auto [event, clock] = any_of(starts);
    const auto given = any_in(1, 31);
    const ClockRun run =
        run_of({{event, start},
                {"hearing_begun", begun},
                {"hearing_ended", ended},
                extension(start + days{3}, given)},
               clock, {.hearing_excluded = std::vector<std::string>{"object", "decide_rereview"}});
    const auto rows = listed(run);
    PROPERTY_ASSERT(rows.front().from == start);
    PROPERTY_ASSERT(rows.back().until == *run.due);
    int number = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0) PROPERTY_ASSERT(rows[i - 1].until + days{1} == rows[i].from);
      if (rows[i].first == 0) continue;
      PROPERTY_ASSERT(rows[i].first == number + 1);
      PROPERTY_ASSERT(rows[i].last - rows[i].first == (rows[i].until - rows[i].from).count());
      number = rows[i].last;
    }
    PROPERTY_ASSERT(number == *run.days);
    PROPERTY_ASSERT(row_of(rows, *run.nominal).last == number);
    PROPERTY_ASSERT(!told(run).empty());
  }));
}

}  // namespace how_counted_test
