// The SQL that stands in the room's sources, so that tests see each statement as the program has
// it.
#pragma once

#include <string>
#include <vector>

namespace huiyin::store {

struct SqlText {
  std::string place;  // "store/inbox.cpp:56"
  std::string sql;
};

// Whole statements: neighbouring literals joined. A literal that ends with a space is the beginning
// of several statements; it is completed by each literal of its file that begins with WHERE or
// JOIN.
std::vector<SqlText> sql_texts();

// The same of one source, for the test of this file.
std::vector<SqlText> sql_texts_of(const std::string& path, const std::string& source);

}  // namespace huiyin::store
