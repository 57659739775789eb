// What engine.cpp and steering.cpp share of a topic and its slots; nobody else includes it.
#pragma once

#include <string_view>

#include "bot/dialogue.h"

namespace huiyin::bot::engine {

const Dialogue& of(const Topic& topic);
const Slot* slot_of(const Dialogue& dialogue, std::string_view key);  // nullptr: none of that name
void clear(Topic& topic, const Slot& slot);
void ask(Talk& talk, Topic& topic, const Slot& slot);
// A wrong answer more; after three a way out to a person is named.
void count_miss(Talk& talk, Topic& topic);
// What the slot that is named, or else asked for, is needed for.
void explain(Talk& talk, Topic& topic);

}  // namespace huiyin::bot::engine
