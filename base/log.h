// The log: a line says what happened and has its facts as key=value, never a word that a citizen
// wrote, a number of his or a secret. Where it goes and from which level on is the program's choice
// (app/commands/serve.cpp). spdlog writes it; its headers stay in log.cpp, for they cost each
// source that shows them five seconds of the compiler.
#pragma once

#include <fmt/core.h>

#include <string>

namespace huiyin::log {

enum class Level { info, warning, error };

// From which level on lines are written: as the setting log.level, or "off".
void set_lowest(const std::string& level);

// While one of these stands, what its thread would log is not written: a rehearsal within a running
// program is no event of the office.
class Silence {
 public:
  Silence();
  ~Silence();
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
};

void write(Level level, fmt::string_view format, fmt::format_args args);

template <class... Args>
void info(fmt::format_string<Args...> format, const Args&... args) {
  write(Level::info, format, fmt::make_format_args(args...));
}
template <class... Args>
void warn(fmt::format_string<Args...> format, const Args&... args) {
  write(Level::warning, format, fmt::make_format_args(args...));
}
template <class... Args>
void error(fmt::format_string<Args...> format, const Args&... args) {
  write(Level::error, format, fmt::make_format_args(args...));
}

}  // namespace huiyin::log
