#include "gateway/doctor/line_fault.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <semaphore>

#include "tests/unit/gateway/doctor/consulting_room.h"
#include "tests/unit/gateway/http/tls_server.h"

namespace line_fault_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::doctor;
using testing::holds;
using tests::Certificate;
using tests::RawServer;
using tests::RawSocket;
using tests::TlsServer;

namespace {

constexpr milliseconds kPatience{2000};

enum class Authority { known, unknown };

// The authorities that this machine trusts, for as long as this lives; "": the system's.
class TrustedFile {
 public:
  explicit TrustedFile(const std::string& file) {
    if (!file.empty()) ::setenv("SSL_CERT_FILE", file.c_str(), 1);
  }
  ~TrustedFile() { ::unsetenv("SSL_CERT_FILE"); }
};

LineFault fault(const std::string& code, const std::string& url, Addresses& addresses) {
  const auto found = line_fault(code, url, addresses, kPatience);
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("why nobody could be reached: no host, nobody there, a resolver that is silent") {
  std::binary_semaphore goes_on{0};
  Addresses known([&](const std::string& host,
                      const std::string& port) -> std::optional<std::vector<SocketAddress>> {
    if (host == "silent.example") goes_on.acquire();
    if (host != "here.example") return std::vector<SocketAddress>{};
    return std::vector<SocketAddress>{*numeric_address("127.0.0.1", port)};
  });
  const std::string nobody = testing::nobodys_url();
  CHECK(way_to(nobody, known, kPatience) == Way::refused);
  CHECK(way_to("http://here.example:" + nobody.substr(nobody.rfind(':') + 1), known, kPatience) ==
        Way::refused);
  CHECK(way_to("http://nowhere.example", known, kPatience) == Way::no_such_host);
  CHECK(way_to("http://silent.example", known, milliseconds{50}) == Way::resolver_silent);
  CHECK(way_to("ftp://here.example", known, kPatience) == Way::no_address);
  goes_on.release();
  CHECK(holds(fault("http.not_sent", "http://nowhere.example", known).reason, "DNS"));
  CHECK(holds(fault("http.not_sent", nobody, known).reason, "连接被拒绝"));
}

TEST_CASE(
    "a way that is open, and no trust in what answers there, is a fault of TLS with its why") {
  struct Row {
    Certificate certificate;
    Authority authority;
    const char* why;
  };
  for (const Row& row : {Row{{}, Authority::unknown, "不被本机信任"},
                         {{.valid_from_days = -9, .valid_to_days = -1}, Authority::known, "过期"},
                         {{.valid_from_days = 1, .valid_to_days = 9}, Authority::known, "没有生效"},
                         {{.names = "IP:127.0.0.2"}, Authority::known, "IP 地址"}}) {
    CAPTURE(row.why);
    const TlsServer server(row.certificate);
    const TrustedFile trusted(row.authority == Authority::known ? server.authority_file() : "");
    Addresses addresses;
    CHECK(way_to(server.base_url(), addresses, kPatience) == Way::open);
    const LineFault tls = fault("http.not_sent", server.base_url(), addresses);
    CHECK(tls.state == State::wrong);
    CHECK(holds(tls.reason, "TLS"));
    CHECK(holds(tls.reason, row.why));
  }
}

TEST_CASE("who is trusted by the office's own file of authorities is trusted by the doctor too") {
  const TlsServer server({});
  Addresses addresses;
  const auto found = [&](const std::string& ca_file) {
    return line_fault("http.untrusted", server.base_url(), addresses, kPatience, ca_file)
        .value()
        .state;
  };
  CHECK(found("") == State::wrong);
  CHECK(found(server.authority_file()) == State::warning);
}

TEST_CASE("a port that does not speak TLS is told as such, one that does now as a warning") {
  RawServer plain([](RawSocket& client) {
    if (!client.read_some().empty()) client.try_send("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  Addresses addresses;
  const std::string https = "https" + plain.base_url().substr(4);
  CHECK(holds(fault("http.not_sent", https, addresses).reason, "不是可用的 TLS"));
  const TlsServer server({});
  const TrustedFile trusted(server.authority_file());
  CHECK(fault("http.not_sent", server.base_url(), addresses).state == State::warning);
}

TEST_CASE("a way that opens at the second attempt is a warning") {
  RawServer server([](RawSocket& client) { client.read_to_end(); });
  Addresses addresses;
  CHECK(fault("http.not_sent", server.base_url(), addresses).state == State::warning);
}

TEST_CASE("a status that is not the platform's own is told with its number") {
  Addresses addresses;
  const LineFault bad_gateway = fault("http.502", "http://a", addresses);
  CHECK(bad_gateway.state == State::wrong);
  CHECK(holds(bad_gateway.reason, "502"));
  CHECK(holds(bad_gateway.reason, "故障"));
  CHECK(holds(fault("http.404", "http://a", addresses).reason, "地址不对"));
  CHECK(fault("http.429", "http://a", addresses).state == State::warning);
  CHECK(holds(fault("unreadable", "http://a", addresses).reason, "JSON"));
  CHECK(holds(fault("http.unanswered", "http://a", addresses).reason, "等不到"));
}

TEST_CASE("a platform's own word is no fault of the line") {
  Addresses addresses;
  for (const char* code : {"40001", "isv.OUT_OF_SERVICE", "token.refused", "Ok", ""})
    CHECK_FALSE(line_fault(code, "http://a", addresses, kPatience));
}

TEST_CASE("a call without a translator has the same codes") {
  CHECK(line_code({Reached::not_sent}) == "http.not_sent");
  CHECK(line_code({Reached::unanswered}) == "http.unanswered");
  HttpAnswer untrusted{Reached::not_sent};
  untrusted.is_distrusted = true;
  CHECK(line_code(untrusted) == "http.untrusted");
  CHECK(line_code({Reached::answered, 200}) == "");
  CHECK(line_code({Reached::answered, 502}) == "http.502");
}

}  // namespace line_fault_test
