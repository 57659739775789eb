#include "petition/person_name.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kPointsMax = 30;
constexpr std::size_t kTypedNameMax = 400;

struct Range {
  char32_t first, last;
};

constexpr std::array kHan{Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xF900, 0xFAFF},
                          Range{0x20000, 0x323AF}, Range{U'〇', U'〇'}};
// Latin with its accents, Cyrillic, and the scripts of China's peoples: Arabic letters (Uyghur,
// Kazakh), Tibetan, Mongolian, Yi, Hangul. Digits and signs of these blocks stay outside.
constexpr std::array kLetters{
    Range{U'A', U'Z'},     Range{U'a', U'z'},     Range{0x00C0, 0x00D6}, Range{0x00D8, 0x00F6},
    Range{0x00F8, 0x024F}, Range{0x0300, 0x036F}, Range{0x0400, 0x052F}, Range{0x0620, 0x065F},
    Range{0x066E, 0x06D3}, Range{0x06D5, 0x06D5}, Range{0x0F40, 0x0FBC}, Range{0x0F0B, 0x0F0B},
    Range{0x1820, 0x18AA}, Range{0x1E00, 0x1EFF}, Range{0xA000, 0xA48C}, Range{0xAC00, 0xD7A3}};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t point) {
  return std::ranges::any_of(ranges,
                             [&](const Range& r) { return point >= r.first && point <= r.last; });
}

bool is_han(char32_t point) { return within(kHan, point); }
bool is_letter(char32_t point) { return within(kLetters, point); }

bool is_dot(char32_t point) {
  constexpr std::array kDots{U'·', U'•', U'・', U'‧', U'∙', U'⋅', U'･', U'．', U'●'};
  return std::ranges::find(kDots, point) != kDots.end();
}

bool is_gap(char32_t point) {
  return point <= U' ' || point == U'\u00A0' || (point >= U'\u2000' && point <= U'\u200D') ||
         point == U'\u3000' || point == U'\uFEFF';
}

// The parts of a Latin name: O'Brien, Jean-Paul. A space stands between two Latin words only.
char32_t joiner(char32_t point) {
  if (point == U'\'' || point == U'’') return U'\'';
  if (point == U'-' || point == U'‐' || point == U'‑') return U'-';
  if (is_dot(point)) return U'·';
  return is_gap(point) ? U' ' : 0;
}

Refused name_refused(const char* code, std::string what, std::string remedy) {
  return Refused({code, "name", std::move(what), std::move(remedy)});
}

}  // namespace

Result<PersonName> PersonName::parse(std::string_view typed) {
  if (typed.size() > kTypedNameMax)
    return name_refused("name.length", "这段文字太长,不像姓名", "请只写姓名,最多30个字");
  std::u32string name;
  char32_t pending = 0;  // a joiner that waits for the letter after it
  for (const char32_t wide : code_points(typed)) {
    if (const char32_t join = joiner(wide)) {
      if (join == U' ' && pending != 0) continue;
      if (pending != 0 && pending != U' ')
        return name_refused("name.character", "姓名里有两个连在一起的符号", "请写身份证上的姓名");
      pending = join;
      continue;
    }
    const char32_t point = half_width(wide);
    if (!is_han(point) && !is_letter(point))
      return name_refused("name.character", "姓名里有文字和“·”以外的字符",
                          "请写身份证上的姓名,不要带数字和标点");
    const bool between_han = name.empty() || is_han(name.back()) || is_han(point);
    if (pending != 0 && name.empty() && pending != U' ')
      return name_refused("name.character", "姓名不能以符号开头", "请写身份证上的姓名");
    if (pending == U'·' || (pending != 0 && !between_han))
      name += pending;
    else if (pending != 0 && pending != U' ')
      return name_refused("name.character", "汉字姓名里有符号", "请写身份证上的姓名");
    pending = 0;
    name += point;
  }
  if (name.empty() && pending != 0 && pending != U' ')
    return name_refused("name.character", "姓名里没有文字", "请写身份证上的姓名");
  if (name.empty()) return name_refused("name.empty", "没有写姓名", "请写身份证上的姓名");
  if (pending != 0 && pending != U' ')
    return name_refused("name.character", "姓名不能以符号结尾", "请写身份证上的姓名");
  if (name.size() > kPointsMax)
    return name_refused("name.length", "姓名有" + std::to_string(name.size()) + "个字,最多30个",
                        "请只写姓名");
  return PersonName(utf8(name));
}

std::string PersonName::masked() const {
  const std::u32string points = code_points(text_);
  std::string shown = utf8(std::u32string_view(points).substr(0, 1));
  shown.append(std::min<std::size_t>(points.size() - 1, 2), '*');
  return shown;
}

}  // namespace huiyin::petition
