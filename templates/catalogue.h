// Every text the product says, by key, with the variables it declares. An office changes words
// here, never in code.
//
// The catalogue's own form (config/defaults/words/*.txt), UTF-8:
//     # a comment
//     == book_visit.ask_name
//     请问您的姓名？
//     == book_visit.done  {预约号} {日期} {时间} {地点}
//     您的预约号是{预约号}…
// A line "== KEY {变量} …" begins a text and declares its variables; lines up to the next "==" are
// the text; a variable in braces is replaced; {{ and }} are braces. A line that begins with # is a
// comment, also within a text. Blanks at the end of a line and blank lines at the end of a text
// fall off.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace huiyin::templates {

using Variables = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Catalogue {
 public:
  struct Source {
    std::string name;  // for faults: "words/book_visit.txt"
    std::string text;
  };

  // All faults at once (appended to `faults`; the first is also the refusal), each with file, line,
  // column in code points and what to do, in Chinese an admin understands: a text twice, a variable
  // used and not declared, a brace left open, a bad key, an empty text, text that belongs to no
  // key, a file that is not UTF-8.
  static Result<Catalogue> parse(std::span<const Source> sources, std::vector<Problem>* faults);

  // The text with its variables in their place. A key or a variable that is missing is a defect of
  // ours: throws Broken (keys used in code are checked at start, see missing()).
  std::string say(std::string_view key, Variables variables = {}) const;
  bool has(std::string_view key) const;

  // Of the keys (each with the variables the code gives) those that the catalogue lacks or that
  // want other variables.
  struct Need {
    std::string_view key;
    std::vector<std::string_view> variables;
  };
  std::vector<Problem> missing(std::span<const Need> needs) const;

  const std::string& version() const {
    return version_;
  }                            // digest of all texts: the same words, the same version
  std::string source() const;  // one text from which parse() makes the same catalogue again

 private:
  friend class CatalogueReader;
  struct Piece {
    bool is_variable;
    std::string text;
  };
  struct Text {
    std::vector<std::string> variables;
    std::vector<Piece> pieces;
  };
  std::map<std::string, Text, std::less<>> texts_;
  std::string version_;
};

}  // namespace huiyin::templates
