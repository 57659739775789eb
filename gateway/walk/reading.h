// From the raw message in the inbox to what the bot hears. One function a door; every type of
// message has its outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bot/converse.h"

namespace huiyin::gateway {

struct Heard {
  bot::Message message;
  std::string welcome_code;  // of `entered`: good for 20 s from the event
};

// The moment of a platform's stamp. A stamp that is missing, that no clock holds, or that lies in
// the future counts as `now`: the reply window must not stand open until then.
Instant stamped(std::int64_t seconds_since_1970, Instant now);

// `raw` is a kf/sync_msg item as it came. Nothing: it is none that a conversation answers.
std::optional<Heard> read_kf(std::string_view raw);
// `raw` is the decrypted XML or JSON of the app's callback.
std::optional<Heard> read_app(std::string_view raw);

}  // namespace huiyin::gateway
