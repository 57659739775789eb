#include "petition/typed.h"

#include <algorithm>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

bool is_dash(char32_t point) {
  return (point >= U'\u2010' && point <= U'\u2015') || point == U'\u2212' || point == U'\u30FC' ||
         point == U'\uFE58' || point == U'\uFE63' || point == U'\u2500';
}

// Also the invisible ones that come along with a copied number.
bool is_space(char32_t point) {
  return point <= U' ' || point == U'\u007F' || point == U'\u00A0' ||
         (point >= U'\u2000' && point <= U'\u200F') || (point >= U'\u202A' && point <= U'\u202F') ||
         point == U'\u205F' || point == U'\u2060' || point == U'\uFEFF';
}

}  // namespace

std::string plain_typed(std::string_view typed) {
  std::string plain;
  plain.reserve(typed.size());
  for (const char32_t wide : code_points(typed)) {
    const char32_t point = half_width(wide);
    if (is_space(point))
      plain += ' ';
    else if (is_dash(point))
      plain += '-';
    else if (point >= U'a' && point <= U'z')
      plain += char(point - U'a' + U'A');
    else
      append_utf8(plain, point);
  }
  return std::string(trimmed(plain));
}

std::string without(std::string_view plain, std::string_view characters) {
  std::string rest;
  std::ranges::copy_if(plain, std::back_inserter(rest),
                       [&](char c) { return characters.find(c) == std::string_view::npos; });
  return rest;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace huiyin::petition
