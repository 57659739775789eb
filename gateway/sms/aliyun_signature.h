// Aliyun's signature V3, ACS3-HMAC-SHA256: help page "V3版本请求体&签名机制" (sms.md 1.1).
#pragma once

#include <string>

#include "base/time.h"
#include "gateway/sms/canonical_request.h"

namespace huiyin::gateway::sms {

struct AliyunKey {
  std::string id, secret;
  std::string security_token = {};  // only of temporary keys
};

struct AliyunCall {
  std::string host;             // as it is called, with the port where it is not the usual one
  std::string action, version;  // "SendSms", "2017-05-25"
  Pairs query;
  std::string content_type = {};  // only with a body
  std::string body = {};
};

// All headers to be sent, Authorization among them. `nonce`: never the same twice, also when the
// same is sent again. The platform refuses a time that is more than 15 minutes off.
Pairs aliyun_headers(const AliyunCall& call, const AliyunKey& key, Instant now,
                     const std::string& nonce);

}  // namespace huiyin::gateway::sms
