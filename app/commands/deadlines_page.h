// What `huiyin deadlines` shows a person: the clocks as a table, how each was counted, and every
// day of one. Text alone: it is given what was counted.
#pragma once

#include <string>
#include <string_view>

#include "petition/case_file.h"
#include "petition/deadlines.h"

namespace huiyin::app {

// Columns that a terminal gives a text: two for each Chinese character and full-width sign.
std::size_t terminal_columns(std::string_view text);

// The table, a sentence for each clock with its article, what was refused and why. A day is left,
// or over, as of `today`.
std::string deadlines_page(const petition::ClockCount& count,
                           const petition::ClockSettings& settings, const petition::Law& law,
                           LocalDate today);

// The days of one clock, under its name and sentence.
std::string counted_days_page(const petition::ClockRun& run, const petition::Calendar& calendar);

}  // namespace huiyin::app
