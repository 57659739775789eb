// The core of `huiyin deadlines --batch`: one case a line in, its clocks a line out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "petition/calendar.h"
#include "petition/deadlines.h"
#include "petition/rules.h"

namespace huiyin::petition {

// What a line says: the marks, and how to count them.
struct ClockCase {
  std::vector<ClockMark> marks;
  ClockSettings settings;
};

// Refuses with the codes of deadlines_line(); all faults at once, each where = "line:
// events[0].date".
[[nodiscard]] tl::expected<ClockCase, Faults> read_clock_case(std::string_view json_line,
                                                              const RuleBook& rules);

// {"rules":"2022","events":[{"event","date",…}],"settings":{"hearing_excluded":[…]}?} →
// {"expect":[{"clock","article","owner","start_event","start",…}],
//  "refused":[{"event","date","reason"}]}, without a line break. Without "rules" the set in force
// on each start day counts. Settings besides: "contact_known" (false: who cannot be reached need
// not be informed), "simple" (the clocks of the simple procedure as well), "accepted_by_default"
// and "today" (see deadlines.h; such a clock says "by_default":true). A line that cannot be read
// gives
// {"error":[{"code","where","what","remedy"}…]}; codes json.*, line.too_long, event.unknown,
// rules.unknown and clock.unknown.
std::string deadlines_line(std::string_view json_line, const RuleBook& rules,
                           const Calendar& calendar);

}  // namespace huiyin::petition
