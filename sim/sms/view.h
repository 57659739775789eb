// What pages and tests are told of phones and messages, as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/sms/world.h"

namespace huiyin::sim::sms {

nlohmann::json line_json(const ScreenLine& line);
// Those from line `since` on.
nlohmann::json phone_json(const World& world, const Phone& phone, std::uint64_t since);
nlohmann::json phones_json(const World& world);
// The last accepted messages, of all phones where `phone` is empty.
nlohmann::json messages_json(const World& world, const std::string& phone, std::size_t last);
nlohmann::json stats_json(const World& world);
nlohmann::json settings_json(const World& world);  // without secrets

}  // namespace huiyin::sim::sms
