// The number 预约号 of a visit: "A0315". After A9999 comes B0001, after Z9999 AA0001; none is ever
// used twice.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace huiyin::petition {

class BookingNumber {
 public:
  static constexpr std::int64_t kSerialMax = (26 + 26 * 26) * std::int64_t{9999};  // ZZ9999

  // Reads what people type: any case, spaces, dashes, full width. Refuses with booking_no.shape.
  static Result<BookingNumber> parse(std::string_view typed);

  // The `serial`th booking ever made, from 1: nth(315) is A0315, nth(10000) is B0001. At most
  // kSerialMax.
  static BookingNumber nth(std::int64_t serial);

  const std::string& text() const { return text_; }
  std::int64_t serial() const;  // nth(n).serial() == n
  auto operator<=>(const BookingNumber&) const = default;

 private:
  explicit BookingNumber(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace huiyin::petition
