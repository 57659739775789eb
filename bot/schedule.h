// Day and time of a visit: settles what a person says with what is free, and says kindly why
// another day is meant. Used by every dialogue that has a slot "when". In the topic: "_date"
// "2026-12-15", "_time" "14:00" once it is known to be free,
// "_wish" a time said before the day was settled, "_part" "morning" or "afternoon", "_wait" a full
// day he waits for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/days.h"
#include "bot/dialogue.h"

namespace huiyin::bot::schedule {

Took take_when(Talk& talk, Topic& topic, bool awaited);
// A tap on one of ask()'s items: "2026-12-15T14:00", "2027-01-15", "wait2026-12-15".
Took choose(Talk& talk, Topic& topic, const std::string& value);
bool is_known(Talk& talk, const Topic& topic);
void ask(Talk& talk, Topic& topic, bool in_other_words);
void clear(Topic& topic);

LocalDate date_of(const Topic& topic);  // of a topic whose when is known
LocalTime time_of(const Topic& topic);

// The seat went to another while he decided: said, the time forgotten, all else kept.
void say_taken(Talk& talk, Topic& topic, SeatRefusal refusal);

}  // namespace huiyin::bot::schedule
