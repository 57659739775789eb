#include "gateway/http/trust.h"

#include <openssl/ssl.h>

#include <stdexcept>

namespace huiyin::gateway {

ssl_ctx_st* Trust::get() {
  std::call_once(once_, [this] {
    context_ = {::SSL_CTX_new(::TLS_client_method()), &::SSL_CTX_free};
    if (!context_ || ::SSL_CTX_set_default_verify_paths(context_.get()) != 1)
      throw std::runtime_error("cannot prepare TLS");
    ::SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    ::SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    ::SSL_CTX_set_mode(context_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_AUTO_RETRY);
  });
  return context_.get();
}

}  // namespace huiyin::gateway
