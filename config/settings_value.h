// One given value against its declaration.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.h"
#include "config/declared.h"

namespace huiyin::config {

// A value as it stands in the file. Refuses with the given `where`: settings.type, settings.bounds,
// settings.shape.
Result<SettingValue> setting_value(const Declared& declared, const nlohmann::json& given,
                                   const std::string& where);

// A value as it stands in the environment or in a secret's file.
Result<SettingValue> setting_value(const Declared& declared, const std::string& given,
                                   const std::string& where);

std::string bounds_in_chinese(const Declared& declared);  // "1 到 64 之间的整数（个）"

}  // namespace huiyin::config
