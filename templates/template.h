// One text with variables, conditions and lists, and nothing more:
//
//     您好，{姓名}！{如果 期限}最迟{期限}答复您。{否则}尚未确定期限。{完}
//     请带：
//     {每个 材料 在 清单}
//     · {材料}
//     {完}
//
// {{ and }} are braces. 如果 asks whether its variable holds something (words, a day, a number
// other than 0, a list with items); 否则 may be left out. 每个 goes through a list, and its own
// name is known within it alone. A tag of these that has a line for itself leaves no line behind.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "templates/value.h"

namespace huiyin::templates {

struct Node {
  enum class Kind { words, variable, condition, each };
  Kind kind = Kind::words;
  std::string text = {};  // the words; else the variable's name
  std::string item = {};  // of each: what one of the list is called within
  std::vector<Node> inner;
  std::vector<Node> otherwise;  // of a condition
};
bool operator==(const Node& a, const Node& b);

using Template = std::vector<Node>;

// A line of a file; a text may leave out lines of it (comments).
struct SourceLine {
  std::string_view text;
  std::size_t number = 1;
};
std::vector<SourceLine> lines_of(std::string_view text);  // CR LF too, a byte order mark falls off

struct ParsedTemplate {
  Template text;
  std::vector<Problem> faults;  // of all the text; empty: it may be said
};

// Reads a text whose head declared these variables. Total. A fault's where is `name` with line and
// column (in characters): "words/a.txt 第2行第4列". Codes: words.brace, words.variable,
// words.undeclared (with the name that was perhaps meant), words.tag, words.open (a 如果 or 每个
// without its 完), words.not_a_list, words.shadow, words.deep.
ParsedTemplate parse_template(std::span<const SourceLine> lines, const std::string& name,
                              std::span<const Declared> declared);

// The text from which parse_template makes the same again.
std::string print(const Template& text);

// The variables that it uses, each once, in order; the items of its lists are none.
std::vector<std::string> variables_of(const Template& text);

// "words/a.txt 第2行第4列"
std::string place_in(const std::string& name, std::size_t line, std::size_t column);

}  // namespace huiyin::templates
