// What every page about a notice must be: kept by nobody, found by no search, told of to no other
// site, and without a script.
#pragma once

#include <catch2/catch.hpp>

#include "gateway/http/http_server.h"

namespace huiyin::testing {

inline void check_is_private(const gateway::HttpResponse& page) {
  const auto has = [&](const char* name, const char* value) {
    for (const auto& [key, told] : page.headers)
      if (key == name && told.find(value) != std::string::npos) return true;
    return false;
  };
  CHECK(has("Cache-Control", "no-store"));
  CHECK(has("Referrer-Policy", "no-referrer"));
  CHECK(has("X-Robots-Tag", "noindex"));
  CHECK(has("X-Content-Type-Options", "nosniff"));
  CHECK(has("Content-Security-Policy", "default-src 'none'"));
  CHECK(has("Content-Security-Policy", "frame-ancestors 'none'"));
  CHECK_THAT(page.body, !Catch::Contains("<script"));
}

}  // namespace huiyin::testing
