// A booking is given up 取消预约. It cannot be undone, for the seat goes to the next: always asked
// back first.
#include "bot/cues.h"
#include "bot/dialogues/all.h"
#include "bot/dialogues/booking_words.h"
#include "bot/schedule.h"

namespace huiyin::bot {
namespace {

void cancel_confirm(Talk& talk, Topic& topic) {
  const auto booking = meant_booking(talk, topic);
  if (!booking) {
    talk.say("cancel_visit.none", {{"电话", talk.desk.office().phone}});
    return talk.end();
  }
  talk.state.last_booking = booking->number.text();
  talk.ask("cancel_visit.confirm",
           {{"预约号", booking->number.text()},
            {"姓名", booking->what.name.text()},
            {"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)}},
           {talk.choice("yes", "choice.yes_cancel"), talk.choice("drop", "choice.keep")});
}

void cancel_done(Talk& talk, Topic& topic) {
  const auto booking = meant_booking(talk, topic);
  if (booking && talk.desk.cancel(booking->number))
    talk.say("cancel_visit.done",
             {{"预约号", booking->number.text()},
              {"时间", schedule::moment_words(talk, booking->what.date, booking->what.time)}});
  else
    talk.say("cancel_visit.none", {{"电话", talk.desk.office().phone}});
  talk.state.last_booking.clear();
  talk.end();
}

void cancel_opens(Talk& talk, Topic& topic) {
  (void)take_which(talk, topic, false);
  // Nothing booked, nothing named: perhaps he means a place on the waiting list.
  if (topic.has("which") || !talk.desk.my_bookings().empty()) return;
  const auto waiting = talk.desk.my_waiting();
  if (!waiting.empty() && !talk.heard.has(ValueKind::booking_no)) {
    (void)talk.desk.leave_waiting(waiting.front().day);
    talk.say("waiting.left", {{"日期", schedule::day_words(talk, waiting.front().day)}});
    talk.end();
  }
}

}  // namespace

Dialogue cancel_visit() {
  return {
      .intent = "cancel_visit",
      .slots =
          {
              which_of_mine_slot(),
              key_slot(),
          },
      .opens = cancel_opens,
      .confirm = cancel_confirm,
      .done = cancel_done,
      .dropped = "cancel_visit.kept",
      .yes_undoes = true,
      .unclear = "cancel_visit.unclear",
  };
}

}  // namespace huiyin::bot
