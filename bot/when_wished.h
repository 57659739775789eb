// The day and hour that a sentence wishes for, seen with what is settled already: the same hour on
// another day, another day than that one, half an hour earlier.
#pragma once

#include "bot/dialogue.h"
#include "bot/readers.h"

namespace huiyin::bot::schedule {

// In the topic "_date" and "_time" are what is settled, "_was_time" the hour of the visit that is
// changed.
read::Spoken when_wished(Talk& talk, const Topic& topic, bool awaited);

}  // namespace huiyin::bot::schedule
