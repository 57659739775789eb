#include "gateway/http/connection.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace huiyin::gateway {
namespace {

constexpr std::size_t kReceiveBytes = 64 * 1024;
constexpr std::size_t kSpareBytes = 4 * 1024;
constexpr std::size_t kDiscardBytesMax = 8 * 1024 * 1024;

std::array<char, kReceiveBytes>& receive_buffer() {
  thread_local std::array<char, kReceiveBytes> buffer;
  return buffer;
}

}  // namespace

Connection::Connection(Taken taken, const HttpServerOptions& options)
    : socket_(std::move(taken.socket)),
      remote_address_(std::move(taken.remote_address)),
      options_(options) {}

Connection::Received Connection::receive() {
  if (has_drained_) {  // saves the call that would only say so again
    has_drained_ = false;
    return Received::nothing;
  }
  auto& buffer = receive_buffer();
  const auto bytes = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
  if (bytes == 0) return Received::end;
  if (bytes < 0) return errno == EAGAIN || errno == EINTR ? Received::nothing : Received::end;
  in_.erase(0, from_);
  from_ = 0;
  in_.append(buffer.data(), static_cast<std::size_t>(bytes));
  has_drained_ = static_cast<std::size_t>(bytes) < buffer.size();
  return Received::some;
}

Connection::Gathered Connection::refuse(int status) {
  refused_with_ = status;
  return Gathered::refused;
}

bool Connection::skip_empty_line() {
  if (line_skipped_ || !pending().starts_with("\r\n")) return false;
  from_ += 2;
  return line_skipped_ = true;
}

Connection::Gathered Connection::gather_head() {
  skip_empty_line();
  const auto end = find_head_end(pending(), scanned_);
  if (end.state == HeadEnd::State::broken) return refuse(400);
  const bool is_open = end.state == HeadEnd::State::open;
  if ((is_open ? pending().size() : end.bytes) > options_.head_bytes_max)
    return refuse(pending().substr(0, options_.head_bytes_max).find('\n') == std::string_view::npos
                      ? 414
                      : 431);
  if (is_open) {
    scanned_ = pending().size();
    return Gathered::incomplete;
  }
  auto head =
      read_request_head(pending().substr(0, end.bytes), {.fields_max = options_.headers_max});
  if (!head) return refuse(head.error());
  from_ += end.bytes;
  scanned_ = 0;
  if (head->body.length > options_.body_bytes_max) return refuse(413);
  if (head->body.kind == Framing::Kind::chunked) chunks_.emplace(options_.body_bytes_max);
  if (head->expects_continue && head->body.kind != Framing::Kind::none && pending().empty())
    put("HTTP/1.1 100 Continue\r\n\r\n");
  head_ = std::move(*head);
  return Gathered::ready;
}

Connection::Gathered Connection::gather_body() {
  if (chunks_) {
    const auto taken = chunks_->take(pending(), body_);
    from_ += taken.used;
    switch (taken.state) {
      case ChunkedBody::State::more:
        return Gathered::incomplete;
      case ChunkedBody::State::malformed:
        return refuse(400);
      case ChunkedBody::State::too_large:
        return refuse(413);
      case ChunkedBody::State::done:
        chunks_.reset();
        return Gathered::ready;
    }
  }
  const auto length = static_cast<std::size_t>(head_->body.length);
  if (pending().size() < length) return Gathered::incomplete;
  body_.assign(pending().substr(0, length));
  from_ += length;
  return Gathered::ready;
}

Connection::Gathered Connection::gather(HttpRequest& request) {
  if (!head_)
    if (const auto gathered = gather_head(); gathered != Gathered::ready) return gathered;
  if (const auto gathered = gather_body(); gathered != Gathered::ready) return gathered;
  form_ = {.without_body = head_->method == "HEAD",
           .keep_alive = head_->keep_alive,
           .minor_version = head_->minor_version};
  request = {.method = std::move(head_->method),
             .path = std::move(head_->path),
             .query = std::move(head_->query),
             .headers = std::move(head_->headers),
             .captures = {},
             .body = std::move(body_),
             .remote_address = remote_address_};
  head_.reset();
  body_.clear();
  line_skipped_ = false;
  return Gathered::ready;
}

void Connection::put(std::string wire) {
  if (has_to_send()) {
    out_.append(wire);
  } else {
    out_ = std::move(wire);
    sent_ = 0;
  }
}

Connection::Sent Connection::send() {
  while (has_to_send()) {
    const auto bytes = ::send(socket_.get(), out_.data() + sent_, out_.size() - sent_,
                              MSG_NOSIGNAL | MSG_DONTWAIT);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return errno == EAGAIN ? Sent::part : Sent::broken;
    sent_ += static_cast<std::size_t>(bytes);
  }
  out_.clear();
  sent_ = 0;
  return Sent::all;
}

void Connection::end_output() {
  ::shutdown(socket_.get(), SHUT_WR);
  std::string().swap(in_);
  std::string().swap(body_);
  from_ = scanned_ = 0;
  head_.reset();
  chunks_.reset();
}

bool Connection::discard() {
  auto& buffer = receive_buffer();
  while (discarded_ < kDiscardBytesMax) {
    const auto bytes = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes <= 0) return bytes < 0 && errno == EAGAIN;
    discarded_ += static_cast<std::size_t>(bytes);
  }
  return false;
}

void Connection::shut() { ::shutdown(socket_.get(), SHUT_RDWR); }

Connection::Phase Connection::phase() const {
  if (head_) return Phase::body;
  return pending().empty() ? Phase::idle : Phase::head;
}

void Connection::release_spare() {
  if (pending().empty()) {
    in_.clear();
    from_ = 0;
    if (in_.capacity() > kSpareBytes) std::string().swap(in_);
  }
  if (out_.empty() && out_.capacity() > kSpareBytes) std::string().swap(out_);
}

}  // namespace huiyin::gateway
