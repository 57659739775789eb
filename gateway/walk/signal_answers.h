// A signal 预警 that was told by SMS is taken up by answering the SMS, as by WeCom: "收到", "我来",
// its number, or 1.
#pragma once

#include <optional>
#include <string>

#include "bot/converse.h"
#include "store/desk_context.h"

namespace huiyin::gateway {

// What is answered; nothing: it is no such answer, or of a phone that was told of none, and goes
// its usual way. A bare number is one only while nothing else that was asked there waits for it.
std::optional<std::string> answer_to_signal(const store::DeskContext& desk,
                                            const bot::Message& message, bool is_awaited);

}  // namespace huiyin::gateway
