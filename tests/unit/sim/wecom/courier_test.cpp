#include "sim/wecom/courier.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

#include "base/clock.h"
#include "sim/http_server.h"
#include "sim/wecom/acts.h"
#include "sim/wecom/control.h"
#include "sim/wecom/crypto.h"
#include "sim/wecom/door.h"

namespace courier_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::wecom;

namespace {

// A gateway that opens what comes, and answers the status that the test sets.
class Gateway {
 public:
  Gateway()
      : server_({.threads = 64}, [this](const HttpRequest& request) { return take(request); }) {
    port_ = server_.open("127.0.0.1", 0).value();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void fail_first(int n) { failures_ = n; }
  std::vector<std::string> documents() {
    const std::scoped_lock lock(mutex_);
    return documents_;
  }

 private:
  HttpAnswer take(const HttpRequest& request) {
    const Settings settings;
    const auto key = CallbackKey::parse(settings.kf_aes_key);
    const std::scoped_lock lock(mutex_);
    if (request.method == "GET") {
      const auto opened = key->open(request.query.at("echostr"));
      return {.type = "text/plain", .body = opened ? opened->message : "?"};
    }
    const auto begin = request.body.find("CDATA[", request.body.find("<Encrypt>")) + 6;
    const std::string encrypted =
        request.body.substr(begin, request.body.find("]]>", begin) - begin);
    const auto opened = key->open(encrypted);
    const bool is_signed =
        signature(settings.kf_token, request.query.at("timestamp"), request.query.at("nonce"),
                  encrypted) == request.query.at("msg_signature");
    if (!opened || !is_signed) return {.status = 403};
    documents_.push_back(opened->message);
    return {.status = failures_-- > 0 ? 503 : 200};
  }

  std::mutex mutex_;
  std::vector<std::string> documents_;
  int failures_ = 0;
  int port_ = 0;
  HttpServer server_;
};

struct House {
  explicit House(const std::string& gateway)
      : platform(settings_for(gateway), clock, ids, dice), courier(platform) {
    platform.with([](World& world) { world.faults.callback_retry_gap_ms = {0, 1}; });
  }
  static Settings settings_for(const std::string& gateway) {
    Settings settings;
    settings.gateway = gateway;
    return settings;
  }
  SystemClock clock;
  SeededRandom ids{1}, dice{2};
  Platform platform;
  Courier courier;
};

}  // namespace

TEST_CASE("a bell reaches the gateway sealed and signed, and again until it is answered") {
  Gateway gateway;
  gateway.fail_first(2);
  House house(gateway.url());
  const auto said = house.platform.with([](World& world) {
    return citizen_says(world, "wmDemoCitizen0001", "wkDemoDesk0001", "你好");
  });
  REQUIRE(said);
  REQUIRE(house.courier.wait_idle(std::chrono::seconds(10)));
  const auto documents = gateway.documents();
  REQUIRE(documents.size() == 3);
  CHECK(documents[0] == documents[2]);
  CHECK(documents[0].find("kf_msg_or_event") != std::string::npos);
}

TEST_CASE("the URL is verified as the admin page does it") {
  Gateway gateway;
  House house(gateway.url());
  const HttpAnswer answer =
      answer_control(house.platform, house.courier,
                     {.method = "POST", .path = "/control/verify", .body = R"({"which":"kf"})"});
  CHECK(answer.status == 200);
  CHECK(answer.body.find("\"ok\":true") != std::string::npos);
}

TEST_CASE("a gateway that is not there is given up after the attempts, and nothing hangs") {
  House house("http://127.0.0.1:1");
  house.platform.with([](World& world) { world.ring("wkDemoDesk0001"); });
  REQUIRE(house.courier.wait_idle(std::chrono::seconds(10)));
  CHECK(house.platform.with([](World& world) { return world.stats["callback kf given up"]; }) == 1);
}

TEST_CASE("the end does not wait for a gateway that hangs") {
  std::mutex mutex;
  std::condition_variable changed;
  bool has_come = false, may_answer = false;
  HttpServer gateway({.threads = 4}, [&](const HttpRequest&) -> HttpAnswer {
    std::unique_lock lock(mutex);
    has_come = true;
    changed.notify_all();
    changed.wait_for(lock, std::chrono::seconds(20), [&] { return may_answer; });
    return {.status = 200};
  });
  const int port = gateway.open("127.0.0.1", 0).value();
  std::chrono::steady_clock::time_point begun;
  {
    House house("http://127.0.0.1:" + std::to_string(port));
    house.platform.with([](World& world) { world.faults.callback_timeout_ms = 20'000; });
    house.platform.with([](World& world) { world.ring("wkDemoDesk0001"); });
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, std::chrono::seconds(10), [&] { return has_come; }));
    begun = std::chrono::steady_clock::now();
  }
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
  const std::scoped_lock lock(mutex);
  may_answer = true;
  changed.notify_all();
}

}  // namespace courier_test
