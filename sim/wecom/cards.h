// Template cards 模板卡片 (document 90236): what the platform refuses, and what can be tapped.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

struct Fault {
  std::int64_t errcode;
  std::string what;  // goes into errmsg
};

// The first fault of the card; a passed limit that is only advised is counted, not refused.
std::optional<Fault> card_fault(World& world, const nlohmann::json& card);

// Buttons, votes, choices and action menus call back: a response_code comes with them.
bool card_calls_back(const nlohmann::json& card);

struct Button {
  std::string key, text;
  bool is_menu = false;  // of the action menu at the card's corner
};

// The button of this number (from 1), key, or words.
std::optional<Button> find_button(const nlohmann::json& card, const nlohmann::json& which);

std::string card_words(const nlohmann::json& card);  // as plain text

}  // namespace huiyin::sim::wecom
