#include "templates/facts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace huiyin::templates {
namespace {

constexpr std::array<std::string_view, 6> kCourtesies{"名称", "单位", "姓名",
                                                      "人员", "电话", "地点"};

// An hour is the office's, unless it is that of a visit or of some day.
bool is_courtesy(std::string_view name, std::span<const Declared> declared) {
  if (name == "时间")
    return std::ranges::none_of(
        declared, [](const Declared& one) { return one.name == "日期" || one.name == "预约号"; });
  return std::ranges::find(kCourtesies, name) != kCourtesies.end();
}

void add_once(std::vector<std::string>& to, const std::string& name) {
  if (std::ranges::find(to, name) == to.end()) to.push_back(name);
}

std::vector<std::string> in_any_case(const Template& text) {
  std::vector<std::string> all;
  for (const Node& node : text) {
    if (node.kind == Node::Kind::variable || node.kind == Node::Kind::each)
      add_once(all, node.text);
    if (node.kind != Node::Kind::condition) continue;
    const auto otherwise = in_any_case(node.otherwise);
    for (const std::string& name : in_any_case(node.inner))
      if (std::ranges::find(otherwise, name) != otherwise.end()) add_once(all, name);
  }
  return all;
}

}  // namespace

std::vector<std::string> facts_of(const Template& text, std::span<const Declared> declared) {
  std::vector<std::string> facts = in_any_case(text);
  std::erase_if(facts, [&](const std::string& name) { return is_courtesy(name, declared); });
  return facts;
}

bool tells(const Template& text, std::string_view fact) {
  return std::ranges::any_of(text, [&](const Node& node) {
    if (node.kind == Node::Kind::words) return false;
    if (node.kind != Node::Kind::condition) return node.text == fact;
    return tells(node.inner, fact) && (node.text == fact || tells(node.otherwise, fact));
  });
}

}  // namespace huiyin::templates
