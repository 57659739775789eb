// Copies of the database: made while the server writes, and put back when it does not.
//
//   huiyin-2026-11-24.db        one file, a whole commit, checked
//   huiyin-2026-11-24.db.json   its manifest: when, which shape, its SHA-256, what else is needed
//   huiyin-2026-11-24.db.keys   the key file, only when asked for
//
// The personal data in a backup stays sealed. Who takes it needs the key file too; who steals it
// must not have it: therefore the two are kept apart.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace huiyin::store {

enum class BackupStep { copying, checking };

// Called again and again while pages are copied, and once as the check begins. `total` may grow.
using OnBackupProgress = std::function<void(BackupStep, std::int64_t done, std::int64_t total)>;

struct BackupReport {
  std::string file;
  std::int64_t schema_version = 0;
  std::int64_t bytes = 0;
  std::string sha256;
  bool keys_included = false;
};

struct BackupRequest {
  std::string database;
  std::string target;         // must not exist
  std::string key_file = {};  // of the office; named in the manifest
  bool include_keys = false;
};

// Refuses backup.no_database, backup.exists, backup.not_written, backup.damaged (the database
// itself is: no backup is left that looks like one).
Result<BackupReport> backup(const BackupRequest& request, const Clock& clock,
                            const OnBackupProgress& on_progress = {});

enum class Existing { refuse, replace };

struct RestoreRequest {
  std::string backup;
  std::string database;       // where it goes
  std::string key_file = {};  // takes the backup's keys when it has some and this file is not there
  Existing existing = Existing::refuse;
};

// Nothing is changed before all is checked. Refuses restore.no_backup, restore.changed (not the
// file of its manifest), restore.damaged, restore.exists, restore.in_use, restore.keys_differ,
// restore.not_written, and what check_schema refuses but migration.needed: an older backup is
// migrated at the next start.
Result<BackupReport> restore(const RestoreRequest& request,
                             const OnBackupProgress& on_progress = {});

}  // namespace huiyin::store
