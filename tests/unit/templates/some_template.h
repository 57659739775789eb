// Any text of the language, for properties.
#pragma once

#include <vector>

#include "templates/template.h"
#include "tests/support/property.h"

namespace huiyin::templates::some_template {

// What its texts may use: 甲 乙 are words, 丙 丁 lists.
inline const std::vector<Declared>& declared() {
  static const std::vector<Declared> all{
      {"甲", Kind::text}, {"乙", Kind::number}, {"丙", Kind::list}, {"丁", Kind::list}};
  return all;
}

inline Node words() {
  static const std::vector<std::string> pieces = {"您好", "{", "}", "\n", " ", "#", "<a", "完"};
  Node node;
  node.text = testing::any_row_of(pieces, 1);
  return node;
}

// As the reader leaves it: never words beside words.
inline Template any(int depth = 3, std::vector<std::string> items = {}) {
  Template text;
  const int count = testing::any_in(0, 4);
  for (int i = 0; i < count; ++i) {
    int what = testing::any_in(0, depth > 0 ? 4 : 2);
    if (what == 0 && !text.empty() && text.back().kind == Node::Kind::words) what = 1;
    std::vector<std::string> names{"甲", "乙", "丙"};
    names.insert(names.end(), items.begin(), items.end());
    Node node;
    if (what == 0) {
      node = words();
    } else if (what == 1) {
      node.kind = Node::Kind::variable;
      node.text = testing::any_of(names);
    } else if (what == 2) {
      node.kind = Node::Kind::condition;
      node.text = testing::any_of(names);
      node.inner = any(depth - 1, items);
      node.otherwise = any(depth - 1, items);
    } else {
      node.kind = Node::Kind::each;
      node.text = testing::any_of({"丙", "丁"});
      node.item = "项" + std::to_string(items.size());
      auto within = items;
      within.push_back(node.item);
      node.inner = any(depth - 1, within);
    }
    text.push_back(std::move(node));
  }
  return text;
}

}  // namespace huiyin::templates::some_template
