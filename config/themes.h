// What matters are about, for the pictures of the console: a list of themes 主题 and the words by
// which each is known. Built in (defaults/themes.json), or the office's own under "themes" in its
// file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::config {

class Fields;

struct Theme {
  std::string title;
  std::vector<std::string> words;
};

// Those under "themes" of `root`, with their faults: office.theme_twice, office.theme_words (none).
std::vector<Theme> read_themes(Fields& root);

std::vector<Theme> themes_built_in();

}  // namespace huiyin::config
