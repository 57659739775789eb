#include "tests/unit/bot/visitor.h"

#include "tests/unit/bot/bot_words.h"

namespace huiyin::test {

std::string Visitor::hears(const bot::Message& message) {
  const auto understood =
      default_understanding().understand(message.text, office.now, session.awaiting());
  auto turn = bot::converse(session, message, understood, desk, default_words());
  session = *bot::Session::parse(turn.session.text());
  sayings = std::move(turn.sayings);
  std::string said;
  for (const bot::Saying& saying : sayings) {
    said += saying.text + "\n";
    for (const bot::MenuItem& item : saying.menu) said += item.label + "\n";
  }
  return said;
}

std::string Visitor::says(const std::string& text) {
  bot::Message message;
  message.text = text;
  message.at = office.now;
  return hears(message);
}

std::string Visitor::taps(const std::string& menu_id) {
  bot::Message message;
  message.text = "（点了选项）";
  message.menu_id = menu_id;
  message.at = office.now;
  return hears(message);
}

std::string Visitor::sends(bot::MessageKind kind) {
  bot::Message message;
  message.kind = kind;
  message.at = office.now;
  return hears(message);
}

std::string Visitor::id_of(std::string_view label) const {
  for (const bot::Saying& saying : sayings)
    for (const bot::MenuItem& item : saying.menu)
      if (item.label.find(label) != std::string::npos) return item.id;
  return {};
}

bool holds_words(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace huiyin::test
