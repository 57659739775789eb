#include "gateway/api/json_in.h"

#include <algorithm>
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

bool has_no_controls(const std::string& text) {
  return std::ranges::none_of(text,
                              [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7F; });
}

void keep_short(petition::JsonReader& in, const char* field, const std::string& value) {
  constexpr std::size_t kShortBytesMax = 600;
  if (value.size() > kShortBytesMax)
    in.refuse(field, "json.range", "写得太长", "请写在 200 个字以内");
}

}  // namespace huiyin::gateway::api
