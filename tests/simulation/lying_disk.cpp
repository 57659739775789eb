#include "tests/simulation/lying_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "base/ensure.h"

namespace huiyin::simulation {
namespace {

constexpr std::size_t kSector = 512;

struct Handle {
  sqlite3_file base;  // first: SQLite casts
  std::shared_ptr<DiskFile>* file;
  std::string* name;
  int lock;
  bool deletes_on_close;
};

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
DiskFile& data(sqlite3_file* file) { return **handle(file).file; }

int close_file(sqlite3_file* file);

int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  const std::size_t there = data(file).now.read(to, std::size_t(size), std::size_t(at));
  if (there == std::size_t(size)) return SQLITE_OK;
  std::memset(static_cast<char*>(to) + there, 0, std::size_t(size) - there);
  return SQLITE_IOERR_SHORT_READ;
}

bool is_zero(const char* bytes, std::size_t size) {
  return size > 0 && bytes[0] == 0 && std::memcmp(bytes, bytes + 1, size - 1) == 0;
}

// As much of it as arrived, from its beginning.
void put_write(FileImage& image, const DiskFile::Write& one, std::size_t size) {
  if (one.bytes.empty())
    image.write_zeros(size, one.at);
  else
    image.write(one.bytes.data(), size, one.at);
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (!LyingDisk::the().works()) return SQLITE_IOERR_WRITE;
  if (LyingDisk::the().refuses()) return SQLITE_FULL;
  DiskFile& disk = data(file);
  DiskFile::Write one{std::size_t(at), std::size_t(size), {}};
  const char* bytes = static_cast<const char*>(from);
  if (!is_zero(bytes, one.size)) one.bytes.assign(bytes, one.size);
  put_write(disk.now, one, one.size);
  disk.since_sync.push_back(std::move(one));
  return SQLITE_OK;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (!LyingDisk::the().works()) return SQLITE_IOERR_TRUNCATE;
  DiskFile& disk = data(file);
  disk.now.resize(std::size_t(size));
  disk.truncated_to = std::min(disk.truncated_to, std::size_t(size));
  return SQLITE_OK;
}

int sync(sqlite3_file* file, int) {
  if (!LyingDisk::the().works() || LyingDisk::the().refuses()) return SQLITE_IOERR_FSYNC;
  DiskFile& disk = data(file);
  disk.durable = disk.now;
  disk.since_sync.clear();
  disk.truncated_to = std::string::npos;
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = sqlite3_int64(data(file).now.size());
  return SQLITE_OK;
}

int lock(sqlite3_file* file, int level) {
  Handle& own = handle(file);
  DiskFile& disk = data(file);
  if (own.lock >= level) return SQLITE_OK;
  const void* self = file;
  if (level == SQLITE_LOCK_SHARED) {
    if (disk.pending != nullptr || disk.exclusive != nullptr) return SQLITE_BUSY;
    ++disk.shared;
  } else if (level == SQLITE_LOCK_RESERVED) {
    if (disk.reserved != nullptr) return SQLITE_BUSY;
    disk.reserved = self;
  } else {
    if ((disk.pending != nullptr && disk.pending != self) ||
        (disk.reserved != nullptr && disk.reserved != self))
      return SQLITE_BUSY;
    disk.pending = self;
    if (disk.shared > 1) {
      own.lock = SQLITE_LOCK_PENDING;
      return SQLITE_BUSY;
    }
    disk.exclusive = self;
  }
  own.lock = level;
  return SQLITE_OK;
}

int unlock(sqlite3_file* file, int level) {
  Handle& own = handle(file);
  DiskFile& disk = data(file);
  if (own.lock <= level) return SQLITE_OK;
  if (disk.exclusive == file) disk.exclusive = nullptr;
  if (disk.pending == file) disk.pending = nullptr;
  if (disk.reserved == file) disk.reserved = nullptr;
  if (level == SQLITE_LOCK_NONE) --disk.shared;
  own.lock = level;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* is_reserved) {
  *is_reserved = data(file).reserved != nullptr ? 1 : 0;
  return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return int(kSector); }
int characteristics(sqlite3_file*) {
  return 0;
}  // nothing is promised: no atomic writes, no safe append

int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** to) {
  auto& shm = data(file).shm;
  if (std::size_t(region) >= shm.size()) {
    if (extend == 0) {
      *to = nullptr;
      return SQLITE_OK;
    }
    while (shm.size() <= std::size_t(region)) shm.emplace_back(std::size_t(size) / 4, 0);
  }
  *to = shm[std::size_t(region)].data();
  return SQLITE_OK;
}

int shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  DiskFile& disk = data(file);
  const auto each = [&](auto act) {
    for (int i = offset; i < offset + n; ++i) act(disk.shm_locks[i]);
  };
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    each([&](DiskFile::ShmLock& slot) {
      if ((flags & SQLITE_SHM_SHARED) != 0)
        slot.shared = std::max(0, slot.shared - 1);
      else if (slot.exclusive == file)
        slot.exclusive = nullptr;
    });
    return SQLITE_OK;
  }
  bool is_free = true;
  each([&](DiskFile::ShmLock& slot) {
    const bool others = slot.exclusive != nullptr && slot.exclusive != file;
    if (others || ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && slot.shared > 0)) is_free = false;
  });
  if (!is_free) return SQLITE_BUSY;
  each([&](DiskFile::ShmLock& slot) {
    if ((flags & SQLITE_SHM_SHARED) != 0)
      ++slot.shared;
    else
      slot.exclusive = file;
  });
  return SQLITE_OK;
}

void shm_barrier(sqlite3_file*) {}  // one thread

int shm_unmap(sqlite3_file* file, int remove) {
  if (remove != 0) data(file).shm.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods{2,
                                  close_file,
                                  read,
                                  write,
                                  truncate,
                                  sync,
                                  file_size,
                                  lock,
                                  unlock,
                                  check_reserved,
                                  control,
                                  sector_size,
                                  characteristics,
                                  shm_map,
                                  shm_lock,
                                  shm_barrier,
                                  shm_unmap,
                                  nullptr,
                                  nullptr};

int close_file(sqlite3_file* file) {
  Handle& own = handle(file);
  if (own.file == nullptr) return SQLITE_OK;
  unlock(file, SQLITE_LOCK_NONE);
  if (own.deletes_on_close) LyingDisk::the().remove(*own.name);
  delete own.file;
  delete own.name;
  own.file = nullptr;
  own.name = nullptr;
  return SQLITE_OK;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  Handle& own = handle(file);
  std::memset(static_cast<void*>(&own), 0, sizeof own);
  LyingDisk& disk = LyingDisk::the();
  static int unnamed = 0;
  const std::string path = name != nullptr ? name : "unnamed-" + std::to_string(++unnamed);
  auto found = disk.find(path);
  if (!found && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  if (!found && !disk.works()) return SQLITE_IOERR;
  if (!found) found = disk.make(path);
  own.base.pMethods = &kMethods;
  own.file = new std::shared_ptr<DiskFile>(found);
  own.name = new std::string(path);
  own.deletes_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0 || name == nullptr;
  if (out != nullptr) *out = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int) {
  LyingDisk& disk = LyingDisk::the();
  if (!disk.works()) return SQLITE_IOERR_DELETE;
  if (!disk.find(name)) return SQLITE_IOERR_DELETE_NOENT;
  disk.remove(name);
  return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int, int* there) {
  const auto found = LyingDisk::the().find(name);
  *there = found ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* to) {
  sqlite3_snprintf(size, to, "%s", name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* to) {
  static SeededRandom random(42);  // salts of the log: any will do, the same ones each run
  random.fill({reinterpret_cast<unsigned char*>(to), std::size_t(size)});
  return size;
}

int no_sleep(sqlite3_vfs*, int micros) { return micros; }

int current_time(sqlite3_vfs*, double* days) {
  *days = 2461369.0;
  return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

LyingDisk& LyingDisk::the() {
  static LyingDisk disk;
  return disk;
}

LyingDisk::LyingDisk() {
  // As the product does for itself, which comes too late here: to register a disk begins SQLite.
  ensure(sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
             sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK,
         "nobody used SQLite before the simulated disk");
  static sqlite3_vfs vfs{};
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(Handle);
  vfs.mxPathname = 512;
  vfs.zName = "lying-disk";
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness;
  vfs.xSleep = no_sleep;
  vfs.xCurrentTime = current_time;
  vfs.xGetLastError = last_error;
  ensure(sqlite3_vfs_register(&vfs, /*makeDflt=*/1) == SQLITE_OK,
         "the simulated disk is registered");
}

bool LyingDisk::works() {
  if (!is_on_) return false;
  ++operations_;
  if (left_ != UINT64_MAX && left_-- == 0) is_on_ = false;
  return is_on_;
}

bool LyingDisk::refuses() {
  if (refusals_left_ == 0) return false;
  --refusals_left_;
  return has_refused_ = true;
}

std::shared_ptr<DiskFile> LyingDisk::find(const std::string& name) {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : found->second;
}

std::shared_ptr<DiskFile> LyingDisk::make(const std::string& name) {
  return files_[name] = std::make_shared<DiskFile>();
}

void LyingDisk::remove(const std::string& name) { files_.erase(name); }

void LyingDisk::wipe() {
  files_.clear();
  is_on_ = true;
  left_ = UINT64_MAX;
  refusals_left_ = 0;
}

LyingDisk::Contents LyingDisk::contents() const {
  Contents all;
  for (const auto& [name, file] : files_) all.emplace(name, file->durable);
  return all;
}

void LyingDisk::fill(const Contents& contents) {
  for (const auto& [name, image] : contents) {
    const auto file = make(name);
    file->now = file->durable = image;
  }
}

void LyingDisk::power_on(Random& random) {
  for (auto& [name, file] : files_) {
    FileImage image = std::move(file->durable);
    if (file->truncated_to < image.size() && random.below(2) == 0) image.resize(file->truncated_to);
    for (const DiskFile::Write& one : file->since_sync) {
      const std::uint64_t fate = random.below(3);
      if (fate == 0) continue;  // never reached the disk
      std::size_t size = one.size;
      // Torn: whole sectors of it are there, from its beginning.
      if (fate == 1) size = std::min(size, kSector * random.below(one.size / kSector + 1));
      put_write(image, one, size);
    }
    auto fresh = std::make_shared<DiskFile>();
    fresh->now = fresh->durable = std::move(image);
    file = std::move(fresh);
  }
  is_on_ = true;
  left_ = UINT64_MAX;
  refusals_left_ = 0;
}

}  // namespace huiyin::simulation
