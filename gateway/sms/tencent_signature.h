// Tencent Cloud's signature TC3-HMAC-SHA256: document "签名方法 v3" (sms.md 2.1).
#pragma once

#include <string>

#include "base/time.h"
#include "gateway/sms/canonical_request.h"

namespace huiyin::gateway::sms {

struct TencentKey {
  std::string id, secret;
};

struct TencentCall {
  std::string host, service;  // "sms.tencentcloudapi.com", "sms"
  std::string method = "POST";
  Pairs query = {};
  Pairs headers;  // the signed ones: content-type and host at least, as they are sent
  std::string body;
};

// The value of Authorization. Its day is that of UTC: until eight in the morning the office's
// yesterday. The platform refuses a time that is more than 5 minutes off.
std::string tencent_authorization(const TencentCall& call, const TencentKey& key, Instant now);

}  // namespace huiyin::gateway::sms
