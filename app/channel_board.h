// The doors of the running program, for the console: gateway/api/channel_desk.h.
#pragma once

#include "app/foundation.h"
#include "gateway/api/channel_desk.h"
#include "gateway/walk/walk.h"

namespace huiyin::app {

class ChannelBoard final : public gateway::api::ChannelDesk {
 public:
  // All are kept by reference.
  ChannelBoard(const Foundation& ground, const gateway::Walk& walk, const Clock& clock,
               Random& random)
      : ground_(ground), walk_(walk), clock_(clock), random_(random) {}

  std::vector<gateway::api::ChannelState> channels() const override;
  std::string settings_file() const override { return ground_.settings.file; }
  std::vector<gateway::doctor::Finding> check(const std::string& name) override;

 private:
  gateway::api::ChannelState state_of(const std::string& name, const std::string& title,
                                      const std::string& channel,
                                      const std::vector<std::string>& sections) const;

  const Foundation& ground_;
  const gateway::Walk& walk_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace huiyin::app
