// The command line of huiyin-sim.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "sim/http_server.h"
#include "sim/sms/faults.h"
#include "sim/sms/settings.h"
#include "sim/wecom/faults.h"
#include "sim/wecom/settings.h"

namespace huiyin::sim {

struct Options {
  std::string host = "127.0.0.1";
  int port = 9700;  // 0: a free one
  // The same over TLS; without a folder for its certificates it is not spoken.
  std::string tls_host = "127.0.0.1", tls_folder{};
  int tls_port = 9743;
  HttpLimits limits;
  std::uint64_t seed = 1;  // of the faults' dice
  wecom::Settings wecom;
  wecom::Faults faults;
  sms::Settings sms;
  sms::Faults sms_faults;
};

// What a command line means: options to serve with, a text to print (help), or everything wrong
// with it.
using Parsed = std::variant<Options, std::string, std::vector<Problem>>;
Parsed parse_options(int argc, const char* const* argv);

}  // namespace huiyin::sim
