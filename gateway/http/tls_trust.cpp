#include "gateway/http/tls_trust.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <system_error>

namespace huiyin::gateway {

void CloseTls::operator()(ssl_ctx_st* context) const { ::SSL_CTX_free(context); }

TlsContext tls_trust(const std::string& ca_file) {
  TlsContext context(::SSL_CTX_new(::TLS_client_method()));
  if (!context || ::SSL_CTX_set_default_verify_paths(context.get()) != 1)
    throw std::runtime_error("cannot prepare TLS");
  if (!ca_file.empty() &&
      ::SSL_CTX_load_verify_locations(context.get(), ca_file.c_str(), nullptr) != 1)
    throw std::runtime_error("cannot read ca_file");
  ::SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  ::SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_AUTO_RETRY |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

std::optional<Problem> ca_file_fault(const std::string& ca_file) {
  if (ca_file.empty()) return std::nullopt;
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> file(std::fopen(ca_file.c_str(), "r"),
                                                                &std::fclose);
  if (!file)
    return Problem{"ca_file.unreadable", "ca_file: " + ca_file,
                   "打不开这个证书文件：" + std::system_category().message(errno),
                   "请检查路径和权限；不需要另外信任的证书就删去 ca_file"};
  const std::unique_ptr<X509, decltype(&::X509_free)> first(
      ::PEM_read_X509(file.get(), nullptr, nullptr, nullptr), &::X509_free);
  ::ERR_clear_error();
  if (!first)
    return Problem{"ca_file.empty", "ca_file: " + ca_file, "里面没有 PEM 格式的证书",
                   "请向平台要 CA 证书，是 BEGIN CERTIFICATE 开头的文本"};
  try {
    (void)tls_trust(ca_file);  // as it will be read: also those after the first
  } catch (const std::runtime_error&) {
    ::ERR_clear_error();
    return Problem{"ca_file.unreadable", "ca_file: " + ca_file, "里面有读不懂的证书",
                   "请向平台重新要一份 CA 证书"};
  }
  return std::nullopt;
}

ssl_ctx_st* Trust::get() {
  std::call_once(once_, [this] { context_ = tls_trust(ca_file_); });
  return context_.get();
}

}  // namespace huiyin::gateway
