// The text side of a conversation script: what the bot is asking for, and whether what was said
// holds a pattern.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiyin::test {

// Slots whose words stand in the asking sentences, the one asked last first: how somebody outside
// knows what is asked.
std::vector<std::string> asks_for(const std::string& said);

// Holds `said` the term: alternatives by '|', patterns in braces ({date:…}, {time:…}, {booking},
// …).
bool holds(const std::string& said, const std::string& term);

std::vector<std::string> split(const std::string& text, std::string_view separators);

}  // namespace huiyin::test
