// Tells other systems what was written on a ledger: signed, in the order of each case, again until
// they answer, and parked for a person when they never do.
//
//   POST url
//   Huiyin-Delivery: 17
//   Huiyin-Signature: t=1795044600,v1=HMAC-SHA256(secret, "1795044600." + body) in hexadecimal
//   {"id":"17","type":"case.accepted","created_at":…,
//    "data":{"case","office","entry","event","date"}}
//
// The body says which entry there is, and nothing of what it says: that is read with a key.
#pragma once

#include <atomic>
#include <cstdint>

#include "gateway/api/endpoint.h"
#include "gateway/api/hook_url.h"
#include "store/webhooks.h"

namespace huiyin::gateway::api {

struct HookSettings {
  Reach reach = Reach::internet;
  int attempts_max = 15;  // with the pauses below: a day and a half
  milliseconds retry_first{10'000};
  milliseconds retry_max{6 * 3'600'000};
  milliseconds total_timeout{10'000};
};

class Hooks {
 public:
  Hooks(const ApiParts& parts, HttpClient& client, const HookSettings& settings)
      : parts_(parts), client_(client), settings_(settings) {}

  // Delivers what has been due longest; false: nothing is due. Any number of threads, also of
  // several instances. Stops every exception: what it held is due again when its claim runs out.
  bool step();

  struct Counts {
    std::uint64_t delivered, retried, parked, failed;
  };
  Counts counts() const { return {delivered_, retried_, parked_, failed_}; }

 private:
  bool deliver_next();
  void settle(const store::ClaimedDelivery& claimed, const HttpAnswer& answer);

  const ApiParts parts_;  // constant, as all but the counts
  HttpClient& client_;
  const HookSettings settings_;
  std::atomic<std::uint64_t> delivered_{0}, retried_{0}, parked_{0}, failed_{0};
};

// "t=…,v1=…" of that body at that moment.
std::string hook_signature(std::string_view secret, std::string_view body, Instant now);

}  // namespace huiyin::gateway::api
