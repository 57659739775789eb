// Whether a provider of SMS lets each account in, by a question that sends nothing and costs
// nothing (SmsProvider::trial_request).
#pragma once

#include <vector>

#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"
#include "gateway/sms/http_way.h"
#include "gateway/sms/smpp_line.h"

namespace huiyin::gateway::doctor {

// Whether its signature 签名 and template 模板 are approved only a message can tell.
std::vector<Finding> sms_findings(const HttpAccount& of, const Tools& tools);

// Whether anybody is there. It does not bind: where one connection is allowed, that would cut off
// the running program.
std::vector<Finding> direct_line_findings(const smpp::LineSettings& line, const Tools& tools);

}  // namespace huiyin::gateway::doctor
