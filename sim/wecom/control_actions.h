// The actions of /control/, one row each: its function and its help.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "base/result.h"
#include "sim/actions.h"
#include "sim/wecom/courier.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

struct Controlled {
  Platform& platform;
  Courier& courier;
};

struct ControlRow {
  std::string_view name;
  Result<nlohmann::json> (*act)(const Controlled&, const nlohmann::json& in);
  std::string_view help;
};

std::span<const ControlRow> control_rows();
std::span<const ControlRow> play_rows();    // what people do, and watching them
std::span<const ControlRow> direct_rows();  // faults, clock, tokens, accounts of what happened

}  // namespace huiyin::sim::wecom
