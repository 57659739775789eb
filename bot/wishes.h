// What somebody wants of us while nothing is under way.
#pragma once

#include <string>

#include "bot/talk.h"

namespace huiyin::bot {

// What the sentence wants, where its words say so more plainly than a classifier can: an intent, or
// nothing.
std::string plain_wish(const Talk& talk);

// "我想去反映问题，哪天去合适": the day is told before anything is asked.
bool asks_for_a_day(const Talk& talk);

// "我和我邻居各约一个号", "15号和下个月15号都要约": a visit is booked after the other.
bool wants_several_visits(const Talk& talk);

}  // namespace huiyin::bot
