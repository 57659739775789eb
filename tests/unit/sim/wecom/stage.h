// A platform with a standing clock, whose deliveries and delayed acts a test holds in its hands.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/time.h"
#include "sim/wecom/acts.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

struct Stage {
  explicit Stage(Settings settings = {}) : platform(std::move(settings), clock, ids, dice) {
    platform.connect([this](Delivery delivery) { deliveries.push_back(std::move(delivery)); },
                     [this](milliseconds, std::function<void()> act) { later.push_back(act); });
  }

  nlohmann::json call(const std::string& path, const nlohmann::json& body,
                      const std::string& token) {
    ApiCall api{.path = path, .query = {{"access_token", token}}, .body = body.dump()};
    return nlohmann::json::parse(platform.api(api).body);
  }
  nlohmann::json get(const std::string& path, std::map<std::string, std::string> query) {
    ApiCall api{.path = path, .method = "GET", .query = std::move(query)};
    return nlohmann::json::parse(platform.api(api).body);
  }
  std::string token(const std::string& secret) {
    return get("gettoken",
               {{"corpid", Settings{}.corp_id}, {"corpsecret", secret}})["access_token"];
  }
  nlohmann::json kf(const std::string& path, const nlohmann::json& body) {
    return call("kf/" + path, body, token("demo-kf-secret"));
  }
  nlohmann::json app(const std::string& path, const nlohmann::json& body) {
    return call("message/" + path, body, token("demo-app-secret"));
  }

  void says(const std::string& text, const std::string& who = "wmDemoCitizen0001") {
    const auto said =
        platform.with([&](World& world) { return citizen_says(world, who, desk, text); });
    if (!said) throw std::runtime_error(said.error().what);
  }
  nlohmann::json text_to(const std::string& msgid, const std::string& content = "您好",
                         const std::string& who = "wmDemoCitizen0001") {
    return kf("send_msg", {{"touser", who},
                           {"open_kfid", desk},
                           {"msgid", msgid},
                           {"msgtype", "text"},
                           {"text", {{"content", content}}}});
  }
  nlohmann::json sync(const std::string& cursor = "",
                      nlohmann::json more = nlohmann::json::object()) {
    more["open_kfid"] = desk;
    if (!cursor.empty()) more["cursor"] = cursor;
    return kf("sync_msg", more);
  }
  std::int64_t counted(const std::string& what) {
    return platform.with([&](World& world) { return world.stats[what]; });
  }
  std::size_t violations() {
    return platform.with([](World& world) { return world.violations.size(); });
  }

  const std::string desk = "wkDemoDesk0001";
  FakeClock clock{literals::operator""_at("2026-11-24T09:00", 16)};
  SeededRandom ids{7}, dice{8};
  std::vector<Delivery> deliveries;
  std::vector<std::function<void()>> later;
  Platform platform;  // last: it speaks to those above
};

}  // namespace huiyin::sim::wecom
