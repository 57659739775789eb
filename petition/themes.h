// What a matter is about in one word 主题, for figures: the office's own list of themes and the
// words by which each is known. Custom 习惯, no law: it sorts matters for pictures alone, and
// decides nothing about any of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiyin::petition {

struct Theme {
  std::string title;               // "食品药品"
  std::vector<std::string> words;  // that stand in what citizens write of it
};

inline constexpr std::string_view kOtherTheme = "其他";

// The title of the theme of which most words stand in `matter`, the first of several; kOtherTheme
// when none does. Total.
std::string theme_of(std::string_view matter, const std::vector<Theme>& themes);

// The list as one text: another one, and matters are sorted anew.
std::string text_of(const std::vector<Theme>& themes);

}  // namespace huiyin::petition
