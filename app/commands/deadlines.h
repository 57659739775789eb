// `huiyin deadlines`: the statutory clocks that a row of events starts and bends, without an
// office.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace huiyin::app {

struct DeadlinesOptions {
  std::string rules;                               // "2022"; empty: those in force on each day
  std::vector<std::string> events;                 // "accepted=2026-08-04"
  bool batch = false;                              // one case a line from standard input instead
  bool json = false;                               // the answer as a line of --batch
  bool why = false;                                // every day of each clock, or of `why_clock`
  std::string why_clock = {};                      // "conclude" or "办结"
  std::string today = {};                          // "2026-11-29"; empty: the machine's day
  std::vector<std::string> hearing_excluded = {};  // clocks, in place of the rule set's
  std::string calendar = {};  // a file of days off over the built-in ones; what it changes is told
  bool simple = false;
  bool contact_unknown = false;
  bool accepted_by_default = false;
};

// A table and sentences for a person, or lines of JSON. 0: all were counted, refused extensions
// told among the rest; 1: a date, an event or a set of rules is none (in a batch said in the line's
// own answer); 2: the words make no case.
int deadlines_command(const DeadlinesOptions& options);

// What a person is shown; refuses with everything that is wrong, `where` naming the --event.
tl::expected<std::string, std::vector<Problem>> deadlines_told(const DeadlinesOptions& options,
                                                               LocalDate today);

// What --rules and --event say, as a line of --batch. A piece without `=` belongs to the value
// before it, so that a reason may hold commas.
Result<std::string> deadlines_case(const DeadlinesOptions& options);

// Answers each line of `in` by a line on `out`; whether all could be read.
bool answer_deadlines(std::istream& in, std::ostream& out, const std::string& own_calendar = "");

}  // namespace huiyin::app
