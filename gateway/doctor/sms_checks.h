// Whether a provider of SMS lets each account in, by a question that sends nothing and costs
// nothing (SmsProvider::trial_request).
#pragma once

#include <vector>

#include "gateway/channels/sms.h"
#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"

namespace huiyin::gateway::doctor {

// Whether its signature 签名 and template 模板 are approved only a message can tell.
std::vector<Finding> sms_findings(const SmsLine& line, const Tools& tools);

}  // namespace huiyin::gateway::doctor
