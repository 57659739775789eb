#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/sms/api.h"
#include "sim/sms/digests.h"
#include "sim/sms/signed_request.h"

namespace huiyin::sim::sms {
namespace {

constexpr const char* kTc3 = "TC3-HMAC-SHA256";
constexpr std::int64_t kTencentPatienceSeconds = 300;

std::string tc3_signature(const std::string& secret, const std::string& date,
                          const std::string& to_sign) {
  const std::string of_day = hmac_sha256("TC3" + secret, date);
  const std::string of_service = hmac_sha256(of_day, "sms");
  return hex_of(hmac_sha256(hmac_sha256(of_service, "tc3_request"), to_sign));
}

std::optional<HttpAnswer> badly_signed(World& world, const char* what, const char* code) {
  world.violate(Provider::tencent, what);
  return tencent_error(world, code, "The provided credentials could not be validated.");
}

}  // namespace

HttpAnswer tencent_error(World& world, const char* code, const char* message) {
  world.count(std::string("sms tencent ") + code);
  return {.body =
              json_text(nlohmann::ordered_json{{"Response",
                                                {{"Error", {{"Code", code}, {"Message", message}}},
                                                 {"RequestId", world.new_hex(16)}}}})};
}

std::optional<HttpAnswer> tencent_refusal(World& world, const HttpRequest& request) {
  const Account& account = world.settings.account(Provider::tencent);
  const auto given = read_authorization(header(request, "authorization"), kTc3, ", ");
  if (!given)
    return badly_signed(world, "Authorization has another form",
                        "AuthFailure.InvalidAuthorization");
  const std::string timestamp = header(request, "x-tc-timestamp");
  const auto at = number_field(nlohmann::json{{"at", timestamp}}, "at");
  if (!at) return badly_signed(world, "X-TC-Timestamp is no number", "InvalidParameter");
  const std::string date = utc_iso(Instant(seconds(*at))).substr(0, 10);
  const std::string scope = date + "/sms/tc3_request";
  const auto cut = std::min(given->credential.find('/'), given->credential.size());
  if (given->credential.substr(0, cut) != account.id)
    return tencent_error(world, "AuthFailure.SecretIdNotFound", "The SecretId is not found.");
  if (given->credential.substr(cut) != "/" + scope)
    return badly_signed(world, "the scope is not of the UTC day of X-TC-Timestamp",
                        "AuthFailure.SignatureFailure");
  const auto now = std::chrono::floor<seconds>(world.now()).time_since_epoch().count();
  if (std::max(now - *at, *at - now) > kTencentPatienceSeconds) {
    world.count("sms tencent date off");
    return tencent_error(world, "AuthFailure.SignatureExpire", "Signature expired.");
  }
  const auto& names = given->signed_headers;
  for (const char* due : {"content-type", "host"})
    if (std::ranges::find(names, due) == names.end() || !std::ranges::is_sorted(names))
      return badly_signed(world, "content-type or host is not signed, or they are not sorted",
                          "AuthFailure.SignatureFailure");
  const std::string canonical =
      canonical_request(request, request.raw_query, names, HeaderValues::in_lower_case);
  const std::string to_sign =
      std::string(kTc3) + "\n" + timestamp + "\n" + scope + "\n" + sha256_hex(canonical);
  if (tc3_signature(account.secret, date, to_sign) != given->signature)
    return badly_signed(world, "signature does not match", "AuthFailure.SignatureFailure");
  return std::nullopt;
}

}  // namespace huiyin::sim::sms
