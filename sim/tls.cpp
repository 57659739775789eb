#include "sim/tls.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "base/ensure.h"

namespace huiyin::sim {
namespace {

constexpr long kDaySeconds = 24 * 3600;
constexpr long kValidDays = 30;

using Key = std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&::X509_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

Key new_key() {
  Key key(EVP_EC_gen("P-256"), &::EVP_PKEY_free);
  ensure(key != nullptr, "a key can be made");
  return key;
}

void name_it(X509_NAME* name, const char* common_name) {
  ::X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common_name), -1, -1, 0);
}

void extend(X509* certificate, X509* issuer, int which, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* made = ::X509V3_EXT_conf_nid(nullptr, &context, which, value.c_str());
  ensure(made != nullptr && ::X509_add_ext(certificate, made, -1) == 1,
         "a certificate takes its extensions");
  ::X509_EXTENSION_free(made);
}

// Neither signed nor extended yet.
Certificate new_certificate(EVP_PKEY* key, const char* common_name) {
  Certificate made(::X509_new(), &::X509_free);
  ensure(made != nullptr, "a certificate can be made");
  std::uint32_t serial = 0;  // never that of an earlier life: clients remember them
  ensure(::RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1,
         "the kernel gives random bytes");
  ::X509_set_version(made.get(), X509_VERSION_3);
  ::ASN1_INTEGER_set_uint64(::X509_get_serialNumber(made.get()), serial);
  ::X509_gmtime_adj(::X509_getm_notBefore(made.get()), -kDaySeconds);
  ::X509_gmtime_adj(::X509_getm_notAfter(made.get()), kValidDays * kDaySeconds);
  ::X509_set_pubkey(made.get(), key);
  name_it(::X509_get_subject_name(made.get()), common_name);
  return made;
}

Certificate authority_of(EVP_PKEY* key) {
  Certificate made = new_certificate(key, "huiyin-sim CA");
  ::X509_set_issuer_name(made.get(), ::X509_get_subject_name(made.get()));
  extend(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE");
  extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(made.get(), made.get(), NID_subject_key_identifier, "hash");
  ensure(::X509_sign(made.get(), key, ::EVP_sha256()) > 0, "an authority signs itself");
  return made;
}

bool is_numeric(const std::string& host) {
  return host.find_first_not_of("0123456789.") == host.npos || host.find(':') != host.npos;
}

Certificate given_by(X509* authority, EVP_PKEY* its_key, EVP_PKEY* key, const std::string& host) {
  Certificate made = new_certificate(key, "huiyin-sim");
  ::X509_set_issuer_name(made.get(), ::X509_get_subject_name(authority));
  std::string names = "IP:127.0.0.1,DNS:localhost";
  if (host != "127.0.0.1" && host != "localhost")
    names += (is_numeric(host) ? ",IP:" : ",DNS:") + host;
  extend(made.get(), authority, NID_basic_constraints, "critical,CA:FALSE");
  extend(made.get(), authority, NID_subject_alt_name, names);
  extend(made.get(), authority, NID_ext_key_usage, "serverAuth");
  extend(made.get(), authority, NID_authority_key_identifier, "keyid");
  ensure(::X509_sign(made.get(), its_key, ::EVP_sha256()) > 0, "an authority signs a certificate");
  return made;
}

// False: it cannot be written.
template <class Write>
bool wrote(const std::string& path, mode_t mode, Write write) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  File file(descriptor < 0 ? nullptr : ::fdopen(descriptor, "w"), &std::fclose);
  return file && write(file.get()) == 1 && std::fflush(file.get()) == 0;
}

int sized(std::size_t size) { return int(std::min<std::size_t>(size, INT_MAX)); }

}  // namespace

Result<TlsIdentity> TlsIdentity::make(const std::string& folder, const std::string& host) {
  const Key authority_key = new_key(), key = new_key();
  const Certificate authority = authority_of(authority_key.get());
  const Certificate own = given_by(authority.get(), authority_key.get(), key.get(), host);
  std::error_code ignored;  // where the folder is not there, its files cannot be written
  std::filesystem::create_directories(folder, ignored);
  const auto written = [](const Certificate& certificate) {
    return [&](std::FILE* to) { return ::PEM_write_X509(to, certificate.get()); };
  };
  const std::string authority_file = folder + "/ca.pem";
  const bool are_written =
      wrote(authority_file, 0644, written(authority)) &&
      wrote(folder + "/certificate.pem", 0644, written(own)) &&
      wrote(folder + "/key.pem", 0600, [&](std::FILE* to) {
        return ::PEM_write_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
      });
  if (!are_written)
    return Refused({"sim.tls", "--tls-folder " + folder, "不能把证书写进这个文件夹",
                    "请换一个可以写的文件夹"});
  std::shared_ptr<SSL_CTX> context(::SSL_CTX_new(::TLS_server_method()), &::SSL_CTX_free);
  ensure(context && ::SSL_CTX_use_certificate(context.get(), own.get()) == 1 &&
             ::SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1,
         "a server takes its own certificate");
  ::SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  return TlsIdentity(std::move(context), authority_file);
}

TlsTalk::TlsTalk(const TlsIdentity& identity, int socket)
    : tls_(::SSL_new(identity.context()), &::SSL_free) {
  ensure(tls_ && ::SSL_set_fd(tls_.get(), socket) == 1, "a connection gets its TLS");
}

bool TlsTalk::greet() {
  ::ERR_clear_error();
  return ::SSL_accept(tls_.get()) == 1;
}

bool TlsTalk::has_read_ahead() const { return ::SSL_pending(tls_.get()) > 0; }

ssize_t TlsTalk::read(char* to, std::size_t size) {
  ::ERR_clear_error();
  const int got = ::SSL_read(tls_.get(), to, sized(size));
  if (got > 0) return got;
  return ::SSL_get_error(tls_.get(), got) == SSL_ERROR_ZERO_RETURN ? 0 : -1;
}

ssize_t TlsTalk::write(const char* from, std::size_t size) {
  ::ERR_clear_error();
  const int sent = ::SSL_write(tls_.get(), from, sized(size));
  return sent > 0 ? sent : -1;
}

void TlsTalk::say_goodbye() {
  ::ERR_clear_error();
  ::SSL_shutdown(tls_.get());
  ::ERR_clear_error();
}

}  // namespace huiyin::sim
