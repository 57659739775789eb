#include "base/log.h"

#include <spdlog/spdlog.h>

namespace huiyin::log {
namespace {

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

thread_local int silences = 0;

}  // namespace

Silence::Silence() { ++silences; }
Silence::~Silence() { --silences; }

void set_lowest(const std::string& level) { spdlog::set_level(spdlog::level::from_str(level)); }

void write(Level level, fmt::string_view format, fmt::format_args args) {
  if (silences > 0 || !spdlog::should_log(level_of(level))) return;
  spdlog::log(level_of(level), fmt::vformat(format, args));
}

}  // namespace huiyin::log
