#include "app/commands/version.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sqlite3.h>

#include <cstdio>

namespace huiyin::app {

std::string version() {
  return fmt::format("huiyin {} (GCC {}, SQLite {}, {})", HUIYIN_VERSION, __VERSION__,
                     sqlite3_libversion(), OpenSSL_version(OPENSSL_VERSION));
}

int version_command() {
  std::printf("%s\n", version().c_str());
  return 0;
}

}  // namespace huiyin::app
