#include "store/csv_table.h"

#include <iconv.h>

#include <algorithm>
#include <memory>

#include "base/ensure.h"
#include "base/utf8.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

struct CloseConverter {
  void operator()(void* converter) const { ::iconv_close(converter); }
};

// Nothing: it is none.
std::optional<std::string> from_gb18030(std::string_view bytes) {
  const iconv_t opened = ::iconv_open("UTF-8", "GB18030");
  ensure(opened != iconv_t(-1), "the C library knows GB18030");
  const std::unique_ptr<void, CloseConverter> converter(opened);
  std::string text(bytes.size() * 2 + 16, '\0');  // two bytes become three, four become four
  char* in = const_cast<char*>(bytes.data());
  std::size_t in_left = bytes.size(), out_left = text.size();
  char* out = text.data();
  if (::iconv(opened, &in, &in_left, &out, &out_left) == std::size_t(-1) || in_left != 0)
    return std::nullopt;
  text.resize(text.size() - out_left);
  return text;
}

std::optional<std::string> text_of_file(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Bom)) bytes.remove_prefix(kUtf8Bom.size());
  if (is_utf8(bytes)) return std::string(bytes);
  return from_gb18030(bytes);
}

// Cuts a text into rows of cells; a quoted cell may hold commas, quotes and line breaks.
class CsvReader {
 public:
  CsvReader(std::string_view text, const std::string& file, std::vector<Problem>& faults)
      : text_(text), file_(file), faults_(faults) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> all;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      do row.cells.push_back(cell());
      while (takes(','));
      end_of_row();
      if (!std::ranges::all_of(row.cells, is_blank)) all.push_back(std::move(row));
    }
    return all;
  }

 private:
  bool takes(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void end_of_row() {
    takes('\r');
    if (takes('\n')) ++line_;
  }

  std::string cell() {
    if (takes('"')) return quoted();
    const auto end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string plain(text_.substr(at_, end - at_));
    at_ = end;
    return plain;
  }

  std::string quoted() {
    const std::size_t began = line_;
    std::string inside;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !takes('"')) return behind_quote(std::move(inside));
      if (c == '\n') ++line_;
      inside += c;
    }
    fault(began, "引号没有成对");
    return inside;
  }

  // Only blanks may stand between the closing quote and the comma.
  std::string behind_quote(std::string inside) {
    const auto end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    if (!is_blank(text_.substr(at_, end - at_))) fault(line_, "引号后面还有文字");
    at_ = end;
    return inside;
  }

  void fault(std::size_t line, const char* what) {
    faults_.push_back({"csv.quote", csv_place(file_, line), what, "请用表格软件打开，另存为 CSV"});
  }

  const std::string_view text_;
  const std::string& file_;
  std::vector<Problem>& faults_;
  std::size_t at_ = 0, line_ = 1;
};

void check_titles(const CsvTable& table, std::size_t line, const std::string& file,
                  const std::vector<std::string>& needed, const std::vector<std::string>& known,
                  std::vector<Problem>& faults) {
  const auto refuse = [&](const std::string& title, const char* what, std::string remedy) {
    faults.push_back({"csv.title", csv_place(file, line, title), what, std::move(remedy)});
  };
  for (const std::string& title : needed)
    if (std::ranges::find(table.titles, title) == table.titles.end())
      refuse(title, "表头里没有这一列", "请加上这一列");
  for (const std::string& title : table.titles) {
    if (std::ranges::count(table.titles, title) > 1)
      refuse(title, "这一列出现了不止一次", "请留一列");
    if (std::ranges::find(known, title) != known.end()) continue;
    std::string all;
    for (const std::string& one : known) all += (all.empty() ? "" : "、") + one;
    refuse(title, "不认识这一列", "请删去，或改成其中之一：" + all);
  }
}

}  // namespace

std::string csv_place(const std::string& file, std::size_t line, std::string_view title) {
  return file + ":" + std::to_string(line) + (title.empty() ? "" : ": ") + std::string(title);
}

std::string CsvTable::cell(const CsvRow& row, std::string_view title) const {
  const auto found = std::ranges::find(titles, title);
  const auto at = std::size_t(found - titles.begin());
  if (found == titles.end() || at >= row.cells.size()) return {};
  std::string_view text = trimmed(row.cells[at]);
  if (text.size() > 1 && text.front() == '\'') text.remove_prefix(1);
  return std::string(text);
}

std::optional<CsvTable> read_csv(std::string_view bytes, const std::string& file,
                                 const std::vector<std::string>& needed,
                                 const std::vector<std::string>& known,
                                 std::vector<Problem>& faults) {
  const std::size_t before = faults.size();
  const auto text = text_of_file(bytes);
  if (!text) {
    faults.push_back({"csv.encoding", file, "文件的编码既不是 UTF-8，也不是 GB18030",
                      "请用表格软件打开，另存为“CSV UTF-8”"});
    return std::nullopt;
  }
  std::vector<CsvRow> rows = CsvReader(*text, file, faults).rows();
  if (rows.empty()) {
    faults.push_back({"csv.empty", file, "表里什么也没有", "请至少写表头和一行"});
    return std::nullopt;
  }
  CsvTable table;
  for (const std::string& title : rows.front().cells) table.titles.emplace_back(trimmed(title));
  check_titles(table, rows.front().line, file, needed, known, faults);
  for (const CsvRow& row : rows)
    if (row.cells.size() > table.titles.size())
      faults.push_back(
          {"csv.columns", csv_place(file, row.line), "这一行的格子比表头多", "请检查逗号和引号"});
  if (rows.size() > kCsvRowsMax)
    faults.push_back({"csv.rows", file, "行数太多，最多 " + std::to_string(kCsvRowsMax) + " 行",
                      "请分成几个文件"});
  if (faults.size() > before) return std::nullopt;
  rows.erase(rows.begin());
  table.rows = std::move(rows);
  return table;
}

}  // namespace huiyin::store
