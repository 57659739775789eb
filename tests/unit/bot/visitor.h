// A citizen who talks with the bot in a test: what he writes, what he is answered, what he may tap.
#pragma once

#include <string>

#include "bot/converse.h"
#include "tests/unit/bot/fake_desk.h"

namespace huiyin::test {

class Visitor {
 public:
  Visitor(FakeOffice& office, std::string name) : office(office), desk(office, std::move(name)) {}

  // What is answered: texts and items, one a line.
  std::string says(const std::string& text);
  std::string taps(const std::string& menu_id);
  std::string sends(bot::MessageKind kind);
  std::string id_of(std::string_view label) const;  // of the item whose label holds it; empty: none

  std::string awaiting() const { return session.awaiting(); }

  FakeOffice& office;
  FakeDesk desk;
  bot::Session session;
  std::vector<bot::Saying> sayings;  // of the last turn

 private:
  std::string hears(const bot::Message& message);
};

// The phrase stands in the text.
bool holds_words(const std::string& text, std::string_view words);

}  // namespace huiyin::test
