// The console's pages as console/ builds them, each in the three forms in which it is sent. They
// lie in the binary: written down by gateway/console/room.cmake.
#pragma once

#include <span>
#include <string_view>

namespace huiyin::gateway {

struct ConsoleFile {
  std::string_view path;  // "assets/index-BxAfof2P.js"
  std::string_view plain, gzip, brotli;
};

// In the order of their paths, index.html among them.
std::span<const ConsoleFile> console_files();

}  // namespace huiyin::gateway
