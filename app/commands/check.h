// `huiyin check`: everything that is wrong with the settings and the office's file, at once, before
// the program runs.
#pragma once

#include <string>

#include "config/settings.h"

namespace huiyin::app {

struct CheckOptions {
  std::string config;  // path of the settings; "" for defaults and the environment alone
};

struct CheckReport {
  bool ok = false;
  std::string
      text;  // Chinese, for the operator: each fault with place, reason and remedy; never a secret
};

// Opens nothing and writes nothing.
CheckReport check(const CheckOptions& options, const config::Environment& environment);

int check_command(const CheckOptions&
                      options);  // prints the report; 0 when the program can start with it, else 1

}  // namespace huiyin::app
