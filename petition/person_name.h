// The name of a natural person 姓名, as on a form.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace huiyin::petition {

// Personal data: no formatter and no <<. What may be shown is asked for by name, masked().
class PersonName {
 public:
  // 1 to 30 code points: Han, letters, the scripts of China's peoples, and · between the parts of a
  // name (its many look-alikes become ·). Spaces inside a Han name fall away; between Latin words
  // one stays. Refuses with where = "name": name.empty, name.length, name.character. No refusal
  // repeats the name.
  static Result<PersonName> parse(std::string_view typed);

  const std::string& text() const { return text_; }
  std::string masked() const;  // "李**": the first sign, and that more follows
  auto operator<=>(const PersonName&) const = default;

 private:
  explicit PersonName(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace huiyin::petition
