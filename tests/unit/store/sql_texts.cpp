#include "tests/unit/store/sql_texts.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>

#include "tests/unit/store/fresh_folder.h"

namespace huiyin::store {

namespace {

// Literals of a C++ source in their order, neighbours joined; comments and characters are passed
// over.
class Literals {
 public:
  explicit Literals(std::string_view source) : rest_(source) {}

  std::vector<SqlText> all() {
    while (!rest_.empty()) step();
    join_no_more();
    return std::move(found_);
  }

 private:
  void step() {
    if (rest_.starts_with("//")) return skip(rest_.find('\n'));
    if (rest_.starts_with("/*")) return skip(rest_.find("*/"), 2);
    if (rest_.starts_with("R\"") && !in_word_) return raw();
    if (rest_.front() == '"') return literal();
    // A digit separator is no character: it stands inside a number.
    if (rest_.front() == '\'' && !in_word_) return skip(end_of_quoted('\''));
    const char c = rest_.front();
    in_word_ = c == '_' || std::isalnum(static_cast<unsigned char>(c));
    if (c != ' ' && c != '\n' && c != '\t') join_no_more();
    skip(0, 1);
  }

  std::size_t end_of_quoted(char quote) const {
    std::size_t at = 1;
    while (at < rest_.size() && rest_[at] != quote) at += rest_[at] == '\\' ? 2 : 1;
    return std::min(at + 1, rest_.size());
  }

  void raw() {
    const auto open = rest_.find('(');
    const std::string end = ")" + std::string(rest_.substr(2, open - 2)) + "\"";
    const auto close = rest_.find(end, open);
    add(rest_.substr(open + 1, close - open - 1));
    skip(close, end.size());
  }

  void literal() {
    const auto end = end_of_quoted('"');
    std::string text;
    for (std::size_t at = 1; at + 1 < end; ++at) {
      if (rest_[at] == '\\') ++at;
      text += rest_[at];
    }
    add(text);
    skip(end);
  }

  void add(std::string_view text) {
    if (!joining_) found_.push_back({std::to_string(line_), ""});
    joining_ = true;
    found_.back().sql += text;
  }
  void join_no_more() { joining_ = false; }

  void skip(std::size_t to, std::size_t more = 0) {
    const auto count = to >= rest_.size() ? rest_.size() : std::min(to + more, rest_.size());
    line_ += std::ranges::count(rest_.substr(0, count), '\n');
    rest_.remove_prefix(count);
  }

  std::string_view rest_;
  std::vector<SqlText> found_;
  std::ptrdiff_t line_ = 1;
  bool joining_ = false;
  bool in_word_ = false;
};

bool begins(const std::string& sql, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](auto word) { return sql.starts_with(word); });
}

}  // namespace

std::vector<SqlText> sql_texts_of(const std::string& path, const std::string& source) {
  const auto literals = Literals(source).all();
  std::vector<SqlText> texts;
  for (const auto& [line, sql] : literals) {
    if (!begins(sql, {"SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "})) continue;
    const std::string place = path + ":" + line;
    if (!sql.ends_with(' ')) {
      texts.push_back({place, sql});
      continue;
    }
    for (const auto& [end_line, end] : literals)
      if (begins(end, {"WHERE ", "JOIN "})) texts.push_back({path + ":" + end_line, sql + end});
  }
  return texts;
}

std::vector<SqlText> sql_texts() {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(HUIYIN_SOURCE_DIR) / "store")) {
    // What PostgreSQL alone is asked.
    const std::string name = entry.path().filename().string();
    if (name.starts_with("postgres_") || name == "dialect.cpp") continue;
    if (entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<SqlText> all;
  for (const auto& file : files)
    for (auto& text : sql_texts_of("store/" + file.filename().string(), contents(file.string())))
      all.push_back(std::move(text));
  return all;
}

}  // namespace huiyin::store
