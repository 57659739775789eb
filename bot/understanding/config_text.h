// Reads the JSON of config: comments allowed, a fault told with file and line.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/result.h"

namespace huiyin::bot {

// `file` is the name by which the office knows the text. Refuses with config.not_json or
// config.not_utf8.
Result<nlohmann::json> config_json(std::string_view text, std::string_view file);

Problem config_problem(std::string code, std::string_view file, std::string_view at,
                       std::string what, std::string remedy);

}  // namespace huiyin::bot
