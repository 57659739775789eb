// What the signatures of both clouds (ACS3, TC3) are made over, seen from the provider's side
// (sms.md 1.1, 2.1): the request is taken as it came.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/http_exchange.h"

namespace huiyin::sim::sms {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Percent-decoded, in the order sent; "+" stays a plus, as RFC 3986 has it.
Pairs query_pairs(std::string_view raw_query);
// Encoded and sorted by encoded name.
std::string canonical_query(const Pairs& pairs);
std::string value_of(const Pairs& pairs, std::string_view name);  // the first; "" when absent

std::string header(const HttpRequest& request, const std::string& lower_name);  // "" when absent

// "SCHEME Credential=…,SignedHeaders=…,Signature=…"
struct Authorization {
  std::string credential;
  std::vector<std::string> signed_headers;
  std::string signature;
};
// Nothing where it is not exactly of this form, with this separator between the three.
std::optional<Authorization> read_authorization(const std::string& text, std::string_view scheme,
                                                std::string_view separator);

enum class HeaderValues { as_sent, in_lower_case };
// METHOD \n path \n query \n headers \n names \n hash of the body.
std::string canonical_request(const HttpRequest& request, const std::string& query,
                              const std::vector<std::string>& signed_headers, HeaderValues values);

}  // namespace huiyin::sim::sms
