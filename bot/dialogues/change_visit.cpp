// A booking is changed 改期: another time, or other people, phone or name. The old seat is kept
// until the new one is his.
#include <algorithm>

#include "bot/cues.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/booking_words.h"
#include "bot/dialogues/person_slots.h"
#include "bot/readers.h"
#include "bot/schedule.h"

namespace huiyin::bot {
namespace {

bool changes_person(const Topic& topic) {
  return topic.has("people") || topic.has("phone") || topic.has("name") || topic.has("matter");
}

bool when_is_wanted(Talk&, const Topic& topic) {
  return !changes_person(topic) || topic.has("_date");
}

bool never_asked(Talk&, const Topic&) { return false; }

// What is not named stays: the day of the booking goes with a bare "改成上午十点".
void change_hears(Talk& talk, Topic& topic) {
  if (!topic.has("which")) (void)take_which(talk, topic, false);
  const auto booking = meant_booking(talk, topic);
  if (booking && topic.value("_was") != booking->number.text()) {
    topic.set("_was", booking->number.text());
    talk.state.offered_day = booking->what.date.iso();
    topic.set("_was_date", booking->what.date.iso());
    topic.set("_was_time", booking->what.time.iso());
    topic.set("_people_was", std::to_string(booking->what.people));
  }
}

Took take_new_when(Talk& talk, Topic& topic, bool awaited) {
  const auto booking = meant_booking(talk, topic);
  const auto spoken = read::when(talk);
  // "我约的15号那个要改": the time that is booked is not the one that is wanted.
  if (booking && !awaited && spoken.date == booking->what.date && !spoken.time && !spoken.part)
    return Took::nothing;
  // A bare time goes with the day that is spoken of: another one may have been named before.
  LocalDate day = booking ? booking->what.date : talk.desk.today();
  if (const auto offered = LocalDate::parse(talk.state.offered_day)) day = *offered;
  if (const auto chosen = LocalDate::parse(topic.value("_date"))) day = *chosen;
  const bool same = booking && spoken.time && !spoken.next_month &&
                    spoken.date.value_or(day) == booking->what.date &&
                    *spoken.time == booking->what.time;
  if (same) {
    if (!awaited) return Took::nothing;
    talk.say("change_visit.same",
             {{"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)}});
    return Took::refused;
  }
  const Took took = schedule::take_when(talk, topic, awaited);
  if (took == Took::refused && booking)
    talk.say("change_visit.stays",
             {{"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)}});
  return took;
}

Took take_new_name(Talk& talk, Topic& topic, bool awaited) {
  const bool hands_over = has_any(talk.plain, {"让给", "替我", "代我"});
  if (!awaited && !hands_over && !has_any(talk.plain, {"名字", "姓名", "我叫", "换人", "换成"}))
    return Took::nothing;
  return person_slots::take_name(talk, topic, awaited || hands_over);
}

// The phone that opened the visit is not a new one.
Took take_new_phone(Talk& talk, Topic& topic, bool awaited) {
  const bool is_key = topic.has("_key") && last4_of_phone(talk) == topic.value("_key");
  return is_key && !awaited ? Took::nothing : person_slots::take_phone(talk, topic, awaited);
}

Took take_new_people(Talk& talk, Topic& topic, bool awaited) {
  const Took took = person_slots::take_people(talk, topic, awaited);
  // The rule of representatives has been told; the list of names goes with the people, as it is
  // booked.
  return took;
}

void change_confirm(Talk& talk, Topic& topic) {
  const auto booking = meant_booking(talk, topic);
  if (!booking) {
    talk.say("change_visit.none", {{"电话", talk.desk.office().phone}});
    return talk.end();
  }
  const BookingRequest& was = booking->what;
  const bool moves = topic.has("_date");
  const std::string time =
      moves ? schedule::moment_words(talk, schedule::date_of(topic), schedule::time_of(topic))
            : schedule::moment_words(talk, was.date, was.time);
  talk.ask("change_visit.confirm",
           {{"预约号", booking->number.text()},
            {"姓名", topic.has("name") ? topic.value("name") : was.name.text()},
            {"电话", topic.has("phone") ? topic.value("phone") : was.phone.masked()},
            {"人数", topic.has("people") ? topic.value("people") : std::to_string(was.people)},
            {"时间", time}},
           {talk.choice("yes", "choice.yes_change"), talk.choice("drop", "choice.keep")});
}

Seat carried_out(Talk& talk, Topic& topic, const Booking& booking) {
  const bool moves = topic.has("_date");
  const LocalDate date = moves ? schedule::date_of(topic) : booking.what.date;
  const LocalTime time = moves ? schedule::time_of(topic) : booking.what.time;
  if (!changes_person(topic)) return talk.desk.move(booking.number, date, time);
  BookingRequest request = booking.what;
  request.date = date;
  request.time = time;
  if (auto name = petition::PersonName::parse(topic.value("name"))) request.name = *name;
  if (auto phone = petition::Phone::parse(topic.value("phone"))) request.phone = *phone;
  if (topic.number("people") > 0) request.people = topic.number("people");
  if (topic.has("representatives"))
    request.representatives = person_slots::representatives_of(topic);
  if (topic.has("matter")) request.matter = topic.value("matter");
  return talk.desk.amend(booking.number, request);
}

void change_done(Talk& talk, Topic& topic) {
  const auto booking = meant_booking(talk, topic);
  if (!booking) {
    talk.say("change_visit.none", {{"电话", talk.desk.office().phone}});
    return talk.end();
  }
  const Seat seat = carried_out(talk, topic, *booking);
  if (const auto* refusal = std::get_if<SeatRefusal>(&seat)) {
    if (topic.has("_date") && *refusal != SeatRefusal::unknown_booking) {
      schedule::say_taken(talk, topic, *refusal);
      talk.say("change_visit.stays",
               {{"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)}});
      return;
    }
    talk.say("change_visit.none", {{"电话", talk.desk.office().phone}});
    return talk.end();
  }
  const Booking& now = std::get<Booking>(seat);
  talk.state.last_booking = now.number.text();
  talk.state.offered_day = now.what.date.iso();
  talk.say("change_visit.done",
           {{"预约号", now.number.text()},
            {"时间", schedule::moment_words(talk, now.what.date, now.what.time)},
            {"人数", std::to_string(now.what.people)},
            {"地点", talk.desk.office().address}});
  talk.end();
}

}  // namespace

Dialogue change_visit() {
  return {
      .intent = "reschedule",
      .slots =
          {
              which_of_mine_slot(),
              key_slot(),
              {.key = "name",
               .prompt = "book_visit.ask_name",
               .again = "book_visit.ask_name_again",
               .why = "why.name",
               .wrong = "name.wrong",
               .take = take_new_name,
               .wanted = never_asked},
              {.key = "phone",
               .prompt = "book_visit.ask_phone",
               .again = "book_visit.ask_phone_again",
               .why = "why.phone",
               .wrong = "phone.unread",
               .take = take_new_phone,
               .wanted = never_asked},
              {.key = "people",
               .prompt = "book_visit.ask_people",
               .again = "book_visit.ask_people_again",
               .why = "why.people",
               .wrong = "people.wrong",
               .take = take_new_people,
               .wanted = never_asked},
              {.key = "when",
               .prompt = "",
               .again = "",
               .why = "why.when",
               .wrong = "when.unread",
               .take = take_new_when,
               .wanted = when_is_wanted,
               .known = schedule::is_known,
               .ask = schedule::ask,
               .choose = schedule::choose,
               .clear = schedule::clear},
          },
      .hears = change_hears,
      .confirm = change_confirm,
      .done = change_done,
      .dropped = "change_visit.kept",
      .yes_undoes = false,
  };
}

}  // namespace huiyin::bot
