// Whether our clock agrees with those of the platforms, by the header Date of their answers.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "gateway/doctor/finding.h"

namespace huiyin::gateway::doctor {

// By base_url: ours less theirs. Beyond a minute it is a warning, beyond five it is wrong: Tencent
// refuses what is signed more than 5 minutes off, Aliyun 15 (sms.md 1.1, 2.1).
Finding clock_finding(const std::map<std::string, std::chrono::seconds>& skews);

}  // namespace huiyin::gateway::doctor
