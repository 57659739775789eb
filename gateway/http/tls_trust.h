// The trust with which a platform's TLS is verified: the system's authorities.
#pragma once

#include <memory>
#include <mutex>

struct ssl_ctx_st;

namespace huiyin::gateway {

struct CloseTls {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, CloseTls>;

// TLS 1.2 or newer; a write may be partial, and its octets may have moved when it is gone on with.
// Throws std::runtime_error: the system's authorities cannot be read.
TlsContext trust_of_system();

// The same, read when TLS is spoken first. Any thread.
class Trust {
 public:
  ssl_ctx_st* get();

 private:
  std::once_flag once_;
  TlsContext context_;
};

}  // namespace huiyin::gateway
