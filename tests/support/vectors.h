// Where the protocol vectors lie: the folder named by HUIYIN_VECTORS, else the copy under
// tests/data, which holds only what was made for this project.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace huiyin::testing {

// The text of a vector file ("wecom/callbacks.json"). Nothing when it is not at hand: then the test
// that asked goes on without it, and a warning says so. A file that must be there (`third_party`
// false) fails the test instead.
enum class Origin { ours, third_party };
std::optional<std::string> vector_text(const std::string& file, Origin origin = Origin::ours);

// The "cases" of a vector file's text; a file without any fails the test that asked.
nlohmann::json cases_of(const std::string& vectors);

}  // namespace huiyin::testing
