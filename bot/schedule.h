// Day and time of a visit: settles what a person says with what is free, and says kindly why
// another day is meant. Used by every dialogue that has a slot "when". In the topic: "_date"
// "2026-12-15", "_time" "14:00" once it is known to be free,
// "_wish" a time said before the day was settled, "_part" "morning" or "afternoon", "_wait" a full
// day he waits for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/dialogue.h"

namespace huiyin::bot::schedule {

// The days with the questions asked of them.
class Days {
 public:
  explicit Days(Talk& talk) : days_(talk.desk.reception_days()) {}

  const ReceptionDay* on(LocalDate date) const;        // held on that date
  const ReceptionDay* meant_by(LocalDate date) const;  // its nominal day, moved away
  const ReceptionDay* within(LocalDate from, LocalDate to) const;
  const ReceptionDay* open_after(LocalDate date) const;  // the next with a free seat, after `date`
  const ReceptionDay* first_open() const;  // with a free seat; else the first open one
  const ReceptionDay* last() const { return days_.empty() ? nullptr : &days_.back(); }
  const std::vector<ReceptionDay>& all() const { return days_; }

 private:
  std::vector<ReceptionDay> days_;
};

Took take_when(Talk& talk, Topic& topic, bool awaited);
// A tap on one of ask()'s items: "2026-12-15T14:00", "2027-01-15", "wait2026-12-15".
Took choose(Talk& talk, Topic& topic, const std::string& value);
bool is_known(Talk& talk, const Topic& topic);
void ask(Talk& talk, Topic& topic, bool in_other_words);
void clear(Topic& topic);

// "12月15日（周二）"; with the year when it is not this one's.
std::string day_words(const Talk& talk, LocalDate day);
// "12月15日（周二）14:00"
std::string moment_words(const Talk& talk, LocalDate day, LocalTime time);
std::string time_words(LocalTime time);  // "14:00"

LocalDate date_of(const Topic& topic);  // of a topic whose when is known
LocalTime time_of(const Topic& topic);

// The seat went to another while he decided: said, the time forgotten, all else kept.
void say_taken(Talk& talk, Topic& topic, SeatRefusal refusal);

}  // namespace huiyin::bot::schedule
