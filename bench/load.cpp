#include "load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace huiyin::bench {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto kTick = std::chrono::microseconds{500};  // of an open loop
constexpr auto kLastAnswers =
    std::chrono::seconds{3};  // what is under way at the end may still be answered

int connected(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || ::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
    throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
  return fd;
}

// The length of a whole answer at the beginning of `text`, 0 when it is not whole yet.
std::size_t whole_answer(std::string_view text, int& status) {
  const auto head_end = text.find("\r\n\r\n");
  if (head_end == text.npos) return 0;
  status = std::atoi(std::string(text.substr(9, 3)).c_str());
  std::size_t body = 0;
  for (const char* name : {"\r\nContent-Length: ", "\r\ncontent-length: "})
    if (const auto at = text.substr(0, head_end).find(name); at != text.npos)
      body = std::strtoul(text.data() + at + 18, nullptr, 10);
  const std::size_t whole = head_end + 4 + body;
  return text.size() >= whole ? whole : 0;
}

struct Client {
  int fd = -1;
  std::size_t stream = 0;
  bool is_waiting = false;
  Steady::time_point due{};
  std::string received = {};
};

struct State {
  Stream stream;
  std::size_t next = 0;
  std::uint64_t sent_count = 0;
  std::vector<std::size_t> free_clients = {};
  std::vector<float> waits_ms = {};
  std::uint64_t unexpected = 0;
  Steady::time_point last_answer{};
};

class Run {
 public:
  Run(int port, std::span<const Stream> streams) : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t s = 0; s < streams.size(); ++s) {
      states_.push_back({.stream = streams[s]});
      for (int c = 0; c < streams[s].connections; ++c) add_client(port, s);
    }
  }
  ~Run() {
    for (const Client& client : clients_)
      if (client.fd >= 0) ::close(client.fd);
    ::close(epoll_);
  }

  std::vector<Figures> go(std::chrono::milliseconds duration) {
    start_ = Steady::now();
    end_ = start_ + duration;
    for (State& state : states_)
      if (state.stream.per_second == 0)
        for (const std::size_t c : std::exchange(state.free_clients, {})) send_next(c, start_);
    while (Steady::now() < end_ && !has_run_out_) turn();
    end_ = std::min(end_, Steady::now());
    const auto patience = Steady::now() + kLastAnswers;
    while (under_way_ > 0 && Steady::now() < patience) turn();
    std::vector<Figures> all;
    for (State& state : states_) all.push_back(figures(state));
    return all;
  }

 private:
  void add_client(int port, std::size_t stream) {
    clients_.push_back({.fd = connected(port), .stream = stream});
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = clients_.size() - 1;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_.back().fd, &event);
    states_[stream].free_clients.push_back(clients_.size() - 1);
  }

  void turn() {
    const auto now = Steady::now();
    bool is_open_loop = false;
    for (State& state : states_)
      if (state.stream.per_second > 0) {
        is_open_loop = true;
        send_due(state, std::min(now, end_));
      }
    std::array<epoll_event, 64> events;
    const timespec tick{0, std::chrono::nanoseconds(kTick).count()};
    const timespec rest{0, 50'000'000};
    const int count = ::epoll_pwait2(epoll_, events.data(), int(events.size()),
                                     is_open_loop ? &tick : &rest, nullptr);
    for (int i = 0; i < count; ++i) read(events[std::size_t(i)].data.u64);
  }

  // Sends what is due by `now` as far as connections are free; what has to wait for one is late,
  // and counted so.
  void send_due(State& state, Steady::time_point now) {
    const auto elapsed = std::chrono::duration<double>(now - start_).count();
    const auto due = std::uint64_t(elapsed * state.stream.per_second);
    while (state.sent_count < due && !state.free_clients.empty()) {
      const std::size_t client = state.free_clients.back();
      state.free_clients.pop_back();
      const auto at =
          std::chrono::duration<double>(double(state.sent_count) / state.stream.per_second);
      if (!send_next(client, start_ + std::chrono::duration_cast<Steady::duration>(at))) return;
    }
  }

  bool send_next(std::size_t which, Steady::time_point due) {
    Client& client = clients_[which];
    State& state = states_[client.stream];
    if (state.next == state.stream.requests.size()) {
      if (!state.stream.repeats) {
        has_run_out_ = true;
        return false;
      }
      state.next = 0;
    }
    const std::string& request = state.stream.requests[state.next++];
    ++state.sent_count;
    client.due = due;
    client.is_waiting = true;
    ++under_way_;
    // Requests are far smaller than a socket's buffer, which is empty when the last was answered.
    if (::send(client.fd, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
      lose(client);
    return true;
  }

  void lose(Client& client) {
    if (client.is_waiting) --under_way_;
    client.is_waiting = false;
    ++states_[client.stream].unexpected;
    ::close(client.fd);
    client.fd = -1;
  }

  void read(std::size_t which) {
    Client& client = clients_[which];
    if (client.fd < 0) return;
    std::array<char, 16 * 1024> buffer;
    const auto bytes = ::recv(client.fd, buffer.data(), buffer.size(), 0);
    if (bytes < 0 && errno == EAGAIN) return;
    if (bytes <= 0) return lose(client);
    client.received.append(buffer.data(), std::size_t(bytes));
    int status = 0;
    const std::size_t whole = whole_answer(client.received, status);
    if (whole == 0) return;
    client.received.erase(0, whole);
    take_answer(which, status);
  }

  void take_answer(std::size_t which, int status) {
    Client& client = clients_[which];
    State& state = states_[client.stream];
    const auto now = Steady::now();
    --under_way_;
    client.is_waiting = false;
    state.last_answer = now;
    if (status == state.stream.expected_status)
      state.waits_ms.push_back(std::chrono::duration<float, std::milli>(now - client.due).count());
    else
      ++state.unexpected;
    if (state.stream.per_second > 0)
      state.free_clients.push_back(which);
    else if (now < end_ && !has_run_out_)
      send_next(which, now);
  }

  Figures figures(State& state) const {
    Figures figures{.answered = state.waits_ms.size(), .unexpected = state.unexpected};
    if (state.waits_ms.empty()) return figures;
    std::ranges::sort(state.waits_ms);
    const auto at = [&](double share) {
      return double(state.waits_ms[std::min(state.waits_ms.size() - 1,
                                            std::size_t(share * double(state.waits_ms.size())))]);
    };
    const std::chrono::duration<double> took = std::max(state.last_answer, end_) - start_;
    figures.per_second = double(state.waits_ms.size()) / took.count();
    figures.p50_ms = at(0.5);
    figures.p99_ms = at(0.99);
    figures.max_ms = state.waits_ms.back();
    return figures;
  }

  const int epoll_;
  std::vector<Client> clients_;
  std::vector<State> states_;
  Steady::time_point start_, end_;
  std::uint64_t under_way_ = 0;
  bool has_run_out_ = false;
};

}  // namespace

std::vector<Figures> run(int port, std::span<const Stream> streams,
                         std::chrono::milliseconds duration) {
  return Run(port, streams).go(duration);
}

Figures run(int port, const Stream& stream, std::chrono::milliseconds duration) {
  return run(port, std::span(&stream, 1), duration).front();
}

IdleConnections::IdleConnections(int port, int count) {
  for (int i = 0; i < count; ++i) sockets_.push_back(connected(port));
}

IdleConnections::~IdleConnections() {
  for (const int fd : sockets_) ::close(fd);
}

}  // namespace huiyin::bench
