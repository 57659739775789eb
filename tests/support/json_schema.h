// Whether a value is of a schema: the part of JSON Schema 2020-12 that our document uses. A keyword
// that is not known here is a fault, so that nothing of a schema is passed over in silence.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace huiyin::testing {

// What is wrong, each with its place: "$.items[0].due: is no date". `document` is where "$ref"
// leads into.
std::vector<std::string> schema_faults(const nlohmann::json& document, const nlohmann::json& schema,
                                       const nlohmann::json& value);

}  // namespace huiyin::testing
