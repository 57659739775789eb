// Files that are there whole or not at all, also when the power fails in the middle. (What SQLite
// itself writes goes through its VFS and not through here.)
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <system_error>

namespace huiyin::store {

class FileHandle {
 public:
  explicit FileHandle(int fd) : fd_(fd) {}
  ~FileHandle();
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

enum class Place {
  only_new,  // errc::file_exists when something is there; two who write at once agree on one
  replace,
};

// Makes `draft`, a closed file of the same folder, durable under its name `path`. The draft is gone
// afterwards, also when this fails.
std::error_code place_durably(const std::string& draft, const std::string& path, Place place);

// Writes `text` to `path`, readable by its owner alone.
std::error_code write_durably(const std::string& path, std::string_view text, Place place);

// Makes what was removed from or added to the folder of `path` durable.
std::error_code sync_folder_of(const std::string& path);

}  // namespace huiyin::store
