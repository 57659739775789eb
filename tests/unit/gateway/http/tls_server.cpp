#include "tests/unit/gateway/http/tls_server.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace huiyin::tests {
namespace {

void must(bool holds) {
  if (!holds) throw std::runtime_error("the test's TLS server cannot be made");
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;
using X509Owner = std::unique_ptr<X509, decltype(&::X509_free)>;

X509Owner self_signed(const Certificate& wanted, EVP_PKEY* key) {
  X509Owner made(::X509_new(), &::X509_free);
  must(made != nullptr);
  constexpr long kDay = 24 * 3600;
  ::X509_set_version(made.get(), 2);
  ::ASN1_INTEGER_set(::X509_get_serialNumber(made.get()), 1);
  ::X509_gmtime_adj(::X509_getm_notBefore(made.get()), wanted.valid_from_days * kDay);
  ::X509_gmtime_adj(::X509_getm_notAfter(made.get()), wanted.valid_to_days * kDay);
  ::X509_set_pubkey(made.get(), key);
  X509_NAME* name = ::X509_get_subject_name(made.get());
  ::X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  ::X509_set_issuer_name(made.get(), name);
  X509_EXTENSION* names =
      ::X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, wanted.names.c_str());
  must(names != nullptr && ::X509_add_ext(made.get(), names, -1) == 1);
  ::X509_EXTENSION_free(names);
  must(::X509_sign(made.get(), key, ::EVP_sha256()) > 0);
  return made;
}

std::string written_to_file(X509* certificate) {
  std::string path = (std::filesystem::temp_directory_path() / "huiyin-test-XXXXXX").string();
  const int fd = ::mkstemp(path.data());
  must(fd >= 0);
  std::FILE* file = ::fdopen(fd, "w");
  must(file != nullptr && ::PEM_write_X509(file, certificate) == 1);
  std::fclose(file);
  return path;
}

}  // namespace

TlsServer::TlsServer(const Certificate& certificate, Manner manner,
                     std::function<void()> before_greeting)
    : manner_(manner),
      before_greeting_(std::move(before_greeting)),
      context_(::SSL_CTX_new(::TLS_server_method()), &::SSL_CTX_free) {
  const Key key(EVP_EC_gen("P-256"), &::EVP_PKEY_free);
  const auto own = self_signed(certificate, key.get());
  must(::SSL_CTX_use_certificate(context_.get(), own.get()) == 1);
  must(::SSL_CTX_use_PrivateKey(context_.get(), key.get()) == 1);
  authority_file_ = written_to_file(own.get());
  server_ = std::make_unique<RawServer>([this](RawSocket& client) { serve(client); });
}

TlsServer::~TlsServer() {
  server_.reset();
  std::filesystem::remove(authority_file_);
}

std::string TlsServer::base_url(const std::string& host) const {
  return "https://" + host + ":" + std::to_string(server_->port());
}

void TlsServer::wait_for_closed(int count) const {
  for (int seen = closed_; seen < count; seen = closed_) closed_.wait(seen);
}

void TlsServer::serve(RawSocket& client) {
  ++connections_;
  sigset_t broken_pipes;
  ::sigemptyset(&broken_pipes);
  ::sigaddset(&broken_pipes, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipes, nullptr);  // of this server's thread alone
  const std::unique_ptr<SSL, decltype(&::SSL_free)> tls(::SSL_new(context_.get()), &::SSL_free);
  ::SSL_set_fd(tls.get(), client.fd());
  before_greeting_();
  if (::SSL_accept(tls.get()) != 1) return;
  std::array<char, 4096> buffer;
  std::string request;
  for (int got = 0; (got = ::SSL_read(tls.get(), buffer.data(), buffer.size())) > 0;) {
    request.append(buffer.data(), static_cast<std::size_t>(got));
    if (!request.ends_with("{}")) continue;
    request.clear();
    ++requests_;
    const std::string answer = manner_ == Manner::cuts_off
                                   ? "HTTP/1.1 200 OK\r\n\r\n{"
                                   : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    ::SSL_write(tls.get(), answer.data(), static_cast<int>(answer.size()));
    if (manner_ != Manner::keeps_open) break;
  }
  if (manner_ != Manner::cuts_off) ::SSL_shutdown(tls.get());
  client.close();
  ++closed_;
  closed_.notify_all();
}

}  // namespace huiyin::tests
