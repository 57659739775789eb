// A post office for tests of delivery: two channels whose providers answer as told, a citizen who
// has just written, and a room of the walk behind them.
#pragma once

#include <catch2/catch.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/walk/delivery.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace huiyin::testing {

using gateway::Advice;
using gateway::Channel;
using gateway::ChannelLimits;
using gateway::Delivery;
using gateway::DeliverySettings;
using gateway::Verdict;
using store::OutboxState;

// A channel whose provider answers as told, and else takes everything.
class ToldChannel final : public Channel {
 public:
  explicit ToldChannel(std::string name) : name_(std::move(name)) {}
  std::string_view name() const override { return name_; }
  bool knows_repetitions() const override { return true; }
  Verdict send(const gateway::Outgoing& message) override {
    sent.push_back(message);
    if (while_sending) while_sending();
    if (answers.empty()) return {Advice::accepted, "0", "", false};
    Verdict next = answers.front();
    answers.pop_front();
    return next;
  }
  std::deque<Verdict> answers;
  std::function<void()> while_sending;
  std::vector<gateway::Outgoing> sent;

 private:
  std::string name_;
};

struct PostOffice {
  explicit PostOffice(ChannelLimits kf_limits = {.per_inbound_max = 5,
                                                 .window = hours{48},
                                                 .knows_repeats = true})
      : kf_limits_(kf_limits) {
    begin_life();
  }
  void begin_life() {
    delivery = std::make_unique<Delivery>(
        room.parts<Delivery::Parts>(), settings,
        std::vector<Delivery::Door>{{&kf, kf_limits_},
                                    {&app, {.to_one = {gateway::Rate{25, minutes{1}}}}}},
        [] {});
  }
  // Somebody who has just written, and what he is to be told.
  store::OutboxId to_citizen(const std::string& words, const std::string& user = kCitizen) {
    const auto who = room.citizen(user);
    room.database.write([&](store::Transaction& tx) {
      store::message_came(
          tx, who, {.now = room.clock.now(), .waits = false, .written_at = room.clock.now()});
    });
    const auto id = room.say(who, words);
    delivery->wake(who, {});
    return id;
  }
  std::int64_t of(store::OutboxId id, const std::string& column) {
    return room.number("SELECT " + column + " FROM outbox WHERE id = " + std::to_string(id.value));
  }
  OutboxState state(store::OutboxId id) { return OutboxState(of(id, "state")); }
  milliseconds put_off(store::OutboxId id) {
    return milliseconds{of(id, "due_at") - room.clock.now().time_since_epoch().count()};
  }
  int drain() {
    int steps = 0;
    while (delivery->step()) REQUIRE(++steps < 5000);
    return steps;
  }

  WalkRoom room;
  DeliverySettings settings;
  ToldChannel kf{"wecom.kf"}, app{"wecom.app"};
  std::unique_ptr<Delivery> delivery;

 private:
  ChannelLimits kf_limits_;
};

inline const Verdict kWait{Advice::wait, "45009", "太快", false};
inline const Verdict kRetry{Advice::retry, "-1", "忙", false};
inline const Verdict kSilent{Advice::unanswered, "http.unanswered", "没有回答", false};
inline const Verdict kUnanswered{Advice::unanswered, "timeout", "", false};

}  // namespace huiyin::testing
