// The office's reception days as a conversation asks after them, and how a day and a time are said.
#pragma once

#include <string>
#include <vector>

#include "bot/talk.h"

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

// "12月15日（周二）"; with the year when it is not this one's.
std::string day_words(const Talk& talk, LocalDate day);
// "12月15日（周二）14:00"
std::string moment_words(const Talk& talk, LocalDate day, LocalTime time);
std::string time_words(LocalTime time);      // "14:00"
std::string half_day_words(LocalTime time);  // "2:00", behind 下午

}  // namespace huiyin::bot::schedule
