#include "store/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace huiyin::store {

namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

std::error_code write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const auto put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return last_error();
    text.remove_prefix(std::size_t(put));
  }
  return {};
}

std::error_code sync_file(const std::string& path, int flags) {
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  if (!file || ::fsync(file.fd()) != 0) return last_error();
  return {};
}

}  // namespace

FileHandle::~FileHandle() {
  if (fd_ >= 0) ::close(fd_);
}

std::error_code sync_folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return sync_file(folder.empty() ? "." : folder.string(), O_DIRECTORY);
}

std::error_code place_durably(const std::string& draft, const std::string& path, Place place) {
  std::error_code error = sync_file(draft, 0);
  if (!error) {
    // link() never takes the place of what is there.
    const int placed = place == Place::replace ? ::rename(draft.c_str(), path.c_str())
                                               : ::link(draft.c_str(), path.c_str());
    if (placed != 0) error = last_error();
  }
  if (error || place == Place::only_new) ::unlink(draft.c_str());
  return error ? error : sync_folder_of(path);
}

std::error_code write_durably(const std::string& path, std::string_view text, Place place) {
  const std::string draft = path + "." + std::to_string(::getpid()) + ".new";
  ::unlink(draft.c_str());  // of a process with our number that died
  {
    const FileHandle file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file) return last_error();
    if (const auto error = write_all(file.fd(), text)) {
      ::unlink(draft.c_str());
      return error;
    }
  }
  return place_durably(draft, path, place);
}

}  // namespace huiyin::store
