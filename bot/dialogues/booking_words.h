// How a booking is said back: shared by the dialogues that make, change and cancel one.
#pragma once

#include <optional>
#include <string>

#include "bot/dialogue.h"

namespace huiyin::bot {

// What is shown of a long story; the booking keeps more of it.
std::string matter_in_short(const std::string& matter);

// The living booking of that number, when it is this person's.
std::optional<Booking> booking_of_mine(Talk& talk, const std::string& number);

// Finds which booking is meant: by its number, by the day and time named, or because there is but
// one.
Took take_which(Talk& talk, Topic& topic, bool awaited);
// Asked for by its number alone.
Slot which_slot();
// Asked for with one's own bookings to choose from.
Slot which_of_mine_slot();
// Somebody else's, or one's own from another channel: opened by the last four digits or the code.
Slot key_slot();
// The whole phone does as well where its last four digits are asked for.
std::optional<std::string> last4_of_phone(const Talk& talk);

// The booking this topic is about. Nothing: it is no longer a living one.
std::optional<Booking> meant_booking(Talk& talk, const Topic& topic);

}  // namespace huiyin::bot
