// 异议 and 同意退回 (《信访工作条例》第二十三条第三款): a matter that was sent here and is not ours
// goes back with reasons, and only when who sent it consents.
#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;

// "应该归市监局管": whose it is instead.
std::string proper_unit_in(std::string_view text) {
  std::string unit = staff_read::behind(text, {"应该归", "应归", "应由", "应该由", "属于", "归口"});
  if (const auto all = staff_read::pieces(unit); !all.empty()) unit = all.front();
  for (const std::string_view end : {"管辖", "负责", "处理", "办理", "管", "办"})
    if (unit.ends_with(end)) unit.resize(unit.size() - end.size());
  return has_any(plain(unit), {"我们", "本单位"}) ? "" : unit;
}

bool take_objection(StaffTalk& talk, Topic& topic, bool awaited) {
  if (std::string unit = proper_unit_in(talk.message.text); !unit.empty())
    topic.set("_unit", std::move(unit));
  if (staff_slots::reason(talk, topic, awaited)) return true;
  if (topic.has("reason")) return false;
  std::string rest = staff_read::without_number(talk);
  for (const std::string_view head : {"提出异议", "提异议", "异议", "退回", "退件"})
    if (rest.starts_with(head)) rest = staff_read::bare(rest.substr(head.size()));
  if (count_points(rest) < 4) return false;
  topic.set("reason", std::move(rest));
  return true;
}

petition::EventBody objection_body(const StaffTalk&, const Topic& topic,
                                   const petition::CaseFile&) {
  return event::Objected{.reason = known_or_open(topic, "reason"),
                         .proper_unit = topic.value("_unit")};
}

void objection_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.objection_confirm",
           {{"登记号", number_of(after)}, {"理由", topic.value("reason")}});
}

void objection_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.objected", {{"登记号", number_of(after)}});
}

bool take_consent(StaffTalk& talk, Topic& topic, bool awaited) {
  std::string who = staff_read::behind(
      talk.message.text, {"同意的人是", "同意人是", "同意人：", "同意人:", "经手人是"});
  if (!who.empty()) {
    topic.set("who", std::move(who));
    return true;
  }
  return staff_slots::whole_message(talk, topic, awaited, "who");
}

petition::EventBody consent_body(const StaffTalk&, const Topic& topic, const petition::CaseFile&) {
  return event::Returned{.consented_by = known_or_open(topic, "who")};
}

void consent_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.consent_confirm", {{"登记号", number_of(after)}, {"同意人", topic.value("who")}});
}

void consent_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.returned", {{"登记号", number_of(after)}});
}

}  // namespace

StaffAct object_act() {
  return {.command = StaffCommand::object,
          .name = "staff.object",
          .slots = {{.key = "reason",
                     .prompt = "staff.ask_objection",
                     .take = take_objection,
                     .is_text = true}},
          .body = objection_body,
          .said_back = objection_said_back,
          .done = objection_done};
}

StaffAct consent_act() {
  return {.command = StaffCommand::consent,
          .name = "staff.consent",
          .slots = {{.key = "who",
                     .prompt = "staff.ask_consent",
                     .take = take_consent,
                     .is_text = true}},
          .body = consent_body,
          .said_back = consent_said_back,
          .done = consent_done};
}

}  // namespace huiyin::bot
