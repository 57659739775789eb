#include "tests/unit/bot/bot_words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace huiyin::test {

std::string source_text(const std::string& path) {
  std::ifstream file(std::string(HUIYIN_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const templates::Catalogue& default_words() {
  static const templates::Catalogue words = [] {
    std::vector<templates::Catalogue::Source> sources;
    const std::string folder = "config/defaults/words";
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HUIYIN_SOURCE_DIR) + "/" + folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".txt"))
        sources.push_back({"words/" + name, source_text(folder + "/" + name)});
    }
    std::ranges::sort(sources, {}, &templates::Catalogue::Source::name);
    std::vector<Problem> faults;
    auto parsed = templates::Catalogue::parse(sources, &faults);
    if (!parsed) throw std::runtime_error(faults.front().where + " " + faults.front().what);
    return std::move(*parsed);
  }();
  return words;
}

const bot::Understanding& default_understanding() {
  static const bot::Understanding understanding = [] {
    const std::string folder = "config/defaults/understanding/";
    const std::string intents = source_text(folder + "intents.json");
    const std::string lexicon = source_text(folder + "lexicon.json");
    const std::string calendar = source_text(folder + "calendar.json");
    auto made = bot::Understanding::from({intents, lexicon, calendar});
    if (!made) throw std::runtime_error(made.error().where + " " + made.error().what);
    return std::move(*made);
  }();
  return understanding;
}

}  // namespace huiyin::test
