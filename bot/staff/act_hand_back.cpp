// 不归我办, said by the handler of a matter that is being worked on: no objection of law is left
// then, so that the office hears of it with his reason and hands it on, or does not.
#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

bool take_hand_back_reason(StaffTalk& talk, Topic& topic, bool awaited) {
  if (staff_slots::reason(talk, topic, awaited)) return true;
  if (topic.has("reason")) return false;
  std::string said;
  for (const std::string& piece : staff_read::pieces(staff_read::without_number(talk)))
    if (count_points(piece) > 7 || !has_any(plain(piece), {"不归", "退回", "不该我", "异议"}))
      said += (said.empty() ? "" : "，") + piece;
  if (count_points(said) < 4) return false;
  topic.set("reason", std::move(said));
  return true;
}

petition::EventBody hand_back_body(const StaffTalk& talk, const Topic& topic,
                                   const petition::CaseFile&) {
  return petition::event::Progress{
      .shared = {},
      .internal = talk.text("staff.hand_back_note", {{"理由", known_or_open(topic, "reason")}})};
}

void hand_back_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.hand_back_confirm",
           {{"登记号", number_of(after)}, {"理由", topic.value("reason")}});
}

void hand_back_done(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.desk.tell_office(talk.text(
      "staff.hand_back_told",
      {{"登记号", number_of(after)}, {"人员", talk.me.name}, {"理由", topic.value("reason")}}));
  talk.say("staff.handed_back", {{"登记号", number_of(after)}});
}

}  // namespace

StaffAct hand_back_act() {
  return {.command = StaffCommand::hand_back,
          .name = "staff.hand_back",
          .slots = {{.key = "reason",
                     .prompt = "staff.ask_hand_back_reason",
                     .take = take_hand_back_reason,
                     .is_text = true}},
          .body = hand_back_body,
          .said_back = hand_back_said_back,
          .done = hand_back_done};
}

}  // namespace huiyin::bot
