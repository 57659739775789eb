// A doctor with the platforms' stand-ins: what he finds, by the setting.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "gateway/doctor/doctor.h"
#include "gateway/http/listener.h"
#include "tests/support/stand_ins.h"

namespace huiyin::testing {

struct ConsultingRoom {
  using Finding = gateway::doctor::Finding;
  using State = gateway::doctor::State;

  gateway::doctor::Tools tools() {
    return {watched, addresses, clock, random, milliseconds{4000}, milliseconds{1000}};
  }

  StandIns platforms;
  gateway::WalkSettings settings = platforms.settings();
  FakeClock clock{SystemClock().now()};
  SystemRandom random;
  gateway::SocketHttpClient http;
  gateway::doctor::WatchedClient watched{http, clock};
  gateway::Addresses addresses;
};

// A port of this machine at which nobody listens.
inline std::string nobodys_url() {
  const gateway::Descriptor taken = gateway::listen_at("127.0.0.1", 0);
  return "http://127.0.0.1:" + std::to_string(gateway::port_of(taken));
}

inline bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

// Nothing that is secret in the settings of the stand-ins.
inline bool tells_a_secret(const std::vector<gateway::doctor::Finding>& findings) {
  return std::ranges::any_of(findings, [](const auto& one) {
    const std::string all = one.door + one.what + one.key + one.reason + one.remedy;
    return holds(all, "-secret") || holds(all, "Token0") || holds(all, "QUJDREVG") ||
           holds(all, "corpsecret") || holds(all, "access_token");
  });
}

}  // namespace huiyin::testing
