// A telephone number of the mainland: mobile or landline.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace huiyin::petition {

// Personal data: no formatter and no <<. What may be shown is asked for by name, masked() or
// last4().
class Phone {
 public:
  // Reads what people type: "139 0000 1001", "+86-13900001001", "0086 020 82803159",
  // "（010）6228－8559", a local number of seven or eight digits. Refuses with where = "phone":
  // phone.empty, phone.shape (signs that no number has, or no number of the mainland), phone.length
  // (too few or too many digits). No refusal repeats the digits.
  static Result<Phone> parse(std::string_view typed);

  const std::string& text() const {
    return text_;
  }  // normal form: "13900001001", "0999-5550123", "5550123"
  bool is_mobile() const { return text_.size() == 11 && text_[0] == '1'; }
  std::string masked() const;  // "139****1001", "0999-***0123"
  std::string last4() const { return text_.substr(text_.size() - 4); }
  auto operator<=>(const Phone&) const = default;

 private:
  explicit Phone(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace huiyin::petition
