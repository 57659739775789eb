#include "petition/holiday_signs.h"

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kNoteMax = 40;  // characters of a bracket: "(农历腊月二十八、周日)"
constexpr std::size_t kWordsMax = 60;  // of what is quoted
constexpr std::size_t kDigitsMax = 4;

bool is_left_out(char32_t point) {
  return point <= U' ' || point == U'\u00A0' || (point >= U'\u2000' && point <= U'\u200F') ||
         point == U'\u2060' || point == U'\uFEFF';
}

}  // namespace

HolidaySigns::HolidaySigns(std::string_view text) {
  int line = 1;
  for (const char32_t wide : code_points(text)) {
    const char32_t point = half_width(wide);
    if (point == U'\n') ++line;
    if (is_left_out(point)) continue;
    signs_ += point;
    lines_.push_back(line);
  }
}

bool HolidaySigns::is_at(std::size_t at, std::u32string_view word) const {
  return at <= signs_.size() && std::u32string_view(signs_).substr(at).starts_with(word);
}

bool HolidaySigns::is_digit(std::size_t at) const {
  return (*this)[at] >= U'0' && (*this)[at] <= U'9';
}

int HolidaySigns::line(std::size_t at) const {
  if (lines_.empty()) return 1;
  return lines_[std::min(at, lines_.size() - 1)];
}

bool HolidaySigns::begins_line(std::size_t at) const { return at == 0 || line(at) != line(at - 1); }

std::string HolidaySigns::words(std::size_t from, std::size_t until) const {
  until = std::min(until, signs_.size());
  if (from >= until) return {};
  const std::u32string_view all = std::u32string_view(signs_).substr(from, until - from);
  return utf8(all.substr(0, kWordsMax)) + (all.size() > kWordsMax ? "…" : "");
}

std::optional<int> HolidaySigns::number(std::size_t& at) const {
  int value = 0;
  std::size_t end = at;
  for (; end - at <= kDigitsMax && is_digit(end); ++end)
    value = value * 10 + int(signs_[end] - U'0');
  if (end == at || end - at > kDigitsMax) return std::nullopt;
  at = end;
  return value;
}

std::optional<int> HolidaySigns::weekday(std::size_t& at) const {
  constexpr std::u32string_view kDays = U"一二三四五六日";
  std::size_t end = at;
  if (is_at(end, U"周"))
    end += 1;
  else if (is_at(end, U"星期") || is_at(end, U"礼拜"))
    end += 2;
  else
    return std::nullopt;
  const char32_t named = (*this)[end] == U'天' ? U'日' : (*this)[end];
  const std::size_t nth = kDays.find(named);
  if (named == U'\0' || nth == kDays.npos) return std::nullopt;
  at = end + 1;
  return int(nth) + 1;
}

// What stands in brackets behind a day tells its weekday, and of the moon's calendar what we need
// not.
void HolidaySigns::pass_note(std::size_t& at, WrittenDay& day) const {
  if ((*this)[at] != U'(') {
    if (const auto plain = weekday(at)) day.weekday = plain;
    return;
  }
  for (std::size_t end = at + 1; end < at + kNoteMax && end < size();) {
    if (signs_[end] == U')') {
      at = end + 1;
      return;
    }
    if (const auto named = weekday(end))
      day.weekday = named;
    else
      ++end;
  }
}

std::optional<WrittenDay> HolidaySigns::day(std::size_t& at) const {
  WrittenDay read;
  std::size_t end = at;
  auto first = number(end);
  if (first && is_at(end, U"年")) {
    read.year = first;
    ++end;
    first = number(end);
  }
  if (first && is_at(end, U"月")) {
    read.month = first;
    ++end;
    first = number(end);
  }
  if (!first || (read.year && !read.month)) return std::nullopt;
  if (!is_at(end, U"日") && !is_at(end, U"号")) return std::nullopt;
  ++end;
  read.day = *first;
  pass_note(end, read);
  at = end;
  return read;
}

}  // namespace huiyin::petition
