#include "config/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace huiyin::config {
namespace {

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};

// Line and column, both from 1, of the byte at `offset`; a column is a character, not a byte.
Place place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          .column = 1 + count_points(before.substr(line_start))};
}

// The reader stops at the end of a text that should not stand there: people look for its beginning.
std::size_t token_start(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || text[offset] != '"') return offset;
  for (std::size_t at = offset; at-- > 0;) {
    if (text[at] == '\n') break;
    if (text[at] == '"' && (at == 0 || text[at - 1] != '\\')) return at;
  }
  return offset;
}

// What people get wrong most, told from the character where the reader stopped and the one before
// it.
std::string remedy_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "内容没有写完：请检查最后是否少了引号或 }";
  const auto before = text.substr(0, offset).find_last_not_of(" \t\r\n");
  const char previous = before == std::string_view::npos ? '\0' : text[before];
  const char here = text[offset];
  if (previous == ',' && (here == '}' || here == ']')) return "请删去这里前面多余的逗号";
  if (here == '"' && (previous == '"' || previous == '}' || previous == ']' ||
                      (previous >= '0' && previous <= '9') || previous == 'e'))
    return "上一项的末尾可能少了逗号";
  if (here == '\n' || here == '\t') return "引号里不能有换行或制表符：请检查这一行的引号";
  if (text.substr(offset).starts_with("\xE2\x80\x9C") || text.substr(offset).starts_with("\xEF"))
    return "这里用了中文标点：请改用英文的引号、逗号、冒号";
  return "请检查这里附近的引号、逗号、冒号和括号";
}

// An editor that saves Chinese as GBK or UTF-16 is met more often than a broken file.
std::optional<Problem> encoding_fault(std::string_view text, const std::string& where) {
  if (is_utf8(text) && text.find('\0') == std::string_view::npos) return std::nullopt;
  return Problem{"json.encoding", where, "文件不是 UTF-8 编码（可能是 GBK 或 UTF-16）",
                 "请用编辑器“另存为”，编码选 UTF-8"};
}

// Counts the lines that the reader has taken in. Copies count together, as the reader copies it.
class CountingLines {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingLines(const char* at, std::size_t& line) : at_(at), line_(&line) {}
  reference operator*() const { return *at_; }
  CountingLines& operator++() {
    if (*at_++ == '\n') ++*line_;
    return *this;
  }
  bool operator==(const CountingLines& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

// Where the reader stands, told by its events: keys that were seen before, lines of objects.
class Watch {
 public:
  Watch(const std::size_t& line, ObjectLines* lines) : line_(line), lines_(lines) {}

  bool operator()(nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        step();
        if (event == Event::object_start && lines_ != nullptr) lines_->emplace(path(), line_);
        levels_.push_back({.is_array = event == Event::array_start});
        break;
      case Event::object_end:
      case Event::array_end:
        levels_.pop_back();
        break;
      case Event::key:
        levels_.back().current = parsed.get<std::string>();
        if (!levels_.back().seen.insert(levels_.back().current).second)
          duplicates_.push_back(path());
        break;
      case Event::value:
        step();
        break;
    }
    return true;
  }
  const std::vector<std::string>& duplicates() const { return duplicates_; }

 private:
  struct Level {
    bool is_array = false;
    std::size_t count = 0;  // elements begun
    std::set<std::string> seen = {};
    std::string current = {};
  };

  void step() {
    if (!levels_.empty()) ++levels_.back().count;
  }
  std::string path() const {
    std::string text;
    for (const Level& level : levels_)
      text += level.is_array ? fmt::format("[{}]", level.count - 1)
                             : (text.empty() ? "" : ".") + level.current;
    return text;
  }

  const std::size_t& line_;
  ObjectLines* lines_;
  std::vector<Level> levels_;
  std::vector<std::string> duplicates_;
};

}  // namespace

bool read_json(std::string_view text, const std::string& where, nlohmann::json& root,
               std::vector<Problem>& problems, ObjectLines* lines) {
  if (auto fault = encoding_fault(text, where)) {
    problems.push_back(std::move(*fault));
    return false;
  }
  if (trimmed(text).empty()) {
    problems.push_back({"json.syntax", where + ":1:1", "文件是空的", "请写成 { … }"});
    return false;
  }
  std::size_t line = 1;
  Watch watch(line, lines);
  try {
    root = nlohmann::json::parse(
        CountingLines(text.data(), line), CountingLines(text.data() + text.size(), line),
        [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
          return watch(event, parsed);
        },
        /*allow_exceptions=*/true, /*ignore_comments=*/true);
  } catch (const nlohmann::json::parse_error& error) {
    // Its what() quotes what was read last, which may be a secret: only the place is told.
    const std::size_t stopped = error.byte == 0 ? 0 : error.byte - 1;
    const std::size_t offset = token_start(text, std::min(stopped, text.size()));
    const Place place = place_of(text, offset);
    problems.push_back(
        {"json.syntax", fmt::format("{}:{}:{}", where, place.line, place.column),
         fmt::format("第 {} 行第 {} 个字处不是正确的 JSON", place.line, place.column),
         remedy_at(text, offset)});
    return false;
  } catch (const nlohmann::json::exception&) {
    problems.push_back({"json.value", where, "有一个数字太大，无法读取", "请检查文件里的数字"});
    return false;
  }
  for (const std::string& key : watch.duplicates())
    problems.push_back({"json.duplicate", where + ": " + key, "这一项写了两次",
                        "请只保留一处，否则不知道以哪个为准"});
  return true;
}

Result<std::string> read_text_file(const std::string& path, std::size_t bytes_max) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    return Refused({"file.missing", path, "没有这个文件", "请检查路径是否写对"});
  if (std::filesystem::is_directory(status))
    return Refused({"file.unreadable", path, "这是一个文件夹，不是文件", "请写出文件的路径"});
  std::ifstream file(path, std::ios::binary);
  std::string text(bytes_max + 1, '\0');
  if (!file)
    return Refused({"file.unreadable", path, "文件打不开", "请检查运行本程序的用户能否读取它"});
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return Refused({"file.unreadable", path, "读取文件时出错", "请检查磁盘"});
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > bytes_max)
    return Refused({"file.too_long", path, fmt::format("文件超过 {} 字节", bytes_max),
                    "请确认写的是正确的文件"});
  return text;
}

}  // namespace huiyin::config
