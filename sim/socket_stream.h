// One accepted connection as the HTTP library reads and writes it: buffered, bounded in time,
// resettable. Included by http_server.cpp alone, since it needs the library's header.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>

namespace huiyin::sim {

class SocketStream final : public httplib::Stream {
 public:
  SocketStream(int socket, std::chrono::milliseconds patience)
      : socket_(socket), patience_(patience) {}

  // Bytes came, or come within `patience`; false also when the peer is gone.
  bool wait_for_bytes(std::chrono::milliseconds patience);
  // From now on the peer hears nothing more, and the close is a reset.
  void drop();
  bool is_dropped() const { return dropped_; }

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  int socket() const override { return socket_; }

 private:
  const int socket_;
  const std::chrono::milliseconds patience_;
  std::array<char, 16 * 1024> buffer_;
  std::size_t begin_ = 0, end_ = 0;  // what is in buffer_ and not read yet
  bool dropped_ = false;
};

}  // namespace huiyin::sim
