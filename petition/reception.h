// The leaders' reception day 领导接待日: when it is, until when one registers, and why it is not
// the 15th.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/calendar.h"

namespace huiyin::petition {

enum class Move { next_working_day, stay };

struct Rota {  // leaders by half-day; empty: nobody named
  std::string morning = {};
  std::string afternoon = {};
};

// The office's own; numbers come from its file.
struct ReceptionRules {
  int register_until_day = 10;  // 每月10日: the last day on which one registers, to its end
  int day = 15;
  Move move = Move::next_working_day;
  Move move_register = Move::next_working_day;
  std::vector<LocalTime> slots = {};  // in order
  int capacity = 1;                   // visits at one time
  int max_people = 5;                 // in one visit
  Rota rota;
};

// Faults of the office's file: reception.*; `where` is key under "reception".
Faults faults(const ReceptionRules& rules);

// The office moved the day, or called it off: computed day → day on which it is held, if any.
using MovedDays = std::map<LocalDate, std::optional<LocalDate>>;

enum class Because { not_moved, weekend, holiday, office };

struct PlannedDay {
  LocalDate nominal;                     // the 15th, the 10th
  LocalDate date;                        // when it is
  Because because = Because::not_moved;  // why date ≠ nominal; the office's word goes before
  std::string holiday = {};              // "春节", where known
  friend bool operator==(const PlannedDay&, const PlannedDay&) = default;
};

struct ReceptionDay {
  PlannedDay day;
  PlannedDay closes;                  // registration ends with this day's end
  LocalDate computed;                 // day.date before the office moved it: key of MovedDays
  bool is_held = true;                // false: the office called it off
  bool is_provisional = false;        // the year's days off are not published
  bool is_registration_open = false;  // at the `now` asked for
};

ReceptionDay reception_day(int year, unsigned month, const ReceptionRules& rules,
                           const Calendar& calendar, const MovedDays& moved = {});

// The first moment at which nobody can register any more.
Instant registration_closes(const ReceptionDay& day);

// The reception days from `now`'s month on that are held and whose day is not over, this month's
// and the following `months_ahead`, in order; those closed to registration are among them, marked.
std::vector<ReceptionDay> open_days(Instant now, const ReceptionRules& rules,
                                    const Calendar& calendar, int months_ahead,
                                    const MovedDays& moved = {});

// The next day for which one can register at `now`.
ReceptionDay first_open_day(Instant now, const ReceptionRules& rules, const Calendar& calendar,
                            const MovedDays& moved = {});

// The reception day a person means who says `date`: the day itself, its nominal day, or the day it
// was moved from. One that was called off is nobody's.
std::optional<ReceptionDay> reception_day_of(LocalDate date, const ReceptionRules& rules,
                                             const Calendar& calendar, const MovedDays& moved = {});

// Who receives at `time`: morning before noon. Empty: nobody named.
std::string leader_at(LocalTime time, const ReceptionRules& rules);

}  // namespace huiyin::petition
