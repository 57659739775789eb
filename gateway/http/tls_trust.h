// The trust with which a platform's TLS is verified: the system's authorities, and those of a file
// of the office's own.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/result.h"

struct ssl_ctx_st;

namespace huiyin::gateway {

struct CloseTls {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, CloseTls>;

// TLS 1.2 or newer; a write may be partial, and its octets may have moved when it is gone on with.
// `ca_file`: PEM, trusted besides; "": none. Throws std::runtime_error: the authorities cannot be
// read.
TlsContext tls_trust(const std::string& ca_file = "");

// Why that file is none: ca_file.unreadable, ca_file.empty (no certificate in it). Nothing: it is,
// or its name is empty.
std::optional<Problem> ca_file_fault(const std::string& ca_file);

// The same trust, read when TLS is spoken first. Any thread.
class Trust {
 public:
  explicit Trust(std::string ca_file = "") : ca_file_(std::move(ca_file)) {}
  ssl_ctx_st* get();

 private:
  const std::string ca_file_;
  std::once_flag once_;
  TlsContext context_;
};

}  // namespace huiyin::gateway
