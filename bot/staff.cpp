#include "bot/staff.h"

#include "base/utf8.h"
#include "bot/staff/staff_engine.h"
#include "bot/staff/staff_readers.h"
#include "bot/staff/staff_views.h"

namespace huiyin::bot {
namespace {

constexpr hours kActKept{12};                // an act left alone longer begins anew
constexpr std::size_t kReportPointsMin = 4;  // beside a case's number: something is told of it

// A case's number with a sentence beside it may be a report: it is asked whether it is meant to be.
void ask_whether_report(StaffTalk& talk, const petition::CaseFile& file) {
  talk.speaks_of(file.number ? file.number->text() : "");
  talk.say("staff.is_it_progress", {{"登记号", file.number ? file.number->text() : ""}});
}

void answer_other(StaffTalk& talk) {
  if (!staff_read::case_said(talk)) return talk.say("staff.help");
  const auto file = case_to_see(talk);
  if (!file) return;
  if (count_points(staff_read::without_number(talk)) >= kReportPointsMin)
    return ask_whether_report(talk, *file);
  say_case(talk, *file);
}

bool take_signal(StaffTalk& talk, StaffDesk::Signals which) {
  const auto taken = talk.desk.take_signal(which);
  if (!taken) return false;
  talk.say("staff.signal_taken",
           {{"会话", taken->conversation ? std::to_string(*taken->conversation) : ""}});
  if (taken->others > 0) talk.say("staff.signals_left", {{"件数", std::to_string(taken->others)}});
  return true;
}

void answer(StaffTalk& talk) {
  const StaffCommand command = staff_command(staff_read::without_number(talk));
  if (const StaffAct* act = staff_act(command)) return begin_act(talk, *act);
  switch (command) {
    case StaffCommand::todo:
      return say_todo(talk);
    case StaffCommand::visits:
      return say_visits(talk);
    case StaffCommand::waits:
      return say_waits(talk);
    case StaffCommand::take_signal:
      if (!take_signal(talk, StaffDesk::Signals::any)) talk.say("staff.no_signal");
      return;
    case StaffCommand::thanks:  // "收到" to an alarm: he has it
      if (!take_signal(talk, StaffDesk::Signals::of_life)) talk.say("staff.thanks");
      return;
    case StaffCommand::help:
      return talk.say("staff.help");
    case StaffCommand::view:
      if (const auto file = case_to_see(talk)) say_case(talk, *file);
      return;
    default:
      return answer_other(talk);
  }
}

// What a button of a card begins; nothing: a button that begins no act.
const StaffAct* act_of_button(std::string_view act) {
  if (act == "progress") return staff_act(StaffCommand::progress);
  if (act == "conclude") return staff_act(StaffCommand::conclude);
  if (act == "extension") return staff_act(StaffCommand::ask_extension);
  if (act == "not_mine") return staff_act(StaffCommand::object);
  return nullptr;
}

// A button begins its act anew, whatever was under way.
void answer_press(StaffTalk& talk) {
  const bool is_left = talk.topic() != nullptr;
  talk.end();
  if (is_left) talk.say("staff.left");
  const StaffAct* act = act_of_button(talk.message.text);
  if (act == nullptr || !talk.desk.find_case(talk.message.menu_id))
    return talk.say("staff.case_not_found", {{"登记号", talk.message.menu_id}});
  begin_act(talk, *act, talk.message.menu_id);
}

}  // namespace

Turn converse_staff(const Session& session, const Message& message, const Understood& understood,
                    StaffDesk& desk, const templates::Catalogue& words) {
  Turn turn{session, {}};
  Session::State& state = turn.session.state();
  auto who = desk.me();
  if (!who) return {session, {{words.say("staff.stranger"), {}, {}}}};
  StaffTalk talk(state, message, understood, desk, *std::move(who), words);
  if (talk.topic() != nullptr && desk.now() - state.last > kActKept) talk.end();
  state.last = desk.now();
  if (message.kind == MessageKind::press)
    answer_press(talk);
  else if (message.kind != MessageKind::text)
    talk.say("staff.only_text");
  else if (talk.topic() == nullptr || !go_on_with_act(talk))
    answer(talk);
  turn.sayings = talk.sayings();
  return turn;
}

}  // namespace huiyin::bot
