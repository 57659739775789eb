// What is wrong with the line to a platform where the platform itself said nothing: no such host,
// nobody there, no trust, no answer, an answer of somebody in between.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "gateway/doctor/finding.h"
#include "gateway/http/addresses.h"
#include "gateway/http/http_client.h"

namespace huiyin::gateway::doctor {

enum class Way : std::uint8_t {
  open,             // a connection stands; over https, whether TLS would is not tried
  no_address,       // not "https://host[:port]"
  no_such_host,     // the resolver knows no such name
  resolver_silent,  // and did not answer in time
  refused,          // the host is there, and nothing listens at that port
  silent,           // nothing came back: a firewall, or no route
};

// Tries to connect, without TLS and without a word, for as long as `patience`.
Way way_to(const std::string& base_url, Addresses& addresses, std::chrono::milliseconds patience);

struct LineFault {
  State state = State::wrong;
  std::string reason, remedy;
};

// By the code of a verdict: "http.not_sent" or "http.untrusted" (then the way is tried, with the
// authorities of `ca_file` besides the system's), "http.unanswered", "http.502",
// "unreadable". Nothing: it is the platform's own word.
std::optional<LineFault> line_fault(const std::string& code, const std::string& base_url,
                                    Addresses& addresses, std::chrono::milliseconds patience,
                                    const std::string& ca_file = "");

// The same code of a call that was made without a translator; empty where 200 came.
std::string line_code(const HttpAnswer& answer);

}  // namespace huiyin::gateway::doctor
