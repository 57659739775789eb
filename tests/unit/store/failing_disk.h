// A disk that can be told to be full or broken: SQLite's default file system while it stands, over
// the real one. Only what SQLite writes fails; reading goes on.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <new>

namespace huiyin::store {

class FailingDisk {
 public:
  FailingDisk() {
    real() = sqlite3_vfs_find(nullptr);
    vfs_ = *real();
    vfs_.zName = "failing";
    vfs_.szOsFile = int(sizeof(File)) + real()->szOsFile;
    vfs_.pNext = nullptr;
    vfs_.xOpen = open;
    sqlite3_vfs_register(&vfs_, /*makeDflt=*/1);
  }
  ~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real(), 1);
    writes_answer() = syncs_answer() = SQLITE_OK;
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  void let_writes_answer(int code) { writes_answer() = code; }
  void let_syncs_answer(int code) { syncs_answer() = code; }
  static int files_opened() { return opened(); }

 private:
  struct File {
    sqlite3_file base;
    sqlite3_file* under() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static sqlite3_vfs*& real() {
    static sqlite3_vfs* vfs = nullptr;
    return vfs;
  }
  static std::atomic<int>& writes_answer() {
    static std::atomic<int> code{SQLITE_OK};
    return code;
  }
  static std::atomic<int>& syncs_answer() {
    static std::atomic<int> code{SQLITE_OK};
    return code;
  }
  static std::atomic<int>& opened() {
    static std::atomic<int> count{0};
    return count;
  }

  template <auto Method, class... Args>
  static int forward(sqlite3_file* file, Args... args) {
    auto* under = reinterpret_cast<File*>(file)->under();
    return (under->pMethods->*Method)(under, args...);
  }
  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    if (const int code = writes_answer(); code != SQLITE_OK) return code;
    return forward<&sqlite3_io_methods::xWrite>(file, bytes, count, at);
  }
  static int sync(sqlite3_file* file, int flags) {
    if (const int code = syncs_answer(); code != SQLITE_OK) return code;
    return forward<&sqlite3_io_methods::xSync>(file, flags);
  }
  static void barrier(sqlite3_file* file) {
    auto* under = reinterpret_cast<File*>(file)->under();
    under->pMethods->xShmBarrier(under);
  }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    using M = sqlite3_io_methods;
    static const M methods = [] {
      M m{};
      m.iVersion = 2;  // no xFetch: nobody maps
      m.xClose = forward<&M::xClose>;
      m.xRead = forward<&M::xRead, void*, int, sqlite3_int64>;
      m.xWrite = write;
      m.xTruncate = forward<&M::xTruncate, sqlite3_int64>;
      m.xSync = sync;
      m.xFileSize = forward<&M::xFileSize, sqlite3_int64*>;
      m.xLock = forward<&M::xLock, int>;
      m.xUnlock = forward<&M::xUnlock, int>;
      m.xCheckReservedLock = forward<&M::xCheckReservedLock, int*>;
      m.xFileControl = forward<&M::xFileControl, int, void*>;
      m.xSectorSize = forward<&M::xSectorSize>;
      m.xDeviceCharacteristics = forward<&M::xDeviceCharacteristics>;
      m.xShmMap = forward<&M::xShmMap, int, int, int, void volatile**>;
      m.xShmLock = forward<&M::xShmLock, int, int, int>;
      m.xShmBarrier = barrier;
      m.xShmUnmap = forward<&M::xShmUnmap, int>;
      return m;
    }();
    auto* mine = new (file) File;
    ++opened();
    const int code = real()->xOpen(real(), name, mine->under(), flags, out);
    mine->base.pMethods = mine->under()->pMethods ? &methods : nullptr;
    return code;
  }

  sqlite3_vfs vfs_;
};

}  // namespace huiyin::store
