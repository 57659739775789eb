#include "gateway/channels/plain_text.h"

namespace huiyin::gateway {
namespace {

std::string with_numbers(const bot::Saying& saying, std::string_view behind_number) {
  std::string text = saying.text;
  for (std::size_t i = 0; i < saying.menu.size(); ++i) {
    text += "\n" + std::to_string(i + 1);
    text.append(behind_number).append(saying.menu[i].label);
  }
  if (!saying.tail.empty()) text += "\n" + saying.tail;
  return text;
}

}  // namespace

std::string plain_text(const bot::Saying& saying) { return with_numbers(saying, ". "); }
std::string sms_text(const bot::Saying& saying) { return with_numbers(saying, " "); }

}  // namespace huiyin::gateway
