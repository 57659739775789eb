// The files of config/defaults, held in the binary: it runs from any folder.
#pragma once

#include <string_view>
#include <vector>

namespace huiyin::config {

// The bytes of config/defaults/`path` ("calendar.json", "rules/2022.json"); lives as long as the
// program. Throws Broken when there is no such file: it is part of the build.
std::string_view embedded(std::string_view path);

bool is_embedded(std::string_view path);

// All paths below `folder` ("rules/"), by name; "" for all.
std::vector<std::string_view> embedded_below(std::string_view folder);

}  // namespace huiyin::config
