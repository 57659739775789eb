#include "gateway/walk/pullings.h"

#include "tests/unit/gateway/walk/pull_post.h"

namespace pullings_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// A platform with accounts of customer service, each with one message of one citizen.
struct Accounts {
  explicit Accounts(const std::vector<std::string>& accounts)
      : pullings({room.database, room.keys, room.clock, room.random, api}, accounts, {},
                 {[this](store::ConversationId who) { woken.push_back(who); },
                  [](store::ConversationId) {}}) {}

  void drain() {
    for (int steps = 0; pullings.step(); ++steps) REQUIRE(steps < 100);
  }

  WalkRoom room;
  std::vector<std::string> asked;  // accounts, in the order of the calls
  ScriptedPlatform platform{[this](const HttpCall& call) {
    const json body = json::parse(call.body.empty() ? "{}" : call.body);
    const std::string account = body.value("open_kfid", "");
    asked.push_back(account);
    const bool is_first = body.value("cursor", "").empty();
    std::vector<std::string> items;
    if (is_first) {
      json item = json::parse(text_item("m-" + account, "wm-1", "你好", room.clock.now()));
      item["open_kfid"] = account;
      items.push_back(item.dump());
    }
    return json_answer(page(items, "c-" + account));
  }};
  wecom::WecomApi api{platform, room.clock, room.random, settings()};
  std::vector<store::ConversationId> woken;
  Pullings pullings;
};

}  // namespace

TEST_CASE("each account is pulled by its own cursor, and a citizen's talk with each is its own") {
  Accounts accounts({"wkCity", "wkCounty"});
  accounts.drain();
  CHECK(accounts.room.rows("conversation") == 2);
  CHECK(accounts.room.rows("inbox") == 2);
  CHECK(accounts.woken.size() == 2);
  CHECK(accounts.room.texts("SELECT cursor FROM kf_account ORDER BY open_kfid") ==
        std::vector<std::string>{"c-wkCity", "c-wkCounty"});
  CHECK(accounts.pullings.counts().taken == 2);
}

TEST_CASE("a bell is for its account; one that names none, or no account of ours, for all") {
  Accounts accounts({"wkCity", "wkCounty"});
  accounts.drain();
  const auto asked_after = [&](const std::string& bell) {
    accounts.asked.clear();
    accounts.pullings.ring(bell);
    accounts.drain();
    return accounts.asked;
  };
  CHECK(asked_after("wkCounty") == std::vector<std::string>{"wkCounty"});
  CHECK(asked_after("").size() == 2);
  CHECK(asked_after("wkNobody").size() == 2);
}

TEST_CASE("without an account there is nothing to pull") {
  Accounts accounts({});
  accounts.pullings.ring("");
  CHECK_FALSE(accounts.pullings.step());
}

}  // namespace pullings_test
