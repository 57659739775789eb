// Leads the dialogues: begins them, hears what a sentence brings for the one on top, and asks on.
#pragma once

#include <string>
#include <string_view>

#include "bot/dialogue.h"

namespace huiyin::bot::engine {

// Begins `intent`'s dialogue with this very sentence (all that it holds is taken), or takes it up
// again.
void start(Talk& talk, std::string_view intent);
// Another wish about the visit that the topic under way is about, which need not be named again;
// that topic ends.
void start_instead(Talk& talk, std::string_view intent);

// Asks the open question of the topic on top, or does what is to be done when nothing is lacking;
// with nothing under way says nothing.
void proceed(Talk& talk);

// The sentence steers: back, drop, why, what is meant, go on. True: dealt with.
bool steers(Talk& talk);

// What the sentence brings for the topic on top.
enum class Heard {
  nothing,   // not for it
  taken,     // values, or a yes or no: dealt with but for the asking on
  finished,  // dealt with and asked on
};
Heard hear(Talk& talk);

// A tap on an item of the open question: "yes", "no", "drop", "fix:SLOT", "set:SLOT=VALUE". False:
// no such act here.
bool choose(Talk& talk, const std::string& act);

// Nothing of the sentence was understood: says what is wrong with it, then other words, then a way
// out to a person.
void miss(Talk& talk);

// He does not know what to say: what is asked for and why, in other words.
void help(Talk& talk);

void drop(Talk& talk);

}  // namespace huiyin::bot::engine
