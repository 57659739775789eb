// A disk in memory that behaves as real ones do when the power goes: what was synced is there, what
// was not may be there, be missing, or be torn at a sector. Registered as SQLite's default VFS of
// this program.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "tests/simulation/file_image.h"

namespace huiyin::simulation {

struct DiskFile {
  FileImage now;      // what programs read
  FileImage durable;  // what the last sync left
  struct Write {
    std::size_t at;
    std::size_t size;
    std::string bytes;  // empty: zeros, as a log is made longer with
  };
  std::vector<Write> since_sync;
  std::size_t truncated_to = std::string::npos;  // the smallest size since the last sync

  // Locks of the rollback journal's kind, by handle; and the shared memory of the write-ahead log.
  int shared = 0;
  const void* reserved = nullptr;
  const void* pending = nullptr;
  const void* exclusive = nullptr;
  std::vector<std::vector<std::uint32_t>> shm;
  struct ShmLock {
    int shared = 0;
    const void* exclusive = nullptr;
  } shm_locks[8];
};

class LyingDisk {
 public:
  // Registers itself; one in a program.
  static LyingDisk& the();

  // The power goes after so many more writes and syncs (at once, when 0); until power_on()
  // everything fails.
  void power_off_after(std::uint64_t operations) { left_ = operations; }
  void stay_on() { left_ = UINT64_MAX; }
  void power_off() { is_on_ = false; }

  // The next so many writes and syncs find the disk full, or broken, and the power stays on.
  void refuse(std::uint64_t operations) { refusals_left_ = operations; }
  // Whether it refused anything since this was last asked.
  bool has_refused() { return std::exchange(has_refused_, false); }
  bool is_on() const { return is_on_; }

  // What the disk holds when the power is back. Each unsynced write is there, missing, or torn, by
  // chance.
  void power_on(Random& random);

  // An empty disk; or one that holds what was there before, at rest.
  void wipe();
  using Contents = std::map<std::string, FileImage>;
  Contents contents() const;
  void fill(const Contents& contents);

  std::uint64_t operations() const { return operations_; }

  // For the VFS.
  std::shared_ptr<DiskFile> find(const std::string& name);
  std::shared_ptr<DiskFile> make(const std::string& name);
  void remove(const std::string& name);
  bool works();    // one more write or sync: false when the power is gone
  bool refuses();  // it works, but not this time

 private:
  LyingDisk();
  std::map<std::string, std::shared_ptr<DiskFile>> files_;
  bool is_on_ = true;
  std::uint64_t left_ = UINT64_MAX;
  std::uint64_t operations_ = 0;
  std::uint64_t refusals_left_ = 0;
  bool has_refused_ = false;
};

}  // namespace huiyin::simulation
