#include "gateway/sms/smpp_message_id.h"

#include <algorithm>

#include "base/utf8.h"
#include "gateway/sms/smpp_charset.h"

namespace huiyin::gateway::smpp {
namespace {

// Ids have up to 64 characters; a longer run of digits is no number of an SMSC's, and reckoning it
// would cost the square of its length.
constexpr std::size_t kIdDigitsMax = 128;

std::string lower_case_id(std::string_view id) {
  std::string lower(id);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
  return lower;
}

bool is_wholly_of(std::string_view digits, std::string_view id) {
  return id.size() <= kIdDigitsMax && id.find_first_not_of(digits) == id.npos;
}

// By hand: the numbers are longer than the machine's.
std::string hex_of_decimal(std::string_view decimal) {
  std::string nibbles;  // the lowest first
  for (const char digit : decimal) {
    int carry = digit - '0';
    for (char& nibble : nibbles) {
      carry += nibble * 10;
      nibble = char(carry & 0xF);
      carry >>= 4;
    }
    if (carry > 0) nibbles += char(carry);
  }
  std::ranges::reverse(nibbles);
  for (char& nibble : nibbles) nibble = "0123456789abcdef"[static_cast<unsigned char>(nibble)];
  return nibbles;
}

}  // namespace

IdKeys id_keys(IdForm form, std::string_view id) {
  constexpr std::uint8_t kLatin1Coding = 3;  // other octets than ASCII stay apart, and are UTF-8
  const std::string lower = lower_case_id(trimmed(text_of({std::string(id), kLatin1Coding})));
  if (lower.empty()) return {};
  IdKeys keys{lower.substr(std::min(lower.find_first_not_of('0'), lower.size())), "", false};
  if (form == IdForm::hex && is_wholly_of("0123456789abcdef", lower))
    keys.number = "0" + keys.text;
  else if (form == IdForm::dec && is_wholly_of("0123456789", lower))
    keys.number = "0" + hex_of_decimal(keys.text);
  return keys;
}

bool IdKeys::names(const IdKeys& other) const {
  if (is_blank || other.is_blank) return false;
  if (!number.empty() && !other.number.empty()) return number == other.number;
  return text == other.text;
}

bool is_same_message(const LineIds& line, std::string_view response_id,
                     std::string_view receipt_id) {
  return id_keys(line.response, response_id).names(id_keys(line.receipt, receipt_id));
}

}  // namespace huiyin::gateway::smpp
