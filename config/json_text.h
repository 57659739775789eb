// JSON as people write it by hand: comments are allowed, a key given twice is a fault, and a fault
// says line and column.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::config {

// Reads `text` into `root`; adds what is wrong to `problems` and answers whether there is a
// document at all. `where` names the text in the faults. Nothing of the text is quoted: it may hold
// secrets.
bool read_json(std::string_view text, const std::string& where, nlohmann::json& root,
               std::vector<Problem>& problems);

// The whole file, at most `bytes_max`. Refuses with where = path: file.missing, file.unreadable,
// file.too_long.
Result<std::string> read_text_file(const std::string& path, std::size_t bytes_max = 1 << 20);

}  // namespace huiyin::config
