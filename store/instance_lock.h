// One server for one SQLite file: two of them would send everything twice. Commands that only look
// or do one act (rehearse, import, backup) work beside a server and take no lock.
#pragma once

#include <string>

#include "base/result.h"

namespace huiyin::store {

// Held from take() to the end of its life, or of the process however it ends: the kernel lets go.
class InstanceLock {
 public:
  // Locks DATABASE.lock beside the file. Refuses lock.held (another process serves it, or restores
  // it; says which) and lock.failed.
  static Result<InstanceLock> take(const std::string& database_path);

  InstanceLock(InstanceLock&& other) noexcept;
  InstanceLock& operator=(InstanceLock&&) = delete;
  InstanceLock(const InstanceLock&) = delete;
  ~InstanceLock();

 private:
  explicit InstanceLock(int fd) : fd_(fd) {}

  int fd_;  // -1: moved from
};

}  // namespace huiyin::store
