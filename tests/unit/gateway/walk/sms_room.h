// An office that sends SMS over an account with Aliyun, and another with 云MAS behind it, both
// played by the test.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/channels/sms.h"
#include "gateway/sms/http_way.h"
#include "gateway/walk/delivery.h"
#include "gateway/walk/sms_door.h"
#include "store/sayings.h"
#include "tests/unit/gateway/walk/walk_room.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace huiyin::testing {

inline constexpr const char* kPhone = "13900007001";
inline constexpr const char* kPushKey = "9f3c5b7a1e2d4c6b";

inline std::string aliyun_ok(const std::string& id) {
  return R"({"RequestId":"R","Message":"OK","Code":"OK","BizId":")" + id + R"("})";
}
inline std::string aliyun_says(const std::string& code) {
  return R"({"RequestId":"R","Message":"x","Code":")" + code + R"("})";
}
inline std::string mas_ok(const std::string& id) {
  return R"({"msgGroup":")" + id + R"(","rspcod":"success","success":true})";
}

inline std::vector<gateway::HttpAccount> sms_accounts() {
  return {{.name = "ali",
           .provider = gateway::sms::sms_provider("aliyun"),
           .account = {.base_url = "http://aliyun.test",
                       .id = "AK",
                       .secret = "SK",
                       .signature = "测试信访"},
           .template_code = "SMS_1",
           .template_param = "content"},
          {.name = "mas",
           .provider = gateway::sms::sms_provider("mas"),
           .account = {.base_url = "http://mas.test",
                       .id = "ap",
                       .secret = "SK",
                       .signature = "Q1",
                       .customer = "信访办"}}};
}

struct SmsRoom : WalkRoom {
  explicit SmsRoom(gateway::ChannelLimits limits = {}) : limits_(limits) {
    limits_.repeats_unanswered = false;
    begin_life();
  }
  // As after a restart of the program.
  void begin_life() {
    ways.clear();
    gateway::OwnTemplates::Accounts accounts;
    std::vector<gateway::SmsWay*> in_order;
    for (const gateway::HttpAccount& account : lines) {
      ways.push_back(std::make_unique<gateway::HttpWay>(platform, clock, random, account));
      in_order.push_back(ways.back().get());
      accounts.emplace(account.name, gateway::sms::marks_of(*account.provider));
    }
    own = std::make_unique<gateway::OwnTemplates>(database, clock, std::move(accounts));
    own->follow();
    sms = std::make_unique<gateway::Sms>(clock, std::move(in_order), gateway::Sms::CodeOf(),
                                         own.get());
    delivery = std::make_unique<gateway::Delivery>(
        parts<gateway::Delivery::Parts>(), gateway::DeliverySettings{},
        std::vector<gateway::Delivery::Door>{{sms.get(), limits_}}, [] {});
    delivery->load();
  }
  store::OutboxId say(const std::string& words, const std::string& phone = kPhone,
                      store::Priority priority = store::Priority::reply) {
    return say(templates::Worded{words}, phone, priority);
  }
  store::OutboxId say(const templates::Worded& words, const std::string& phone = kPhone,
                      store::Priority priority = store::Priority::reply) {
    const auto put = database.write([&](store::Transaction& tx) {
      const auto to = store::reach(tx, keys, {std::string(store::kSms), "", phone});
      const auto id = store::put(tx, keys, random,
                                 {.to = to,
                                  .answers = {},
                                  .office = std::string(store::kMainOffice),
                                  .channel = std::string(store::kSms),
                                  .kind = "saying",
                                  .priority = priority,
                                  .body = store::saying_body(words, store::kSms),
                                  .due = {},
                                  .expires = {},
                                  .about = {},
                                  .trace = "t"},
                                 clock.now());
      return std::pair(to, id);
    });
    delivery->wake(put.first, {});
    return put.second;
  }
  // That a provider approved these words of a text for that account.
  void approve(const std::string& account, const std::string& code, const std::string& approved,
               const templates::Mapping& mapping,
               store::ProviderTemplateState state = store::ProviderTemplateState::approved) {
    database.write([&](store::Transaction& tx) {
      store::record_provider_template(tx, {.account = account,
                                           .key = "bind.code_sms",
                                           .code = code,
                                           .state = state,
                                           .words = approved,
                                           .mapping = mapping,
                                           .by_name = "方晴",
                                           .at = clock.now()});
    });
    own->follow();
  }
  void drain() {
    for (int steps = 0; delivery->step(); ++steps) REQUIRE(steps < 1000);
  }
  std::int64_t of(store::OutboxId id, const std::string& column) {
    return number("SELECT " + column + " FROM outbox WHERE id = " + std::to_string(id.value));
  }
  store::OutboxState state(store::OutboxId id) { return store::OutboxState(of(id, "state")); }
  std::string text_of(store::OutboxId id, const std::string& column) {
    return text("SELECT " + column + " FROM outbox WHERE id = " + std::to_string(id.value));
  }
  std::string key(store::OutboxId id) { return text_of(id, "message_key"); }

  std::vector<gateway::HttpAccount> lines = sms_accounts();
  // What each provider answers next; else it takes everything, with ids that count up.
  std::string next_aliyun, next_mas;
  std::function<void()> while_called = [] {};
  bool is_silent = false;  // written, and nothing comes back
  int ids = 0;
  ScriptedPlatform platform{[this](const HttpCall& call) {
    while_called();
    if (is_silent) return HttpAnswer{gateway::Reached::unanswered};
    const bool is_mas = call.base_url == "http://mas.test";
    std::string& next = is_mas ? next_mas : next_aliyun;
    if (!next.empty()) return json_answer(std::exchange(next, ""));
    const std::string id = "id-" + std::to_string(++ids);
    return json_answer(is_mas ? mas_ok(id) : aliyun_ok(id));
  }};
  std::vector<std::unique_ptr<gateway::HttpWay>> ways;
  std::unique_ptr<gateway::OwnTemplates> own;
  std::unique_ptr<gateway::Sms> sms;
  std::unique_ptr<gateway::Delivery> delivery;

 private:
  gateway::ChannelLimits limits_;
};

}  // namespace huiyin::testing
