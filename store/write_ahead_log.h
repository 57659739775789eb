// The file of SQLite's write-ahead log, made longer ahead of what is committed.
#pragma once

#include <cstdint>

namespace huiyin::store {

// Writes zeros behind the log of a connection (an sqlite3*) that holds the write lock, until the
// file has `length` bytes; answers how many it has. Behind the last frame zeros are as good as the
// file's end: no frame has their checksum (https://www.sqlite.org/fileformat2.html#walformat). A
// disk that is full or broken ends it early: the commit will say so.
std::int64_t log_of_length(void* connection, std::int64_t length);

}  // namespace huiyin::store
