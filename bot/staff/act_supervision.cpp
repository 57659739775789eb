// 督办: opened with its reason and the day on which a result is wanted, closed with the result.
#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;

bool take_supervision_due(StaffTalk& talk, Topic& topic) {
  const auto day = staff_read::coming_day(talk);
  if (!day || topic.value("_due") == day->iso()) return false;
  topic.set("_due", day->iso());
  return true;
}

// What of the message neither names the act nor the day of the result.
bool take_supervision_reason(StaffTalk& talk, Topic& topic, bool awaited) {
  const bool has_due = take_supervision_due(talk, topic);
  if (staff_slots::reason(talk, topic, awaited)) return true;
  if (topic.has("reason")) return has_due;
  std::string reason;
  for (const std::string& piece : staff_read::pieces(staff_read::without_number(talk))) {
    const std::string words = plain(piece);
    if (has_any(words, {"督办"}) && count_points(words) < 8) continue;
    if (has_any(words, {"报结果", "要结果", "报告结果", "报回", "反馈结果"})) continue;
    std::string said = piece;
    if (said.starts_with("督办")) said = staff_read::bare(said.substr(std::string("督办").size()));
    reason += (reason.empty() ? "" : "，") + said;
  }
  if (count_points(reason) < 3) return has_due;
  topic.set("reason", std::move(reason));
  return true;
}

petition::EventBody supervision_body(const StaffTalk&, const Topic& topic,
                                     const petition::CaseFile&) {
  return event::SupervisionOpened{
      known_or_open(topic, "reason"),
      topic.has("_due") ? LocalDate::parse(topic.value("_due")) : std::optional<LocalDate>()};
}

void supervision_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  const auto& body = std::get<event::SupervisionOpened>(after.supervision->body);
  talk.say("staff.supervise_confirm",
           {{"登记号", number_of(after)},
            {"承办人", after.handler},
            {"原因", topic.value("reason")},
            {"期限", body.due ? chinese_with_weekday(*body.due) : talk.text("staff.no_date")}});
}

void supervision_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.supervised", {{"登记号", number_of(after)}});
}

bool take_result(StaffTalk& talk, Topic& topic, bool awaited) {
  std::string result = staff_read::behind(
      talk.message.text, {"结果是", "结果：", "结果:", "督办结束，", "结束督办，", "解除督办，",
                          "督办结束,", "结束督办,", "解除督办,", "督办结束：", "督办结束:"});
  if (count_points(result) > 2) {
    topic.set("result", std::move(result));
    return true;
  }
  return staff_slots::whole_message(talk, topic, awaited, "result");
}

petition::EventBody result_body(const StaffTalk&, const Topic& topic, const petition::CaseFile&) {
  return event::SupervisionClosed{known_or_open(topic, "result")};
}

void result_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.end_supervision_confirm",
           {{"登记号", number_of(after)}, {"结果", topic.value("result")}});
}

void result_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.supervision_ended", {{"登记号", number_of(after)}});
}

}  // namespace

StaffAct supervise_act() {
  return {.command = StaffCommand::supervise,
          .name = "staff.supervise",
          .slots = {{.key = "reason",
                     .prompt = "staff.ask_supervision_reason",
                     .take = take_supervision_reason,
                     .is_text = true}},
          .body = supervision_body,
          .said_back = supervision_said_back,
          .done = supervision_done};
}

StaffAct end_supervision_act() {
  return {.command = StaffCommand::end_supervision,
          .name = "staff.end_supervision",
          .slots = {{.key = "result",
                     .prompt = "staff.ask_result",
                     .take = take_result,
                     .is_text = true}},
          .body = result_body,
          .said_back = result_said_back,
          .done = result_done};
}

}  // namespace huiyin::bot
