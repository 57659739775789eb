#include "gateway/api/json_in.h"

#include <nlohmann/json.hpp>

namespace huiyin::gateway::api {

bool read_body(const HttpRequest& request, petition::Faults& faults,
               const std::function<void(petition::JsonReader&)>& read) {
  const auto body = petition::parsed_json(request.body, "body", faults);
  if (!body) return false;
  petition::JsonReader in(*body, "body", "", faults);
  read(in);
  in.refuse_unknown_keys();
  return true;
}

}  // namespace huiyin::gateway::api
