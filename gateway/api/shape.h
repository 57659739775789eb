// How a shape of the API is written down: in a line, where JSON Schema takes twenty.
#pragma once

#include <string_view>

namespace huiyin::gateway::api {

// In short: "name": type, a '?' behind the name for what may be missing, behind the type for null.
// Types: text, whole, number, flag, date, moment, texts; any other is a schema's name. "...Name"
// stands for all the fields of another shape.
struct Shape {
  std::string_view name;
  std::string_view fields;
  bool is_open = false;  // further fields are allowed
  bool has_page = false;
};

}  // namespace huiyin::gateway::api
