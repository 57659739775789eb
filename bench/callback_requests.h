// Callbacks as WeCom sends them, made beforehand: encrypted, signed, each one of its own.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"

namespace huiyin::bench {

inline constexpr const char* kToken = "benchToken";
inline constexpr const char* kAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
inline constexpr const char* kCorpId = "ww0123456789abcdef";
inline constexpr const char* kKfPath = "/webhooks/wecom/kf";
inline constexpr const char* kAppPath = "/webhooks/wecom/app";

enum class What {
  bell,  // a citizen wrote to customer service: an event of about 400 bytes, nothing of his words
  message,  // a member of staff wrote to the app: 400 bytes, kept sealed, with his conversation
};

std::vector<std::string> callbacks(What what, std::size_t count, Instant now);

// The same with a signature of somebody who does not know the token.
std::vector<std::string> forged(What what, std::size_t count, Instant now);

}  // namespace huiyin::bench
