#include "config/themes.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/ensure.h"
#include "config/embedded.h"
#include "config/fields.h"
#include "config/json_text.h"

namespace huiyin::config {
namespace {

constexpr std::size_t kThemesMax = 40, kThemeWordsMax = 200;
constexpr std::size_t kThemeBytes = 60;
constexpr const char* kThemesFile = "themes.json";

}  // namespace

std::vector<Theme> read_themes(Fields& root) {
  std::vector<Theme> themes;
  std::set<std::string> titles;
  if (!root.has("themes")) return themes;
  for (Fields& fields : root.objects("themes", kThemesMax)) {
    Theme theme{fields.required_text("title", kThemeBytes), fields.texts("words", kThemeWordsMax)};
    if (theme.words.empty())
      fields.refuse("words", "office.theme_words", "没有写", "请写上反映这类事时常用的词");
    if (!titles.insert(theme.title).second)
      fields.refuse("title", "office.theme_twice", "写了两次", "请把两处合成一处");
    fields.refuse_unknown();
    themes.push_back(std::move(theme));
  }
  return themes;
}

std::vector<Theme> themes_built_in() {
  std::vector<Problem> faults;
  nlohmann::json json;
  read_json(embedded(kThemesFile), kThemesFile, json, faults);
  Fields root(json, kThemesFile, "", faults);
  auto themes = read_themes(root);
  ensure(faults.empty(), "the themes of config are sound");
  return themes;
}

}  // namespace huiyin::config
