// An office that sends SMS over Aliyun and Tencent, both played by the stand-in on the room's own
// clock: what goes out is signed, read and answered as in earnest, without a socket between.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gateway/walk/sms_intake.h"
#include "gateway/walk/sms_look_ups.h"
#include "sim/sms/door.h"
#include "sim/sms/platform.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace huiyin::testing {

class PlayedProviders final : public gateway::HttpClient {
 public:
  PlayedProviders(const Clock& clock, Random& random) : platform({}, clock, random, dice_) {
    platform.connect([](sim::sms::Push) {},
                     [this](milliseconds, std::function<void()> act) { later_.push_back(act); });
  }
  gateway::HttpAnswer call(const gateway::HttpCall& call) override {
    ++calls;
    sim::HttpRequest request{.method = call.method, .path = "/", .body = call.body};
    const auto mark = call.target.find('?');
    if (mark != std::string::npos) request.raw_query = call.target.substr(mark + 1);
    request.headers["host"] = gateway::sms::host_of(call.base_url);
    if (!call.content_type.empty()) request.headers["content-type"] = call.content_type;
    for (const auto& [name, value] : call.headers) {
      std::string lower = name;
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
      request.headers[lower] = value;
    }
    const auto provider = sim::sms::spoken_to(request);
    REQUIRE(provider.has_value());
    const sim::HttpAnswer answer = sim::sms::answer_api(platform, *provider, request);
    if (answer.ending == sim::Ending::dropped) return {gateway::Reached::unanswered};
    return json_answer(answer.body, answer.status);
  }

  void fault(const nlohmann::json& change) {
    platform.with([&](sim::sms::World& world) {
      world.faults = sim::sms::changed(world.faults, change).value();
    });
  }
  void switch_phone(const std::string& phone, sim::sms::PhoneIs is) {
    platform.with(
        [&](sim::sms::World& world) { sim::sms::set_phone(world, world.phone(phone), is); });
  }
  std::size_t came_to(const std::string& phone) {
    return platform.with([&](sim::sms::World& world) { return world.phone(phone).lines.size(); });
  }
  std::size_t violations() {
    return platform.with([](sim::sms::World& world) { return world.violations.size(); });
  }

 private:
  SeededRandom dice_{3};
  std::vector<std::function<void()>> later_;  // receipts: none is pushed here

 public:
  sim::sms::Platform platform;
  int calls = 0;
};

inline gateway::HttpAccount played_account(sim::sms::Provider provider, const std::string& code) {
  const sim::sms::Account account = sim::sms::Settings{}.account(provider);
  const std::string name(sim::sms::name_of(provider));
  return {.name = name,
          .provider = gateway::sms::sms_provider(name),
          .account = {.base_url = "http://127.0.0.1:9700",
                      .id = account.id,
                      .secret = account.secret,
                      .signature = account.signature,
                      .app_id = account.app_id,
                      .region = "ap-guangzhou"},
          .template_code = code,
          .template_param = "content"};
}

// The ways, the sending and the asking of an office with these accounts.
struct AskingRoom : SmsRoom {
  explicit AskingRoom(std::vector<gateway::HttpAccount> accounts) {
    lines = std::move(accounts);
    begin_anew();
  }
  void begin_anew() {
    delivery.reset();
    own_ways.clear();
    in_order.clear();
    for (const gateway::HttpAccount& account : lines) {
      own_ways.push_back(std::make_unique<gateway::HttpWay>(providers, clock, random, account));
      in_order.push_back(own_ways.back().get());
    }
    sms = std::make_unique<gateway::Sms>(clock, in_order);
    asking = std::make_unique<gateway::SmsLookUps>(parts_for_asking(), in_order);
    delivery = std::make_unique<gateway::Delivery>(
        parts<gateway::Delivery::Parts>(), gateway::DeliverySettings{},
        std::vector<gateway::Delivery::Door>{
            {sms.get(),
             {.repeats_unanswered = false, .look_up_after = gateway::sms::kUnansweredFirst}}},
        [] {});
    delivery->load();
  }
  gateway::SmsLookUps::Parts parts_for_asking() { return {database, keys, clock}; }

  // Sent, and nobody answered, though it was taken.
  store::OutboxId lost_answer(const std::string& words = "您好",
                              const std::string& phone = kPhone) {
    providers.fault({{"sms_reset_after", 1}});
    const auto id = say(words, phone);
    drain();
    providers.fault({{"sms_reset_after", 0}});
    REQUIRE(state(id) == store::OutboxState::unknown);
    return id;
  }
  // Sent, and it never arrived at the provider.
  store::OutboxId lost_call(const std::string& phone = kPhone) {
    providers.fault({{"sms_reset_before", 1}});
    const auto id = say("您好", phone);
    drain();
    providers.fault({{"sms_reset_before", 0}});
    REQUIRE(state(id) == store::OutboxState::unknown);
    return id;
  }
  // Asks about all that is due, a second a question; how many times somebody was asked.
  int ask_all() {
    const int before = providers.calls;
    for (int rounds = 0; rounds < 200 && asking->step(); ++rounds) clock.advance(seconds{1});
    return providers.calls - before;
  }
  bool is_sought(store::OutboxId id) {
    return number("SELECT COUNT(*) FROM outbox WHERE look_up_at IS NOT NULL AND id = " +
                  std::to_string(id.value)) == 1;
  }

  PlayedProviders providers{clock, random};
  std::vector<std::unique_ptr<gateway::HttpWay>> own_ways;
  std::vector<gateway::SmsWay*> in_order;
  std::unique_ptr<gateway::SmsLookUps> asking;
};

inline std::vector<gateway::HttpAccount> at_aliyun() {
  return {played_account(sim::sms::Provider::aliyun, "SMS_100000001")};
}
inline std::vector<gateway::HttpAccount> at_tencent() {
  return {played_account(sim::sms::Provider::tencent, "1000001")};
}

}  // namespace huiyin::testing
