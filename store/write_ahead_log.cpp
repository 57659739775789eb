#include "store/write_ahead_log.h"

#include <sqlite3.h>

#include <array>

namespace huiyin::store {

std::int64_t log_of_length(void* connection, std::int64_t length) {
  sqlite3_file* log = nullptr;
  sqlite3_file_control(static_cast<sqlite3*>(connection), "main", SQLITE_FCNTL_JOURNAL_POINTER,
                       &log);
  sqlite3_int64 has = 0;
  if (log == nullptr || log->pMethods == nullptr) return has;
  if (log->pMethods->xFileSize(log, &has) != SQLITE_OK) return 0;
  static constexpr std::array<char, 64 * 1024> kZeros{};
  for (; has < length; has += std::ssize(kZeros))
    if (log->pMethods->xWrite(log, kZeros.data(), int(kZeros.size()), has) != SQLITE_OK) break;
  return has;
}

}  // namespace huiyin::store
