// The two ways in which the setting `database` names a database.
#pragma once

#include <string_view>

namespace huiyin::config {

// "postgresql://…": a server; else it is the file of a SQLite database.
constexpr bool is_postgresql(std::string_view database) {
  constexpr std::string_view kLong = "postgresql://", kShort = "postgres://";
  return (database.starts_with(kLong) && database.size() > kLong.size()) ||
         (database.starts_with(kShort) && database.size() > kShort.size());
}

}  // namespace huiyin::config
