// Tries every configured door, each by the real client at the configured address, and says what is
// wrong. Sends nothing to anybody and takes nothing away.
#pragma once

#include <string>
#include <vector>

#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"
#include "gateway/walk/walk.h"

namespace huiyin::gateway::doctor {

// `public_url`: empty where none is set. One check after the other, each within its limit.
std::vector<Finding> examine_doors(const WalkSettings& settings, const std::string& public_url,
                                   const Tools& tools);

}  // namespace huiyin::gateway::doctor
