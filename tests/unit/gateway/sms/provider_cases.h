// The vectors of sends and pushes, run through one provider: the same for all of them.
#pragma once

#include "gateway/sms/sms_provider.h"

namespace provider_cases {

void check_answers(const huiyin::gateway::sms::SmsProvider& provider);
void check_pushes(const huiyin::gateway::sms::SmsProvider& provider);

// A whole answer.
huiyin::gateway::HttpAnswer answered(int status, std::string body);

// What its body says of one number.
huiyin::gateway::sms::SmsAnswer read_one(const huiyin::gateway::sms::SmsProvider& provider,
                                         int status, std::string body);

// No answer but one of HTTP 2xx that says so in the provider's very word is a success.
void check_strictness(const huiyin::gateway::sms::SmsProvider& provider,
                      const std::string& success);

}  // namespace provider_cases
