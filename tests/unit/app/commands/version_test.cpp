#include "app/commands/version.h"

#include <catch2/catch.hpp>

namespace version_test {

TEST_CASE("the version names the program and what it stands on") {
  const std::string version = huiyin::app::version();
  CHECK(version.starts_with("huiyin 0."));
  CHECK(version.find("SQLite 3.") != std::string::npos);
  CHECK(version.find("OpenSSL 3.") != std::string::npos);
}

}  // namespace version_test
