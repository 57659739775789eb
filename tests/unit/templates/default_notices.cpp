#include "tests/unit/templates/default_notices.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace huiyin::test {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(HUIYIN_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const petition::RuleBook& default_rules() {
  static const petition::RuleBook book = [] {
    std::vector<petition::Rules> sets;
    for (const char* file : {"config/defaults/rules/2005.json", "config/defaults/rules/2022.json"})
      sets.push_back(petition::parse_rules(file_text(file), file).value());
    return petition::RuleBook::of(std::move(sets)).value();
  }();
  return book;
}

std::vector<templates::Catalogue::Source> notice_texts() {
  const std::string folder = "config/defaults/notices";
  std::vector<templates::Catalogue::Source> sources;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(HUIYIN_SOURCE_DIR) + "/" + folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".txt"))
      sources.push_back({"notices/" + name, file_text(folder + "/" + name)});
  }
  std::ranges::sort(sources, {}, &templates::Catalogue::Source::name);
  return sources;
}

const templates::NoticeKinds& default_notices() {
  static const templates::NoticeKinds kinds = [] {
    auto read = templates::NoticeKinds::read(file_text("config/defaults/notices/kinds.json"),
                                             "notices/kinds.json", notice_texts(), default_rules());
    if (!read)
      throw std::runtime_error(read.error().front().where + " " + read.error().front().what);
    return std::move(*read);
  }();
  return kinds;
}

templates::Values all_fields(const templates::NoticeKind& kind) {
  using templates::Kind;
  using templates::Value;
  templates::Values values;
  const auto add = [&](const std::vector<templates::Declared>& fields) {
    for (const auto& [name, of] : fields) {
      Value value = Value::text("<" + name + ">");
      if (of == Kind::name) value = Value::name("<" + name + ">");
      if (of == Kind::number) value = Value::number(30);
      if (of == Kind::date) value = Value::date(LocalDate(2026, 11, 24));
      if (of == Kind::list) value = Value::list({"<" + name + "一>", "<" + name + "二>"});
      values.insert_or_assign(name, value);
    }
  };
  add(templates::common_fields());
  if (kind.has_matter) add(templates::matter_fields());
  add(kind.fields);
  add(kind.may_have);
  return values;
}

}  // namespace huiyin::test
