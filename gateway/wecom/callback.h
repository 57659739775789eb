// One HTTP callback of WeCom, read and judged without touching anything: URL verification (GET) and
// what is pushed (POST). developer.work.weixin.qq.com 96466.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "base/result.h"
#include "base/time.h"
#include "gateway/wecom/app_payload.h"
#include "gateway/wecom/crypto.h"

namespace huiyin::gateway::wecom {

// The query as it came, each value decoded exactly once.
using Query = std::span<const std::pair<std::string, std::string>>;

struct CallbackRules {
  // How far the signed timestamp may be from now, both ways. Wider than the platform's three
  // attempts and two clocks' skew.
  seconds freshness = minutes{10};
};

// Turned away. Outwardly the status alone: no word tells a forger which check he failed. Codes:
// wecom.parameters and wecom.timestamp and wecom.body (400); wecom.signature, wecom.stale, and all
// faults inside the envelope (403).
struct CallbackRefusal {
  int status = 403;
  Problem problem;
};

struct Callback {
  std::string text;       // decrypted
  std::string signature;  // to know a byte-for-byte repetition
  // The same for every attempt of the platform to tell the same, whatever its timestamp, nonce and
  // random are.
  std::string content_key;
  Instant signed_at;
  std::optional<AppMessage>
      message;  // nothing: the envelope was right, its content is not readable; keep it aside
  Problem unreadable;  // why, then
};

// The plain text to answer, with status 200 and nothing around it.
tl::expected<std::string, CallbackRefusal> verify_url(const CallbackCrypto& crypto, Query query,
                                                      Instant now, const CallbackRules& rules);

// Answer 200 with an empty body once what this answers is committed; also when it is a repetition.
tl::expected<Callback, CallbackRefusal> read_callback(const CallbackCrypto& crypto, Query query,
                                                      std::string_view body, Instant now,
                                                      const CallbackRules& rules);

// The text of the one Encrypt in a callback's body, XML or JSON. Refuses: wecom.body.
Result<std::string> encrypted_part(std::string_view body);

// Messages are known by application, sender and MsgId, all else by a hash of its whole text: events
// have no id, and two of one member in one second are two.
std::string content_key(const AppMessage& message);

}  // namespace huiyin::gateway::wecom
