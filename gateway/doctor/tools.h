// What the doctor works with.
#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/doctor/watched_client.h"
#include "gateway/http/addresses.h"

namespace huiyin::gateway::doctor {

// Each borrowed.
struct Tools {
  WatchedClient& http;
  Addresses& addresses;
  const Clock& clock;
  Random& random;
  std::chrono::milliseconds limit{15'000};    // of one check with all its calls
  std::chrono::milliseconds patience{3'000};  // to find out why nobody could be reached
  std::string ca_file = {};                   // authorities besides the system's, PEM; "": none
};

}  // namespace huiyin::gateway::doctor
