#include "gateway/sms/aliyun_signature.h"

#include "gateway/digests.h"
#include "store/digest.h"

namespace huiyin::gateway::sms {

Pairs aliyun_headers(const AliyunCall& call, const AliyunKey& key, Instant now,
                     const std::string& nonce) {
  Pairs headers{{"host", call.host},
                {"x-acs-action", call.action},
                {"x-acs-content-sha256", store::sha256_hex(call.body)},
                {"x-acs-date", utc_iso(now) + "Z"},
                {"x-acs-signature-nonce", nonce},
                {"x-acs-version", call.version}};
  if (!key.security_token.empty()) headers.emplace_back("x-acs-security-token", key.security_token);
  if (!call.content_type.empty()) headers.emplace_back("content-type", call.content_type);
  const Canonical canonical =
      canonical_request("POST", canonical_query(call.query), headers, call.body);
  const std::string to_sign = "ACS3-HMAC-SHA256\n" + store::sha256_hex(canonical.request);
  // Commas without blanks: another form is refused.
  headers.emplace_back("Authorization",
                       "ACS3-HMAC-SHA256 Credential=" + key.id +
                           ",SignedHeaders=" + canonical.signed_headers +
                           ",Signature=" + hex_text(hmac_sha256(key.secret, to_sign)));
  return headers;
}

}  // namespace huiyin::gateway::sms
