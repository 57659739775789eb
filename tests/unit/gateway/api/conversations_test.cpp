// Who talks with the bot and who waits for a person, as the console and other systems list them.
#include <catch2/catch.hpp>

#include "gateway/api/conversation_view.h"
#include "store/people.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_conversations_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Hall : ConsoleRoom {
  Hall() {
    user("yeqing", "叶青", {"clerk"});
    user("gaolang", "高朗", {"leader"});
    ye = at_console("yeqing");
    leader = at_console("gaolang");
  }
  // Known by name, and waiting for a person.
  store::ConversationId waits(const std::string& user = kCitizen) {
    const auto who = write_in("我要找人工", user);
    database.write([&](store::Transaction& tx) {
      const auto person = store::person_of(tx, keys, *petition::PersonName::parse("周启明"),
                                           *petition::Phone::parse("13900001001"), clock.now());
      store::join_identity(tx, who, person, clock.now());
      tx.execute("INSERT INTO invitation_of_human(conversation_id, at, reason) VALUES ($1, $2, $3)",
                 {who.value, unix_ms(clock.now()), "要求人工"});
    });
    return who;
  }
  std::string path(store::ConversationId who) {
    return "/conversations/" + std::to_string(who.value);
  }

  Browser ye, leader;
};

}  // namespace

TEST_CASE("who waits is listed with a masked name, since when and why") {
  Hall hall;
  const auto who = hall.waits();
  hall.write_in("你们在哪", "wm-other");
  const json waiting = hall.by("GET", "/conversations?filter=waiting", hall.ye).body;
  REQUIRE(waiting["items"].size() == 1);
  const json& row = waiting["items"][0];
  CHECK(row["id"] == who.value);
  CHECK(row["name"] == "周**");
  CHECK(row["waits_for"] == "要求人工");
  CHECK(row["waits_since"].is_string());
  CHECK(hall.by("GET", "/conversations", hall.ye).body["items"].size() == 2);
  CHECK(hall.by("GET", "/conversations?filter=taken", hall.ye).body["items"].empty());
  const json glance = hall.by("GET", "/conversations/waiting", hall.ye).body;
  CHECK(glance["count"] == 1);
  CHECK(glance["longest_since"] == row["waits_since"]);
  for (const char* wrong : {"?filter=none", "?cursor=eA", "?limit=0"})
    CHECK(hall.by("GET", "/conversations" + std::string(wrong), hall.ye).status == 400);
}

TEST_CASE("words and the whole name are for who may read them, and the reading is on record") {
  Hall hall;
  const auto who = hall.waits();
  const json talk = hall.by("GET", hall.path(who), hall.ye).body;
  CHECK(talk["name"] == "周启明");
  REQUIRE(talk["items"].size() == 1);
  CHECK(talk["items"][0]["text"] == "我要找人工");
  CHECK(talk["items"][0]["side"] == "citizen");
  CHECK(hall.text("SELECT subject FROM reading WHERE what = 'getConversation'") ==
        "conversation/" + std::to_string(who.value));
  const json without_words = hall.by("GET", hall.path(who), hall.leader).body;
  CHECK(without_words["items"][0]["text"].is_null());
  const std::string key = hall.key({"conversations:read"});
  const json masked = hall.get(hall.path(who), key).body;
  CHECK(masked["name"] == "周**");
  CHECK(masked["items"][0]["text"].is_null());
  CHECK(hall.number("SELECT COUNT(*) FROM reading WHERE what = 'getConversation'") == 2);
}

TEST_CASE("words that do not open are no words") {
  CHECK_FALSE(gateway::api::words_of_body(std::nullopt));
  CHECK(gateway::api::words_of_body(R"({"text":"您好","tail":"再见"})") == "您好\n再见");
}

TEST_CASE("what the citizen took back is not shown any more") {
  Hall hall;
  const auto who = hall.waits();
  hall.change("UPDATE inbox SET kind = 'recalled'");
  const json item = hall.by("GET", hall.path(who), hall.ye).body["items"][0];
  CHECK(item["kind"] == "recalled");
  CHECK(item["text"].is_null());
}

TEST_CASE("a talk is told backwards, page by page") {
  Hall hall;
  const auto who = hall.waits();
  for (int i = 0; i < 4; ++i) hall.write_in("第" + std::to_string(i) + "句");
  const json last = hall.by("GET", hall.path(who) + "?limit=2", hall.ye).body;
  REQUIRE(last["items"].size() == 2);
  CHECK(last["items"][1]["text"] == "第3句");
  const json before =
      hall.by("GET", hall.path(who) + "?limit=2&cursor=" + last["before"].get<std::string>(),
              hall.ye)
          .body;
  REQUIRE(before["items"].size() == 2);
  CHECK(before["items"][1]["text"] == "第1句");
}

}  // namespace api_conversations_test
