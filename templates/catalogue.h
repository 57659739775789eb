// Every text the product says, by key, with the variables it declares. An office changes words
// here, never in code.
//
// The catalogue's own form (config/defaults/words/*.txt), UTF-8:
//     # a comment
//     == book_visit.ask_name
//     请问您的姓名？
//     == book_visit.done  {预约号} {日期:日期} {时间} {清单:列表}
//     您的预约号是{预约号}…
// A line "== KEY {变量} …" begins a text and declares its variables, each with its kind where it is
// not plain words (value.h); lines up to the next "==" are the text, in the language of template.h.
// A line that begins with # is a comment, also within a text. Blanks at the end of a line and blank
// lines at the end of a text fall off.
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
#include "templates/render.h"
#include "templates/worded.h"

namespace huiyin::templates {

using Variables = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// How much room there is for a text. One that is long may have a short form beside it, under its
// key with `.brief` behind: for SMS, which is counted and billed by its length and may be read by
// others. Where there is none, the text itself is said.
enum class Form { full, brief };
inline constexpr std::string_view kBrief = ".brief";

class Catalogue {
 public:
  struct Source {
    std::string name;  // for faults: "words/book_visit.txt"
    std::string text;
  };

  // All faults at once (appended to `faults`; the first is also the refusal), each with file, line,
  // column in code points and what to do, in Chinese an admin understands: a text twice, a variable
  // used and not declared, a brace left open, a bad key, an empty text, text that belongs to no
  // key, a file that is not UTF-8, a short form of no text, one that is not short, one that
  // tells what a matter is about.
  static Result<Catalogue> parse(std::span<const Source> sources, std::vector<Problem>* faults);

  // Other words by key, as an admin wrote them: the text alone, its head stays as it is.
  using Rewording = std::map<std::string, std::string, std::less<>>;

  // The same with those words. All faults at once, as of parse(), each with key, line and column;
  // besides: words.no_such_key, words.line_start (a line that a file would take for a comment or
  // for the next text), words.fact_dropped (see facts()).
  Result<Catalogue> reworded(const Rewording& rewording, std::vector<Problem>* faults) const;

  // The text with its variables in their place, as a message. A key or a variable that is missing
  // is a defect of ours: throws Broken (keys used in code are checked at start, see missing()).
  std::string say(std::string_view key, Variables variables = {}, Form form = Form::full) const;
  // The same, with the text that it is of and what fills it.
  Worded told(std::string_view key, Variables variables = {}, Form form = Form::full) const;
  // That of words which fill() made of these values for that target.
  Filling filling(std::string_view key, const Values& values, Target target) const;
  // With values of any kind, for any target. Only a key that is missing throws.
  Rendered fill(std::string_view key, const Values& values, Target target) const;
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;

  // What the head of a text declares, and what its words use of it. `key` must be there.
  const std::vector<Declared>& declared(std::string_view key) const;
  std::vector<std::string> used(std::string_view key) const;
  // The words of one text, as they stand in a file; what it tells in any case (facts.h).
  std::string words(std::string_view key) const;
  std::vector<std::string> facts(std::string_view key) const;

  // Of the keys (each with the variables the code gives, "日期:日期" where one is not plain words)
  // those that the catalogue lacks or that want other variables; so do their short forms.
  struct Need {
    std::string_view key;
    std::vector<std::string_view> variables;
  };
  std::vector<Problem> missing(std::span<const Need> needs) const;

  // Digest of all texts: the same words, the same version.
  const std::string& version() const { return kept_->version; }
  // One text from which parse() makes the same catalogue again.
  const std::string& source() const { return kept_->source; }

 private:
  friend class CatalogueReader;
  struct Text {
    std::vector<Declared> variables;
    Template words;
  };
  const Text& text(std::string_view key) const;
  const Text* brief_form_of(std::string_view key) const;  // none: nullptr

  using Texts = std::map<std::string, Text, std::less<>>;
  static std::string source_of(const Texts& texts);
  static Result<Catalogue> of(Texts texts, std::vector<Problem> found,
                              std::vector<Problem>* faults);

  struct Kept {
    Texts texts;
    std::string version, source;
  };
  // Constant once parsed, and so shared by copies: an office opens with a copy of its words.
  std::shared_ptr<const Kept> kept_ = std::make_shared<const Kept>();
};

}  // namespace huiyin::templates
