#include "config/embedded.h"

#include <algorithm>

#include "base/ensure.h"
#include "config/embedded_table.h"

namespace huiyin::config {

std::string_view embedded(std::string_view path) {
  const auto files = embedded_table();
  const auto file = std::ranges::find(files, path, &EmbeddedFile::path);
  ensure(file != files.end(), "a default that the program asks for is embedded");
  return file->bytes;
}

bool is_embedded(std::string_view path) {
  const auto files = embedded_table();
  return std::ranges::find(files, path, &EmbeddedFile::path) != files.end();
}

std::vector<std::string_view> embedded_below(std::string_view folder) {
  std::vector<std::string_view> paths;
  for (const EmbeddedFile& file : embedded_table())
    if (file.path.starts_with(folder)) paths.push_back(file.path);
  return paths;
}

}  // namespace huiyin::config
