#include "app/rehearse/matter_told.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"

namespace huiyin::app {
namespace {

using nlohmann::json;

constexpr std::size_t kTermPointsMin = 2;  // one sign alone stands in any text

void add_text(const json& object, const char* key, std::vector<std::string>& texts) {
  if (object.is_object() && object.contains(key) && object[key].is_string())
    texts.push_back(object[key].get<std::string>());
}

const json& rows_of(const json& object, const char* key) {
  static const json kNone = json::array();
  return object.is_object() && object.contains(key) && object[key].is_array() ? object[key] : kNone;
}

void add_cases(const std::string& office_json, std::vector<std::string>& texts) {
  const json office = json_of(office_json, Comments::ignored);
  for (const json& one : rows_of(office, "cases")) {
    for (const char* key : {"matter", "internal_note"}) add_text(one, key, texts);
    for (const json& step : rows_of(one, "shared_progress")) add_text(step, "text", texts);
  }
}

}  // namespace

bool MatterTold::holds(std::string_view term) const {
  if (texts_.empty()) return false;
  while (true) {
    const auto end = std::min(term.find('|'), term.size());
    const std::string_view each = trimmed(term.substr(0, end));
    const bool is_told = each.find('{') == each.npos && count_points(each) >= kTermPointsMin &&
                         std::ranges::any_of(texts_, [&](const std::string& text) {
                           return text.find(each) != text.npos;
                         });
    if (!is_told) return false;
    if (end == term.size()) return true;
    term.remove_prefix(end + 1);
  }
}

MatterTold matter_told(const Script& script, const std::string& office_json) {
  std::vector<std::string> texts;
  add_cases(office_json, texts);
  for (const GivenData& given : script.given)
    for (const char* key : {"matter", "reason"})
      if (const auto found = given.fields.find(key); found != given.fields.end())
        texts.push_back(found->second);
  for (const Step& step : script.steps) {
    for (const auto& [slot, answer] : step.stock)
      if (slot == "matter" || slot == "reason") texts.push_back(answer);
    for (const Check& check : step.checks)
      for (const Word& word : split_words(check.effect))
        if (word.key == "matter") texts.push_back(word.value);
  }
  return MatterTold(std::move(texts));
}

}  // namespace huiyin::app
