#include "app/commands/deadlines_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "petition/clock_words.h"
#include "petition/how_counted.h"

namespace huiyin::app {
namespace {

using petition::ClockRun;

constexpr std::size_t kGap = 2;  // blanks between two columns

// East Asian wide and full-width signs, of those that our texts hold (Unicode annex 11).
bool is_wide(char32_t point) {
  return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
         (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF01 && point <= 0xFF60) ||
         (point >= 0xFFE0 && point <= 0xFFE6) || (point >= 0x20000 && point <= 0x3FFFD);
}

using TableRow = std::vector<std::string>;

// Each column as wide as its widest cell; nothing behind the last.
std::string aligned(const std::vector<TableRow>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const TableRow& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], terminal_columns(row[i]));
  std::string text;
  for (const TableRow& row : rows) {
    std::string line;
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      line += row[i] + std::string(widths[i] + kGap - terminal_columns(row[i]), ' ');
    line += row.back();
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string with_weekday(const std::optional<LocalDate>& date) {
  return date ? date->iso() + " " + chinese(date->weekday()) : "-";
}

std::string iso(const std::optional<LocalDate>& date) { return date ? date->iso() : "-"; }

std::string state_of(const ClockRun& run, LocalDate today) {
  if (run.is_exempt) return "不适用";
  if (run.met_on) {
    const std::string late =
        run.was_late() ? fmt::format("，迟{}天", (*run.met_on - *run.due).count()) : "";
    return "已办到 " + run.met_on->iso() + late;
  }
  if (run.is_ended) return "已终止 " + run.ended_on->iso();
  if (run.suspended_from) return "听证中止";
  if (run.is_without_days) return "没有规定天数";
  const auto left = (*run.due - today).count();
  std::string text = left > 0    ? fmt::format("还有{}天", left)
                     : left == 0 ? "今天到期"
                                 : fmt::format("已过{}天", -left);
  return text + (run.provisional ? "，暂定" : "");
}

TableRow row_of(const ClockRun& run, LocalDate today) {
  std::string days_given = "-";
  if (run.days) days_given = petition::days_in_words(*run.days, run.unit);
  if (!run.days && run.due) days_given = "上级定";
  return {run.title,
          std::string(petition::title(run.owner)),
          run.begins.iso() + " " + std::string(petition::mark_title(run.start_event)),
          days_given,
          iso(run.nominal),
          with_weekday(run.due),
          iso(run.safe),
          state_of(run, today)};
}

std::string dates_of(const petition::CountedDays& days) {
  const auto one = [](LocalDate date) { return date.iso() + " " + chinese(date.weekday()); };
  return days.from == days.until ? one(days.from) : one(days.from) + " 至 " + one(days.until);
}

std::string numbers_of(const petition::CountedDays& days) {
  if (days.first == 0) return "-";
  if (days.first == days.last) return fmt::format("第{}日", days.first);
  return fmt::format("第{}至{}日", days.first, days.last);
}

}  // namespace

std::size_t terminal_columns(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t point : code_points(text)) columns += is_wide(point) ? 2 : 1;
  return columns;
}

std::string deadlines_page(const petition::ClockCount& count,
                           const petition::ClockSettings& settings, const petition::Law& law,
                           LocalDate today) {
  std::string text;
  if (count.runs.empty()) {
    text = "这些事件没有起算任何期限。\n";
  } else {
    std::vector<TableRow> rows{
        {"期限", "责任", "起算", "天数", "届满", "到期日", "稳妥日", "状态"}};
    for (const ClockRun& run : count.runs) rows.push_back(row_of(run, today));
    text = aligned(rows) + "\n";
    for (const ClockRun& run : count.runs)
      text +=
          run.title + "（" + run.article + "）：" + petition::how_counted(run, law.calendar) + "\n";
  }
  if (!count.refused.empty()) text += "\n";
  for (const petition::RefusedMark& refused : count.refused)
    text += petition::refused_in_words(refused, settings, law.rules) + "\n";
  return text;
}

std::string counted_days_page(const ClockRun& run, const petition::Calendar& calendar) {
  std::string text =
      run.title + "（" + run.article + "）：" + petition::how_counted(run, calendar) + "\n";
  std::vector<TableRow> rows;
  for (const petition::CountedDays& days : petition::day_by_day(run, calendar))
    rows.push_back({"  " + dates_of(days), numbers_of(days), days.note});
  if (!rows.empty()) text += aligned(rows);
  return text;
}

}  // namespace huiyin::app
