#include "petition/themes.h"

#include <algorithm>

namespace huiyin::petition {

std::string theme_of(std::string_view matter, const std::vector<Theme>& themes) {
  std::string_view found = kOtherTheme;
  std::ptrdiff_t most = 0;
  for (const Theme& theme : themes) {
    const auto words = std::ranges::count_if(
        theme.words, [&](const std::string& word) { return matter.find(word) != matter.npos; });
    if (words > most) most = words, found = theme.title;
  }
  return std::string(found);
}

std::string text_of(const std::vector<Theme>& themes) {
  std::string all;
  for (const Theme& theme : themes) {
    all += theme.title;
    for (const std::string& word : theme.words) all += "\t" + word;
    all += "\n";
  }
  return all;
}

}  // namespace huiyin::petition
