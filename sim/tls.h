// TLS for the stand-ins: an authority 根证书 of this life alone, a certificate that it gave to this
// machine, and one connection's TLS.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"

struct ssl_ctx_st;
struct ssl_st;

namespace huiyin::sim {

// Made anew at each start, valid for a month, for 127.0.0.1, localhost and `host`.
class TlsIdentity {
 public:
  // Writes ca.pem, certificate.pem and key.pem (readable by its owner alone) into `folder`, which
  // is made. Refuses sim.tls: the folder or a file cannot be written.
  static Result<TlsIdentity> make(const std::string& folder, const std::string& host);

  const std::string& authority_file() const { return authority_file_; }  // whom to trust
  ssl_ctx_st* context() const { return context_.get(); }

 private:
  TlsIdentity(std::shared_ptr<ssl_ctx_st> context, std::string authority_file)
      : context_(std::move(context)), authority_file_(std::move(authority_file)) {}

  std::shared_ptr<ssl_ctx_st> context_;
  std::string authority_file_;
};

// Over a connected socket that it does not own and that bounds reading and writing in time
// (SO_RCVTIMEO, SO_SNDTIMEO). One thread.
class TlsTalk {
 public:
  TlsTalk(const TlsIdentity& identity, int socket);

  bool greet();                              // false: the other side speaks no TLS, or distrusts us
  bool has_read_ahead() const;               // octets that poll() does not know of
  ssize_t read(char* to, std::size_t size);  // as recv(2); 0: the end, with a goodbye or without
  ssize_t write(const char* from, std::size_t size);
  void say_goodbye();

 private:
  const std::shared_ptr<ssl_st> tls_;
};

}  // namespace huiyin::sim
