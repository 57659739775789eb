// What a variable of a text may hold: its kind is declared where the text begins, "{日期:日期}",
// and decides how it is written out. Plain words are what most of them are: "{姓名}" is a text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"

namespace huiyin::templates {

enum class Kind {
  text,    // 文字: any words, also of several lines
  name,    // 名称: of a person, a body, a place; one line
  number,  // 数字: whole
  date,    // 日期: written 2026年11月24日
  list     // 列表: of texts; written out with 、 between them
};

std::string_view title(Kind kind);                        // "日期", as it is declared
std::optional<Kind> kind_titled(std::string_view title);  // nothing: no such kind

using List = std::vector<std::string>;

class Value {
 public:
  static Value text(std::string words) { return {Kind::text, std::move(words)}; }
  static Value name(std::string words) { return {Kind::name, std::move(words)}; }
  static Value number(std::int64_t number) { return {Kind::number, number}; }
  static Value date(LocalDate date) { return {Kind::date, date}; }
  static Value list(List items) { return {Kind::list, std::move(items)}; }

  Kind kind() const { return kind_; }
  // A name may stand where a text is declared and the other way round, as long as it is one line.
  bool fits(Kind declared) const;
  bool holds_something() const;  // what {如果 …} asks: words that are not blank, not 0, any day
  std::string words() const;     // written out, for no target in particular
  const List& items() const;     // of a list; of anything else: none
  bool operator==(const Value&) const = default;

 private:
  using Held = std::variant<std::string, std::int64_t, LocalDate, List>;
  Value(Kind kind, Held held) : kind_(kind), held_(std::move(held)) {}

  Kind kind_;
  Held held_;
};

// By the variable's Chinese name.
using Values = std::map<std::string, Value, std::less<>>;

// A variable's name and kind, as the head of a text declares it.
struct Declared {
  std::string name;
  Kind kind = Kind::text;
  bool operator==(const Declared&) const = default;
};

// What stands between the braces of a declaration: "日期:日期", "姓名"; the colon may be ： too.
// Nothing: no name, or a kind that does not exist.
std::optional<Declared> read_declared(std::string_view between_braces);
std::string written(const Declared& declared);  // the same again; a text without its kind

// A variable's name is one word of any script, and none of the language's own (如果 否则 每个 完).
bool is_variable_name(std::string_view name);

}  // namespace huiyin::templates
