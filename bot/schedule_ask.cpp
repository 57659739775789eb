// Asks for the hour among those that are free on the day in question, or for another day.
#include <algorithm>

#include "bot/cues.h"
#include "bot/schedule.h"
#include "bot/schedule_parts.h"

namespace huiyin::bot::schedule {
namespace {

constexpr std::size_t kTimesShown = 8;       // with another day and the waiting list a menu of ten
constexpr std::size_t kTimesShownBySms = 6;  // and all of it in two parts

}  // namespace

bool in_part(const Topic& topic, LocalTime time) {
  const std::string part = topic.value("_part");
  return part.empty() || (time < kNoon) == (part == "morning");
}

std::optional<LocalDate> day_in(const Topic& topic, const std::string& key) {
  return LocalDate::parse(topic.value(key));
}

void ask(Talk& talk, Topic& topic, bool in_other_words) {
  const Days days(talk);
  const auto current = day_in(topic, "_date");
  const auto offered = LocalDate::parse(talk.state.offered_day);
  const ReceptionDay* day = current ? days.on(*current) : nullptr;
  if (!day && offered) day = days.on(*offered);
  if (!day || !day->registration_open || day->free() == 0) day = days.first_open();
  std::vector<Choice> choices;
  if (!day) return talk.ask("when.no_day", {{"电话", talk.desk.office().phone}});
  talk.state.offered_day = day->day.iso();

  std::vector<LocalTime> times;
  for (const Opening& opening : day->openings)
    if (opening.free > 0 && in_part(topic, opening.time)) times.push_back(opening.time);
  if (times.empty()) {
    // That half of the day is full; the other may not be.
    if (topic.has("_part") && day->free() > 0)
      talk.say("when.half_full", {{"日期", day_words(talk, day->day)}});
    topic.forget("_part");
    for (const Opening& opening : day->openings)
      if (opening.free > 0) times.push_back(opening.time);
  }
  if (const auto near = LocalTime::parse(topic.value("_near")); near && times.size() > 3) {
    std::ranges::stable_sort(times, {}, [&](LocalTime time) {
      return std::abs((time.since_midnight() - near->since_midnight()).count());
    });
    times.resize(3);
    std::ranges::sort(times);
  }
  if (const auto refused = LocalTime::parse(topic.value("_not")); refused && times.size() > 1)
    std::erase(times, *refused);
  const std::size_t shown = talk.is_by_sms() ? kTimesShownBySms : kTimesShown;
  if (times.size() > shown) times.resize(shown);
  for (const LocalTime time : times)
    // "上午9:00", "下午3:00": on a screen that runs lines together each time still stands by
    // itself.
    choices.push_back(talk.choice("set:when=" + day->day.iso() + "T" + time.iso(),
                                  time < kNoon ? "when.item_morning" : "when.item_afternoon",
                                  {{"时间", half_day_words(time)}}));
  if (const ReceptionDay* next = days.open_after(day->day))
    choices.push_back(talk.choice("set:when=" + next->day.iso(), "when.item_other_day",
                                  {{"日期", day_words(talk, next->day)}}));
  if (topic.has("_full"))
    if (const auto full = day_in(topic, "_full"); full && choices.size() < 10)
      choices.push_back(talk.choice("set:when=wait" + full->iso(), "when.item_wait",
                                    {{"日期", day_words(talk, *full)}}));
  if (times.empty()) {
    talk.say("when.day_full", {{"日期", day_words(talk, day->day)}});
    topic.set("_full", day->day.iso());
    choices.push_back(talk.choice("set:when=wait" + day->day.iso(), "when.item_wait",
                                  {{"日期", day_words(talk, day->day)}}));
  }
  talk.ask(in_other_words ? "when.ask_again" : "when.ask", {{"日期", day_words(talk, day->day)}},
           std::move(choices));
}

}  // namespace huiyin::bot::schedule
