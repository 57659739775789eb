#include "petition/case_number.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/ensure.h"
#include "petition/typed.h"

namespace huiyin::petition {
namespace {

constexpr int kFirstYear =
    1996;  // the first petition regulation; imported history may go back to it
constexpr std::size_t kYearDigits = 4, kSerialDigits = 6;
constexpr std::size_t kTypedCaseMax = 120;

Refused case_number_refused(const char* code, std::string what) {
  return Refused(
      {code, "case_no", std::move(what), "登记号的样子是 XF2026-001234,请照受理通知上的写"});
}

int number(std::string_view digits) { return std::stoi(std::string(digits)); }

}  // namespace

Result<CaseNumber> CaseNumber::parse(std::string_view typed, LocalDate today) {
  if (typed.size() > kTypedCaseMax)
    return case_number_refused("case_no.shape", "这段文字太长,不像登记号");
  std::string plain = plain_typed(typed);
  if (plain.starts_with("X")) {  // X F, X-F: also with something between the letters
    const std::size_t f = plain.find_first_not_of(" -", 1);
    if (f == std::string::npos || plain[f] != 'F')
      return case_number_refused("case_no.shape", "登记号应以 XF 开头");
    plain.erase(0, f + 1);
  }
  plain.erase(0, std::min(plain.find_first_not_of(" -"), plain.size()));

  // A separator after the year lets lost zeros be put back: 2026-101. A second dash makes it a
  // date.
  const std::size_t cut = plain.find_first_of(" -");
  const std::size_t serial_at = std::min(plain.find_first_not_of(" -", cut), plain.size());
  const bool is_cut_after_year = cut == kYearDigits;
  if (is_cut_after_year && plain.find('-', serial_at) != std::string::npos)
    return case_number_refused("case_no.shape", "登记号只有一个连字符");
  const std::string digits = without(plain, " -");
  const bool is_whole = digits.size() == kYearDigits + kSerialDigits;
  const bool is_shortened = is_cut_after_year && digits.size() > kYearDigits &&
                            digits.size() < kYearDigits + kSerialDigits;
  if (!is_digits(digits) || !(is_whole || is_shortened))
    return case_number_refused("case_no.shape", "登记号应是 XF、四位年份和六位数字");
  const int year = number(std::string_view(digits).substr(0, kYearDigits));
  const int serial = number(std::string_view(digits).substr(kYearDigits));
  if (year > today.year() || year < kFirstYear)
    return case_number_refused("case_no.year",
                               "登记号的年份是" + std::to_string(year) + "年,没有这一年的登记");
  if (serial == 0) return case_number_refused("case_no.shape", "登记号的序号从 000001 开始");
  return of(year, serial);
}

CaseNumber CaseNumber::of(int year, int serial) {
  ensure(year >= kFirstYear && year <= 9999, "a case number's year has four digits");
  ensure(serial >= 1 && serial <= 999999, "a case number's serial has six digits");
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "XF%04d-%06d", year, serial);
  return CaseNumber(text.data());
}

int CaseNumber::year() const { return number(std::string_view(text_).substr(2, kYearDigits)); }
int CaseNumber::serial() const { return number(std::string_view(text_).substr(7)); }

}  // namespace huiyin::petition
