// What schedule.cpp and schedule_ask.cpp share of a topic; nobody else includes it.
#pragma once

#include <optional>
#include <string>

#include "bot/dialogue.h"

namespace huiyin::bot::schedule {

inline constexpr LocalTime kNoon{12, 0};
// Of the half day that was wished for, or of any where none was.
bool in_part(const Topic& topic, LocalTime time);
std::optional<LocalDate> day_in(const Topic& topic, const std::string& key);

}  // namespace huiyin::bot::schedule
