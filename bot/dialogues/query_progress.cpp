// How does my matter stand 查询进度. One's own is told at once; otherwise by the query code and the
// phone's last four digits. A wrong number and wrong digits have the same answer: nobody learns
// here which files exist.
#include <algorithm>
#include <span>

#include "bot/case_cues.h"
#include "bot/case_keys.h"
#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/booking_words.h"
#include "bot/dialogues/case_slots.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/shut_look_up.h"
#include "bot/whose_matter.h"
#include "petition/case_number.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kCasesTold = 3;

// The matters that were named after the first one: "number|code|last4;" each.
void keep_others(Topic& topic, std::span<const CaseKeys> others) {
  std::string kept;
  for (const CaseKeys& keys : others)
    kept += keys.number + '|' + keys.code + '|' + keys.last4 + ';';
  topic.set("_others", kept);
  topic.set("_several", "yes");
}

// False: none is left to be told.
bool turn_to_the_next(Topic& topic) {
  const std::string kept = topic.value("_others");
  for (const char* key : {"code", "last4", "_number", "_end_told", "_tried"}) topic.forget(key);
  const auto end = kept.find(';');
  if (end == kept.npos) return false;
  topic.set("_others", kept.substr(end + 1));
  const auto first = kept.find('|'), second = kept.find('|', first + 1);
  const std::string number = kept.substr(0, first);
  const std::string code = kept.substr(first + 1, second - first - 1);
  const std::string last4 = kept.substr(second + 1, end - second - 1);
  if (!case_slots::is_end_of_number(number)) topic.set("_number", number);
  if (!code.empty()) topic.set("code", code);
  if (!last4.empty()) topic.set("last4", last4);
  topic.awaiting.clear();
  return true;
}

// Of several the one that could not be opened, by what was typed of it.
void note_failed(Topic& topic) {
  const std::string name = topic.value(topic.has("_number") ? "_number" : "code");
  const std::string before = topic.value("_failed");
  topic.set("_failed", before.empty() ? name : before + "、" + name);
  topic.set("_failed_number", topic.value("_number"));
  topic.set("_failed_code", topic.value("code"));
}

// All others are told: which one was not found, and a correction of any part of it is taken up.
void ask_failed(Talk& talk, Topic& topic) {
  talk.ask("look_up.one_not_found", {{"哪件", topic.value("_failed")}});
  for (const auto& [from, to] : {std::pair{"_failed_number", "_number"}, {"_failed_code", "code"}})
    if (topic.has(from) && !topic.value(from).empty()) topic.set(to, topic.value(from));
  for (const char* key : {"_failed", "_failed_number", "_failed_code", "_several", "last4"})
    topic.forget(key);
  topic.set("_tried", "yes");
  topic.awaiting = "last4";
}

void tell_booking(Talk& talk, const Booking& booking) {
  talk.say("query_progress.booking",
           {{"预约号", booking.number.text()},
            {"时间", schedule::moment_words(talk, booking.what.date, booking.what.time)},
            {"人数", std::to_string(booking.what.people)},
            {"地点", talk.desk.office().address}});
}

bool tell_bookings(Talk& talk) {
  const auto bookings = talk.desk.my_bookings();
  for (const Booking& booking : bookings) tell_booking(talk, booking);
  if (const auto offer = talk.desk.my_offer())
    talk.say("waiting.offered", {{"时间", schedule::moment_words(talk, offer->day, offer->time)},
                                 {"截止", schedule::moment_words(talk, office_date(offer->until),
                                                                 office_time(offer->until))}});
  for (const WaitingPlace& place : talk.desk.my_waiting())
    talk.say("waiting.position", {{"日期", schedule::day_words(talk, place.day)},
                                  {"位次", std::to_string(place.position)}});
  return !bookings.empty() || talk.has_said();
}

// The code that was given with a visit, typed by whose visit it is.
const Found* code_of_visit(Talk& talk) {
  const Found* code = talk.heard.first(ValueKind::query_code);
  if (!code || talk.heard.has(ValueKind::case_no)) return nullptr;
  const auto mine = talk.desk.my_bookings();
  return std::ranges::find(mine, code->normal, &Booking::query_code) == mine.end() ? nullptr : code;
}

// A visit booked elsewhere is asked for by its number and opened by its key; else it is of a case.
bool is_of_visit(Talk&, const Topic& topic) { return topic.has("_visit"); }
bool is_of_case(Talk&, const Topic& topic) { return !topic.has("_visit"); }

// The digits that were said belong to the matter they were said of: another code or number leaves
// them behind, so that they are not tried on it.
void forget_of_another(const Talk& talk, Topic& topic, const CaseKeys& now) {
  const bool corrects =
      cue::wrong(talk.plain) || has_any(talk.plain, {"应该是", "看错", "应该", "错"});
  const bool new_code = !now.code.empty() && topic.has("code") && now.code != topic.value("code");
  const bool new_number =
      !now.number.empty() && topic.has("_number") && !topic.value("_number").ends_with(now.number);
  if (new_code || new_number) topic.forget("last4");
  if (new_code && now.number.empty() && topic.has("_tried") && !corrects) topic.forget("_number");
  if (new_number && now.code.empty() && !corrects) topic.forget("code");
}

// One's own are told when nothing says that another one is meant: a code is a key to that one
// matter, whose ever it is.
bool tell_own(Talk& talk, const std::string& number) {
  const auto keys = case_keys(talk);
  const bool by_code = !keys.empty() && !keys.front().code.empty();
  if (keys.size() > 1 || (number.empty() && (by_code || asks_for_somebody(talk)))) return false;
  std::size_t told = 0;
  for (const petition::CaseTold& mine : talk.desk.my_cases()) {
    if (!number.empty() && mine.case_number != number) continue;
    if (told++ == kCasesTold) break;
    talk.state.told_by.clear();
    tell_case(talk, mine);
  }
  return told > 0;
}

// "查我自己的", to the question for the code of somebody else's.
bool turns_to_own(Talk& talk, Topic& topic) {
  if (!topic.has("_whose") || !case_keys(talk).empty() || !cue::of_mine(talk.plain) ||
      !tell_own(talk, {}))
    return false;
  topic.set("_over", "yes");
  return true;
}

// What was said of the one is nothing of the other.
void query_hears(Talk& talk, Topic& topic) {
  if (turns_to_own(talk, topic)) return;
  if (const auto keys = case_keys(talk); !keys.empty()) {
    forget_of_another(talk, topic, keys.front());
    if (keys.size() > 1) keep_others(topic, std::span(keys).subspan(1));
  }
  if (talk.heard.has(ValueKind::booking_no)) {
    topic.set("_visit", "yes");
    for (const char* key : {"code", "last4", "_number", "_end_told"}) topic.forget(key);
  } else if (talk.heard.has(ValueKind::case_no)) {
    for (const char* key : {"_visit", "which", "key", "_key", "_locked"}) topic.forget(key);
  }
}

Took take_visit(Talk& talk, Topic& topic, bool awaited) {
  return topic.has("_visit") ? take_which(talk, topic, awaited) : Took::nothing;
}

Slot visit_slot() {
  Slot slot = which_slot();
  slot.take = take_visit;
  slot.wanted = is_of_visit;
  return slot;
}

// Another matter than the one that was told is meant.
bool asks_for_another(const Talk& talk) {
  return !case_keys(talk).empty() || talk.heard.last4() != nullptr ||
         cue::another_matter(talk.plain) || cue::my_own(talk.plain);
}

// One's own needs no code: the channel's identity is joined with the person.
void query_opens(Talk& talk, Topic& topic) {
  if (const Found* number = talk.heard.first(ValueKind::booking_no)) {
    if (!booking_of_mine(talk, number->normal)) return;
    (void)tell_bookings(talk);
    return talk.end();
  }
  if ((cue::about_booking_when(talk.plain) ||
       has_any(talk.plain, {"预约", "我约", "约的", "候补", "排到", "第几"})) &&
      !talk.heard.has(ValueKind::case_no)) {
    if (tell_bookings(talk)) return talk.end();
    talk.say("query_progress.no_booking");
    return talk.end();
  }
  if (code_of_visit(talk)) {
    (void)tell_bookings(talk);
    return talk.end();
  }
  const bool own = !talk.desk.my_cases().empty() && cue::of_mine(talk.plain);
  if (!talk.state.told_by.empty() && speaks_of_case(talk) && !asks_for_another(talk) && !own &&
      !asks_for_somebody(talk)) {
    topic.values = talk.state.told_by;
    topic.set("_again", "yes");
    return;
  }
  // Taken up again with another matter: what was said of the first is not tried on it.
  if (const auto keys = case_keys(talk); !keys.empty())
    forget_of_another(talk, topic, keys.front());
  (void)case_slots::take_number(talk, topic);
  const std::string whose = cue::whose_matter(talk.plain);
  if (!whose.empty()) topic.set("_whose", whose);
  if (tell_own(talk, topic.value("_number"))) talk.end();
}

void tell_visit(Talk& talk, const Topic& topic) {
  const auto booking = meant_booking(talk, topic);
  if (booking && booking->what.date >= talk.desk.today()) {
    talk.state.last_booking = booking->number.text();
    tell_booking(talk, *booking);
  } else {
    talk.say("query_progress.no_booking");
  }
  talk.end();
}

void query_done(Talk& talk, Topic& topic) {
  if (topic.has("_visit")) return tell_visit(talk, topic);
  std::optional<petition::CaseNumber> number;
  if (topic.has("_number")) {
    const auto parsed = petition::CaseNumber::parse(topic.value("_number"), talk.desk.today());
    if (parsed) number = *parsed;
  }
  const auto found = talk.desk.find_case(number, topic.value("code"), topic.value("last4"));
  if (const auto* told = std::get_if<petition::CaseTold>(&found)) {
    talk.state.told_by.clear();
    for (const char* key : {"code", "last4", "_number", "_whose"})
      if (topic.has(key)) talk.state.told_by[key] = topic.value(key);
    tell_case(talk, *told);
    if (turn_to_the_next(topic)) return;
    if (topic.has("_failed")) return ask_failed(talk, topic);
    // By SMS the channel tells who writes.
    if (!topic.has("_again") && !talk.desk.who() && !talk.is_by_sms()) talk.say("bind.hint");
    return talk.end();
  }
  if (std::get<LookUpRefusal>(found) == LookUpRefusal::shut) {
    talk.state.told_by.clear();
    say_look_up_shut(talk);
    return talk.end();
  }
  // The next one first; then what is wrong with this one is asked.
  if (topic.has("_several")) {
    note_failed(topic);
    if (turn_to_the_next(topic)) return;
    return ask_failed(talk, topic);
  }
  talk.state.told_by.clear();
  topic.forget("last4");
  // What was typed may be wrong in any part; a correction of each is taken up, so the topic stays.
  topic.set("_tried", "yes");
  topic.awaiting = "last4";
  talk.ask("look_up.not_found");
}

}  // namespace

Dialogue query_progress() {
  return {
      .intent = "query_progress",
      .slots =
          {
              visit_slot(),
              key_slot(),
              case_slots::code(is_of_case),
              case_slots::last4(is_of_case),
          },
      .opens = query_opens,
      .hears = query_hears,
      .done = query_done,
      .dropped = "query_progress.dropped",
  };
}

}  // namespace huiyin::bot
