// 转办 to another handler and 协办 by other units: both are an assignment anew, by the office.
#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;

// "周启明休假，转给徐雯": who stands behind the word gets it.
bool take_handler(StaffTalk& talk, Topic& topic, bool) {
  const std::string to =
      staff_read::behind(talk.message.text, {"转给", "转办给", "移交给", "交给", "交办给", "派给",
                                             "改派给", "改派", "改由", "转办", "移交"});
  auto named = staff_read::colleagues(talk, to.empty() ? talk.message.text : to);
  if (named.empty()) return false;
  const StaffDesk::Colleague& who = named.front();
  topic.set("handler", who.name);
  if (!who.unit.empty()) topic.set("unit", who.unit);
  return true;
}

bool take_unit(StaffTalk& talk, Topic& topic, bool awaited) {
  const auto named = staff_read::units(talk, talk.message.text);
  if (named.empty() || (topic.has("unit") && !awaited)) return false;
  topic.set("unit", named.back());
  return true;
}

petition::EventBody hand_on_body(const StaffTalk&, const Topic& topic,
                                 const petition::CaseFile& file) {
  event::Assigned body{known_or_open(topic, "unit"), known_or_open(topic, "handler"),
                       file.co_units};
  std::erase(body.co_units, body.unit);  // who leads does not also help
  return body;
}

void hand_on_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.hand_on_confirm", {{"登记号", number_of(after)},
                                     {"单位", topic.value("unit")},
                                     {"承办人", topic.value("handler")},
                                     {"期限", conclude_by(talk, after)}});
}

void hand_on_done(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.handed_on", {{"登记号", number_of(after)}, {"承办人", topic.value("handler")}});
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "、") + name;
  return all;
}

std::vector<std::string> parted(const std::string& names) {
  std::vector<std::string> all;
  std::size_t begin = 0;
  constexpr std::string_view kSign = "、";
  for (std::size_t at; (at = names.find(kSign, begin)) != names.npos; begin = at + kSign.size())
    all.push_back(names.substr(begin, at - begin));
  if (begin < names.size()) all.push_back(names.substr(begin));
  return all;
}

// Named as units, or by who works there.
bool take_co_units(StaffTalk& talk, Topic& topic, bool) {
  std::vector<std::string> named = staff_read::units(talk, talk.message.text);
  for (const StaffDesk::Colleague& each : staff_read::colleagues(talk, talk.message.text))
    if (!each.unit.empty() && std::ranges::find(named, each.unit) == named.end())
      named.push_back(each.unit);
  if (named.empty()) return false;
  const bool is_new = topic.value("units") != joined(named);
  topic.set("units", joined(named));
  return is_new;
}

petition::EventBody call_in_body(const StaffTalk&, const Topic& topic,
                                 const petition::CaseFile& file) {
  event::Assigned body{file.columns.unit, file.handler, file.co_units};
  for (std::string& unit : parted(topic.value("units")))
    if (std::ranges::find(body.co_units, unit) == body.co_units.end())
      body.co_units.push_back(std::move(unit));
  return body;
}

void call_in_said_back(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say("staff.call_in_confirm", {{"登记号", number_of(after)},
                                     {"协办单位", topic.value("units")},
                                     {"主办单位", after.columns.unit}});
}

void call_in_done(StaffTalk& talk, const Topic&, const petition::CaseFile& after) {
  talk.say("staff.called_in", {{"登记号", number_of(after)}, {"协办单位", joined(after.co_units)}});
}

}  // namespace

StaffAct hand_on_act() {
  return {.command = StaffCommand::hand_on,
          .name = "staff.hand_on",
          .slots = {{.key = "handler", .prompt = "staff.ask_handler", .take = take_handler},
                    {.key = "unit", .prompt = "staff.ask_unit", .take = take_unit}},
          .body = hand_on_body,
          .said_back = hand_on_said_back,
          .done = hand_on_done};
}

StaffAct call_in_act() {
  return {.command = StaffCommand::call_in,
          .name = "staff.call_in",
          .slots = {{.key = "units", .prompt = "staff.ask_co_units", .take = take_co_units}},
          .body = call_in_body,
          .said_back = call_in_said_back,
          .done = call_in_done};
}

}  // namespace huiyin::bot
