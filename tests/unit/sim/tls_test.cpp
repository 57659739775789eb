#include "sim/tls.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/http_server.h"

namespace tls_test {

using namespace huiyin;
using namespace huiyin::sim;

namespace {

struct Folder {
  std::string path =
      (std::filesystem::temp_directory_path() / ("huiyin-tls-" + std::to_string(::getpid())))
          .string();
  ~Folder() { std::filesystem::remove_all(path); }
};

TlsIdentity made(const std::string& folder) {
  auto identity = TlsIdentity::make(folder, "sim.example");
  REQUIRE(identity);
  return *std::move(identity);
}

// What a client that trusts `ca_file` alone hears at that port, whom it takes for `host`; "": it
// does not trust, or nothing came.
std::string said_over_tls(int port, const std::string& ca_file, const char* host,
                          const std::string& words) {
  using Context = std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)>;
  const Context context(::SSL_CTX_new(::TLS_client_method()), &::SSL_CTX_free);
  REQUIRE(::SSL_CTX_load_verify_locations(context.get(), ca_file.c_str(), nullptr) == 1);
  ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const ::timeval patience{.tv_sec = 5, .tv_usec = 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(std::uint16_t(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket, reinterpret_cast<const ::sockaddr*>(&to), sizeof to) == 0);
  std::string answer;
  {
    const std::unique_ptr<SSL, decltype(&::SSL_free)> tls(::SSL_new(context.get()), &::SSL_free);
    ::SSL_set_fd(tls.get(), socket);
    if (host[0] >= '0' && host[0] <= '9')
      ::X509_VERIFY_PARAM_set1_ip_asc(::SSL_get0_param(tls.get()), host);
    else
      ::SSL_set1_host(tls.get(), host);
    char buffer[4096];
    if (::SSL_connect(tls.get()) == 1 &&
        ::SSL_write(tls.get(), words.data(), int(words.size())) > 0)
      for (int got = 0; (got = ::SSL_read(tls.get(), buffer, sizeof buffer)) > 0;)
        answer.append(buffer, std::size_t(got));
  }
  ::close(socket);
  return answer;
}

std::string get(const std::string& path) {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
}

HttpAnswer answer(const HttpRequest& request) {
  if (request.path == "/drop") return {.ending = Ending::dropped};
  return {.type = "text/plain", .body = "over TLS " + std::string(40'000, 'x') + "."};
}

}  // namespace

TEST_CASE(
    "over TLS the stand-in is who it says to whom trusts its authority, by each of its names") {
  const Folder folder;
  const TlsIdentity identity = made(folder.path);
  HttpServer server({.threads = 4}, answer, identity);
  const int port = server.open("127.0.0.1", 0).value();
  for (const char* host : {"127.0.0.1", "localhost", "sim.example"}) {
    CAPTURE(host);
    const std::string heard = said_over_tls(port, identity.authority_file(), host, get("/"));
    CHECK(heard.find("over TLS") != std::string::npos);
    CHECK(heard.ends_with("x."));
  }
  CHECK(said_over_tls(port, identity.authority_file(), "other.example", get("/")).empty());
}

TEST_CASE("each life has an authority of its own") {
  const Folder folder;
  const TlsIdentity identity = made(folder.path + "/new");
  const TlsIdentity stranger = made(folder.path + "/old");
  HttpServer server({.threads = 4}, answer, identity);
  const int port = server.open("127.0.0.1", 0).value();
  CHECK(said_over_tls(port, stranger.authority_file(), "localhost", get("/")).empty());
}

TEST_CASE("a connection over TLS can be reset, and who speaks no TLS stops nobody") {
  const Folder folder;
  const TlsIdentity identity = made(folder.path);
  HttpServer server({.threads = 2}, answer, identity);
  const int port = server.open("127.0.0.1", 0).value();
  CHECK(said_over_tls(port, identity.authority_file(), "localhost", get("/drop")).empty());
  const int plain = ::socket(AF_INET, SOCK_STREAM, 0);
  ::sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(std::uint16_t(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(plain, reinterpret_cast<const ::sockaddr*>(&to), sizeof to) == 0);
  const std::string words = get("/");
  CHECK(::send(plain, words.data(), words.size(), MSG_NOSIGNAL) == ssize_t(words.size()));
  CHECK_FALSE(said_over_tls(port, identity.authority_file(), "localhost", get("/")).empty());
  ::close(plain);
}

TEST_CASE("the key is its owner's alone, and a folder that cannot be written is told") {
  const Folder folder;
  made(folder.path);
  struct ::stat key {};
  REQUIRE(::stat((folder.path + "/key.pem").c_str(), &key) == 0);
  CHECK((key.st_mode & 0777) == 0600);
  std::ofstream(folder.path + "/file") << "x";
  const auto refused = TlsIdentity::make(folder.path + "/file", "127.0.0.1");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "sim.tls");
}

}  // namespace tls_test
