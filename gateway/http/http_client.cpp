#include "gateway/http/http_client.h"

#include <openssl/x509_vfy.h>

#include <list>

#include "base/ensure.h"
#include "base/log.h"
#include "gateway/http/chunked_body.h"
#include "gateway/http/outbound.h"
#include "gateway/http/response_head.h"
#include "gateway/http/tls_trust.h"

namespace huiyin::gateway {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Io = Outbound::Io;

constexpr std::size_t kHostsAThread = 8;
constexpr std::size_t kHeadBytesMax = 64 * 1024;
constexpr std::size_t kFieldsMax = 200;
constexpr int kInterimHeadsMax = 8;
// Servers close idle connections after a minute or so; one that may be about to be closed is not
// used again.
constexpr std::chrono::seconds kIdleMax{20};

// A connection that waits for this thread's next call to the same host.
struct Kept {
  std::string base_url;
  // Of the client that opened it: its trust. Owned, so that no later client is taken for it because
  // it lies at the same place.
  std::shared_ptr<const void> owner;
  std::unique_ptr<Outbound> connection;
  SteadyClock::time_point since;
};

std::list<Kept>& kept_by_this_thread() {
  thread_local std::list<Kept> kept;
  return kept;
}

std::unique_ptr<Outbound> take_kept(const std::string& base_url,
                                    const std::shared_ptr<const void>& owner) {
  auto& kept = kept_by_this_thread();
  for (auto one = kept.begin(); one != kept.end(); ++one) {
    if (one->base_url != base_url || one->owner != owner) continue;
    auto connection = std::move(one->connection);
    const bool is_young = SteadyClock::now() - one->since < kIdleMax;
    kept.erase(one);
    return is_young && connection->is_fresh() ? std::move(connection) : nullptr;
  }
  return nullptr;
}

void keep(const std::string& base_url, const std::shared_ptr<const void>& owner,
          std::unique_ptr<Outbound> connection) {
  auto& kept = kept_by_this_thread();
  kept.push_front({base_url, owner, std::move(connection), SteadyClock::now()});
  if (kept.size() > kHostsAThread) kept.pop_back();
}

std::string wire_form(const HttpCall& call, const Endpoint& to) {
  const auto in_a_line = [](std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos;
  };
  ensure(is_token(call.method), "a call has a method");
  ensure(call.target.starts_with('/') && in_a_line(call.target) &&
             call.target.find_first_of(" \t") == call.target.npos,
         "a call's target is an encoded path");
  std::string wire;
  wire.reserve(256 + call.target.size() + call.body.size());
  wire.append(call.method).append(" ").append(call.target).append(" HTTP/1.1\r\nHost: ");
  wire.append(to.host_header).append("\r\nAccept-Encoding: identity\r\n");
  for (const auto& [name, value] : call.headers) {
    ensure(is_token(name) && in_a_line(value), "a header is one line");
    wire.append(name).append(": ").append(value).append("\r\n");
  }
  if (!call.body.empty() || (call.method != "GET" && call.method != "HEAD")) {
    ensure(in_a_line(call.content_type), "a header is one line");
    if (!call.content_type.empty())
      wire.append("Content-Type: ").append(call.content_type).append("\r\n");
    wire.append("Content-Length: ").append(std::to_string(call.body.size())).append("\r\n");
  }
  return wire.append("\r\n").append(call.body);
}

// One answer, read from `connection`. Nothing: it did not come whole, in time, within its limit or
// in good form.
class AnswerReader {
 public:
  AnswerReader(Outbound& connection, Outbound::Deadline deadline, std::size_t bytes_max)
      : connection_(connection), deadline_(deadline), bytes_max_(bytes_max) {}

  std::optional<HttpAnswer> read(bool is_to_head) {
    auto head = read_head();
    for (int i = 0; head && head->status < 200; ++i) {
      if (i == kInterimHeadsMax || head->status == 101) return std::nullopt;
      head = read_head();
    }
    if (!head) return std::nullopt;
    HttpAnswer answer{Reached::answered, head->status, {}, {}};
    answer.content_type = field(head->headers, "content-type").value_or("");
    answer.date = field(head->headers, "date").value_or("");
    const bool has_body = !is_to_head && head->status != 204 && head->status != 304;
    if (has_body && !read_body(head->body, answer.body)) return std::nullopt;
    can_be_kept_ = can_be_kept_ && head->keep_alive && received_.empty();
    return answer;
  }
  bool can_be_kept() const { return can_be_kept_; }

 private:
  std::optional<ResponseHead> read_head() {
    std::size_t scanned = 0;
    for (;;) {
      const auto end = find_head_end(received_, scanned);
      if (end.state == HeadEnd::State::broken || received_.size() > kHeadBytesMax + bytes_max_)
        return std::nullopt;
      if (end.state == HeadEnd::State::ends) {
        if (end.bytes > kHeadBytesMax) return std::nullopt;
        auto head =
            read_response_head(std::string_view(received_).substr(0, end.bytes), kFieldsMax);
        received_.erase(0, end.bytes);
        return head;
      }
      if (received_.size() > kHeadBytesMax) return std::nullopt;
      scanned = received_.size();
      if (connection_.read(received_, deadline_) != Io::done) return std::nullopt;
    }
  }

  bool read_body(const Framing& framing, std::string& body) {
    switch (framing.kind) {
      case Framing::Kind::length:
        return read_length(framing.length, body);
      case Framing::Kind::chunked:
        return read_chunks(body);
      case Framing::Kind::none:
        return read_to_the_end(body);
      case Framing::Kind::refused:
        break;
    }
    return false;
  }

  bool read_length(std::uint64_t length, std::string& body) {
    if (length > bytes_max_) return false;
    while (received_.size() < length)
      if (connection_.read(received_, deadline_) != Io::done) return false;
    body.assign(received_, 0, length);
    received_.erase(0, length);
    return true;
  }

  bool read_chunks(std::string& body) {
    ChunkedBody chunks(bytes_max_);
    for (;;) {
      const auto taken = chunks.take(received_, body);
      received_.erase(0, taken.used);
      if (taken.state == ChunkedBody::State::done) return true;
      if (taken.state != ChunkedBody::State::more) return false;
      if (connection_.read(received_, deadline_) != Io::done) return false;
    }
  }

  bool read_to_the_end(std::string& body) {
    can_be_kept_ = false;
    body = std::move(received_);
    received_.clear();
    for (;;) {
      if (body.size() > bytes_max_) return false;
      const Io io = connection_.read(body, deadline_);
      if (io != Io::done) return io == Io::closed;
    }
  }

  Outbound& connection_;
  const Outbound::Deadline deadline_;
  const std::size_t bytes_max_;
  std::string received_;
  bool can_be_kept_ = true;
};

HttpAnswer not_connected(const std::string& base_url, std::optional<long> distrust) {
  HttpAnswer answer{Reached::not_sent, 0, {}, {}};
  answer.is_distrusted = distrust.value_or(X509_V_OK) != X509_V_OK;
  if (answer.is_distrusted)
    log::error("platform not trusted url={} why=\"{}\"", base_url,
               ::X509_verify_cert_error_string(*distrust));
  return answer;
}

}  // namespace

SocketHttpClient::SocketHttpClient(std::size_t answer_bytes_max)
    : SocketHttpClient(answer_bytes_max, std::make_unique<Addresses>()) {}

SocketHttpClient::SocketHttpClient(std::size_t answer_bytes_max,
                                   std::unique_ptr<Addresses> addresses, std::string ca_file)
    : answer_bytes_max_(answer_bytes_max),
      trust_(std::make_shared<Trust>(std::move(ca_file))),
      addresses_(std::move(addresses)) {}

SocketHttpClient::~SocketHttpClient() = default;

HttpAnswer SocketHttpClient::call(const HttpCall& call) {
  const auto to = endpoint_of(call.base_url);
  if (!to) return {Reached::not_sent, 0, {}, {}};
  const std::string wire = wire_form(call, *to);
  const auto start = SteadyClock::now();
  const auto deadline = start + call.total_timeout;

  auto connection = take_kept(call.base_url, trust_);
  Outbound::Written written{Io::broken, false};
  if (connection) written = connection->write(wire, deadline);
  if (!written.any_sent) {
    const auto connected_by = std::min(deadline, start + call.connect_timeout);
    std::optional<long> distrust;
    connection = Outbound::connect(*to, addresses_->of(to->host, to->port, connected_by),
                                   to->is_tls ? trust_->get() : nullptr, connected_by, &distrust);
    if (!connection) return not_connected(call.base_url, distrust);
    written = connection->write(wire, deadline);
  }
  const SocketAddress address = connection->address();
  std::optional<HttpAnswer> answer;
  // A server may answer, and close, before it has read all: its answer is read also then.
  if (written.any_sent && written.io != Io::late) {
    AnswerReader reader(*connection, deadline, answer_bytes_max_);
    answer = reader.read(call.method == "HEAD");
    if (answer && written.io == Io::done && reader.can_be_kept())
      keep(call.base_url, trust_, std::move(connection));
  }
  addresses_->tried(to->host, to->port, address,
                    answer ? Addresses::Outcome::answered : Addresses::Outcome::failed);
  if (answer) return std::move(*answer);
  return {written.any_sent ? Reached::unanswered : Reached::not_sent, 0, {}, {}};
}

}  // namespace huiyin::gateway
