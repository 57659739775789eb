// The doors of the installation, as its operators look at them: how each is set up, how it stands,
// and what a trial finds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "gateway/doctor/finding.h"

namespace huiyin::gateway::api {

struct ChannelSetting {
  std::string key, chinese;  // "wecom.app.secret", what it is for
  std::string value;         // of a secret always empty
  bool is_secret = false, is_given = false;
  std::string from;  // where it was given: a file, or a variable
};

struct ChannelState {
  std::string name;     // "wecom.app", "wecom.kf", "sms.main"
  std::string title;    // "微信客服（群众）"
  std::string channel;  // by which it sends: "sms" of all accounts of SMS
  bool is_set_up = false;
  std::vector<ChannelSetting> settings = {};
  std::optional<Instant> paused_until = {};
  std::optional<Instant> accepted = {}, refused = {};  // the last, since the program began
  std::string code = {}, reason = {};                  // of the last refusal
};

class ChannelDesk {
 public:
  virtual ~ChannelDesk() = default;

  // Also those that are not set up. Any thread.
  virtual std::vector<ChannelState> channels() const = 0;
  virtual std::string settings_file() const = 0;  // empty: there is none
  // Tries that door, as `huiyin doctor` does. Takes some seconds where it is silent; one thread.
  virtual std::vector<doctor::Finding> check(const std::string& name) = 0;
};

}  // namespace huiyin::gateway::api
