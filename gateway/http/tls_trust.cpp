#include "gateway/http/tls_trust.h"

#include <openssl/ssl.h>

#include <stdexcept>

namespace huiyin::gateway {

void CloseTls::operator()(ssl_ctx_st* context) const { ::SSL_CTX_free(context); }

TlsContext trust_of_system() {
  TlsContext context(::SSL_CTX_new(::TLS_client_method()));
  if (!context || ::SSL_CTX_set_default_verify_paths(context.get()) != 1)
    throw std::runtime_error("cannot prepare TLS");
  ::SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  ::SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_AUTO_RETRY |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

ssl_ctx_st* Trust::get() {
  std::call_once(once_, [this] { context_ = trust_of_system(); });
  return context_.get();
}

}  // namespace huiyin::gateway
