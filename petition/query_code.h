// The code 查询码 of six digits, with which a citizen asks after a matter or a booking.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace huiyin::petition {

// Half a key to a file: no formatter and no <<, so that it reaches no log.
class QueryCode {
 public:
  // Reads what people type: spaces, dashes, full width. Refuses with query_code.shape.
  static Result<QueryCode> parse(std::string_view typed);

  // The code that a random number means: 0 to 999999.
  static QueryCode of(std::uint32_t below_a_million);

  const std::string& text() const { return text_; }
  auto operator<=>(const QueryCode&) const = default;

 private:
  explicit QueryCode(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace huiyin::petition
