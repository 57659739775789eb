// JSON as the API writes it: keys in the order of writing, text that is not UTF-8 mended.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/time.h"

namespace huiyin::gateway::api {

using OrderedJson = nlohmann::ordered_json;

std::string text_of(const OrderedJson& json);

// A moment as RFC 3339 in the office's zone: "2026-11-24T09:10:00+08:00".
std::string moment_text(Instant moment);
OrderedJson moment_or_null(const std::optional<Instant>& moment);

}  // namespace huiyin::gateway::api
