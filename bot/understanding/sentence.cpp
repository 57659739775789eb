#include "bot/understanding/sentence.h"

#include "base/utf8.h"

namespace huiyin::bot {
namespace {

char32_t plain_form(char32_t point) {
  if (point < 0x80) return point >= U'A' && point <= U'Z' ? point + 32 : point;
  point = half_width(point);
  if (point >= U'A' && point <= U'Z') return point + 32;
  return simplified(point);
}

}  // namespace

Sentence sentence(std::string_view text) {
  Sentence s;
  // A code point has at most four bytes: what is cut here lies beyond kPointsMax in any case.
  s.raw = code_points(utf8_prefix(text, kPointsMax * 4));
  if (s.raw.size() > kPointsMax) s.raw.resize(kPointsMax);
  s.plain.reserve(s.raw.size());
  for (const char32_t point : s.raw) s.plain += plain_form(point);
  return s;
}

std::size_t Sentence::spaces(std::size_t at) const {
  while (at < plain.size() && is_space(plain[at])) ++at;
  return at;
}

std::string Sentence::typed(std::size_t begin, std::size_t end) const {
  return utf8(std::u32string_view(raw).substr(begin, end - begin));
}

std::size_t word_at(const Sentence& s, std::size_t at,
                    std::initializer_list<std::u32string_view> words) {
  for (const auto word : words)
    if (s.has(at, word)) return word.size();
  return 0;
}

std::size_t word_before(const Sentence& s, std::size_t at,
                        std::initializer_list<std::u32string_view> words) {
  for (const auto word : words)
    if (s.ends(at, word)) return word.size();
  return 0;
}

}  // namespace huiyin::bot
