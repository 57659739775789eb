// The text of a request that the signatures of both clouds (ACS3, TC3) are made over: sms.md 1.1
// and 2.1. What is sent must be byte for byte what was signed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin::gateway::sms {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Canonical {
  std::string request;         // METHOD \n path \n query \n headers \n names \n hash of the body
  std::string signed_headers;  // "content-type;host"
};

// `headers`: the signed ones, in any order and case of names; values are taken without blanks at
// their ends.
Canonical canonical_request(std::string_view method, std::string_view query, const Pairs& headers,
                            std::string_view body);

// Names and values encoded (RFC 3986), sorted by encoded name: as it is signed and as it is sent.
std::string canonical_query(const Pairs& parameters);

}  // namespace huiyin::gateway::sms
