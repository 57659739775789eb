#include "petition/document_number.h"

#include <array>

#include "base/ensure.h"
#include "petition/typed.h"

namespace huiyin::petition {
namespace {

constexpr int kFirstYearOfPapers = 1990, kLastYearOfPapers = 2100;
constexpr std::size_t kIssuerBytesMax = 120;
constexpr std::size_t kTypedDocumentMax = 240;

// Brackets as typed; full width round and square ones are half width by then.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kBrackets{
    {{"〔", "〕"}, {"[", "]"}, {"(", ")"}, {"【", "】"}, {"﹝", "﹞"}, {"{", "}"}}};

struct Cut {
  std::string_view issuer, year, rest;
};

// The last bracketed part is the year: a unit's name may have brackets of its own.
Cut cut(std::string_view plain) {
  Cut best;
  for (const auto& [open, close] : kBrackets) {
    const auto from = plain.rfind(open);
    if (from == plain.npos || from < best.issuer.size()) continue;
    const auto to = plain.find(close, from);
    if (to == plain.npos) continue;
    best = {plain.substr(0, from), plain.substr(from + open.size(), to - from - open.size()),
            plain.substr(to + close.size())};
  }
  return best;
}

}  // namespace

Result<DocumentNumber> DocumentNumber::parse(std::string_view typed) {
  const Refused refused({"document_no.shape", "document_no", "这不像一个文号",
                         "文号的样子是 云药信受告〔2026〕12号，请照文书上的写"});
  if (typed.size() > kTypedDocumentMax) return refused;
  const std::string plain = without(plain_typed(typed), " ");
  auto [issuer, year, rest] = cut(plain);
  if (constexpr std::string_view label = "文号:"; issuer.starts_with(label))
    issuer.remove_prefix(label.size());
  if (constexpr std::string_view nth = "第"; rest.starts_with(nth)) rest.remove_prefix(nth.size());
  if (constexpr std::string_view number = "号"; rest.ends_with(number))
    rest.remove_suffix(number.size());
  while (rest.starts_with('0')) rest.remove_prefix(1);
  if (issuer.empty() || issuer.size() > kIssuerBytesMax) return refused;
  if (!is_digits(year) || year.size() != 4 || !is_digits(rest) || rest.size() > 6) return refused;
  const int in_year = std::stoi(std::string(year)), serial = std::stoi(std::string(rest));
  if (in_year < kFirstYearOfPapers || in_year > kLastYearOfPapers) return refused;
  return DocumentNumber(std::string(issuer), in_year, serial);
}

DocumentNumber DocumentNumber::of(std::string_view issuer, int year, int serial) {
  ensure(!issuer.empty() && issuer.size() <= kIssuerBytesMax, "a document has an issuer");
  ensure(year >= kFirstYearOfPapers && year <= kLastYearOfPapers, "a document's year is plausible");
  ensure(serial >= 1 && serial <= kSerialMax, "a document's serial has at most six digits");
  return DocumentNumber(without(plain_typed(issuer), " "), year, serial);
}

std::string DocumentNumber::issuer_of(std::string_view unit_short_name, std::string_view word) {
  return std::string(unit_short_name) + "信" + std::string(word);
}

bool DocumentNumber::are_same(std::string_view a, std::string_view b) {
  const auto left = parse(a), right = parse(b);
  return left && right ? *left == *right : a == b;
}

std::string DocumentNumber::text() const {
  return issuer_ + "〔" + std::to_string(year_) + "〕" + std::to_string(serial_) + "号";
}

}  // namespace huiyin::petition
