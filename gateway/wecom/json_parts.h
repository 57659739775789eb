// JSON taken apart at its outermost level by its quotation marks and brackets alone: what is wrong
// inside of one part does not hide the others.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::gateway::wecom {

inline constexpr std::size_t kJsonPartsMax = 100'000;  // a hundred times the largest page

struct JsonPart {
  std::string key;         // of an object's member; of an array's element empty
  std::string_view value;  // as written, without the blanks around it; perhaps no JSON
};

struct JsonParts {
  std::vector<JsonPart> parts;  // in order; a doubled key stands twice
  // False: `parts` are those before the place where brackets or quotation marks do not fit, where
  // the text ends too early or goes on, or where there are too many.
  bool is_whole = false;
};

// The members of an object or the elements of an array; of anything else none. `text` must outlive
// them.
JsonParts json_parts(std::string_view text);

// Behind the string that begins at `at` with its quotation mark; the end of the text where it does
// not end.
std::size_t behind_string(std::string_view text, std::size_t at);

// What a key in its quotation marks reads as: "a" and "\u0061" are the same one.
std::optional<std::string> key_in(std::string_view quoted);

}  // namespace huiyin::gateway::wecom
