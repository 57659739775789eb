// Who comes with whom, where no single number says it: "老两口加孙子", "除了我还有两个",
// "我弟弟陪我", and who stays away: "我儿子也不去了", "本来四个，有一个不来，三个".
#pragma once

#include <optional>

#include "bot/talk.h"

namespace huiyin::bot {

// How many come by an answer that adds them up; nothing when it does not.
std::optional<int> company(const Talk& talk);

struct StayAway {
  int fewer = 1;            // how many stay away
  std::optional<int> left;  // how many come then, when he says so
};
// Nothing when nobody stays away, or he speaks of himself or of all.
std::optional<StayAway> stay_away(const Talk& talk);

}  // namespace huiyin::bot
