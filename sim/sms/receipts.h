// Receipts 回执 and replies 上行 in each provider's own shape (sms.md 1.4, 2.4, 3.3), and when a
// push is over.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/sms/world.h"

namespace huiyin::sim::sms {

// The receipt of a message that is done, after a time of `delay` (milliseconds), with the faults of
// receipts.
void plan_receipt(World& world, std::uint64_t message, const Range& delay);

// What the owner of `phone` wrote.
void push_reply(World& world, const Phone& phone, const ScreenLine& line);

// The gateway's answer is the one that this provider waits for.
bool is_taken(Provider provider, int status, const std::string& body);

// Before attempt `attempt` (2, 3 …); nothing when there is none any more.
std::optional<seconds> pause_before(Provider provider, int attempt);

}  // namespace huiyin::sim::sms
