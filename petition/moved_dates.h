// A clock that runs may get another date: a calendar is published or corrected, an entry is put
// right or comes late, a rule is changed. The date is derived anew each time and stored nowhere;
// what is kept is with which date people have been counting, so that they are told what changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "petition/deadlines.h"

namespace huiyin::petition {

// With which date whoever is concerned counts a clock that runs.
struct KnownDate {
  std::string clock;
  LocalDate begins;  // tells two runs of one clock apart
  LocalDate due;
  int extended_days = 0;  // of them; more than before: the extension told its date itself
  int moves = 0;          // how often he was told of another: each telling is one of its own

  friend bool operator==(const KnownDate&, const KnownDate&) = default;
};

// Of the clocks of the rule sets: a duty's date moves by somebody's act, who told it.
std::vector<KnownDate> known_dates(const std::vector<Deadline>& deadlines);

// What was known of each of `deadlines` before: of the same start or, where that was put right,
// what is left of its clock. nullptr: nobody knew a date. In their order; borrows `known`.
std::vector<const KnownDate*> known_before(const std::vector<KnownDate>& known,
                                           const std::vector<Deadline>& deadlines);
// The date is another than was known, and nobody told it yet.
bool has_moved(const KnownDate& before, const Deadline& deadline);

// "conclude/2026-10-12=2026-12-21+20~1 ask_review/2026-11-25=2026-12-28": in a row of the store,
// and back. What cannot be read is left out: nobody is told that it moved.
std::string text_of(const std::vector<KnownDate>& dates);
std::vector<KnownDate> dates_in(std::string_view text);

}  // namespace huiyin::petition
