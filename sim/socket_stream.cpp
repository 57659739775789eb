#include "sim/socket_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace huiyin::sim {
namespace {

bool wait_for(int socket, short events, std::chrono::milliseconds patience) {
  ::pollfd asked{.fd = socket, .events = events, .revents = 0};
  int got = 0;
  do got = ::poll(&asked, 1, int(patience.count()));
  while (got < 0 && errno == EINTR);
  return got > 0;
}

}  // namespace

bool SocketStream::wait_for_bytes(std::chrono::milliseconds patience) {
  if (begin_ < end_) return true;
  if (!wait_for(socket_, POLLIN, patience)) return false;
  const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
  if (got <= 0) return false;
  begin_ = 0;
  end_ = std::size_t(got);
  return true;
}

void SocketStream::drop() {
  dropped_ = true;
  // A linger of zero makes the close a reset, as when a proxy dies.
  const ::linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

bool SocketStream::is_readable() const {
  return begin_ < end_ || wait_for(socket_, POLLIN, patience_);
}

bool SocketStream::is_writable() const {
  return !dropped_ && wait_for(socket_, POLLOUT, patience_);
}

ssize_t SocketStream::read(char* to, std::size_t size) {
  if (dropped_ || !wait_for_bytes(patience_)) return -1;
  const std::size_t n = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_.data() + begin_, n);
  begin_ += n;
  return ssize_t(n);
}

ssize_t SocketStream::write(const char* from, std::size_t size) {
  if (!is_writable()) return -1;
  ssize_t sent = 0;
  do sent = ::send(socket_, from, size, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent;
}

// Nothing here asks who calls: every caller is on this machine.
void SocketStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = "127.0.0.1";
  port = 0;
}

void SocketStream::get_local_ip_and_port(std::string& ip, int& port) const {
  get_remote_ip_and_port(ip, port);
}

}  // namespace huiyin::sim
