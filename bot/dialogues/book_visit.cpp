// A visit is booked 预约来访. A booking is not a petition received: no clock starts. Asked for is
// only what receiving somebody needs; never an ID number.
#include <algorithm>

#include "bot/cues.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/booking_words.h"
#include "bot/dialogues/person_slots.h"
#include "bot/readers.h"
#include "bot/schedule.h"
#include "bot/wishes.h"

namespace huiyin::bot {
namespace {

using namespace person_slots;

// Who is known to the office need not say again who he is; he hears it back and may say otherwise.
void prefill(Talk& talk, Topic& topic) {
  if (topic.has("_for_other") || topic.has("_prefill_done")) return;
  topic.set("_prefill_done", "yes");
  if (const auto who = talk.desk.who()) {
    topic.set("name", who->name.text());
    if (who->phone) topic.set("phone", who->phone->text());
    topic.set("_prefilled", "yes");
    topic.set("_phone_prefilled", "yes");
  }
}

void note_several(Talk& talk, Topic& topic) {
  if (topic.has("_several_visits") || topic.awaiting == "matter" || !wants_several_visits(talk))
    return;
  topic.set("_several_visits", "yes");
  talk.say("book_visit.one_at_a_time");
}

void book_hears(Talk& talk, Topic& topic) {
  note_several(talk, topic);
  if (topic.has("_for_other") || !cue::for_other(talk.plain) || topic.awaiting == "matter") return;
  topic.set("_for_other", "yes");
  if (topic.has("_prefilled")) {
    topic.set("_agent", topic.value("name"));
    topic.forget("name");
    topic.forget("_prefilled");
  }
  if (topic.has("_phone_prefilled")) {
    topic.forget("phone");
    topic.forget("_phone_prefilled");
  }
}

void book_opens(Talk& talk, Topic& topic) {
  book_hears(talk, topic);
  prefill(talk, topic);
  if (!talk.state.story.empty() && !topic.has("matter")) topic.set("matter", talk.state.story);
  talk.state.story.clear();
}

void ask_name(Talk& talk, Topic& topic, bool in_other_words) {
  if (topic.has("_for_other")) return talk.ask("book_visit.ask_name_of_other");
  talk.ask(in_other_words ? "book_visit.ask_name_again" : "book_visit.ask_name");
}

bool people_are_known(Talk&, const Topic& topic) {
  return topic.has("people") || topic.has("_group");
}

bool representatives_are_wanted(Talk&, const Topic& topic) { return topic.has("_group"); }

void ask_representatives(Talk& talk, Topic&, bool in_other_words) {
  talk.ask(in_other_words ? "representatives.ask_again" : "representatives.ask",
           {{"上限", std::to_string(talk.desk.office().max_people)}});
}

// "我和我邻居各约一个": two visits, and not one of two persons.
Took take_people_of_one(Talk& talk, Topic& topic, bool awaited) {
  const bool for_each = has_any(talk.plain, {"各", "每人", "一人", "分别", "分开"});
  return for_each && wants_several_visits(talk) ? Took::nothing : take_people(talk, topic, awaited);
}

void clear_people(Topic& topic) {
  for (const auto key : {"people", "_group", "representatives", "_some", "_many"})
    topic.forget(key);
}

void book_confirm(Talk& talk, Topic& topic) {
  std::string more;
  if (topic.has("representatives"))
    more = "\n" +
           talk.text("book_visit.line_representatives", {{"代表", topic.value("representatives")}});
  if (topic.has("_agent"))
    more += "\n" + talk.text("book_visit.line_agent", {{"代办人", topic.value("_agent")}});
  // Typed just now, it is shown whole so that a slip can be seen; known from before, masked.
  const auto phone = petition::Phone::parse(topic.value("phone"));
  const std::string shown =
      phone && topic.has("_phone_prefilled") ? phone->masked() : topic.value("phone");
  const std::string matter = matter_in_short(topic.value("matter"));
  const std::vector<Choice> choices = {talk.choice("yes", "choice.yes_book"),
                                       talk.choice("no", "choice.fix"),
                                       talk.choice("drop", "choice.drop")};
  if (topic.has("_wait")) {
    const auto day = LocalDate::parse(topic.value("_wait"));
    return talk.ask("book_visit.confirm_wait",
                    {{"姓名", topic.value("name")},
                     {"电话", shown},
                     {"人数", topic.value("people")},
                     {"另注", more},
                     {"事由", matter},
                     {"日期", day ? schedule::day_words(talk, *day) : ""}},
                    choices);
  }
  talk.ask(
      "book_visit.confirm",
      {{"姓名", topic.value("name")},
       {"电话", shown},
       {"人数", topic.value("people")},
       {"另注", more},
       {"事由", matter},
       {"时间", schedule::moment_words(talk, schedule::date_of(topic), schedule::time_of(topic))}},
      choices);
}

std::optional<BookingRequest> request_of(Topic& topic) {
  auto name = petition::PersonName::parse(topic.value("name"));
  auto phone = petition::Phone::parse(topic.value("phone"));
  if (!name) topic.forget("name");
  if (!phone) topic.forget("phone");
  if (topic.number("people") < 1) topic.forget("people");
  if (!name || !phone || !topic.has("people")) return {};
  return BookingRequest{.name = *name,
                        .phone = *phone,
                        .people = topic.number("people"),
                        .representatives = representatives_of(topic),
                        .matter = topic.value("matter"),
                        .for_other = topic.has("_for_other"),
                        .date = {},
                        .time = {}};
}

void book_done(Talk& talk, Topic& topic) {
  auto request = request_of(topic);
  if (!request) return;
  const OfficeFacts& office = talk.desk.office();
  tell_staff_of_group(talk, topic, request->people);
  if (topic.has("_wait")) {
    const auto day = LocalDate::parse(topic.value("_wait"));
    if (!day) return schedule::clear(topic);
    const WaitingPlace place = talk.desk.wait_for(*day, *request);
    talk.say("book_visit.waiting", {{"日期", schedule::day_words(talk, place.day)},
                                    {"位次", std::to_string(place.position)},
                                    {"时间", office.hours},
                                    {"地点", office.address}});
    return talk.end();
  }
  request->date = schedule::date_of(topic);
  request->time = schedule::time_of(topic);
  const Seat seat = talk.desk.book(*request);
  if (const auto* refusal = std::get_if<SeatRefusal>(&seat))
    return schedule::say_taken(talk, topic, *refusal);
  const Booking& booking = std::get<Booking>(seat);
  talk.state.last_booking = booking.number.text();
  talk.state.offered_day = booking.what.date.iso();
  talk.say("book_visit.done",
           {{"预约号", booking.number.text()},
            {"查询码", booking.query_code},
            {"凭条", talk.is_by_sms() ? "" : booking.slip},
            {"时间", schedule::moment_words(talk, booking.what.date, booking.what.time)},
            {"地点", office.address}});
  const bool has_another = topic.has("_several_visits");
  talk.end();
  if (has_another && !talk.topic())
    talk.ask("book_visit.another", {}, {talk.choice("go:book_visit", "choice.book_visit")});
}

}  // namespace

Dialogue book_visit() {
  return {
      .intent = "book_visit",
      .slots =
          {
              {.key = "representatives",
               .prompt = "",
               .again = "",
               .why = "why.representatives",
               .wrong = "representatives.wrong",
               .take = take_representatives,
               .wanted = representatives_are_wanted,
               .ask = ask_representatives},
              {.key = "name",
               .prompt = "book_visit.ask_name",
               .again = "book_visit.ask_name_again",
               .why = "why.name",
               .wrong = "name.wrong",
               .take = take_name,
               .ask = ask_name},
              {.key = "phone",
               .prompt = "book_visit.ask_phone",
               .again = "book_visit.ask_phone_again",
               .why = "why.phone",
               .wrong = "phone.unread",
               .take = take_phone},
              {.key = "people",
               .prompt = "book_visit.ask_people",
               .again = "book_visit.ask_people_again",
               .why = "why.people",
               .wrong = "people.wrong",
               .take = take_people_of_one,
               .known = people_are_known,
               .clear = clear_people},
              {.key = "matter",
               .prompt = "book_visit.ask_matter",
               .again = "book_visit.ask_matter_again",
               .why = "why.matter",
               .wrong = "matter.wrong",
               .take = take_matter},
              {.key = "when",
               .prompt = "",
               .again = "",
               .why = "why.when",
               .wrong = "when.unread",
               .take = schedule::take_when,
               .known = schedule::is_known,
               .ask = schedule::ask,
               .choose = schedule::choose,
               .clear = schedule::clear},
          },
      .opens = book_opens,
      .hears = book_hears,
      .confirm = book_confirm,
      .done = book_done,
      .dropped = "book_visit.dropped",
  };
}

}  // namespace huiyin::bot
