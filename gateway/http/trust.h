// The trust in platforms: the system's authorities, TLS 1.2 and newer.
#pragma once

#include <memory>
#include <mutex>

struct ssl_ctx_st;

namespace huiyin::gateway {

// Any thread. The authorities are read when TLS is spoken first.
class Trust {
 public:
  ssl_ctx_st* get();  // throws std::runtime_error where OpenSSL cannot be prepared

 private:
  std::once_flag once_;
  std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> context_{nullptr, nullptr};
};

}  // namespace huiyin::gateway
