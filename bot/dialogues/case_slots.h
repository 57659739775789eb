// What opens a matter that is not one's own: its query code and the phone's last four digits, and
// its number where it is said. Shared by the dialogues that speak of a matter.
#pragma once

#include "bot/dialogue.h"

namespace huiyin::bot::case_slots {

// 102, 000102: the end of a number, as it is said of one's own.
bool is_end_of_number(std::string_view normal);

// The topic's "_number", whole, from a number or the end of one of his own.
Took take_number(Talk& talk, Topic& topic);

// The topic's "code" (and "_number") and "last4".
Slot code(bool (*wanted)(Talk& talk, const Topic& topic));
Slot last4(bool (*wanted)(Talk& talk, const Topic& topic));

}  // namespace huiyin::bot::case_slots
