#include "gateway/api/hook_url.h"

#include <catch2/catch.hpp>

namespace api_hook_url_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::api;

namespace {

bool may(const char* host, Reach reach) {
  const auto address = numeric_address(host, "443");
  REQUIRE(address);
  return may_reach(*address, reach);
}

}  // namespace

TEST_CASE(
    "a webhook leads to public addresses, into the own network only where the office says so") {
  struct Row {
    const char* host;
    bool internet, own;
  };
  const auto row = GENERATE(values<Row>({
      {"8.8.8.8", true, true},
      {"114.114.114.114", true, true},
      {"172.15.0.1", true, true},
      {"172.32.0.1", true, true},
      {"2400:3200::1", true, true},
      {"10.0.0.1", false, true},
      {"172.16.0.1", false, true},
      {"172.31.255.255", false, true},
      {"192.168.1.1", false, true},
      {"100.64.0.1", false, true},
      {"127.0.0.1", false, true},
      {"127.1", false, true},       // as some write it
      {"2130706433", false, true},  // 127.0.0.1 as one number
      {"0x7f.0.0.1", false, true},
      {"::1", false, true},
      {"fd00::1", false, true},
      {"::ffff:127.0.0.1", false, true},
      {"64:ff9b::10.0.0.1", false, true},
      {"2002:c0a8:0101::1", false, true},
      {"169.254.169.254", false, false},  // where clouds tell secrets
      {"0.0.0.0", false, false},
      {"224.0.0.1", false, false},
      {"255.255.255.255", false, false},
      {"::", false, false},
      {"fe80::1", false, false},
      {"ff02::1", false, false},
      {"::ffff:169.254.169.254", false, false},
  }));
  CAPTURE(row.host);
  CHECK(may(row.host, Reach::internet) == row.internet);
  CHECK(may(row.host, Reach::own_network) == row.own);
}

TEST_CASE("a URL is taken apart, or refused") {
  const auto url = hook_url("https://oa.example.cn:8443/hooks/huiyin?a=1", Reach::internet);
  REQUIRE(url);
  CHECK(url->base_url == "https://oa.example.cn:8443");
  CHECK(url->target == "/hooks/huiyin?a=1");
  CHECK(hook_url("https://oa.example.cn", Reach::internet)->target == "/");
  CHECK(hook_url("https://oa.example.cn?a=1", Reach::internet)->target == "/?a=1");
  CHECK(hook_url("http://10.1.2.3/x", Reach::own_network));
  CHECK(hook_url("https://[2400:3200::1]:444/x", Reach::internet)->base_url ==
        "https://[2400:3200::1]:444");
  for (const char* wrong :
       {"", "oa.example.cn", "ftp://oa.example.cn", "http://oa.example.cn/x", "https://",
        "https://u:p@oa.example.cn/", "https://oa.example.cn/#x", "https://oa.example.cn/a b",
        "https://oa.example.cn/\r\nX: y", "https://oa.example.cn:0/", "https://oa.example.cn:x/",
        "https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://[::1/",
        "https://oa.example.cn\\@127.0.0.1/"}) {
    CAPTURE(wrong);
    const auto refused = hook_url(wrong, Reach::internet);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "webhook.url");
  }
  CHECK_FALSE(hook_url("http://169.254.169.254/latest", Reach::own_network));
}

TEST_CASE("a name that leads into the own network is not connected to, whatever it meant before") {
  const auto resolver = [](const std::string&, const std::string& port) {
    return std::optional(std::vector{numeric_address("127.0.0.1", port).value()});
  };
  const auto client = hook_client(Reach::internet, resolver);
  CHECK(client->call({.base_url = "http://oa.example.cn:9", .target = "/"}).reached ==
        Reached::not_sent);
}

}  // namespace api_hook_url_test
