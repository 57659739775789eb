#include "bot/days.h"

#include <algorithm>

namespace huiyin::bot::schedule {

const ReceptionDay* Days::on(LocalDate date) const {
  const auto found = std::ranges::find(days_, date, &ReceptionDay::day);
  return found == days_.end() ? nullptr : &*found;
}

const ReceptionDay* Days::meant_by(LocalDate date) const {
  const auto found = std::ranges::find(days_, date, &ReceptionDay::nominal);
  return found == days_.end() ? nullptr : &*found;
}

const ReceptionDay* Days::within(LocalDate from, LocalDate to) const {
  const auto inside = [&](const ReceptionDay& day) { return day.day >= from && day.day <= to; };
  const auto open = std::ranges::find_if(days_, [&](const ReceptionDay& day) {
    return inside(day) && day.registration_open && day.free() > 0;
  });
  if (open != days_.end()) return &*open;
  const auto any = std::ranges::find_if(days_, inside);
  return any == days_.end() ? nullptr : &*any;
}

const ReceptionDay* Days::open_after(LocalDate date) const {
  const auto found = std::ranges::find_if(days_, [&](const ReceptionDay& day) {
    return day.day > date && day.registration_open && day.free() > 0;
  });
  return found == days_.end() ? nullptr : &*found;
}

const ReceptionDay* Days::first_open() const {
  const auto free = std::ranges::find_if(
      days_, [](const ReceptionDay& day) { return day.registration_open && day.free() > 0; });
  if (free != days_.end()) return &*free;
  const auto open = std::ranges::find_if(days_, &ReceptionDay::registration_open);
  return open == days_.end() ? nullptr : &*open;
}

std::string day_words(const Talk& talk, LocalDate day) {
  if (day.year() != talk.desk.today().year()) return chinese_with_weekday(day);
  const std::string whole = chinese_with_weekday(day);
  return whole.substr(whole.find("年") + std::string_view("年").size());
}

std::string time_words(LocalTime time) { return time.iso(); }

std::string half_day_words(LocalTime time) {
  const int hour = time.hour() > 12 ? time.hour() - 12 : time.hour();
  return std::to_string(hour) + time_words(time).substr(std::string_view("15").size());
}

std::string moment_words(const Talk& talk, LocalDate day, LocalTime time) {
  return day_words(talk, day) + time_words(time);
}

}  // namespace huiyin::bot::schedule
