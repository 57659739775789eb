#include "tests/support/notice_kinds.h"

#include "config/embedded.h"

namespace huiyin::testing {
namespace {

std::shared_ptr<const templates::NoticeKinds> read_kinds() {
  std::vector<petition::Rules> sets;
  for (const std::string_view path : config::embedded_below("rules/"))
    sets.push_back(petition::parse_rules(config::embedded(path), path).value());
  std::vector<templates::Catalogue::Source> texts;
  for (const std::string_view path : config::embedded_below("notices/"))
    if (path.ends_with(".txt"))
      texts.push_back({std::string(path), std::string(config::embedded(path))});
  return std::make_shared<templates::NoticeKinds>(
      templates::NoticeKinds::read(config::embedded("notices/kinds.json"), "notices/kinds.json",
                                   texts, petition::RuleBook::of(std::move(sets)).value())
          .value());
}

}  // namespace

std::shared_ptr<const templates::NoticeKinds> notice_kinds_of_config() {
  static const auto kinds = read_kinds();
  return kinds;
}

}  // namespace huiyin::testing
