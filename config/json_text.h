// JSON as people write it by hand: comments are allowed, a key given twice is a fault, and a fault
// says line and column.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::config {

// On which line, from 1, each object of a text begins, by its path: "", "cases[3]",
// "cases[3].opinion".
using ObjectLines = std::map<std::string, std::size_t>;

// Reads `text` into `root`; adds what is wrong to `problems` and answers whether there is a
// document at all. `where` names the text in the faults. Nothing of the text is quoted: it may hold
// secrets.
bool read_json(std::string_view text, const std::string& where, nlohmann::json& root,
               std::vector<Problem>& problems, ObjectLines* lines = nullptr);

// The whole file, at most `bytes_max`. Refuses with where = path: file.missing, file.unreadable,
// file.too_long.
Result<std::string> read_text_file(const std::string& path, std::size_t bytes_max = 1 << 20);

}  // namespace huiyin::config
