#include "gateway/http/outbound.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <span>

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

constexpr std::size_t kReadBytes = 16 * 1024;
// Of an address before the next one is tried beside it, as RFC 8305 has it.
constexpr std::chrono::milliseconds kHeadStart{300};

// False when nothing happened to any of them before the deadline.
bool wait_until(std::span<pollfd> any, Outbound::Deadline deadline) {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    const int ready = ::poll(any.data(), any.size(),
                             static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool wait_until(int fd, short events, Outbound::Deadline deadline) {
  pollfd one{fd, events, 0};
  return wait_until({&one, 1}, deadline);
}

bool is_address(const std::string& host) {
  in6_addr any{};
  return ::inet_pton(AF_INET, host.c_str(), &any) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), &any) == 1;
}

// OpenSSL's own socket BIO writes with write(2): to a connection that is gone that is SIGPIPE and
// the end of the process. This one sends with MSG_NOSIGNAL.
int quiet_write(BIO* bio, const char* bytes, int count) {
  ::BIO_clear_retry_flags(bio);
  const int fd = static_cast<int>(reinterpret_cast<std::intptr_t>(::BIO_get_data(bio)));
  const auto sent = ::send(fd, bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
  if (sent < 0 && (errno == EAGAIN || errno == EINTR)) ::BIO_set_retry_write(bio);
  return static_cast<int>(sent);
}

int quiet_read(BIO* bio, char* to, int count) {
  ::BIO_clear_retry_flags(bio);
  const int fd = static_cast<int>(reinterpret_cast<std::intptr_t>(::BIO_get_data(bio)));
  const auto got = ::recv(fd, to, static_cast<std::size_t>(count), 0);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) ::BIO_set_retry_read(bio);
  return static_cast<int>(got);
}

long quiet_control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

BIO_METHOD* quiet_socket() {
  static BIO_METHOD* const method = [] {
    BIO_METHOD* made = ::BIO_meth_new(::BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "quiet socket");
    ensure(made != nullptr, "a BIO method can be made");
    ::BIO_meth_set_write(made, quiet_write);
    ::BIO_meth_set_read(made, quiet_read);
    ::BIO_meth_set_ctrl(made, quiet_control);
    return made;
  }();
  return method;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Endpoint> endpoint_of(std::string_view url) {
  Endpoint to;
  if (url.starts_with("https://"))
    to.is_tls = true;
  else if (!url.starts_with("http://"))
    return std::nullopt;
  url.remove_prefix(to.is_tls ? 8 : 7);
  if (url.ends_with('/')) url.remove_suffix(1);
  if (url.find_first_of("/?#@ \r\n\t") != url.npos) return std::nullopt;
  to.host_header = url;
  const auto host_end = url.starts_with('[') ? url.find(']') : std::min(url.find(':'), url.size());
  if (host_end == url.npos) return std::nullopt;
  const bool has_brackets = url.starts_with('[');
  to.host = has_brackets ? url.substr(1, host_end - 1) : url.substr(0, host_end);
  url.remove_prefix(host_end + (has_brackets ? 1 : 0));
  if (to.host.empty() || (!url.empty() && url[0] != ':')) return std::nullopt;
  to.port = url.empty() ? (to.is_tls ? "443" : "80") : std::string(url.substr(1));
  if (!is_port(to.port)) return std::nullopt;
  return to;
}

std::unique_ptr<Outbound> Outbound::connect(const Endpoint& to,
                                            const std::vector<SocketAddress>& at, ssl_ctx_st* tls,
                                            Deadline deadline, std::optional<long>* distrust) {
  std::vector<std::unique_ptr<Outbound>> under_way;
  std::size_t begun = 0;
  auto next_begins = Deadline::min();
  for (;;) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= deadline) return nullptr;
    if (begun < at.size() && now >= next_begins) {
      next_begins =
          now + std::min<Deadline::duration>(
                    kHeadStart, (deadline - now) / static_cast<std::int64_t>(at.size() - begun));
      if (auto one = begin(to, at[begun++], tls))
        under_way.push_back(std::move(one));
      else
        next_begins = now;
      continue;
    }
    if (under_way.empty()) return nullptr;
    std::vector<pollfd> awaited;
    for (const auto& one : under_way) awaited.push_back({one->socket_.get(), one->awaited_, 0});
    if (!wait_until(awaited, begun < at.size() ? std::min(next_begins, deadline) : deadline))
      continue;
    for (std::size_t i = 0; i < awaited.size(); ++i) {
      if (awaited[i].revents == 0) continue;
      const Progress progress = under_way[i]->go_on();
      if (progress == Progress::ready) return std::move(under_way[i]);
      if (progress == Progress::waits) continue;
      if (const auto why = under_way[i]->distrust(); why && distrust != nullptr) *distrust = why;
      under_way[i].reset();
      next_begins = now;
    }
    std::erase(under_way, nullptr);
  }
}

// Nothing: it failed at once.
std::unique_ptr<Outbound> Outbound::begin(const Endpoint& to, const SocketAddress& at,
                                          ssl_ctx_st* tls) {
  Descriptor socket(::socket(at.at.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) return nullptr;
  const int on = 1;
  ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const auto* address = reinterpret_cast<const sockaddr*>(&at.at);
  if (::connect(socket.get(), address, at.bytes) != 0 && errno != EINPROGRESS) return nullptr;
  std::unique_ptr<Outbound> made(new Outbound(std::move(socket), at));
  made->awaited_ = POLLOUT;
  return !to.is_tls || made->prepare_tls(to, tls) ? std::move(made) : nullptr;
}

// Connects as far as it goes without waiting; where it waits, it is for `awaited_`.
Outbound::Progress Outbound::go_on() {
  if (!is_connected_) {
    int error = 0;
    socklen_t bytes = sizeof error;
    ::getsockopt(socket_.get(), SOL_SOCKET, SO_ERROR, &error, &bytes);
    if (error != 0) return Progress::failed;
    is_connected_ = true;
  }
  if (ssl_ == nullptr) return Progress::ready;
  ::ERR_clear_error();
  const int result = ::SSL_connect(ssl_);
  if (result == 1) return Progress::ready;
  awaited_ = awaited_after(result);
  return awaited_ == 0 ? Progress::failed : Progress::waits;
}

std::optional<long> Outbound::distrust() const {
  if (!is_connected_ || ssl_ == nullptr) return std::nullopt;
  return ::SSL_get_verify_result(ssl_);
}

Outbound::~Outbound() {
  if (ssl_ == nullptr) return;
  ::ERR_clear_error();
  ::SSL_shutdown(ssl_);  // says goodbye, does not wait for an answer
  ::SSL_free(ssl_);
  ::ERR_clear_error();
}

bool Outbound::prepare_tls(const Endpoint& to, ssl_ctx_st* tls) {
  ssl_ = ::SSL_new(tls);
  BIO* bio = ssl_ == nullptr ? nullptr : ::BIO_new(quiet_socket());
  if (bio == nullptr) return false;
  ::BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket_.get())));
  ::BIO_set_init(bio, 1);
  ::SSL_set_bio(ssl_, bio, bio);
  if (is_address(to.host)) {
    if (::X509_VERIFY_PARAM_set1_ip_asc(::SSL_get0_param(ssl_), to.host.c_str()) != 1) return false;
  } else {
    ::SSL_set_hostflags(ssl_, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (::SSL_set1_host(ssl_, to.host.c_str()) != 1 ||
        ::SSL_set_tlsext_host_name(ssl_, to.host.c_str()) != 1)
      return false;
  }
  return true;
}

// What OpenSSL wants to happen to the socket. 0: nothing more, it is over.
short Outbound::awaited_after(int ssl_result) const {
  switch (::SSL_get_error(ssl_, ssl_result)) {
    case SSL_ERROR_WANT_READ:
      return POLLIN;
    case SSL_ERROR_WANT_WRITE:
      return POLLOUT;
    default:
      return 0;
  }
}

// False: OpenSSL wants nothing more, or it did not happen in time.
bool Outbound::wait_for(int ssl_result, Deadline deadline) {
  const short awaited = awaited_after(ssl_result);
  return awaited != 0 && wait_until(socket_.get(), awaited, deadline);
}

bool Outbound::is_fresh() {
  char byte = 0;
  if (ssl_ == nullptr) {
    const auto peeked = ::recv(socket_.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return peeked < 0 && (errno == EAGAIN || errno == EINTR);
  }
  ::ERR_clear_error();
  const int peeked = ::SSL_peek(ssl_, &byte, 1);  // also reads over session tickets
  return peeked <= 0 && ::SSL_get_error(ssl_, peeked) == SSL_ERROR_WANT_READ;
}

Outbound::Written Outbound::write(std::string_view bytes, Deadline deadline) {
  bool any_sent = false;
  while (!bytes.empty()) {
    if (ssl_ != nullptr) {
      ::ERR_clear_error();
      const int sent = ::SSL_write(ssl_, bytes.data(),
                                   static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 30)));
      any_sent = true;  // of an encrypted record one cannot tell
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (!wait_for(sent, deadline)) {
        return {std::chrono::steady_clock::now() >= deadline ? Io::late : Io::broken, any_sent};
      }
      continue;
    }
    const auto sent =
        ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      any_sent = true;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (!wait_until(socket_.get(), POLLOUT, deadline)) return {Io::late, any_sent};
    } else if (errno != EINTR) {
      return {Io::broken, any_sent};
    }
  }
  return {Io::done, any_sent};
}

Outbound::Io Outbound::read(std::string& to, Deadline deadline) {
  std::array<char, kReadBytes> buffer;
  for (;;) {
    if (std::chrono::steady_clock::now() >= deadline) return Io::late;
    if (ssl_ != nullptr) {
      ::ERR_clear_error();
      const int got = ::SSL_read(ssl_, buffer.data(), static_cast<int>(buffer.size()));
      if (got > 0) {
        to.append(buffer.data(), static_cast<std::size_t>(got));
        return Io::done;
      }
      // Without a goodbye anybody on the way may have cut it off.
      if (::SSL_get_error(ssl_, got) == SSL_ERROR_ZERO_RETURN) return Io::closed;
      if (!wait_for(got, deadline))
        return std::chrono::steady_clock::now() >= deadline ? Io::late : Io::broken;
      continue;
    }
    const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(got));
      return Io::done;
    }
    if (got == 0) return Io::closed;
    if (errno == EAGAIN) {
      if (!wait_until(socket_.get(), POLLIN, deadline)) return Io::late;
    } else if (errno != EINTR) {
      return Io::broken;
    }
  }
}

Outbound::Moved Outbound::write_now(std::string_view bytes) {
  if (ssl_ != nullptr) {
    ::ERR_clear_error();
    const int sent = ::SSL_write(ssl_, bytes.data(),
                                 static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 30)));
    if (sent > 0) return {Io::done, static_cast<std::size_t>(sent)};
    return {awaited_after(sent) != 0 ? Io::late : Io::broken};
  }
  const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent > 0) return {Io::done, static_cast<std::size_t>(sent)};
  return {errno == EAGAIN || errno == EINTR ? Io::late : Io::broken};
}

Outbound::Io Outbound::read_now(std::string& to) {
  std::array<char, kReadBytes> buffer;
  if (ssl_ != nullptr) {
    ::ERR_clear_error();
    const int got = ::SSL_read(ssl_, buffer.data(), static_cast<int>(buffer.size()));
    if (got > 0) to.append(buffer.data(), static_cast<std::size_t>(got));
    if (got > 0) return Io::done;
    if (::SSL_get_error(ssl_, got) == SSL_ERROR_ZERO_RETURN) return Io::closed;
    return awaited_after(got) != 0 ? Io::late : Io::broken;
  }
  const auto got = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got > 0) to.append(buffer.data(), static_cast<std::size_t>(got));
  if (got > 0) return Io::done;
  if (got == 0) return Io::closed;
  return errno == EAGAIN || errno == EINTR ? Io::late : Io::broken;
}

}  // namespace huiyin::gateway
