// The world as JSON, for the pages and for tests.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

nlohmann::json entry_json(const Entry& entry);
// The lines from number `since` on, the latest `lines_max` of them.
nlohmann::json lines_json(const Person& person, std::uint64_t since, std::size_t lines_max);
nlohmann::json citizen_json(World& world, Citizen& citizen, const std::string& open_kfid);
nlohmann::json member_json(const World& world, const Member& member);
nlohmann::json people_json(World& world, const std::string& open_kfid);
nlohmann::json stats_json(const World& world);
nlohmann::json calls_json(const World& world, const std::string& path, std::size_t last);
nlohmann::json settings_json(const World& world);  // without secrets

}  // namespace huiyin::sim::wecom
