// `huiyin deadlines`: the statutory clocks that a row of events starts and bends, without an
// office.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::app {

struct DeadlinesOptions {
  std::string rules;                // "2022"; empty: those in force on each day
  std::vector<std::string> events;  // "accepted=2026-08-04"
  bool batch = false;               // one case a line from standard input instead
};

// One line of JSON for each case. 0: all were counted; 1: a line could not be read (and says so in
// its own answer); 2: the words make no case.
int deadlines_command(const DeadlinesOptions& options);

// What --rules and --event say, as a line of --batch. A piece without `=` belongs to the value
// before it, so that a reason may hold commas.
Result<std::string> deadlines_case(const DeadlinesOptions& options);

// Answers each line of `in` by a line on `out`; whether all could be read.
bool answer_deadlines(std::istream& in, std::ostream& out);

}  // namespace huiyin::app
