// The platforms' stand-ins of sim/ at one port of this machine, as huiyin-sim serves them: for
// tests that speak with them over real sockets.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/walk/walk.h"
#include "sim/http_server.h"
#include "sim/sms/platform.h"
#include "sim/wecom/platform.h"

namespace huiyin::testing {

class StandIns {
 public:
  StandIns();
  // Over TLS alone, with a certificate by this one's authority.
  explicit StandIns(const sim::TlsIdentity& tls);
  ~StandIns();

  const std::string& base_url() const { return base_url_; }
  // Settings of a gateway that fit them: both doors of WeCom, and one account with each provider.
  gateway::WalkSettings settings() const;

  std::int64_t counted_by_wecom(const std::string& what);
  std::size_t violations();  // of both

 private:
  SystemClock clock_;
  SystemRandom ids_;
  SeededRandom dice_{1};

 public:
  sim::wecom::Platform wecom;
  sim::sms::Platform sms;

 private:
  explicit StandIns(std::optional<sim::TlsIdentity> tls);

  sim::HttpServer server_;
  std::string base_url_;
};

}  // namespace huiyin::testing
