#include "gateway/sms/smpp_charset.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "base/utf8.h"

namespace huiyin::gateway::smpp {
namespace {

constexpr char32_t kUnreadable = U'\uFFFD';

enum class Charset : std::uint8_t { own, ucs2, latin1, gbk };

Charset charset_of(std::uint8_t data_coding) {
  // 0001xx: class bits, then the alphabet in bits 2 and 3 (GSM 03.38); 10 is UCS-2.
  if (data_coding == kUcs2 || (data_coding & 0xFC) == 0x18) return Charset::ucs2;
  if (data_coding == 3) return Charset::latin1;
  if (data_coding == 15) return Charset::gbk;
  return Charset::own;
}

bool is_high(char octet) { return (static_cast<unsigned char>(octet) & 0x80) != 0; }
bool is_ascii(std::string_view octets) { return std::ranges::none_of(octets, is_high); }

std::string from_latin1(std::string_view octets) {
  std::string text;
  for (const char octet : octets) append_utf8(text, static_cast<unsigned char>(octet));
  return text;
}

struct CloseIconv {
  void operator()(void* opened) const { ::iconv_close(opened); }
};

struct FromGbk {
  std::string text;
  bool is_whole = true;  // nothing had to be given up
};

FromGbk from_gbk(std::string_view octets) {
  const iconv_t opened = ::iconv_open("UTF-8", "GB18030");
  // A C library without its tables: then nothing beyond ASCII can be read.
  if (opened == iconv_t(-1)) return {from_latin1(octets), false};
  const std::unique_ptr<void, CloseIconv> converter(opened);
  std::string buffer(octets.size() * 3, '\0');  // one octet, U+FFFD at worst, becomes three
  char* in = const_cast<char*>(octets.data());
  char* out = buffer.data();
  std::size_t in_left = octets.size(), out_left = buffer.size();
  FromGbk read;
  while (in_left > 0 && ::iconv(opened, &in, &in_left, &out, &out_left) == std::size_t(-1)) {
    read.is_whole = false;
    constexpr std::string_view kMark = "\uFFFD";
    if (in_left == 0 || out_left < kMark.size()) break;
    out = std::ranges::copy(kMark, out).out;
    out_left -= kMark.size();
    if (errno == EINVAL) break;  // the last sign is cut off
    ++in;
    --in_left;
    ::iconv(opened, nullptr, nullptr, nullptr, nullptr);
  }
  buffer.resize(buffer.size() - out_left);
  read.text = std::move(buffer);
  return read;
}

// A high octet before a high one, as in nearly every Chinese sign. "señor" can be read as GBK too,
// but its high octet stands alone.
bool has_high_pair(std::string_view octets) {
  return std::ranges::adjacent_find(
             octets, [](char a, char b) { return is_high(a) && is_high(b); }) != octets.end();
}

std::string from_own(std::string_view octets) {
  if (is_ascii(octets)) return std::string(octets);
  if (has_high_pair(octets))
    if (FromGbk read = from_gbk(octets); read.is_whole) return std::move(read.text);
  return from_latin1(octets);
}

std::uint16_t unit_of(char high, char low) {
  return std::uint16_t(static_cast<unsigned char>(high) << 8 | static_cast<unsigned char>(low));
}

// The units of one part. An odd octet at its end is half a unit that nothing can complete.
void append_units(std::u16string& units, std::string_view octets) {
  const bool is_little = octets.starts_with("\xFF\xFE");
  if (is_little || octets.starts_with("\xFE\xFF")) octets.remove_prefix(2);
  for (; octets.size() >= 2; octets.remove_prefix(2))
    units += is_little ? unit_of(octets[1], octets[0]) : unit_of(octets[0], octets[1]);
  if (!octets.empty()) units += char16_t(kUnreadable);
}

std::string from_units(std::u16string_view units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t high = units[i], low = i + 1 < units.size() ? units[i + 1] : 0;
    const bool is_pair = (high & 0xFC00) == 0xD800 && (low & 0xFC00) == 0xDC00;
    // A lone surrogate becomes U+FFFD in append_utf8.
    append_utf8(text, is_pair ? 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF) : high);
    if (is_pair) ++i;
  }
  return text;
}

// A database takes no NUL. At the end it is a filler, elsewhere a sign that cannot be read.
std::string without_nul(std::string_view text) {
  text = text.substr(0, text.find_last_not_of('\0') + 1);
  std::string clean;
  for (const char c : text)
    if (c == '\0')
      append_utf8(clean, kUnreadable);
    else
      clean += c;
  return clean;
}

std::string from_octets(Charset charset, std::string_view octets) {
  switch (charset) {
    case Charset::latin1:
      return from_latin1(octets);
    case Charset::gbk:
      return from_gbk(octets).text;
    case Charset::ucs2:
    case Charset::own:
      break;
  }
  return from_own(octets);
}

}  // namespace

std::string text_of(const std::vector<CodedOctets>& parts) {
  std::string text;
  for (auto part = parts.begin(); part != parts.end();) {
    const Charset charset = charset_of(part->data_coding);
    std::string octets;
    std::u16string units;
    for (; part != parts.end() && charset_of(part->data_coding) == charset; ++part) {
      if (charset == Charset::ucs2)
        append_units(units, part->octets);
      else
        octets += part->octets;
    }
    text += charset == Charset::ucs2 ? from_units(units) : from_octets(charset, octets);
  }
  return without_nul(text);
}

std::string text_of(const CodedOctets& coded) { return text_of(std::vector{coded}); }

std::string ucs2_of(std::string_view utf8) {
  std::string octets;
  const auto append_unit = [&](char32_t unit) {
    octets += char(unit >> 8 & 0xFF);
    octets += char(unit & 0xFF);
  };
  for (const char32_t point : code_points(utf8)) {
    if (point > 0xFFFF) {
      append_unit(0xD800 + ((point - 0x10000) >> 10));
      append_unit(0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      append_unit(point);
    }
  }
  return octets;
}

}  // namespace huiyin::gateway::smpp
