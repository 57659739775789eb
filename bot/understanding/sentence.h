// A sentence as the readers see it: code points in their plain form, each at the place where it was
// typed.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace huiyin::bot {

inline constexpr std::size_t kPointsMax = 4000;  // what stands behind is not read

char32_t simplified(char32_t traditional);  // 週 → 周; another one stays what it is

struct Sentence {
  std::u32string raw;    // as typed
  std::u32string plain;  // half width, small Latin letters, simplified; as long as `raw`

  std::size_t size() const { return plain.size(); }
  // The point at `at`, 0 beyond both ends (`at` may be npos, one before the first).
  char32_t operator[](std::size_t at) const { return at < plain.size() ? plain[at] : U'\0'; }
  bool has(std::size_t at, std::u32string_view word) const {
    return at <= plain.size() && std::u32string_view(plain).substr(at).starts_with(word);
  }
  // `word` ends just before `at`.
  bool ends(std::size_t at, std::u32string_view word) const {
    return at >= word.size() && at <= plain.size() && has(at - word.size(), word);
  }
  std::size_t spaces(std::size_t at) const;  // the next place that is no space
  std::string typed(std::size_t begin, std::size_t end) const;
  std::u32string_view view(std::size_t begin, std::size_t end) const {
    return std::u32string_view(plain).substr(begin, end - begin);
  }
};

Sentence sentence(std::string_view utf8);

// The length of the first word of the list that stands at `at`, 0 for none: longer words come first
// in a list.
std::size_t word_at(const Sentence& s, std::size_t at,
                    std::initializer_list<std::u32string_view> words);
// The same for words that end just before `at`.
std::size_t word_before(const Sentence& s, std::size_t at,
                        std::initializer_list<std::u32string_view> words);

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == U'〇' || (c >= 0x3400 && c <= 0x4DBF);
}
constexpr bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0;
}
constexpr bool is_any_of(char32_t c, std::u32string_view set) {
  return c != 0 && set.find(c) != set.npos;
}
// Ends a clause: the beginning or end of the text, or a mark.
constexpr bool is_mark(char32_t c) {
  return c == 0 || is_any_of(c, U",.;:!?，。；：！？、…~～—\"'“”‘’()（）[]【】《》<>/|\n\r\t");
}
// Ends a word that stands by itself.
constexpr bool is_edge(char32_t c) { return is_mark(c) || is_space(c); }

}  // namespace huiyin::bot
