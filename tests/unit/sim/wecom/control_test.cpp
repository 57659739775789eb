#include "sim/wecom/control.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "sim/wecom/control_actions.h"
#include "sim/wecom/door.h"

namespace control_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::wecom;
using nlohmann::json;

namespace {

// Its gateway is a closed port: callbacks fail at once, which these tests do not care about.
struct House {
  House() : platform(settings(), clock, ids, dice), courier(platform) {}
  static Settings settings() {
    Settings settings;
    settings.gateway = "http://127.0.0.1:1";
    return settings;
  }
  HttpAnswer ask(const std::string& action, const json& in, const std::string& origin = "") {
    return answer_control(platform, courier,
                          {.method = "POST",
                           .path = "/control/" + action,
                           .body = in.dump(),
                           .host = "127.0.0.1:9700",
                           .origin = origin});
  }
  json control(const std::string& action, const json& in) {
    return json::parse(ask(action, in).body);
  }

  SystemClock clock;
  SeededRandom ids{1}, dice{2};
  Platform platform;
  Courier courier;
};

}  // namespace

TEST_CASE("a test plays a citizen and reads his screen") {
  House house;
  house.control("say", {{"user", "wmDemoCitizen0001"}, {"text", "你好"}});
  const json lines = house.control("transcript", {{"user", "wmDemoCitizen0001"}})["transcript"];
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["from"] == "citizen");
  CHECK(lines[0]["text"] == "你好");
}

TEST_CASE("waiting for a reply ends with the reply, or when the patience does") {
  House house;
  const json quick = {{"user", "wmDemoCitizen0001"},
                      {"text", "你好"},
                      {"wait", {{"timeout_ms", 20}, {"quiet_ms", 0}}}};
  CHECK(house.control("say", quick)["replies"].empty());
  house.platform.with([](World& world) {
    world.show(world.citizen("wmDemoCitizen0001"), {.from = Speaker::bot, .text = "您好"});
  });
  const json heard =
      house.control("wait", {{"user", "wmDemoCitizen0001"}, {"since", 0}, {"quiet_ms", 0}});
  REQUIRE(heard["replies"].size() == 1);
  CHECK(heard["replies"][0]["text"] == "您好");
}

TEST_CASE("a refusal says what, where and what to do") {
  House house;
  const HttpAnswer answer = house.ask("say", {{"user", "wmDemoCitizen0001"}, {"text", "  "}});
  CHECK(answer.status == 400);
  const json said = json::parse(answer.body);
  CHECK(said["where"] == "text");
  CHECK_FALSE(said["remedy"].get<std::string>().empty());
  CHECK(house.ask("dance", {}).status == 404);
  CHECK(answer_control(house.platform, house.courier,
                       {.method = "POST", .path = "/control/say", .body = "[1"})
            .status == 400);
}

TEST_CASE("a page of another site may not play") {
  House house;
  CHECK(house.ask("stats", json::object(), "http://evil.example").status == 403);
  CHECK(house.ask("stats", json::object(), "http://127.0.0.1:9700").status == 200);
}

TEST_CASE("the clock moves on, the rules' apart from the stamps' when asked") {
  House house;
  const json before = house.control("clock", json::object());
  const json after =
      house.control("clock", {{"advance_seconds", 86400}, {"advance_rules_seconds", 3600}});
  CHECK(after["stamp"].get<std::int64_t>() - before["stamp"].get<std::int64_t>() >= 86'400'000);
  CHECK(after["now"].get<std::int64_t>() - after["stamp"].get<std::int64_t>() == 3'600'000);
  CHECK(house.ask("clock", {{"advance_seconds", -1}}).status == 400);
}

TEST_CASE("faults of transport meet the call before or after its effect") {
  House house;
  const auto token = [&] {
    return answer_api(house.platform, {.method = "GET",
                                       .path = "/cgi-bin/gettoken",
                                       .query = {{"corpid", "wwdemo0000000001"},
                                                 {"corpsecret", "demo-kf-secret"}}});
  };
  house.control("faults", {{"api_reset", 1}});
  CHECK(token().ending == Ending::dropped);
  house.control("faults", {{"none", true}, {"api_5xx", 1}, {"api_only", "kf/"}});
  CHECK(token().status == 200);
  house.control("faults", {{"none", true}, {"api_5xx", 1}});
  CHECK(token().status >= 502);
  house.control("faults", {{"none", true}, {"api_busy", 1}});
  CHECK(json::parse(token().body)["errcode"] == -1);
  house.control("faults", {{"none", true}, {"api_bad_json", 1}});
  CHECK(json::parse(token().body, nullptr, false).is_discarded());
  house.control("faults", {{"none", true}, {"api_hang", 1}, {"api_hang_ms", 1}});
  CHECK(token().ending == Ending::dropped);
  CHECK(house.control("stats", json::object())["stats"]["api gettoken"] == 2);
}

TEST_CASE("the settings are told without a secret") {
  House house;
  const std::string told = house.ask("settings", json::object()).body;
  CHECK(told.find("secret") == std::string::npos);
  CHECK(told.find("QUJD") == std::string::npos);
  CHECK(told.find("wkDemoDesk0001") != std::string::npos);
}

}  // namespace control_test
