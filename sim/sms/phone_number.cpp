#include "sim/sms/phone_number.h"

namespace huiyin::sim::sms {
namespace {

constexpr std::size_t kPhoneDigits = 11;

}  // namespace

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::optional<std::string> mainland_phone(std::string_view text) {
  for (const std::string_view prefix : {"+86", "0086", "86", "+"})
    if (text.starts_with(prefix) && text.size() == prefix.size() + kPhoneDigits) {
      text.remove_prefix(prefix.size());
      break;
    }
  if (text.size() != kPhoneDigits || !are_digits(text) || text.front() != '1') return std::nullopt;
  return std::string(text);
}

}  // namespace huiyin::sim::sms
