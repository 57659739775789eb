// The characters of a notice with their lines, and what is read off them one after the other: only
// holiday_notice.cpp walks over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::petition {

// A day as it is written: with or without its year, its month, its weekday.
struct WrittenDay {
  std::optional<int> year = {}, month = {}, weekday = {};  // weekday: 1 Monday … 7
  int day = 0;
};

// Half width, without spaces; a line's end is no character of its own, for what is copied from a
// page breaks anywhere.
class HolidaySigns {
 public:
  explicit HolidaySigns(std::string_view text);

  std::size_t size() const { return signs_.size(); }
  bool is_at(std::size_t at, std::u32string_view word) const;
  bool is_digit(std::size_t at) const;
  char32_t operator[](std::size_t at) const { return at < signs_.size() ? signs_[at] : U'\0'; }
  int line(std::size_t at) const;
  bool begins_line(std::size_t at) const;
  std::string words(std::size_t from, std::size_t until) const;  // shortened where it is long

  // Each answers what stands at `at` and moves it behind that; nothing, and `at` stays.
  std::optional<int> number(std::size_t& at) const;      // one to four digits
  std::optional<WrittenDay> day(std::size_t& at) const;  // "10月1日(周四)", "8日"

 private:
  std::optional<int> weekday(std::size_t& at) const;  // "周四", "星期四"
  void pass_note(std::size_t& at, WrittenDay& day) const;

  std::u32string signs_;
  std::vector<int> lines_;  // of each
};

}  // namespace huiyin::petition
