// The number 登记号 by which people name a matter: "XF2026-001234" (year of registration, six
// digits in series).
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/time.h"

namespace huiyin::petition {

class CaseNumber {
 public:
  // Reads what people type: any case, spaces, dashes, full width, a missing hyphen or XF, lost
  // zeros after a hyphen
  // ("xf2026 101"). Refuses with where = "case_no": case_no.shape, case_no.year (later than
  // `today`'s, or before any file was numbered).
  static Result<CaseNumber> parse(std::string_view typed, LocalDate today);

  // The number of the `serial`th matter registered in `year`; 1 to 999999.
  static CaseNumber of(int year, int serial);

  const std::string& text() const { return text_; }  // normal form
  int year() const;
  int serial() const;
  auto operator<=>(const CaseNumber&) const = default;

 private:
  explicit CaseNumber(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace huiyin::petition
