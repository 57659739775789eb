// What is posted: one object of JSON, read field by field, everything that is wrong with it told at
// once.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>

#include "gateway/http/http_server.h"
#include "petition/json_reader.h"

namespace huiyin::gateway::api {

// Has `read` ask for its fields, then refuses whatever it did not ask for. False, and nothing was
// read: the body is no JSON. Codes: json.*, and those of `read`.
bool read_body(const HttpRequest& request, petition::Faults& faults,
               const std::function<void(petition::JsonReader&)>& read);

// What `read` makes of the body; nothing when there are faults.
template <class Read>
auto body_of(const HttpRequest& request, petition::Faults& faults, Read read) {
  std::optional<std::invoke_result_t<Read, petition::JsonReader&>> made;
  read_body(request, faults, [&](petition::JsonReader& in) { made = read(in); });
  if (!faults.empty()) made.reset();
  return made;
}

// New lines are none of them.
bool has_no_controls(const std::string& text);

// Refuses what is too long for a line that people write to each other: 200 Chinese signs.
void keep_short(petition::JsonReader& in, const char* field, const std::string& value);

}  // namespace huiyin::gateway::api
