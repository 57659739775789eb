#include "gateway/sms/phone_form.h"

#include <algorithm>

#include "base/utf8.h"

namespace huiyin::gateway::sms {
namespace {

constexpr std::string_view kMainlandCode = "86";
constexpr std::size_t kTypedBytesMax = 64;
constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kForeignDigitsMin = 7, kForeignDigitsMax = 15;  // E.164, with the country

// The digits with a + before them at most; blanks and dashes between do not count. Nothing where
// another sign stands in it.
std::optional<std::string> dial_signs(std::string_view text) {
  constexpr char32_t kUnbrokenBlank = 0xA0;
  if (text.size() > kTypedBytesMax) return std::nullopt;
  std::string signs;
  for (const char32_t typed : code_points(trimmed(text))) {
    const char32_t c = half_width(typed);
    if (c == ' ' || c == '\t' || c == kUnbrokenBlank || c == '-') continue;
    const bool is_plus = c == '+' && signs.empty();
    if (!is_plus && (c < '0' || c > '9')) return std::nullopt;
    signs += char(c);
  }
  return signs;
}

bool is_mobile(std::string_view digits) {
  return digits.size() == kMobileDigits && digits.front() == '1';
}

// `digits` begin with the code of their country.
std::optional<std::string> with_country(std::string_view digits) {
  if (digits.starts_with(kMainlandCode)) {
    const std::string_view number = digits.substr(kMainlandCode.size());
    return is_mobile(number) ? std::optional(std::string(number)) : std::nullopt;
  }
  const bool fits = digits.size() >= kForeignDigitsMin && digits.size() <= kForeignDigitsMax;
  if (!fits || digits.front() == '0') return std::nullopt;
  return "+" + std::string(digits);
}

}  // namespace

std::optional<std::string> phone_form(std::string_view text) {
  const auto signs = dial_signs(text);
  if (!signs) return std::nullopt;
  const std::string_view digits = *signs;
  if (digits.starts_with("+")) return with_country(digits.substr(1));
  if (digits.starts_with("00")) return with_country(digits.substr(2));
  if (is_mobile(digits)) return *signs;
  // Without a sign before it only our own country's code is one.
  return digits.starts_with(kMainlandCode) ? with_country(digits) : std::nullopt;
}

std::optional<std::string> phone_form(std::string_view country, std::string_view text) {
  const auto code = dial_signs(country);
  if (!code) return phone_form(text);
  const std::string_view zeros = *code;
  const auto begin = zeros.find_first_not_of("+0");
  const std::string_view digits = begin == zeros.npos ? "" : zeros.substr(begin);
  if (digits.empty() || digits == kMainlandCode) return phone_form(text);
  const auto number = dial_signs(text);
  if (!number || number->starts_with("+") || number->starts_with("00")) return phone_form(text);
  return with_country(std::string(digits) + *number);
}

bool is_mainland(std::string_view phone_form) { return is_mobile(phone_form); }

std::string e164(std::string_view phone_form) {
  return is_mobile(phone_form) ? "+86" + std::string(phone_form) : std::string(phone_form);
}

}  // namespace huiyin::gateway::sms
