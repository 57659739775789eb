#include "bot/staff/staff_engine.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/staff/staff_readers.h"
#include "bot/understanding/yes_no.h"

namespace huiyin::bot {
namespace {

using petition::CaseFile;

constexpr std::size_t kChoicesMax = 8;
constexpr std::size_t kShortPoints = 12;  // a word that steers, not a sentence that tells
constexpr std::size_t kWordPoints = 6;  // "我的待办": within free text nothing longer is a command
constexpr int kMissesMax = 3;

enum class Word { nothing, yes, no };

Word decided(const StaffTalk& talk, const StaffAct& act) {
  // Said again it is confirmed: "不同意" of a refusal is no no.
  if (act.command == StaffCommand::refuse_extension &&
      staff_command(talk.message.text) == act.command && count_points(talk.plain) <= kShortPoints)
    return Word::yes;
  const bool is_short = count_points(talk.plain) <= kShortPoints;
  if (is_short && (cue::drop(talk.plain) || cue::hold(talk.plain) || talk.plain.starts_with("不") ||
                   talk.plain.starts_with("别") || has_any(talk.plain, {"取消", "撤回", "先放"})))
    return Word::no;
  const auto said = decision(sentence(talk.message.text), true);
  if (!said) return Word::nothing;
  return said->yes ? Word::yes : Word::no;
}

bool is_case_of(StaffTalk& talk, const StaffAct& act, const std::string& number) {
  const auto file = talk.desk.find_case(number);
  return file && talk.desk.judge({number, act.body(talk, Topic(), *file)}).has_value();
}

// Of his cases those on which it may be done now.
std::vector<std::string> candidates(StaffTalk& talk, const StaffAct& act) {
  std::vector<std::string> all = talk.desk.my_cases();
  std::erase_if(all, [&](const std::string& number) { return !is_case_of(talk, act, number); });
  return all;
}

std::string lines_of(const std::vector<std::string>& numbers) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(numbers.size(), kChoicesMax); ++i)
    lines += "\n" + std::to_string(i + 1) + ". " + numbers[i];
  return lines;
}

void ask_which(StaffTalk& talk, Topic& topic, const std::vector<std::string>& numbers) {
  topic.awaiting = "which";
  std::string joined;
  for (std::size_t i = 0; i < std::min(numbers.size(), kChoicesMax); ++i)
    joined += numbers[i] + "\n";
  topic.set("_choices", joined);
  talk.add(talk.text("staff.ask_which") + lines_of(numbers));
}

// "2", "第二个" of the list that was shown.
std::string chosen(const StaffTalk& talk, const Topic& topic) {
  if (topic.awaiting != "which") return {};
  auto nth = read::ordinal(talk.plain);
  if (!nth && talk.plain.size() == 1 && talk.plain[0] >= '1' && talk.plain[0] <= '9')
    nth = static_cast<std::size_t>(talk.plain[0] - '1');
  if (!nth) return {};
  const auto all = staff_read::pieces(topic.value("_choices"));
  return *nth < all.size() ? all[*nth] : std::string();
}

enum class Which { known, asked, none };

// Which case is meant: named, chosen, in hand, or the only one on which it may be done.
Which settle_case(StaffTalk& talk, Topic& topic, const StaffAct& act) {
  if (const auto said = staff_read::case_said(talk)) {
    if (said->numbers.size() > 1) {
      ask_which(talk, topic, said->numbers);
      return Which::asked;
    }
    if (said->numbers.empty() || !talk.desk.find_case(said->numbers.front())) {
      talk.say("staff.case_not_found", {{"登记号", said->typed}});
      return Which::none;
    }
    topic.set("_number", said->numbers.front());
    return Which::known;
  }
  if (const std::string number = chosen(talk, topic); !number.empty()) topic.set("_number", number);
  if (topic.has("_number")) return Which::known;
  if (const std::string number = talk.case_in_hand(); !number.empty()) {
    topic.set("_number", number);
    return Which::known;
  }
  const auto all = candidates(talk, act);
  if (all.size() == 1 && act.said_back != nullptr) {
    topic.set("_number", all.front());
    return Which::known;
  }
  if (all.empty()) {
    talk.say("staff.no_case_for_it");
    return Which::none;
  }
  ask_which(talk, topic, all);
  return Which::asked;
}

bool take_all(StaffTalk& talk, Topic& topic, const StaffAct& act) {
  bool has_taken = false;
  const std::string awaiting = topic.awaiting;
  for (const StaffSlot& slot : act.slots) has_taken |= slot.take(talk, topic, awaiting == slot.key);
  return has_taken;
}

const StaffSlot* lacking(const StaffAct& act, const Topic& topic, const CaseFile& file) {
  for (const StaffSlot& slot : act.slots)
    if (!topic.has(std::string(slot.key)) && (slot.wanted == nullptr || slot.wanted(topic, file)))
      return &slot;
  return nullptr;
}

void ask(StaffTalk& talk, Topic& topic, const StaffSlot& slot, const CaseFile& file) {
  topic.awaiting = slot.key;
  talk.say(slot.prompt, {{"登记号", number_of(file)}});
}

bool is_handler_of(const StaffTalk& talk, const CaseFile& file) {
  const auto roles = talk.desk.my_roles(file);
  return file.state == petition::State::in_progress &&
         std::ranges::count(roles, petition::Role::handler) > 0;
}

StaffDesk::Act act_wanted(const StaffTalk& talk, const StaffAct& act, const Topic& topic,
                          const CaseFile& file) {
  return {number_of(file), act.body(talk, topic, file),
          act.day == nullptr ? std::nullopt : act.day(topic)};
}

void do_it(StaffTalk& talk, const StaffAct& act, const CaseFile& file) {
  Topic topic = *talk.topic();
  const auto after = talk.desk.act(act_wanted(talk, act, topic, file));
  talk.end();
  if (!after) return talk.refuse(after.error());
  act.done(talk, topic, *after);
}

// What stands in the way is told before anything more is asked; what can be said otherwise is asked
// for again.
void refuse_it(StaffTalk& talk, Topic& topic, const StaffAct& act, const Problem& why,
               const CaseFile& file) {
  if (act.command == StaffCommand::object && is_handler_of(talk, file))
    return begin_act(talk, *staff_act(StaffCommand::hand_back), number_of(file));
  if (act.command == StaffCommand::approve_extension && !file.extension_asked &&
      why.code != "case.role") {
    talk.end();
    return talk.say("staff.nothing_to_approve", {{"登记号", number_of(file)}});
  }
  const std::string field = why.where.substr(why.where.rfind('.') + 1);  // of "served.remedy"
  const auto missed = std::ranges::find(act.slots, field, &StaffSlot::key);
  if (why.code == "case.missing" && missed != act.slots.end() && !topic.has(field))
    return ask(talk, topic, *missed, file);
  talk.refuse(why);
  const bool is_too_long = why.code.starts_with("extension_over");
  const auto days = std::ranges::find(act.slots, "days", &StaffSlot::key);
  if (!is_too_long || days == act.slots.end()) return talk.end();
  topic.forget("days");
  ask(talk, topic, *days, file);
}

void proceed(StaffTalk& talk, const StaffAct& act) {
  Topic& topic = *talk.topic();
  const auto file = talk.desk.find_case(topic.value("_number"));
  if (!file) {
    talk.end();
    return talk.say("staff.case_not_found", {{"登记号", topic.value("_number")}});
  }
  talk.speaks_of(number_of(*file));
  const StaffSlot* slot = lacking(act, topic, *file);
  if (slot != nullptr && slot->is_asked_first) return ask(talk, topic, *slot, *file);
  const auto would = talk.desk.judge(act_wanted(talk, act, topic, *file));
  if (!would) return refuse_it(talk, topic, act, would.error(), *file);
  if (slot != nullptr) return ask(talk, topic, *slot, *file);
  if (act.said_back == nullptr) return do_it(talk, act, *file);
  topic.awaiting = "confirm";
  act.said_back(talk, topic, *would);
}

bool awaits_text(const StaffAct& act, const Topic& topic) {
  const auto slot = std::ranges::find(act.slots, topic.awaiting, &StaffSlot::key);
  return slot != act.slots.end() && slot->is_text;
}

// Another wish than the one under way. Within free text only a short word, or an act that names its
// own case, is one.
bool wants_other(const StaffTalk& talk, const StaffAct& act, const Topic& topic) {
  const auto command = staff_command(staff_read::without_number(talk));
  if (command == act.command || command == StaffCommand::none || command == StaffCommand::thanks)
    return false;
  const bool is_short = count_points(talk.plain) <= kShortPoints;
  if (awaits_text(act, topic)) {
    const bool names_case = staff_act(command) != nullptr && staff_read::case_said(talk);
    const bool is_word = count_points(talk.plain) <= kWordPoints;
    return names_case || (is_word && staff_act(command) == nullptr);
  }
  // "同意" to a question of yes and no begins no approval.
  if (topic.awaiting == "confirm" && is_short && command == StaffCommand::approve_extension)
    return false;
  return true;
}

bool is_dropped(const StaffTalk& talk, const Topic& topic) {
  if (topic.awaiting == "confirm" || count_points(talk.plain) > kShortPoints) return false;
  return cue::drop(talk.plain) || has_any(talk.plain, {"算了", "取消", "不弄了", "先不"});
}

void drop(StaffTalk& talk) {
  talk.end();
  talk.say("staff.dropped");
}

void missed(StaffTalk& talk, Topic& topic, const StaffAct& act) {
  if (++topic.misses >= kMissesMax) {
    talk.end();
    return talk.say("staff.given_up");
  }
  talk.say("staff.not_read");
  proceed(talk, act);
}

void at_confirm(StaffTalk& talk, Topic& topic, const StaffAct& act, bool has_changed) {
  if (has_changed) return proceed(talk, act);
  switch (decided(talk, act)) {
    case Word::no:
      return drop(talk);
    case Word::nothing:
      return missed(talk, topic, act);
    case Word::yes:
      break;
  }
  const auto file = talk.desk.find_case(topic.value("_number"));
  if (!file) return drop(talk);
  do_it(talk, act, *file);
}

}  // namespace

void begin_act(StaffTalk& talk, const StaffAct& act, const std::string& number) {
  Topic& topic = talk.begin(act.name);
  if (!number.empty()) topic.set("_number", number);
  const Which which = number.empty() ? settle_case(talk, topic, act) : Which::known;
  if (which == Which::none) return talk.end();
  if (talk.message.kind == MessageKind::text) take_all(talk, topic, act);
  if (which == Which::known) proceed(talk, act);
}

bool go_on_with_act(StaffTalk& talk) {
  Topic& topic = *talk.topic();
  const StaffAct* act = staff_act(topic.dialogue);
  if (act == nullptr) {  // of a version that knew it
    talk.end();
    return false;
  }
  if (is_dropped(talk, topic)) {
    drop(talk);
    return true;
  }
  if (wants_other(talk, *act, topic)) {
    talk.end();
    talk.say("staff.left");
    return false;
  }
  const std::string awaited = topic.awaiting, before = topic.value("_number");
  const bool is_text = awaits_text(*act, topic);
  const bool names_case = !is_text || staff_act(staff_command(talk.message.text)) == act;
  if (names_case && settle_case(talk, topic, *act) != Which::known) return true;
  const bool is_choice = awaited == "which" || topic.value("_number") != before;
  bool has_taken = is_choice;
  if (awaited != "which") has_taken |= take_all(talk, topic, *act);
  if (awaited == "confirm")
    at_confirm(talk, topic, *act, has_taken);
  else if (has_taken)
    proceed(talk, *act);
  else
    missed(talk, topic, *act);
  return true;
}

std::optional<CaseFile> case_to_see(StaffTalk& talk) {
  const auto said = staff_read::case_said(talk);
  if (said && said->numbers.size() > 1) {
    talk.add(talk.text("staff.several_cases") + lines_of(said->numbers));
    return std::nullopt;
  }
  const std::string number =
      said ? (said->numbers.empty() ? "" : said->numbers.front()) : talk.case_in_hand();
  if (!said && number.empty()) {
    talk.say("staff.which_to_see");
    return std::nullopt;
  }
  auto file = number.empty() ? std::nullopt : talk.desk.find_case(number);
  if (!file) talk.say("staff.case_not_found", {{"登记号", said ? said->typed : number}});
  return file;
}

}  // namespace huiyin::bot
