// How many SMS a number gets (sms.md 6.2): Aliyun in windows of the clock and of a rolling day,
// Tencent by the content and the calendar day. 云MAS publishes none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/sms/world.h"

namespace huiyin::sim::sms {

enum class Limit : std::uint8_t { minute, hour, day, all_day, half_minute, calendar_day };

// Which one another of these would break, as of now; nothing when it may go.
std::optional<Limit> broken_limit(const World& world, const Phone& phone, const Taken& next);

// A message counts when it is accepted, whatever becomes of it.
void note_taken(Phone& phone, Taken taken);

}  // namespace huiyin::sim::sms
