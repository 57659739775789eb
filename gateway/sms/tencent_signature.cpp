#include "gateway/sms/tencent_signature.h"

#include "gateway/digests.h"
#include "store/digest.h"

namespace huiyin::gateway::sms {
namespace {

// Values of signed headers are signed in lower case.
Pairs lowered(Pairs headers) {
  for (auto& [name, value] : headers)
    for (char& c : value)
      if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
  return headers;
}

}  // namespace

std::string tencent_authorization(const TencentCall& call, const TencentKey& key, Instant now) {
  const std::string day = utc_iso(now).substr(0, 10);
  const std::string scope = day + "/" + call.service + "/tc3_request";
  const Canonical canonical =
      canonical_request(call.method, canonical_query(call.query), lowered(call.headers), call.body);
  const std::string to_sign = "TC3-HMAC-SHA256\n" + std::to_string(unix_ms(now) / 1000) + "\n" +
                              scope + "\n" + store::sha256_hex(canonical.request);
  const std::string of_day = hmac_sha256("TC3" + key.secret, day);
  const std::string of_service = hmac_sha256(of_day, call.service);
  const std::string signing = hmac_sha256(of_service, "tc3_request");
  return "TC3-HMAC-SHA256 Credential=" + key.id + "/" + scope +
         ", SignedHeaders=" + canonical.signed_headers +
         ", Signature=" + hex_text(hmac_sha256(signing, to_sign));
}

}  // namespace huiyin::gateway::sms
