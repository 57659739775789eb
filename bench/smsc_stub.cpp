#include "smsc_stub.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "gateway/sms/smpp_framing.h"

namespace huiyin::bench {
namespace {

namespace smpp = gateway::smpp;
using Steady = std::chrono::steady_clock;

// False: it is to end.
bool wait_to_read(int fd, int woken) {
  std::array<pollfd, 2> any{pollfd{fd, POLLIN, 0}, pollfd{woken, POLLIN, 0}};
  while (::poll(any.data(), any.size(), -1) < 0) {
  }
  return any[1].revents == 0;
}

bool send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(std::size_t(sent));
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return false;
    pollfd one{fd, POLLOUT, 0};
    ::poll(&one, 1, 1000);
  }
  return true;
}

}  // namespace

SmscStub::SmscStub()
    : listener_(gateway::listen_at("127.0.0.1", 0)),
      woken_(::eventfd(0, EFD_CLOEXEC)),
      port_(gateway::port_of(listener_)) {}

SmscStub::~SmscStub() {
  const std::uint64_t one = 1;
  (void)!::write(woken_.get(), &one, sizeof one);
}

void SmscStub::open() {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

gateway::Endpoint SmscStub::endpoint() const {
  return *gateway::endpoint_of("http://127.0.0.1:" + std::to_string(port_));
}

// One connection after the other.
void SmscStub::run(const std::stop_token& stop) {
  while (!stop.stop_requested() && wait_to_read(listener_.get(), woken_.get())) {
    gateway::Taken taken;
    if (gateway::accept_one(listener_, taken) == gateway::Accepted::one)
      serve(std::move(taken.socket), stop);
  }
}

void SmscStub::serve(gateway::Descriptor socket, const std::stop_token& stop) {
  std::string received;
  std::array<char, 64 * 1024> buffer;
  while (!stop.stop_requested() && wait_to_read(socket.get(), woken_.get())) {
    const auto got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return;
    if (got > 0) received.append(buffer.data(), std::size_t(got));
    if (!send_all(socket.get(), answers_to(received))) return;
  }
}

// By its header alone: what it costs is the client's affair.
std::string SmscStub::answers_to(std::string& received) {
  std::string answers;
  std::size_t at = 0;
  for (;;) {
    const std::string_view rest = std::string_view(received).substr(at);
    const smpp::PduFrame frame = smpp::next_frame(rest);
    if (frame.state != smpp::PduFrame::State::complete) break;
    at += frame.octets;
    const smpp::Header request = smpp::header_of(rest);
    if (smpp::is_response(request.command)) continue;
    smpp::Pdu response = smpp::response_to(request, 0);
    if (request.command == smpp::Command::submit_sm) {
      response.body = smpp::MessageResponse{std::to_string(request.sequence)};
      taken();
    }
    answers += smpp::encoded(response).value_or("");
  }
  received.erase(0, at);
  return answers;
}

void SmscStub::taken() {
  const std::scoped_lock lock(mutex_);
  last_ = Steady::now();
  if (++taken_ == 1) first_ = last_;
  if (taken_ == wanted_) enough_.notify_all();
}

double SmscStub::rate_of(std::uint64_t messages, seconds limit) {
  std::unique_lock lock(mutex_);
  wanted_ = messages;
  if (!enough_.wait_for(lock, limit, [&] { return taken_ >= messages; })) return 0;
  return double(taken_ - 1) / std::chrono::duration<double>(last_ - first_).count();
}

}  // namespace huiyin::bench
