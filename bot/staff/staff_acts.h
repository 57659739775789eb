// The acts of staff on a case, each as a small table: what must be known, what it writes on the
// ledger, how it is said back. staff_engine.h does the talking.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bot/staff/commands.h"
#include "bot/staff/staff_talk.h"

namespace huiyin::bot {

struct StaffSlot {
  std::string_view key;     // as in `awaiting`: "days", "reason"
  std::string_view prompt;  // key of the words that ask for it
  // Takes what the message holds for it into the topic; `awaited`: it was just asked for. True:
  // something was taken.
  bool (*take)(StaffTalk& talk, Topic& topic, bool awaited);
  // Whether this case needs it; null: always. What it does not need is asked for all the same when
  // the act is refused for it (case.missing).
  bool (*wanted)(const Topic& topic, const petition::CaseFile& file) = nullptr;
  bool is_text = false;         // the answer is free text, in which other words steer nothing
  bool is_asked_first = false;  // without it nothing can be judged
};

struct StaffAct {
  StaffCommand command;
  std::string_view name;  // of the topic: "staff.extend"
  std::vector<StaffSlot> slots;
  // The event; what is not known yet is held open by kOpen, so that what stands in the way whatever
  // he answers is told before he is asked.
  petition::EventBody (*body)(const StaffTalk& talk, const Topic& topic,
                              const petition::CaseFile& file);
  // Says it back and asks for a word; null: it is done at once (and can be corrected later).
  void (*said_back)(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) = nullptr;
  void (*done)(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) = nullptr;
  // The day on which it happened; null, or none: today.
  std::optional<LocalDate> (*day)(const Topic& topic) = nullptr;
};

inline constexpr const char* kOpen = "（待补充）";
// The slot's value, or kOpen.
std::string known_or_open(const Topic& topic, const std::string& key);

// The last day on which it may be concluded, in words; as the file stands.
std::string conclude_by(const StaffTalk& talk, const petition::CaseFile& file);
std::string number_of(const petition::CaseFile& file);

StaffAct progress_act();
StaffAct conclude_act();
StaffAct ask_extension_act();
StaffAct approve_extension_act();
StaffAct refuse_extension_act();
StaffAct object_act();
StaffAct consent_act();
StaffAct hand_back_act();
StaffAct hand_on_act();
StaffAct call_in_act();
StaffAct supervise_act();
StaffAct end_supervision_act();
StaffAct serve_act();

std::span<const StaffAct> staff_acts();
const StaffAct* staff_act(StaffCommand command);  // nullptr: it is no act on a case
const StaffAct* staff_act(std::string_view name);

// Slots that several acts have.
namespace staff_slots {
// Free text, said behind "理由是…" or, when it was asked for, as the whole message.
bool reason(StaffTalk& talk, Topic& topic, bool awaited);
// Free text under `key`: the whole message when it was asked for.
bool whole_message(StaffTalk& talk, Topic& topic, bool awaited, const std::string& key);
}  // namespace staff_slots

}  // namespace huiyin::bot
