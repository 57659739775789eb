#include "store/instance_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace huiyin::store {

namespace {

// What its holder wrote: digits, or nothing in the moment before he did.
std::string holder(int fd) {
  std::array<char, 24> text{};
  const auto size = ::pread(fd, text.data(), text.size(), 0);
  const std::string pid(text.data(), std::size_t(size > 0 ? size : 0));
  const auto digits = pid.substr(0, pid.find('\n'));
  const bool number =
      !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  return number ? "进程 " + digits + " " : "另一个进程";
}

}  // namespace

Result<InstanceLock> InstanceLock::take(const std::string& database_path) {
  const std::string path = database_path + ".lock";
  const auto failed = [&] {
    return Refused({"lock.failed", path, std::string("锁文件用不了：") + std::strerror(errno),
                    "请检查数据文件夹的权限和磁盘空间"});
  };
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return failed();
  InstanceLock lock(fd);
  int got;
  do got = ::flock(fd, LOCK_EX | LOCK_NB);
  while (got != 0 && errno == EINTR);
  if (got != 0 && errno == EWOULDBLOCK)
    return Refused({"lock.held", path, holder(fd) + "正在使用这个数据库",
                    "请先停止它，或给这一个另设 data_dir"});
  if (got != 0) return failed();
  // The file stays when the lock is gone: to remove it could take it from under the next holder.
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) != ssize_t(pid.size()))
    return failed();
  return lock;
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

InstanceLock::~InstanceLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace huiyin::store
