#include "app/commands/deadlines_page.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "app/office_of.h"

namespace deadlines_page_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

struct Ground {
  RuleBook rules;
  Calendar calendar;
};

const Ground& ground() {
  static const Ground made = [] {
    std::vector<Problem> faults;
    return Ground{rules_of_config(&faults).value(), calendar_of_config(&faults).value()};
  }();
  return made;
}

ClockCount counted(const std::vector<ClockMark>& marks, const ClockSettings& settings = {}) {
  return count_clocks(marks, settings, ground().rules, ground().calendar);
}

std::string page(const std::vector<ClockMark>& marks, LocalDate today,
                 const ClockSettings& settings = {}) {
  return deadlines_page(counted(marks, settings), settings, {ground().rules, ground().calendar},
                        today);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a Chinese character takes two columns, a digit one") {
  CHECK(terminal_columns("") == 0);
  CHECK(terminal_columns("2026-10-08") == 10);
  CHECK(terminal_columns("办结") == 4);
  CHECK(terminal_columns("（5个工作日）") == 13);
}

TEST_CASE("every cell of a column begins at the same column of the terminal") {
  const auto lines =
      lines_of(page({{"transferred_in", "2026-09-29"_day}, {"opinion_served", "2026-09-02"_day}},
                    "2026-09-30"_day));
  const auto column = [&](std::size_t line, std::string_view cell) {
    const auto at = lines.at(line).find(cell);
    REQUIRE(at != std::string::npos);
    return terminal_columns(std::string_view(lines[line]).substr(0, at));
  };
  for (const std::size_t line : {1, 2, 3}) {
    CHECK(column(line, "2026-") == column(0, "起算"));
    CHECK(column(line, "还有") == column(0, "状态"));
    CHECK(column(line, line == 1 ? "信访人" : "责任单位") == column(0, "责任"));
  }
}

TEST_CASE("a clock's line says duty, start, days, dates, weekday and what is left") {
  const std::string text = page({{"accepted", "2026-08-04"_day}}, "2026-09-28"_day);
  for (const char* fact :
       {"办结", "责任单位", "2026-08-04 受理", "60日", "2026-10-03", "2026-10-08 周四",
        "2026-09-30", "还有10天", "《信访工作条例》第三十四条", "国庆节放假"})
    CHECK(says(text, fact));
  CHECK(says(page({{"accepted", "2026-08-04"_day}}, "2026-10-08"_day), "今天到期"));
  CHECK(says(page({{"accepted", "2026-08-04"_day}}, "2026-10-10"_day), "已过2天"));
}

TEST_CASE("states other than running are told: met, late, suspended, ended, exempt, provisional") {
  const LocalDate today = "2026-11-29"_day;
  CHECK(says(page({{"accepted", "2026-06-01"_day}, {"concluded", "2026-08-03"_day}}, today),
             "已办到 2026-08-03，迟3天"));
  CHECK(
      says(page({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-03-30"_day}}, today),
           "听证中止"));
  CHECK(says(page({{"accepted", "2026-06-01"_day}, {"withdrawn", "2026-06-03"_day}}, today),
             "已终止 2026-06-03"));
  CHECK(says(page({{"received", "2026-11-24"_day}}, today, {.contact_known = false}), "不适用"));
  CHECK(says(page({{"accepted", "2026-11-24"_day}}, today), "暂定"));
  CHECK(says(page({{"improvement_advised", "2026-11-24"_day}}, today), "没有规定天数"));
  CHECK(says(page({{"transferred_in", "2026-11-05"_day, "2026-11-14"_day}}, today), "上级定"));
  CHECK(says(page({}, today), "没有起算"));
}

TEST_CASE("what was refused is told below the table") {
  const std::string text =
      page({{"accepted", "2026-06-01"_day},
            {.event = "extended", .date = "2026-07-20"_day, .days = 31, .approver = "甲"}},
           "2026-07-21"_day);
  CHECK(says(text, "2026年7月20日的延期没有生效"));
  CHECK(says(text, "30日"));
}

TEST_CASE("the days of a clock stand under its sentence, each with its number") {
  const ClockCount count = counted({{"accepted", "2026-08-04"_day}});
  const std::string text = counted_days_page(count.runs.at(0), ground().calendar);
  for (const char* fact : {"2026-08-04 周二", "第1至46日", "第60日", "国庆节调休上班", "中秋节放假",
                           "2026-10-08 周四", "到期日"})
    CHECK(says(text, fact));
}

}  // namespace deadlines_page_test
