// The table that room.cmake writes at build time: one row for each file of config/defaults, by
// path.
#pragma once

#include <span>
#include <string_view>

namespace huiyin::config {

struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_table();

}  // namespace huiyin::config
