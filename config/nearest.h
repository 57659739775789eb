// The known word that a mistyped one most likely means.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace huiyin::config {

// Letters to change, add, drop or swap with their neighbour to make one of the other.
std::size_t edits_between(std::string_view typed, std::string_view known);

// The nearest of `known`, or nothing when none is near (a third of its letters at most; two always
// do). A key whose last part is right ("secret" for "wecom.app.secret") is near too. The first of
// equals.
std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known);

}  // namespace huiyin::config
