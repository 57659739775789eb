#include "gateway/channels/plain_text.h"

namespace huiyin::gateway {

std::string plain_text(const bot::Saying& saying) {
  std::string text = saying.text;
  for (std::size_t i = 0; i < saying.menu.size(); ++i)
    text += "\n" + std::to_string(i + 1) + ". " + saying.menu[i].label;
  if (!saying.tail.empty()) text += "\n" + saying.tail;
  return text;
}

}  // namespace huiyin::gateway
