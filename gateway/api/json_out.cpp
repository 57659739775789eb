#include "gateway/api/json_out.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace huiyin::gateway::api {

std::string text_of(const OrderedJson& json) { return json_text(json); }

std::string moment_text(Instant moment) { return office_iso(moment) + "+08:00"; }

OrderedJson moment_or_null(const std::optional<Instant>& moment) {
  return moment ? OrderedJson(moment_text(*moment)) : OrderedJson(nullptr);
}

}  // namespace huiyin::gateway::api
