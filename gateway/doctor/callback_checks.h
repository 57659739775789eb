// Whether what a platform pushes would reach us and be understood: the crypto of the callbacks, and
// the public address, asked as the platform asks it.
#pragma once

#include <string>
#include <vector>

#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"
#include "gateway/walk/walk.h"

namespace huiyin::gateway::doctor {

// Token and EncodingAESKey of each door that is set up: their shape, and a message there and back.
std::vector<Finding> crypto_findings(const WalkSettings& settings, const Tools& tools);

// GET /healthz at `public_url`, and the URL verification (wecom.md 2) of each door that is set up:
// the running program must give the plain words back. Empty: none is set, and nothing is tried.
std::vector<Finding> callback_findings(const WalkSettings& settings, const std::string& public_url,
                                       const Tools& tools);

}  // namespace huiyin::gateway::doctor
