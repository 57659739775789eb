// Parameters of a statement: ours are written as PostgreSQL's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace huiyin::store {

struct Placeholders {
  std::string sql;        // with SQLite's "?2" for "$2"; texts, quoted names and comments stay
  std::size_t count = 0;  // the highest number
};

// Throws Broken for a "$" that is followed by no number.
Placeholders numbered_for_sqlite(std::string_view sql);

}  // namespace huiyin::store
