// 延期 (《信访工作条例》第三十四条): the handler asks, with days and a reason that the petitioner
// will be told; a leader of the unit who did not ask approves or refuses.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"
#include "petition/deadlines.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;

// "延到12月28号": so many days more than the clock counts now.
std::optional<int> days_until(const StaffTalk& talk, const Topic& topic) {
  if (!has_any(talk.plain, {"延到", "延期到", "延长到", "延至", "延期至", "推迟到"})) return {};
  const auto day = staff_read::coming_day(talk);
  const auto file = talk.desk.find_case(topic.value("_number"));
  if (!day || !file) return {};
  const petition::Law law = talk.desk.law();
  for (const petition::ClockRun& run : petition::count_clocks(*file, law.rules, law.calendar).runs)
    if (run.clock == "conclude" && run.is_running() && run.nominal && *day > *run.nominal)
      return static_cast<int>((*day - *run.nominal).count());
  return {};
}

bool take_days(StaffTalk& talk, Topic& topic, bool awaited) {
  auto count = staff_read::day_count(talk.message.text);
  if (!count) count = days_until(talk, topic);
  if (!count && awaited) {  // "30"
    int bare = 0;
    const std::string& text = talk.plain;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), bare);
    if (read.ec == std::errc() && bare > 0) count = bare;
  }
  if (!count) return false;
  const std::string days = std::to_string(*count);
  const bool is_new = topic.value("days") != days;
  topic.set("days", days);
  return is_new;
}

// What of the message is neither the case, nor the wish, nor how long: "检验报告没出来".
std::string reason_beside(const StaffTalk& talk) {
  std::string reason;
  for (const std::string& piece : staff_read::pieces(staff_read::without_number(talk))) {
    const std::string words = plain(piece);
    if (has_any(words, {"延", "办不完", "来不及", "赶不上", "展期", "推迟", "申请", "行不",
                        "可以吗", "行吗", "好吗", "再给", "多给"}) ||
        count_points(words) < 4 || cue::question(words) || staff_read::day_count(words))
      continue;
    reason += (reason.empty() ? "" : "，") + piece;
  }
  return reason;
}

bool take_why(StaffTalk& talk, Topic& topic, bool awaited) {
  if (staff_slots::reason(talk, topic, awaited)) return true;
  if (topic.has("reason")) return false;
  std::string reason = reason_beside(talk);
  if (reason.empty()) return false;
  topic.set("reason", std::move(reason));
  return true;
}

petition::EventBody asked_body(const StaffTalk&, const Topic& topic, const petition::CaseFile&) {
  return event::ExtensionAsked{topic.has("days") ? topic.number("days") : 1,
                               known_or_open(topic, "reason")};
}

// As it would stand when it is approved today.
petition::CaseFile as_approved(const StaffTalk& talk, const petition::CaseFile& asked) {
  if (!asked.extension_asked) return asked;
  const auto& body = std::get<event::ExtensionAsked>(asked.extension_asked->body);
  return petition::fold(asked, {talk.desk.today(), talk.desk.now(), "",
                                event::Extended{body.days, "-", "-", body.reason}});
}

void ask_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.extension_confirm", {{"登记号", number_of(after)},
                                       {"天数", topic.value("days")},
                                       {"期限", conclude_by(talk, as_approved(talk, after))},
                                       {"理由", topic.value("reason")}});
}

void ask_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.extension_asked", {{"登记号", number_of(after)},
                                     {"期限", conclude_by(talk, after)},
                                     {"新期限", conclude_by(talk, as_approved(talk, after))}});
}

petition::EventBody approval_body(const StaffTalk&, const Topic&, const petition::CaseFile& file) {
  // Days and reason are those that were asked for; without a request the days are its fault.
  if (!file.extension_asked) return event::Extended{};
  const auto& asked = std::get<event::ExtensionAsked>(file.extension_asked->body);
  return event::Extended{asked.days, {}, {}, asked.reason};
}

const event::Extended& approved(const petition::CaseFile& after) {
  return std::get<event::Extended>(petition::last<event::Extended>(after)->body);
}

void approval_said_back(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.approval_confirm", {{"登记号", number_of(after)},
                                      {"承办人", after.handler},
                                      {"天数", std::to_string(approved(after).days)},
                                      {"期限", conclude_by(talk, after)},
                                      {"理由", approved(after).reason}});
}

void approval_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.approved", {{"登记号", number_of(after)},
                              {"天数", std::to_string(approved(after).days)},
                              {"期限", conclude_by(talk, after)}});
}

petition::EventBody refusal_body(const StaffTalk&, const Topic& topic, const petition::CaseFile&) {
  return event::ExtensionRefused{known_or_open(topic, "reason")};
}

// "不同意延期，先把已有的材料办了": what is said beside the refusal is why.
bool take_refusal_reason(StaffTalk& talk, Topic& topic, bool awaited) {
  if (staff_slots::reason(talk, topic, awaited)) return true;
  if (topic.has("reason")) return false;
  std::string reason;
  for (const std::string& piece : staff_read::pieces(staff_read::without_number(talk)))
    if (!has_any(plain(piece), {"不同意", "不批", "不准", "驳回", "不予"}))
      reason += (reason.empty() ? "" : "，") + piece;
  if (count_points(reason) < 3) return false;
  topic.set("reason", std::move(reason));
  return true;
}

void refusal_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.refusal_confirm",
           {{"登记号", number_of(after)}, {"理由", topic.value("reason")}});
}

void refusal_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.extension_refused",
           {{"登记号", number_of(after)}, {"期限", conclude_by(talk, after)}});
}

}  // namespace

StaffAct ask_extension_act() {
  return {.command = StaffCommand::ask_extension,
          .name = "staff.extend",
          .slots = {{.key = "days", .prompt = "staff.ask_days", .take = take_days},
                    {.key = "reason",
                     .prompt = "staff.ask_extension_reason",
                     .take = take_why,
                     .is_text = true}},
          .body = asked_body,
          .said_back = ask_said_back,
          .done = ask_done};
}

StaffAct approve_extension_act() {
  return {.command = StaffCommand::approve_extension,
          .name = "staff.approve",
          .slots = {},
          .body = approval_body,
          .said_back = approval_said_back,
          .done = approval_done};
}

StaffAct refuse_extension_act() {
  return {.command = StaffCommand::refuse_extension,
          .name = "staff.refuse",
          .slots = {{.key = "reason",
                     .prompt = "staff.ask_refusal_reason",
                     .take = take_refusal_reason,
                     .is_text = true}},
          .body = refusal_body,
          .said_back = refusal_said_back,
          .done = refusal_done};
}

}  // namespace huiyin::bot
