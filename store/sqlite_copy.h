// Whole copies of an SQLite file, below SOCI: its online backup, its integrity check.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace huiyin::store {

// Copies one snapshot of `from` into the new file `to`, page by page, while others read and write
// `from`; `to` is then one file in itself (no WAL), readable by its owner alone, and passed
// SQLite's integrity check. On a refusal `to` is gone. Refuses copy.source, copy.target,
// copy.damaged.
struct CopyListener {
  std::function<void(std::int64_t done, std::int64_t total)> copied;  // in pages
  std::function<void(std::int64_t total)> checking;
};
Result<void> copy_database(const std::string& from, const std::string& to,
                           const CopyListener& listener);

// Folds the WAL of `path` into it, which only succeeds when no other connection has the file open.
// Refuses copy.in_use; a file that is no database any more is nobody's.
Result<void> fold_unused(const std::string& path);

}  // namespace huiyin::store
