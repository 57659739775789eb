// Years of days off that people at the console put in force, over those of the program and of the
// office's file. Each stays on record with who did it, and from what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "petition/calendar.h"
#include "store/database.h"

namespace huiyin::store {

// Years that anybody may put in force.
inline constexpr int kYearFirst = 2000, kYearLast = 2100;

struct KeptYear {
  std::int64_t id = 0;  // higher than all before it, of whatever year
  int year = 0;
  std::optional<std::string> text = {};  // petition::calendar_text(); nothing: as it came, again
  std::string pasted = {};               // what it was read from
  std::string by = {}, by_name = {};     // "user/7", his name
  Instant at{};
};

// `id` is given by it, and answered. Whether the text can be a calendar is for the caller to check.
std::int64_t keep_calendar_year(Transaction& tx, const KeptYear& year);
// How often somebody put a year in force; another one: other days may be off.
std::int64_t calendar_edition(Transaction& tx);
// Of one year, the newest first, at most that many; the first of them is in force.
std::vector<KeptYear> kept_years(Transaction& tx, int year, std::int64_t count);

// The years in force over those that the files have. What a later program cannot read any more is
// left out, and told in the log.
petition::Calendar with_kept_years(Transaction& tx, const petition::Calendar& of_files);
// What they say, as text: another one when they are others; empty when there are none.
std::string kept_year_texts(Transaction& tx);

}  // namespace huiyin::store
