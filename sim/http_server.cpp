#include "sim/http_server.h"

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <set>
#include <thread>

namespace huiyin::sim {
namespace {

using std::chrono::milliseconds;

constexpr int kListenBacklog = 4096;
constexpr int kTooLarge = 413;
constexpr milliseconds kReadPatience{10'000};
constexpr milliseconds kIdlePatience{20'000};

bool wait_for(int socket, short events, std::chrono::milliseconds patience) {
  ::pollfd asked{.fd = socket, .events = events, .revents = 0};
  int got = 0;
  do got = ::poll(&asked, 1, int(patience.count()));
  while (got < 0 && errno == EINTR);
  return got > 0;
}

// OpenSSL reads and writes by itself, and would wait for ever.
void bound_in_time(int socket) {
  const ::timeval patience{.tv_sec = kReadPatience.count() / 1000, .tv_usec = 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

// One accepted connection as the library reads and writes it: buffered, bounded in time,
// resettable.
class SocketStream final : public httplib::Stream {
 public:
  SocketStream(int socket, std::chrono::milliseconds patience, TlsTalk* tls)
      : socket_(socket), patience_(patience), tls_(tls) {}

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
  TlsTalk* const tls_;  // null: plain
  std::array<char, 16 * 1024> buffer_;
  std::size_t begin_ = 0, end_ = 0;  // what is in buffer_ and not read yet
  bool dropped_ = false;
};

bool SocketStream::wait_for_bytes(std::chrono::milliseconds patience) {
  if (begin_ < end_) return true;
  if (!(tls_ && tls_->has_read_ahead()) && !wait_for(socket_, POLLIN, patience)) return false;
  const ssize_t got = tls_ ? tls_->read(buffer_.data(), buffer_.size())
                           : ::recv(socket_, buffer_.data(), buffer_.size(), 0);
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
  return begin_ < end_ || (tls_ && tls_->has_read_ahead()) || wait_for(socket_, POLLIN, patience_);
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
  if (tls_) return tls_->write(from, size);
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

// The connection that this thread serves: the library does not tell a handler which one it is.
thread_local SocketStream* current_stream = nullptr;

std::string lower(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return name;
}

HttpAnswer refusal(int status, const char* sentence) {
  return {.status = status, .type = "text/plain", .body = sentence};
}

}  // namespace

class HttpServer::Frame final : public httplib::Server {
 public:
  Frame(HttpLimits limits, Answerer answer, std::optional<TlsIdentity> tls)
      : limits_(limits), answer_(std::move(answer)), tls_(std::move(tls)) {
    set_tcp_nodelay(true);  // off, each exchange on a kept connection costs 40 ms
    set_payload_max_length(limits_.body_bytes_max);
    // The library's own options let two programs share one port, each hearing half of what comes.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    new_task_queue = [threads = limits_.threads] { return new httplib::ThreadPool(threads); };
    const auto bare = [this](const httplib::Request& in, httplib::Response& out) {
      serve(in, {}, {}, out);
    };
    const auto loaded = [this](const httplib::Request& in, httplib::Response& out,
                               const httplib::ContentReader& reader) {
      read_and_serve(in, reader, out);
    };
    Get(".*", bare);
    Options(".*", bare);
    Post(".*", loaded);
    Put(".*", loaded);
    Patch(".*", loaded);
    Delete(".*", loaded);
  }

  Result<int> open(const std::string& host, int port) {
    const int bound = port == 0 ? bind_to_any_port(host) : bind_to_port(host, port) ? port : -1;
    if (bound <= 0)
      return Refused({"sim.listen", "--listen", "不能监听 " + host + ":" + std::to_string(port),
                      "请换一个没有被占用的端口"});
    ::listen(svr_sock_, kListenBacklog);  // the library's own is 5
    accepting_ = std::thread([this] {
      listen_after_bind();
      ended_ = true;
    });
    return bound;
  }

  void close() {
    if (!accepting_.joinable()) return;
    // The library's stop() does nothing before its loop has begun.
    while (!is_running() && !ended_) std::this_thread::yield();
    {
      const std::scoped_lock lock(mutex_);
      closing_ = true;
      for (const int socket : open_sockets_) ::shutdown(socket, SHUT_RD);
    }
    stop();
    accepting_.join();
  }

 private:
  // One thread serves one connection till it ends. The library's own loop polls each idle
  // connection every 10 ms and cannot reset one; this one sleeps in poll.
  bool process_and_close_socket(socket_t socket) override {
    if (keep(socket)) {
      talk(socket);
      forget(socket);
    }
    ::close(socket);
    return true;
  }

  void talk(int socket) {
    std::optional<TlsTalk> tls;
    if (tls_) {
      bound_in_time(socket);
      if (!tls.emplace(*tls_, socket).greet()) return;
    }
    SocketStream stream(socket, kReadPatience, tls ? &*tls : nullptr);
    current_stream = &stream;
    bool closed = false;
    while (!closed && !stream.is_dropped() && stream.wait_for_bytes(kIdlePatience)) {
      const bool last = closing_;
      if (!process_request(stream, last, closed, [](httplib::Request&) {}) || last) break;
    }
    current_stream = nullptr;
    if (tls && !stream.is_dropped()) tls->say_goodbye();
  }

  bool keep(int socket) {
    const std::scoped_lock lock(mutex_);
    if (closing_) return false;
    open_sockets_.insert(socket);
    return true;
  }

  void forget(int socket) {
    const std::scoped_lock lock(mutex_);
    open_sockets_.erase(socket);
  }

  // The library's limit does not hold for a chunked body, and a request without any length would be
  // read to its end, which never comes.
  void read_and_serve(const httplib::Request& in, const httplib::ContentReader& reader,
                      httplib::Response& out) {
    std::string body;
    std::vector<UploadedFile> files;
    std::size_t bytes = 0;
    const auto fits = [&](std::size_t more) { return (bytes += more) <= limits_.body_bytes_max; };
    bool whole = true;
    if (in.is_multipart_form_data()) {
      whole = reader(
          [&](const httplib::MultipartFormData& part) {
            files.push_back({part.name, part.filename, part.content_type, {}});
            return fits(sizeof(UploadedFile));
          },
          [&](const char* data, std::size_t size) {
            if (!files.empty()) files.back().bytes.append(data, size);
            return fits(size);
          });
    } else if (in.has_header("Content-Length") || in.has_header("Transfer-Encoding")) {
      whole = reader([&](const char* data, std::size_t size) {
        body.append(data, size);
        return fits(size);
      });
    }
    if (whole) return serve(in, std::move(body), std::move(files), out);
    const bool is_large = bytes > limits_.body_bytes_max || out.status == kTooLarge;
    put(is_large ? refusal(kTooLarge, "too large\n") : refusal(400, "the body cannot be read\n"),
        out);
    out.set_header("Connection", "close");
  }

  void serve(const httplib::Request& in, std::string body, std::vector<UploadedFile> files,
             httplib::Response& out) {
    HttpRequest request{.method = in.method,
                        .path = in.path,
                        .query = {},
                        .raw_query = {},
                        .headers = {},
                        .body = std::move(body),
                        .files = std::move(files),
                        .host = in.get_header_value("Host"),
                        .origin = in.get_header_value("Origin")};
    for (const auto& [key, value] : in.params) request.query.emplace(key, value);
    if (const auto mark = in.target.find('?'); mark != std::string::npos)
      request.raw_query = in.target.substr(mark + 1);
    for (const auto& [name, value] : in.headers) request.headers.emplace(lower(name), value);
    try {
      put(answer_(request), out);
    } catch (const std::exception& problem) {
      // The sentence is our own or the standard library's; the request's content is not repeated.
      std::fprintf(stderr, "request failed path=%s kind=%s\n", in.path.c_str(),
                   typeid(problem).name());
      put(refusal(500, "the stand-in failed; see its log\n"), out);
    }
  }

  void put(const HttpAnswer& answer, httplib::Response& out) {
    if (answer.ending == Ending::dropped && current_stream) current_stream->drop();
    if (answer.status != 200)
      out.status = answer.status;  // 200 is left to the library: ranges become 206
    for (const auto& [name, value] : answer.headers) out.set_header(name, value);
    out.set_content(answer.body, answer.type);
  }

  const HttpLimits limits_;  // constant after construction
  const Answerer answer_;
  const std::optional<TlsIdentity> tls_;
  std::mutex mutex_;
  std::set<int> open_sockets_;  // guarded by mutex_
  std::atomic<bool> closing_{false}, ended_{false};
  std::thread accepting_;
};

HttpServer::HttpServer(HttpLimits limits, Answerer answer, std::optional<TlsIdentity> tls)
    : frame_(std::make_unique<Frame>(limits, std::move(answer), std::move(tls))) {}
HttpServer::~HttpServer() { close(); }
Result<int> HttpServer::open(const std::string& host, int port) { return frame_->open(host, port); }
void HttpServer::close() { frame_->close(); }

}  // namespace huiyin::sim
