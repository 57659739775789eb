#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/sms/api.h"
#include "sim/sms/digests.h"
#include "sim/sms/signed_request.h"

namespace huiyin::sim::sms {
namespace {

constexpr const char* kScheme = "ACS3-HMAC-SHA256";
constexpr minutes kAliyunPatience{15};
constexpr const char* kAliyunHeaders[] = {"x-acs-action", "x-acs-version", "x-acs-date",
                                          "x-acs-signature-nonce", "x-acs-content-sha256"};

// "2026-03-02T01:15:00Z", UTC without a fraction.
std::optional<Instant> acs_date(const std::string& text) {
  if (text.size() != 20 || text.back() != 'Z') return std::nullopt;
  const auto local = parse_office_time(text.substr(0, 19));
  return local ? std::optional(*local + kOfficeOffset) : std::nullopt;
}

// Sorted, and each header that must be signed among them.
bool are_signed_as_due(World& world, const HttpRequest& request,
                       const std::vector<std::string>& names) {
  const auto is_among = [&](const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  if (!header(request, "content-type").empty() && !is_among("content-type"))
    world.violate(Provider::aliyun, "content-type sent and not signed");
  const bool all_acs = std::ranges::all_of(request.headers, [&](const auto& one) {
    return !one.first.starts_with("x-acs-") || is_among(one.first);
  });
  return is_among("host") && all_acs && std::ranges::is_sorted(names);
}

// The query must have gone out byte for byte as it was signed.
std::string signed_query(World& world, const HttpRequest& request) {
  std::string query = canonical_query(query_pairs(request.raw_query));
  if (request.raw_query.find('+') != std::string::npos)
    world.violate(Provider::aliyun, "+ in the query where a space is %20 and a plus %2B");
  else if (request.raw_query != query)
    world.violate(Provider::aliyun, "query sent otherwise than signed");
  return query;
}

std::optional<HttpAnswer> stale(World& world, const HttpRequest& request) {
  const auto date = acs_date(header(request, "x-acs-date"));
  if (!date) {
    world.violate(Provider::aliyun, "x-acs-date is not yyyy-MM-ddTHH:mm:ssZ");
    return aliyun_error(world, 400, "InvalidTimeStamp.Format", "x-acs-date is malformed");
  }
  const auto off = *date > world.now() ? *date - world.now() : world.now() - *date;
  if (off <= kAliyunPatience) return std::nullopt;
  world.count("sms aliyun date off");
  return aliyun_error(world, 400, "InvalidTimeStamp.Expired", "x-acs-date is expired");
}

std::optional<HttpAnswer> incomplete(World& world, const char* what) {
  world.violate(Provider::aliyun, what);
  return aliyun_error(world, 400, "IncompleteSignature", "the signature is not complete");
}

}  // namespace

HttpAnswer aliyun_error(World& world, int status, const char* code, const char* message) {
  world.count(std::string("sms aliyun ") + code);
  return {.status = status,
          .body = json_text(nlohmann::ordered_json{{"RequestId", world.new_hex(16)},
                                                   {"HostId", "dysmsapi.aliyuncs.com"},
                                                   {"Code", code},
                                                   {"Message", message},
                                                   {"Recommend", ""}})};
}

std::optional<HttpAnswer> aliyun_refusal(World& world, const HttpRequest& request) {
  const Account& account = world.settings.account(Provider::aliyun);
  for (const char* name : kAliyunHeaders)
    if (header(request, name).empty())
      return incomplete(world, "a header that must be sent is missing");
  const auto given = read_authorization(header(request, "authorization"), kScheme, ",");
  if (!given) return incomplete(world, "Authorization has another form");
  if (given->credential != account.id)
    return aliyun_error(world, 404, "InvalidAccessKeyId.NotFound", "no such access key");
  if (auto refusal = stale(world, request)) return refusal;
  if (!are_signed_as_due(world, request, given->signed_headers))
    return incomplete(world, "host or an x-acs header is not signed, or they are not sorted");
  const std::string canonical = canonical_request(request, signed_query(world, request),
                                                  given->signed_headers, HeaderValues::as_sent);
  const std::string due =
      hex_of(hmac_sha256(account.secret, std::string(kScheme) + "\n" + sha256_hex(canonical)));
  if (due != given->signature ||
      header(request, "x-acs-content-sha256") != sha256_hex(request.body)) {
    world.violate(Provider::aliyun, "signature does not match");
    return aliyun_error(world, 400, "SignatureDoesNotMatch", "the signature does not match");
  }
  const std::string nonce = header(request, "x-acs-signature-nonce");
  if (world.nonces.find(nonce)) {
    world.violate(Provider::aliyun, "nonce used twice");
    return aliyun_error(world, 400, "SignatureNonceUsed", "the nonce was used already");
  }
  world.nonces.put(nonce, true);
  return std::nullopt;
}

}  // namespace huiyin::sim::sms
