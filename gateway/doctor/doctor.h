// Tries every configured door, each by the real client at the configured address, and says what is
// wrong. Sends nothing to anybody and takes nothing away.
#pragma once

#include <string>
#include <vector>

#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"
#include "gateway/doctor/wecom_checks.h"
#include "gateway/walk/walk.h"

namespace huiyin::gateway::doctor {

struct Doors {
  const WalkSettings& settings;
  std::string public_url;       // empty: none is set
  std::vector<KfDesk> below{};  // accounts of the offices below
};

// As an account of SMS is called: "短信 main".
std::string sms_door(const std::string& account);

// That of one door alone: "wecom.app", "wecom.kf", "sms.main"; with what citizens' platforms must
// reach. Empty: there is no such door.
std::vector<Finding> examine_door(const Doors& doors, const Tools& tools, const std::string& name);

// One check after the other, each within its limit.
std::vector<Finding> examine_doors(const Doors& doors, const Tools& tools);

}  // namespace huiyin::gateway::doctor
