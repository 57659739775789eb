#include "templates/render.h"

#include <algorithm>

namespace huiyin::templates {
namespace {

class Renderer {
 public:
  Renderer(const Values& values, Target target) : values_(values), target_(target) {}

  void render(const Template& text) {
    for (const Node& node : text) {
      switch (node.kind) {
        case Node::Kind::words:
          out_.text += node.text;
          break;
        case Node::Kind::variable:
          variable(node.text);
          break;
        case Node::Kind::condition: {
          const std::string* item = item_of(node.text);
          const Value* value = value_of(node.text);
          const bool holds = item ? !item->empty() : value && value->holds_something();
          render(holds ? node.inner : node.otherwise);
          break;
        }
        case Node::Kind::each:
          each(node);
          break;
      }
    }
  }

  Rendered out(const Template& text) && {
    // The last line's break within a condition or list that ends the text is one too many.
    if (!text.empty() && !text.back().inner.empty() && out_.text.ends_with('\n'))
      out_.text.pop_back();
    return std::move(out_);
  }

 private:
  const Value* value_of(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
  }

  const std::string* item_of(const std::string& name) const {
    for (auto it = items_.rbegin(); it != items_.rend(); ++it)
      if (*it->first == name) return it->second;
    return nullptr;
  }

  void variable(const std::string& name) {
    if (const std::string* item = item_of(name)) {
      out_.text += escaped(*item, target_);
    } else if (const Value* value = value_of(name)) {
      out_.text += escaped(value->words(), target_);
    } else {
      miss(name);
    }
  }

  void each(const Node& node) {
    const Value* list = value_of(node.text);
    if (!list) return miss(node.text);
    for (const std::string& item : list->items()) {
      items_.emplace_back(&node.item, &item);
      render(node.inner);
      items_.pop_back();
    }
  }

  void miss(const std::string& name) {
    if (!std::ranges::count(out_.missing, name)) out_.missing.push_back(name);
  }

  const Values& values_;
  const Target target_;
  std::vector<std::pair<const std::string*, const std::string*>> items_;  // name and item
  Rendered out_;
};

}  // namespace

Rendered render(const Template& text, const Values& values, Target target) {
  Renderer renderer(values, target);
  renderer.render(text);
  return std::move(renderer).out(text);
}

}  // namespace huiyin::templates
