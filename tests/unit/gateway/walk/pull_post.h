// A puller on a real store against a platform that answers as told.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gateway/walk/pulling.h"
#include "store/kf_accounts.h"
#include "tests/unit/gateway/walk/walk_room.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace huiyin::testing {

inline const Instant kNow = literals::operator""_at("2026-11-24T09:00", 16);

inline std::string page(const std::vector<std::string>& items, const std::string& cursor,
                        bool more = false) {
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& item : items) list.push_back(nlohmann::json::parse(item));
  return nlohmann::json{
      {"errcode", 0}, {"next_cursor", cursor}, {"has_more", more ? 1 : 0}, {"msg_list", list}}
      .dump();
}

// A new life of the program is begin_life().
struct Post {
  explicit Post(ScriptedPlatform::Handler handler, const std::string& account = kAccount)
      : account_(account), platform(std::move(handler)) {
    begin_life();
  }
  explicit Post(std::vector<std::string> answers)
      : Post([this](const gateway::HttpCall&) {
          return json_answer(answers_.at(std::min(calls_++, answers_.size() - 1)));
        }) {
    answers_ = std::move(answers);
  }

  void begin_life() {
    pulling = std::make_unique<gateway::Pulling>(
        gateway::Pulling::Parts{room.database, room.keys, room.clock, room.random, api}, account_,
        pull_settings,
        gateway::Pulling::Wakes{[this](store::ConversationId who) { woken.push_back(who); },
                                [this](store::ConversationId who) { mailed.push_back(who); }});
  }
  int drain() {  // until nothing is due; answers how many steps
    int steps = 0;
    while (pulling->step()) REQUIRE(++steps < 100);
    return steps;
  }
  std::string cursor() { return room.text("SELECT cursor FROM kf_account"); }
  void bell(const std::string& token) {
    room.database.write(
        [&](store::Transaction& tx) { store::note_bell(tx, account_, token, room.clock.now()); });
  }

 private:
  std::string account_;
  std::vector<std::string> answers_;
  std::size_t calls_ = 0;

 public:
  gateway::PullSettings pull_settings;  // of the next life
  WalkRoom room;
  ScriptedPlatform platform;
  gateway::wecom::WecomApi api{platform, room.clock, room.random, settings()};
  std::vector<store::ConversationId> woken;   // to answer
  std::vector<store::ConversationId> mailed;  // to send
  std::unique_ptr<gateway::Pulling> pulling;
};

}  // namespace huiyin::testing
