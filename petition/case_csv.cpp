#include "petition/case_csv.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kRowEnd = "\r\n";
constexpr std::string_view kNotExported = "检举控告,不列";
// Excel holds 32,767 UTF-16 units in a cell; a code point takes at most two of them.
constexpr std::size_t kCellPointsMax = 16000;

// What Excel, WPS or LibreOffice may take for the beginning of a formula, full width forms too:
// some take them for their half width ones.
bool begins_formula(char32_t point) {
  constexpr std::u32string_view kDangerous = U"=+-@\t\r\n＝＋－＠";
  return kDangerous.find(point) != std::u32string_view::npos;
}

std::string arrival_title(const CaseFile& file) {
  constexpr std::array<std::string_view, 4> kTitles{"来信", "来访", "网上", "来电"};
  for (const CaseEvent& event : file.counted) {
    if (const auto* body = std::get_if<event::Registered>(&event.body))
      return std::string(kTitles[std::size_t(body->arrival)]);
    if (const auto* body = std::get_if<event::TransferredIn>(&event.body))
      return "转来:" + body->from;
  }
  return {};
}

struct Column {
  const char* title;
  bool is_of_matter;  // left out of an accusation
  std::function<std::string(const ExportedCase&)> text;
};

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {"登记号", false,
       [](const ExportedCase& one) { return one.file.number ? one.file.number->text() : ""; }},
      {"信访人", true, [](const ExportedCase& one) { return one.petitioner; }},
      {"登记日期", false,
       [](const ExportedCase& one) {
         return one.file.counted.empty() ? "" : one.file.counted.front().date.iso();
       }},
      {"信访形式", false, [](const ExportedCase& one) { return arrival_title(one.file); }},
      {"包案领导", false, [](const ExportedCase& one) { return one.file.sponsor; }},
      {"问题发生地", true, [](const ExportedCase& one) { return one.file.columns.place; }},
      {"责任单位", false, [](const ExportedCase& one) { return one.file.columns.unit; }},
      {"产生原因", true, [](const ExportedCase& one) { return one.file.columns.cause; }},
      {"接待处理意见", true, [](const ExportedCase& one) { return one.file.columns.opinion; }},
      {"办理结案", true, [](const ExportedCase& one) { return one.file.columns.conclusion; }},
      {"首办责任人", false, [](const ExportedCase& one) { return one.file.first_receiver; }},
      {"承办人", false, [](const ExportedCase& one) { return one.file.handler; }},
      {"办理环节", false,
       [](const ExportedCase& one) { return std::string(title(one.file.state)); }}};
  return all;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::u32string points = code_points(text);
  std::erase(points, U'\0');
  if (points.size() > kCellPointsMax) {
    points.resize(kCellPointsMax - 1);
    points += U'…';
  }
  std::string cell = "\"";
  if (!points.empty() && begins_formula(points.front())) cell += '\'';
  for (const char c : utf8(points)) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

const std::vector<std::string>& csv_titles() {
  static const std::vector<std::string> titles = [] {
    std::vector<std::string> all;
    for (const Column& column : columns()) all.emplace_back(column.title);
    return all;
  }();
  return titles;
}

std::string cases_csv(std::span<const ExportedCase> cases) {
  std::string csv(kBom);
  const auto row = [&](const auto& text_of) {
    bool is_first = true;
    for (const Column& column : columns()) {
      if (!is_first) csv += ',';
      csv += csv_cell(text_of(column));
      is_first = false;
    }
    csv += kRowEnd;
  };
  row([](const Column& column) { return std::string(column.title); });
  for (const ExportedCase& one : cases)
    row([&](const Column& column) {
      const bool is_kept_back = column.is_of_matter && is_accusation(one.file);
      return is_kept_back ? std::string(kNotExported) : column.text(one);
    });
  return csv;
}

}  // namespace huiyin::petition
