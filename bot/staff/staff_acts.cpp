#include "bot/staff/staff_acts.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/staff/staff_readers.h"
#include "petition/deadlines.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kFieldBytesMax = 3000;  // of one field of an event

}  // namespace

std::string known_or_open(const Topic& topic, const std::string& key) {
  return topic.has(key) ? topic.value(key) : kOpen;
}

std::string conclude_by(const StaffTalk& talk, const petition::CaseFile& file) {
  const petition::Law law = talk.desk.law();
  const auto due = petition::conclude_due(file, law.rules, law.calendar);
  return due ? chinese_with_weekday(*due) : talk.text("staff.no_date");
}

std::string number_of(const petition::CaseFile& file) {
  return file.number ? file.number->text() : "";
}

std::span<const StaffAct> staff_acts() {
  static const std::vector<StaffAct> acts{progress_act(),
                                          conclude_act(),
                                          ask_extension_act(),
                                          approve_extension_act(),
                                          refuse_extension_act(),
                                          object_act(),
                                          consent_act(),
                                          hand_back_act(),
                                          hand_on_act(),
                                          call_in_act(),
                                          supervise_act(),
                                          end_supervision_act(),
                                          serve_act()};
  return acts;
}

const StaffAct* staff_act(StaffCommand command) {
  const auto found = std::ranges::find(staff_acts(), command, &StaffAct::command);
  return found == staff_acts().end() ? nullptr : &*found;
}

const StaffAct* staff_act(std::string_view name) {
  const auto found = std::ranges::find(staff_acts(), name, &StaffAct::name);
  return found == staff_acts().end() ? nullptr : &*found;
}

namespace staff_slots {

bool whole_message(StaffTalk& talk, Topic& topic, bool awaited, const std::string& key) {
  const std::string said = staff_read::bare(talk.message.text);
  if (!awaited || said.empty()) return false;
  topic.set(key, std::string(utf8_prefix(said, kFieldBytesMax)));
  return true;
}

bool reason(StaffTalk& talk, Topic& topic, bool awaited) {
  if (std::string said = staff_read::reason_said(talk.message.text); !said.empty()) {
    topic.set("reason", std::move(said));
    return true;
  }
  return whole_message(talk, topic, awaited, "reason");
}

}  // namespace staff_slots
}  // namespace huiyin::bot
