#include "sim/control.h"

#include <catch2/catch.hpp>

#include "sim/http_server.h"
#include "sim/sms/control.h"
#include "sim/sms/courier.h"
#include "sim/sms/view.h"
#include "tests/unit/sim/sms/stage.h"

namespace all_control_test {

using namespace huiyin;
using namespace huiyin::sim;
using nlohmann::json;

namespace {

// A gateway that keeps what is pushed to it.
class Gateway {
 public:
  Gateway()
      : server_({.threads = 64}, [this](const HttpRequest& request) -> HttpAnswer {
          const std::scoped_lock lock(mutex_);
          heard_.push_back(request.path + "?" + request.raw_query);
          return {.body = R"({"code":0,"result":0})"};
        }) {
    port_ = server_.open("127.0.0.1", 0).value();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hooks"; }
  std::vector<std::string> heard() {
    const std::scoped_lock lock(mutex_);
    return heard_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> heard_;
  int port_ = 0;
  HttpServer server_;
};

sms::Settings pushing_to(const std::string& url) {
  sms::Settings settings;
  for (const sms::Provider provider : sms::kProviders) settings.account(provider).push_url = url;
  return settings;
}

// All stand-ins, as main() builds them.
struct Built {
  explicit Built(const std::string& url = "http://127.0.0.1:1")
      : signer(pushing_to(url)),
        platform(wecom::Settings{}, clock, ids, dice),
        courier(platform),
        sms_platform(pushing_to(url), signer.clock, ids, dice),
        pushes(sms_platform) {}

  HttpAnswer ask(const std::string& action, const json& in, const std::string& origin = "") {
    return answer_control({platform, courier, sms_platform, pushes}, {.method = "POST",
                                                                      .path = "/control/" + action,
                                                                      .body = in.dump(),
                                                                      .host = "127.0.0.1:9700",
                                                                      .origin = origin});
  }
  json control(const std::string& action, const json& in = json::object()) {
    return json::parse(ask(action, in).body);
  }
  void send() {
    const auto request = signer.aliyun_request(signer.aliyun_query());
    sms::answer_api(sms_platform, sms::Provider::aliyun, request);
  }

  SystemClock clock;
  SeededRandom ids{1}, dice{2};
  sms::Stage signer;  // only to sign
  wecom::Platform platform;
  wecom::Courier courier;
  sms::Platform sms_platform;
  sms::Courier pushes;
};

const std::string kPhone = "13800000001";

}  // namespace

TEST_CASE("receipts and replies reach the gateway at their doors, with the key") {
  Gateway gateway;
  Built built(gateway.url());
  built.control("faults", {{"receipt_delay_ms", {0, 0}}});
  built.send();
  built.control("sms/reply", {{"phone", kPhone}, {"text", "1"}});
  REQUIRE(built.control("idle", {{"timeout_ms", 10'000}})["idle"] == true);
  std::vector<std::string> heard = gateway.heard();
  std::sort(heard.begin(), heard.end());
  CHECK(heard == std::vector<std::string>{"/hooks/replies?key=demo-aliyun-push-key",
                                          "/hooks/reports?key=demo-aliyun-push-key"});
}

TEST_CASE("a test reads a number's inbox, and waits for what is to come") {
  Built built;
  built.send();
  const json inbox = built.control("sms/inbox", {{"phone", "+86" + kPhone}, {"min", 1}});
  REQUIRE(inbox["inbox"].size() == 1);
  CHECK(inbox["inbox"][0]["text"] == "【信访服务台】您好");
  CHECK(inbox["inbox"][0]["parts"] == 1);
  CHECK(inbox["next"] == 1);
  CHECK(built
            .control("sms/inbox",
                     {{"phone", kPhone}, {"since", 1}, {"min", 1}, {"timeout_ms", 5}})["inbox"]
            .empty());
  CHECK(built.ask("sms/inbox", {{"phone", "7"}}).status == 400);
  const json messages = built.control("sms/messages", {{"phone", kPhone}})["messages"];
  REQUIRE(messages.size() == 1);
  CHECK(messages[0]["state"] == "delivered");
  CHECK(messages[0]["our_id"] == "hy-1");
}

TEST_CASE("a phone is switched off and on, and refuses SMS") {
  Built built;
  CHECK(built.control("sms/phone", {{"phone", kPhone}, {"is", "off"}})["is"] == "off");
  built.send();
  CHECK(built.control("sms/phone", {{"phone", kPhone}})["held"] == 1);
  CHECK(built.control("sms/phone", {{"phone", kPhone}, {"is", "on"}})["next"] == 1);
  CHECK(built.ask("sms/phone", {{"phone", kPhone}, {"is", "lost"}}).status == 400);
  CHECK(built.control("sms/unsubscribe", {{"phone", kPhone}})["refuses"].size() == 3);
  CHECK(built
            .control("sms/unsubscribe",
                     {{"phone", kPhone}, {"provider", "mas"}, {"undo", true}})["refuses"]
            .size() == 2);
  CHECK(built.ask("sms/reply", {{"phone", "13800000009"}, {"text", "1"}}).status == 400);
  CHECK(built.ask("sms/reply", {{"phone", kPhone}, {"text", "1"}, {"provider", "x"}}).status ==
        400);
}

TEST_CASE("the page follows phones and screens") {
  Built built;
  CHECK(built.control("sms/phones")["phones"][0]["name"] == "晴天");
  const json before = built.control("sms/watch", {{"phone", kPhone}});
  built.send();
  const json after = built.control("sms/watch", {{"phone", kPhone},
                                                 {"version", before["version"]},
                                                 {"epoch", before["epoch"]},
                                                 {"timeout_ms", 5000}});
  REQUIRE(after["lines"].size() == 1);
  CHECK(after["lines"][0]["peer"] == "1069012300001");
  CHECK(built.ask("sms/settings", json::object()).body.find("secret") == std::string::npos);
}

TEST_CASE("faults go to whose they are, all or none") {
  Built built;
  const json told = built.control("faults", {{"api_5xx", 0.5}, {"sms_5xx", 0.25}});
  CHECK(told["api_5xx"] == 0.5);
  CHECK(told["sms_5xx"] == 0.25);
  CHECK(built.ask("faults", {{"sms_5xx", 0.75}, {"api_6xx", 1}}).status == 400);
  CHECK(built.ask("faults", {{"api_5xx", 0.75}, {"sms_5xx", 2}}).status == 400);
  CHECK(built.control("faults")["sms_5xx"] == 0.25);
  CHECK(built.control("faults")["api_5xx"] == 0.5);
  CHECK(built.control("faults", {{"none", true}})["sms_5xx"] == 0.0);
  CHECK(built.control("faults")["api_5xx"] == 0.0);
}

TEST_CASE("one account tells the counts and breaches of all, and one reset forgets them") {
  Built built;
  built.platform.with([](wecom::World& world) { world.violate("a", ""); });
  built.sms_platform.with([](sms::World& world) { world.violate(sms::Provider::mas, "b", "c"); });
  built.send();
  const json told = built.control("stats");
  CHECK(told["violations"].size() == 2);
  CHECK(told["stats"]["violations"] == 2);
  CHECK(told["stats"]["sms aliyun OK"] == 1);
  CHECK(told["sms"] == 1);
  built.control("reset");
  CHECK(built.control("stats")["violations"].empty());
  CHECK(built.control("stats")["sms"] == 0);
}

TEST_CASE("a page of another site may not play with phones either") {
  Built built;
  CHECK(built.ask("sms/phones", json::object(), "http://evil.example").status == 403);
  CHECK(built.ask("sms/dance", json::object()).status == 404);
  for (const char* name : {"/control/sms/inbox", "/control/say"})
    CHECK(control_help().find(name) != std::string::npos);
}

}  // namespace all_control_test
