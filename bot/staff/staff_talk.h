// One turn with a member of staff under construction: what was heard, what is remembered, and what
// will be said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/converse.h"
#include "bot/staff_desk.h"
#include "bot/state.h"

namespace huiyin::bot {

class StaffTalk {
 public:
  StaffTalk(Session::State& remembered, const Message& from, const Understood& meant,
            StaffDesk& office_desk, StaffDesk::Colleague who,
            const templates::Catalogue& catalogue);

  Session::State& state;
  const Message& message;
  const Understood& heard;
  StaffDesk& desk;
  const StaffDesk::Colleague me;
  const std::string plain;  // the message in the form in which cues are looked for

  std::string text(std::string_view key, templates::Variables variables = {}) const;
  // A paragraph of the answer.
  void say(std::string_view key, templates::Variables variables = {});
  // Why something cannot be done, and what to do instead.
  void refuse(const Problem& why);
  // A paragraph as it is: lines made of texts of the catalogue.
  void add(std::string paragraph);
  bool has_said() const { return !said_.empty(); }

  Topic* topic() { return state.topics.empty() ? nullptr : &state.topics.back(); }
  Topic& begin(std::string_view dialogue);  // in place of what was under way
  void end() { state.topics.clear(); }

  // The case spoken of lately: "那我自己批了" means it. Empty: none.
  std::string case_in_hand() const;
  void speaks_of(const std::string& number);

  // One message, within what one holds.
  std::vector<Saying> sayings() const;

 private:
  const templates::Catalogue& words_;
  std::vector<std::string> said_;
};

// "2026年11月27日（周五），还有3天"
std::string day_left(const StaffTalk& talk, LocalDate day);

}  // namespace huiyin::bot
