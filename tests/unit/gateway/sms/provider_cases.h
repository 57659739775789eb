// The vectors of sends and pushes, run through one provider: the same for all of them.
#pragma once

#include "gateway/sms/sms_provider.h"

namespace huiyin::testing {

void check_answers(const gateway::sms::SmsProvider& provider);
void check_pushes(const gateway::sms::SmsProvider& provider);

// A whole answer.
gateway::HttpAnswer answered(int status, std::string body);

// What its body says of one number.
gateway::sms::SmsAnswer read_one(const gateway::sms::SmsProvider& provider, int status,
                                 std::string body);

// No answer but one of HTTP 2xx that says so in the provider's very word is a success.
void check_strictness(const gateway::sms::SmsProvider& provider, const std::string& success);

}  // namespace huiyin::testing
