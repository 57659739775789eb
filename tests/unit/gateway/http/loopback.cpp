#include "tests/unit/gateway/http/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace huiyin::tests {
namespace {

bool wait_readable(int fd, int milliseconds) {
  pollfd one{fd, POLLIN, 0};
  return ::poll(&one, 1, milliseconds) > 0;
}

}  // namespace

RawSocket RawSocket::connect(int port) {
  return connect(port, gateway::Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)));
}

RawSocket RawSocket::connect(int port, gateway::Descriptor socket) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
    throw std::runtime_error("cannot connect to the server under test");
  return RawSocket(std::move(socket));
}

bool RawSocket::try_send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawSocket::send(std::string_view bytes) {
  if (!try_send(bytes)) throw std::runtime_error("the other side is gone");
}

std::string RawSocket::read_some() {
  if (!ahead_.empty()) return std::exchange(ahead_, {});
  if (!wait_readable(socket_.get(), kBoundMs)) throw std::runtime_error("nothing came in time");
  std::array<char, 16 * 1024> buffer;
  const auto bytes = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
  return bytes > 0 ? std::string(buffer.data(), static_cast<std::size_t>(bytes)) : std::string();
}

std::string RawSocket::read_until(std::string_view mark) {
  std::string all;
  while (all.find(mark) == all.npos) {
    const std::string some = read_some();
    if (some.empty()) break;
    all += some;
  }
  return all;
}

std::string RawSocket::read_to_end() {
  std::string all;
  for (std::string some = read_some(); !some.empty(); some = read_some()) all += some;
  return all;
}

void RawSocket::end_output() { ::shutdown(socket_.get(), SHUT_WR); }

void RawSocket::reset() {
  const linger at_once{1, 0};
  ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  socket_.reset();
}

bool RawSocket::is_silent_for(int milliseconds) {
  return ahead_.empty() && !wait_readable(socket_.get(), milliseconds);
}

RawSocket::Answer RawSocket::read_answer(bool is_to_head) {
  std::string all = read_until("\r\n\r\n");
  const auto end = all.find("\r\n\r\n");
  if (end == all.npos) return {};
  Answer answer;
  answer.head = all.substr(0, end + 4);
  std::ranges::transform(answer.head, answer.head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  answer.status = std::stoi(answer.head.substr(9, 3));
  all.erase(0, end + 4);
  const auto length = answer.head.find("content-length: ");
  const std::size_t bytes =
      length == all.npos || is_to_head ? 0 : std::stoul(answer.head.substr(length + 16));
  while (all.size() < bytes) {
    const std::string some = read_some();
    if (some.empty()) throw std::runtime_error("the answer's body is cut short");
    all += some;
  }
  answer.body = all.substr(0, bytes);
  ahead_ = all.substr(bytes);
  return answer;
}

RawServer::RawServer(std::function<void(RawSocket&)> serve)
    : listener_(gateway::listen_at("127.0.0.1", 0)),
      stop_(::eventfd(0, EFD_CLOEXEC)),
      port_(gateway::port_of(listener_)),
      thread_([this, serve = std::move(serve)] {
        for (;;) {
          pollfd two[] = {{listener_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
          ::poll(two, 2, -1);
          if (two[1].revents != 0) return;
          serve_next(serve);
        }
      }) {}

void RawServer::serve_next(const std::function<void(RawSocket&)>& serve) {
  gateway::Descriptor socket(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
  if (!socket.is_open()) return;
  const int fd = socket.get();
  RawSocket client(std::move(socket));
  {
    std::scoped_lock lock(mutex_);
    serving_ = fd;
  }
  try {
    serve(client);
  } catch (const std::runtime_error&) {
    // The other side went, or went silent: its own assertions tell.
  }
  std::scoped_lock lock(mutex_);
  serving_ = -1;
}

RawServer::~RawServer() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(stop_.get(), &one, sizeof one);
  std::scoped_lock lock(mutex_);
  if (serving_ >= 0) ::shutdown(serving_, SHUT_RDWR);
}

}  // namespace huiyin::tests
