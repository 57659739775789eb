// The number 文号 of a document: "云药信受告〔2026〕12号": the unit's short name with 信, the word
// of the kind 字, the year in hexagonal brackets 六角括号, a running number without leading zeros,
// no 第. Form: 《党政机关公文格式》 GB/T 9704-2012, 7.2.5.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace huiyin::petition {

class DocumentNumber {
 public:
  static constexpr int kSerialMax = 999'999;

  // Reads what people type and what older papers bear: other brackets, full width, blanks, 第,
  // zeros in front, without 号. Refuses with document_no.shape.
  static Result<DocumentNumber> parse(std::string_view typed);

  // `issuer`: what stands before the year, "云药信受告". Year 1990 … 2100, serial from 1.
  static DocumentNumber of(std::string_view issuer, int year, int serial);

  // "云药" and "受告" make "云药信受告".
  static std::string issuer_of(std::string_view unit_short_name, std::string_view word);

  // The same number, however each is written; texts that are none are compared as they are.
  static bool are_same(std::string_view a, std::string_view b);

  std::string text() const;  // "云药信受告〔2026〕12号"
  const std::string& issuer() const { return issuer_; }
  int year() const { return year_; }
  int serial() const { return serial_; }
  auto operator<=>(const DocumentNumber&) const = default;

 private:
  DocumentNumber(std::string issuer, int year, int serial)
      : issuer_(std::move(issuer)), year_(year), serial_(serial) {}
  std::string issuer_;
  int year_;
  int serial_;
};

}  // namespace huiyin::petition
