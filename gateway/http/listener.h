// The door's socket.
#pragma once

#include <string>

namespace huiyin::gateway {

// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }
  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  void reset();

 private:
  int release();
  int fd_ = -1;
};

// A listening socket at `address` (a name or a number) that does not block. A burst waits in a
// backlog of 4096: with cpp-httplib's 5, a burst of 256 connections left up to 200 of them
// unanswered for seconds. `port` 0: any free one. Throws std::system_error.
Descriptor listen_at(const std::string& address, int port);
int port_of(const Descriptor& socket);

struct Taken {
  Descriptor socket;  // does not block, TCP_NODELAY on (a delayed ACK would cost 40 ms an exchange)
  std::string remote_address;
};
enum class Accepted { one, none_waits, out_of_descriptors };
Accepted accept_one(const Descriptor& listener, Taken& taken);

// Lets the process open `wanted` descriptors where the system allows it; many start with 1,024.
void allow_descriptors(std::size_t wanted);

}  // namespace huiyin::gateway
