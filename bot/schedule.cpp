#include "bot/schedule.h"

#include <algorithm>
#include <cstdlib>

#include "base/ensure.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/schedule_parts.h"
#include "bot/when_wished.h"

namespace huiyin::bot::schedule {
namespace {

// What was said of a moved day, a closed one, a full one: he hears why, and which day is next.
void suggest(Talk& talk, Topic& topic, const ReceptionDay& day) {
  topic.forget("_date");
  topic.forget("_time");
  topic.set("_suggested", day.day.iso());
  talk.state.offered_day = day.day.iso();
}

void say_moved(Talk& talk, const ReceptionDay& day) {
  const std::string nominal = day_words(talk, day.nominal), held = day_words(talk, day.day);
  switch (day.because) {
    case petition::Because::office:
      return talk.say("when.moved_by_office", {{"原日期", nominal}, {"日期", held}});
    case petition::Because::holiday:
      if (!day.holiday.empty())
        return talk.say("when.moved_holiday",
                        {{"原日期", nominal}, {"日期", held}, {"节日", day.holiday}});
      [[fallthrough]];
    default:
      return talk.say("when.moved_day_off", {{"原日期", nominal}, {"日期", held}});
  }
}

void say_window(Talk& talk) {
  const OfficeFacts& office = talk.desk.office();
  talk.say("when.window", {{"时间", office.hours}, {"地点", office.address}});
}

Took say_closed(Talk& talk, Topic& topic, const Days& days, const ReceptionDay& day) {
  const ReceptionDay* next = days.open_after(day.day);
  talk.say("when.closed", {{"日期", day_words(talk, day.day)},
                           {"登记日", std::to_string(day.register_until_day)},
                           {"截止日", day_words(talk, day.registration_closes)}});
  if (next) {
    talk.say("when.next_day", {{"日期", day_words(talk, next->day)}});
    suggest(talk, topic, *next);
  }
  say_window(talk);
  return Took::refused;
}

Took say_full(Talk& talk, Topic& topic, const Days& days, const ReceptionDay& day) {
  talk.say("when.day_full", {{"日期", day_words(talk, day.day)}});
  topic.forget("_date");
  topic.forget("_time");
  topic.set("_full", day.day.iso());
  if (const ReceptionDay* next = days.open_after(day.day)) {
    talk.say("when.next_day", {{"日期", day_words(talk, next->day)}});
    suggest(talk, topic, *next);
  }
  say_window(talk);
  return Took::refused;
}

// The time of that day that a bare hour means: the one that is received at.
LocalTime meant(const ReceptionDay& day, const Topic& topic, LocalTime time, bool is_ambiguous) {
  if (!is_ambiguous || time >= kNoon) return time;
  const LocalTime later(time.since_midnight() + hours{12});
  const auto is_held = [&](LocalTime at) {
    return std::ranges::find(day.openings, at, &Opening::time) != day.openings.end();
  };
  const std::string part = topic.value("_part");
  // A half day that was named before does not turn nine into the night.
  if (part == "afternoon" && (is_held(later) || !is_held(time))) return later;
  if (part == "morning") return time;
  if (is_held(time)) return time;
  if (is_held(later)) return later;
  // Neither is held: before seven nobody means the morning.
  return time < LocalTime(7, 0) ? later : time;
}

Took settle_time(Talk& talk, Topic& topic, const ReceptionDay& day, LocalTime time) {
  const auto opening = std::ranges::find(day.openings, time, &Opening::time);
  topic.forget("_near");
  if (opening == day.openings.end()) {
    talk.say("when.no_such_time", {{"时间", time_words(time)}});
    topic.set("_near", time.iso());
    return Took::refused;
  }
  if (opening->free <= 0) {
    talk.say("when.hour_full", {{"日期", day_words(talk, day.day)}, {"时间", time_words(time)}});
    topic.set("_near", time.iso());
    return Took::refused;
  }
  topic.set("_time", time.iso());
  return Took::value;
}

// The day is one on which is received: is it open, has it seats, and at what time?
Took settle_on(Talk& talk, Topic& topic, const Days& days, const ReceptionDay& day) {
  if (!day.registration_open) return say_closed(talk, topic, days, day);
  if (day.free() == 0) return say_full(talk, topic, days, day);
  talk.state.offered_day = day.day.iso();
  topic.forget("_suggested");
  topic.set("_date", day.day.iso());
  const auto wish = LocalTime::parse(topic.value("_wish"));
  if (!wish) return Took::value;
  const bool is_ambiguous = topic.value("_wish_bare") == "yes";
  topic.forget("_wish");
  topic.forget("_wish_bare");
  topic.forget("_time");
  return settle_time(talk, topic, day, meant(day, topic, *wish, is_ambiguous));
}

Took settle_date(Talk& talk, Topic& topic, const Days& days, LocalDate from, LocalDate to) {
  if (const ReceptionDay* day = from == to ? days.on(from) : days.within(from, to))
    return settle_on(talk, topic, days, *day);
  const LocalDate today = talk.desk.today();
  if (const ReceptionDay* moved = days.meant_by(from); moved && from == to) {
    say_moved(talk, *moved);
    if (!moved->registration_open) return say_closed(talk, topic, days, *moved);
    if (moved->free() == 0) return say_full(talk, topic, days, *moved);
    suggest(talk, topic, *moved);
    return Took::refused;
  }
  const ReceptionDay* next = days.open_after(std::max(today, from) - std::chrono::days{1});
  if (!next || (days.last() && from > days.last()->day)) next = days.first_open();
  const std::string said = day_words(talk, from);
  if (to < today || (from == to && from < today)) {
    talk.say("when.past", {{"日期", said}});
  } else if (days.last() && from > days.last()->day) {
    talk.say("when.too_far", {{"日期", said}, {"最晚日期", day_words(talk, days.last()->day)}});
  } else if (from == to) {
    talk.say("when.not_a_reception_day", {{"日期", said}});
  } else {
    talk.say("when.none_in_those_days", {});
  }
  if (next) {
    // The month's own day goes first, when it can still be booked; a later one is the way out.
    const ReceptionDay* near = days.first_open();
    const bool same_month =
        near && near->day.year() == from.year() && near->day.month() == from.month();
    const ReceptionDay& shown = same_month ? *near : *next;
    talk.say("when.next_day", {{"日期", day_words(talk, shown.day)}});
    suggest(talk, topic, shown);
  }
  if (from == to && from >= today) say_window(talk);
  return Took::refused;
}

// "九点我来不了", "三点太晚了": another hour of that day.
Took say_not_then(Talk& talk, Topic& topic, const read::Spoken& refused) {
  const Days days(talk);
  const auto current = day_in(topic, "_date");
  const auto offered = LocalDate::parse(talk.state.offered_day);
  const ReceptionDay* day = current ? days.on(*current) : nullptr;
  if (!day && offered) day = days.on(*offered);
  if (!day) day = days.first_open();
  if (!day) return Took::nothing;
  topic.set("_not", meant(*day, topic, *refused.time, refused.hour_is_ambiguous).iso());
  topic.forget("_time");
  topic.forget("when");
  talk.say("when.not_then");
  return Took::value;
}

void note_time(Topic& topic, const read::Spoken& spoken) {
  if (spoken.part) {
    const bool morning = *spoken.part == Part::morning || *spoken.part == Part::dawn;
    if (*spoken.part != Part::noon) topic.set("_part", morning ? "morning" : "afternoon");
  }
  if (spoken.time) {
    topic.set("_wish", spoken.time->iso());
    topic.set("_wish_bare", spoken.hour_is_ambiguous ? "yes" : "no");
    if (!spoken.part && !spoken.hour_is_ambiguous) topic.forget("_part");
  }
  if (spoken.part && !spoken.time) topic.forget("_time");
}

}  // namespace

LocalDate date_of(const Topic& topic) {
  const auto date = day_in(topic, "_date");
  ensure(date.has_value(), "a settled visit has a date");
  return *date;
}

LocalTime time_of(const Topic& topic) {
  const auto time = LocalTime::parse(topic.value("_time"));
  ensure(time.has_value(), "a settled visit has a time");
  return *time;
}

bool is_known(Talk&, const Topic& topic) {
  return topic.has("_wait") || (day_in(topic, "_date") && LocalTime::parse(topic.value("_time")));
}

void clear(Topic& topic) {
  for (const auto key :
       {"_date", "_time", "_wish", "_wish_bare", "_part", "_wait", "_near", "_not", "when"})
    topic.forget(key);
}

Took take_when(Talk& talk, Topic& topic, bool awaited) {
  read::Spoken spoken = when_wished(talk, topic, awaited);
  // A question about the office may name a day too: "周六开不开门", "那天哪位领导接待".
  if (cue::question(talk.plain) && !spoken.time && !spoken.another_day &&
      !cue::of_a_visit(talk.plain) && (!awaited || cue::asks_who(talk.plain)))
    return Took::nothing;
  if (awaited && spoken.empty()) read::bare_hour(talk, spoken);
  if (awaited && spoken.empty() && cue::cannot_wait(talk.plain)) {
    say_window(talk);
    return Took::value;
  }
  if (spoken.empty())
    if (const auto refused = read::old_when(talk); refused.time && !refused.date)
      return say_not_then(talk, topic, refused);
  const bool is_yes = awaited && (read::yes(talk) || cue::takes_it(talk.plain));
  const bool would_wait = cue::wants_waiting(talk.plain) ||
                          (!spoken.time && !spoken.part && cue::would_wait(talk.plain));
  if (awaited && topic.has("_full") && would_wait) {
    topic.set("_wait", topic.value("_full"));
    topic.set("when", "wait");
    return Took::value;
  }
  if (!awaited && !spoken.date && !spoken.time && !spoken.part && !spoken.that_day &&
      !spoken.another_day)
    return Took::nothing;
  // What happened last month belongs to the story, not to the visit.
  if (!awaited && spoken.date && spoken.end_date.value_or(*spoken.date) < talk.desk.today())
    return Took::nothing;
  if (spoken.empty() && !is_yes) return Took::nothing;

  const Days days(talk);
  const std::string before = topic.value("_date") + topic.value("_time");
  note_time(topic, spoken);
  const auto finish = [&](Took took) {
    if (is_known(talk, topic)) topic.set("when", topic.value("_date") + " " + topic.value("_time"));
    // "15号还能约吗" is answered before anything else is asked.
    const bool asks = !awaited && took == Took::value && spoken.date && cue::question(talk.plain);
    const auto day = day_in(topic, "_date");
    if (asks && day && is_known(talk, topic))
      talk.say("when.open", {{"日期", day_words(talk, *day)}});
    // Which hours are free answers "还有名额吗".
    if (asks && day && !is_known(talk, topic)) topic.set("_next", "when");
    return took;
  };
  topic.forget("_wait");
  const auto offered = LocalDate::parse(talk.state.offered_day);
  if (spoken.date && !(spoken.that_day && spoken.end_date)) {
    const Took took =
        settle_date(talk, topic, days, *spoken.date, spoken.end_date.value_or(*spoken.date));
    // "15号下午随便": the hour is found below.
    if (took != Took::value || !(spoken.any_time || spoken.last_time) || topic.has("_time"))
      return finish(took);
  }
  const auto current = day_in(topic, "_date");
  if (spoken.that_day && offered && !spoken.next_month)
    return finish(settle_date(talk, topic, days, *offered, *offered));
  if (spoken.another_day)
    if (const ReceptionDay* other =
            days.open_after(current ? *current : offered.value_or(talk.desk.today()))) {
      topic.forget("_time");
      return finish(settle_on(talk, topic, days, *other));
    }
  if (spoken.next_month) {
    // "下个月那天", said of a day just offered, means that one when it lies in the next month.
    const LocalDate today = talk.desk.today();
    const unsigned month = today.month() % 12 + 1;
    const auto next = std::ranges::find_if(
        days.all(), [&](const ReceptionDay& day) { return day.day.month() == month; });
    const bool later_one = has_any(talk.plain, {"接待日", "下一次", "下次"});
    // Said of a day that was named instead of his, it means that one.
    if (const auto suggested = day_in(topic, "_suggested"); later_one && suggested)
      return finish(settle_date(talk, topic, days, *suggested, *suggested));
    if (later_one && (current || offered)) {
      if (const ReceptionDay* day = days.open_after(current ? *current : *offered))
        return finish(settle_on(talk, topic, days, *day));
    }
    if (next != days.all().end()) return finish(settle_on(talk, topic, days, *next));
  }
  const ReceptionDay* day = current ? days.on(*current) : nullptr;
  if (!day && offered) day = days.on(*offered);
  if (!day || !day->registration_open) day = days.first_open();
  if (!day) {
    say_window(talk);
    return Took::refused;
  }
  if ((spoken.any_time || spoken.last_time) && !topic.has("_wish")) {
    std::vector<LocalTime> free;
    for (const Opening& opening : day->openings)
      if (opening.free > 0 && in_part(topic, opening.time)) free.push_back(opening.time);
    if (!free.empty()) {
      topic.set("_wish", (spoken.last_time ? free.back() : free.front()).iso());
      topic.set("_wish_bare", "no");
    }
  }
  // One time is left, and he agrees.
  if (is_yes && !spoken.time && !topic.has("_wish") && !topic.has("_time")) {
    const auto is_free = [&](const Opening& opening) {
      return opening.free > 0 && in_part(topic, opening.time);
    };
    if (std::ranges::count_if(day->openings, is_free) == 1) {
      topic.set("_wish", std::ranges::find_if(day->openings, is_free)->time.iso());
      topic.set("_wish_bare", "no");
    }
  }
  return finish(settle_on(talk, topic, days, *day));
}

Took choose(Talk& talk, Topic& topic, const std::string& value) {
  constexpr std::string_view kWait = "wait";
  if (value.starts_with(kWait)) {
    if (!LocalDate::parse(value.substr(kWait.size()))) return Took::nothing;
    clear(topic);
    topic.set("_wait", value.substr(kWait.size()));
    topic.set("when", "wait");
    return Took::value;
  }
  const auto date = LocalDate::parse(value.substr(0, 10));
  if (!date) return Took::nothing;
  clear(topic);
  if (value.size() > 11) {
    topic.set("_wish", value.substr(11));
    topic.set("_wish_bare", "no");
  }
  const Took took = settle_date(talk, topic, Days(talk), *date, *date);
  if (is_known(talk, topic)) topic.set("when", value);
  return took;
}

void say_taken(Talk& talk, Topic& topic, SeatRefusal refusal) {
  const LocalDate date = date_of(topic);
  const LocalTime time = time_of(topic);
  const Days days(talk);
  topic.forget("_time");
  topic.forget("when");
  const ReceptionDay* day = days.on(date);
  switch (refusal) {
    case SeatRefusal::taken:
      talk.say("when.taken_meanwhile", {{"时间", moment_words(talk, date, time)}});
      if (day && day->free() == 0) (void)say_full(talk, topic, days, *day);
      topic.set("_near", time.iso());
      return;
    case SeatRefusal::registration_closed:
      if (day) {
        (void)say_closed(talk, topic, days, *day);
        return;
      }
      [[fallthrough]];
    case SeatRefusal::past:
    case SeatRefusal::no_such_time:
    case SeatRefusal::unknown_booking:
      talk.say("when.gone_meanwhile", {{"时间", moment_words(talk, date, time)}});
      topic.forget("_date");
      return;
  }
}

}  // namespace huiyin::bot::schedule
