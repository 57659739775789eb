// The octets of a short message and their text, by data_coding (sms.md 4.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::gateway::smpp {

inline constexpr std::uint8_t kUcs2 = 8;  // data_coding of all that we send

struct CodedOctets {
  std::string octets;
  std::uint8_t data_coding = 0;
  bool operator==(const CodedOctets&) const = default;
};

// UTF-8 without NUL. Total: what cannot be read becomes U+FFFD, and only NULs at the end are left
// out.
//  8, 0x18 to 0x1B  UCS-2, big-endian with surrogate pairs; a byte order mark is heeded and dropped
//  3                Latin-1
//  15               GBK (read as its superset GB18030)
//  all others       the SMSC's own, 0 above all: ASCII, else GBK, else Latin-1
std::string text_of(const CodedOctets& coded);

// The text of consecutive parts of one message: a sign that was cut in two between them, half a
// surrogate pair or of a GBK sign on each side, is whole again.
std::string text_of(const std::vector<CodedOctets>& parts);

// Big-endian, no byte order mark.
std::string ucs2_of(std::string_view utf8);

}  // namespace huiyin::gateway::smpp
