#include "tests/tidy/tree.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace huiyin::tidy {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::array kRooms{"base"sv,  "config"sv, "petition"sv, "templates"sv, "bot"sv,
                            "store"sv, "paper"sv,  "gateway"sv,  "app"sv,       "sim"sv};
constexpr std::array kNotOurs{"build"sv, ".git"sv, "node_modules"sv, "dist"sv};
constexpr std::array kTexts{".cpp"sv,  ".h"sv,    ".cmake"sv,   ".txt"sv, ".md"sv,   ".json"sv,
                            ".html"sv, ".js"sv,   ".mjs"sv,     ".ts"sv,  ".vue"sv,  ".css"sv,
                            ".sql"sv,  ".conf"sv, ".service"sv, ".tsv"sv, ".supp"sv, ""sv};

std::vector<std::string> lines_of(const fs::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<File> read_tree() {
  const fs::path root = HUIYIN_SOURCE_DIR;
  std::vector<File> files;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry); ++entry) {
    const std::string name = entry->path().filename().string();
    if (std::ranges::find(kNotOurs, name) != kNotOurs.end()) {
      entry.disable_recursion_pending();  // ".git" may be a file that names a folder elsewhere
    } else if (entry->is_regular_file() &&
               std::ranges::find(kTexts, entry->path().extension().string()) != kTexts.end()) {
      File file{entry->path().lexically_relative(root).string(), lines_of(entry->path()), {}};
      if (is_cpp(file.path)) file.code = code_of(file.lines);
      files.push_back(std::move(file));
    }
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

bool is_word_letter(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Walks over C++ text and blanks what is not code.
class Blanking {
 public:
  std::string line(const std::string& text) {
    std::string code = text;
    for (std::size_t i = 0; i < text.size();) i = step(text, code, i);
    if (state_ != State::block && state_ != State::raw) state_ = State::code;
    return code;
  }

 private:
  enum class State { code, block, raw };

  static std::size_t blank(std::string& code, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < code.size(); ++i) code[i] = ' ';
    return to;
  }

  // Blanks to the end of what closes with `closing`; or to the line's end, and stays within.
  std::size_t blank_until(const std::string& text, std::string& code, std::size_t from,
                          const std::string& closing) {
    const auto end = text.find(closing, from);
    if (end == std::string::npos) return blank(code, from, text.size());
    state_ = State::code;
    return blank(code, from, end + closing.size());
  }

  std::size_t step(const std::string& text, std::string& code, std::size_t i) {
    if (state_ == State::block) return blank_until(text, code, i, "*/");
    if (state_ == State::raw) return blank_until(text, code, i, raw_end_);
    if (text.compare(i, 2, "//") == 0) return blank(code, i, text.size());
    if (text.compare(i, 2, "/*") == 0) {
      state_ = State::block;
      return blank(code, i, i + 2);
    }
    if (text.compare(i, 2, "R\"") == 0 && (i == 0 || !is_word_letter(text[i - 1]))) {
      const auto open = text.find('(', i);
      raw_end_ = ")" + text.substr(i + 2, open - i - 2) + "\"";
      state_ = State::raw;
      return blank(code, i + 2, open + 1);
    }
    const bool is_include = text.starts_with("#include");
    if (text[i] == '"' && !is_include) return quoted(text, code, i, '"');
    // 1'000 is a number
    if (text[i] == '\'' && (i == 0 || !is_word_letter(text[i - 1])))
      return quoted(text, code, i, '\'');
    return i + 1;
  }

  static std::size_t quoted(const std::string& text, std::string& code, std::size_t from,
                            char quote) {
    std::size_t end = from + 1;
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
    blank(code, from + 1, std::min(end, text.size()));
    return end + 1;
  }

  State state_ = State::code;
  std::string raw_end_;
};

}  // namespace

const std::vector<File>& tree() {
  static const std::vector<File> files = read_tree();
  return files;
}

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

std::string room_of(std::string_view path) {
  const std::string_view first = path.substr(0, path.find('/'));
  return std::ranges::find(kRooms, first) == kRooms.end() ? "" : std::string(first);
}

std::vector<std::string> code_of(const std::vector<std::string>& lines) {
  Blanking blanking;
  std::vector<std::string> code;
  for (const std::string& line : lines) code.push_back(blanking.line(line));
  return code;
}

bool has_word(std::string_view line, std::string_view word) {
  for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const bool before = at > 0 && is_word_letter(line[at - 1]) && is_word_letter(word.front());
    const auto end = at + word.size();
    const bool after =
        end < line.size() && is_word_letter(line[end]) && is_word_letter(word.back());
    if (!before && !after) return true;
  }
  return false;
}

std::vector<std::string> bad_lines(const File& file, const std::vector<std::string>& lines,
                                   const Lines& is_bad, std::string_view sentence) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (is_bad(lines[i]))
      found.push_back(file.path + ":" + std::to_string(i + 1) + ": " + std::string(sentence));
  return found;
}

void fail_with(const std::vector<std::string>& found) {
  // Printed as they are: Catch would break the lines, and an editor follows path:line.
  for (const std::string& each : found) std::cout << each << '\n';
  CHECK(found.empty());
}

}  // namespace huiyin::tidy
