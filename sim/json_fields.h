// Reads a field of foreign JSON without ever throwing: absent and of another type are alike.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::sim {

std::string text_field(const nlohmann::json& object, std::string_view key,
                       std::string_view absent = "");
std::optional<std::int64_t> number_field(const nlohmann::json& object, std::string_view key);
const nlohmann::json& object_field(const nlohmann::json& object, std::string_view key);  // or {}
const nlohmann::json& list_field(const nlohmann::json& object, std::string_view key);    // or []
std::vector<std::string> texts_field(const nlohmann::json& object, std::string_view key);
bool has_field(const nlohmann::json& object, std::string_view key);

}  // namespace huiyin::sim
