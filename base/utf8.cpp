#include "base/utf8.h"

#include <cstring>

namespace huiyin {
namespace {

struct Decoded {
  char32_t point;
  std::size_t size;  // bytes taken
  bool good;
};

Decoded decode(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
  const Decoded bad{U'\uFFFD', 1, false};
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > s.size()) return bad;
  char32_t point = first & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return bad;
    point = (point << 6) | (byte(i) & 0x3F);
  }
  static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[size] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
    return bad;
  return {point, size, true};
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    points += next.point;
    at += next.size;
  }
  return points;
}

void append_utf8(std::string& to, char32_t point) {
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = U'\uFFFD';
  if (point < 0x80) {
    to += char(point);
  } else if (point < 0x800) {
    to += char(0xC0 | (point >> 6));
    to += char(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    to += char(0xE0 | (point >> 12));
    to += char(0x80 | ((point >> 6) & 0x3F));
    to += char(0x80 | (point & 0x3F));
  } else {
    to += char(0xF0 | (point >> 18));
    to += char(0x80 | ((point >> 12) & 0x3F));
    to += char(0x80 | ((point >> 6) & 0x3F));
    to += char(0x80 | (point & 0x3F));
  }
}

std::string utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) append_utf8(text, point);
  return text;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    // Most of what machines send is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    if (bytes.size() - at >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const Decoded next = decode(bytes, at);
    if (!next.good) return false;
    at += next.size;
  }
  return true;
}

std::size_t count_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).size;
  return count;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

char32_t half_width(char32_t point) {
  if (point == U'\u3000') return U' ';
  if (point >= U'\uFF01' && point <= U'\uFF5E') return point - 0xFEE0;
  return point;
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](unsigned char c) { return c <= ' ' || c == 0x7F; };
  constexpr std::string_view kWide = "\u3000";
  for (;;) {
    if (!text.empty() && is_space(static_cast<unsigned char>(text.front())))
      text.remove_prefix(1);
    else if (text.starts_with(kWide))
      text.remove_prefix(kWide.size());
    else
      break;
  }
  for (;;) {
    if (!text.empty() && is_space(static_cast<unsigned char>(text.back())))
      text.remove_suffix(1);
    else if (text.ends_with(kWide))
      text.remove_suffix(kWide.size());
    else
      break;
  }
  return text;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace huiyin
