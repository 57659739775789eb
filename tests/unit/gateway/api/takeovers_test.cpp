// Somebody at the console takes a conversation over, writes in it and gives it back.
#include <catch2/catch.hpp>

#include "store/sayings.h"
#include "templates/text_groups.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_takeovers_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

struct Hall : ConsoleRoom {
  Hall() {
    user("yeqing", "叶青", {"clerk"});
    user("zhoumin", "周敏", {"clerk"});
    ye = at_console("yeqing");
    zhou = at_console("zhoumin");
    who = write_in("我要找人工");
  }
  Told post_to(const std::string& act, const Browser& browser, json body = json::object()) {
    return by("POST", "/conversations/" + std::to_string(who.value) + "/" + act, browser, body);
  }
  json talk(const Browser& browser) {
    return by("GET", "/conversations/" + std::to_string(who.value), browser).body;
  }

  Browser ye, zhou;
  store::ConversationId who;
};

}  // namespace

TEST_CASE("a conversation is taken, answered by name and given back") {
  Hall hall;
  const Told taken = hall.post_to("take", hall.ye);
  REQUIRE(taken.status == 200);
  CHECK(taken.body["taken"]["by"] == "叶青");
  CHECK(taken.body["taken"]["is_mine"] == true);
  const std::int64_t newest = hall.talk(hall.ye)["newest"];
  const Told said =
      hall.post_to("replies", hall.ye, json::object({{"text", "您好，请说"}, {"until", newest}}));
  REQUIRE(said.status == 200);
  CHECK(hall.woken == std::vector<store::ConversationId>{hall.who});
  const json item = hall.talk(hall.ye)["items"].back();
  CHECK(item["side"] == "person");
  CHECK(item["by"] == "叶青");
  CHECK(item["state"] == "queued");
  CHECK(item["text"] == "【工作人员】您好，请说");
  const Told back = hall.post_to("hand-back", hall.ye, json::object({{"until", newest}}));
  REQUIRE(back.status == 200);
  CHECK(back.body["taken"].is_null());
  CHECK(hall.talk_work.empty());  // nothing is left to answer
}

TEST_CASE("what came in behind what he saw is the bot's when he gives it back") {
  Hall hall;
  REQUIRE(hall.post_to("take", hall.ye).status == 200);
  const std::int64_t newest = hall.talk(hall.ye)["newest"];
  REQUIRE(hall.post_to("seen", hall.ye, json::object({{"until", newest}})).status == 200);
  hall.write_in("还有一件事");
  REQUIRE(hall.post_to("hand-back", hall.ye, json::object({{"until", newest}})).status == 200);
  CHECK(hall.talk_work == std::vector<store::ConversationId>{hall.who});
}

TEST_CASE("who comes second hears who has it, and who has nothing may say nothing") {
  Hall hall;
  CHECK(hall.post_to("hand-back", hall.ye, json::object({{"until", 0}})).code() ==
        "takeover.not_taken");
  REQUIRE(hall.post_to("take", hall.ye).status == 200);
  const Told second = hall.post_to("take", hall.zhou);
  CHECK(second.status == 409);
  CHECK(second.code() == "takeover.taken");
  CHECK_THAT(second.body["detail"].get<std::string>(), Contains("叶青"));
  CHECK(hall.post_to("replies", hall.zhou, json::object({{"text", "您好"}, {"until", 0}})).status ==
        409);
}

TEST_CASE("a reply has a length, and is words") {
  Hall hall;
  REQUIRE(hall.post_to("take", hall.ye).status == 200);
  std::string long_text;
  for (int i = 0; i < 601; ++i) long_text += "字";
  for (const std::string& text : {std::string(), std::string("\x07"), long_text}) {
    const Told told =
        hall.post_to("replies", hall.ye, json::object({{"text", text}, {"until", 0}}));
    CHECK(told.status == 422);
    CHECK(told.body["errors"][0]["where"].get<std::string>().find("text") != std::string::npos);
  }
  CHECK(hall.rows("outbox") == 0);
}

TEST_CASE("a conversation that is not there is not found, nor that of another office") {
  Hall hall;
  CHECK(hall.by("POST", "/conversations/999/take", hall.ye, json::object()).status == 404);
  hall.add_office("yunxi", "main", "云溪县信访局");
  hall.user("county", "县里人", {"clerk"}, "yunxi");
  CHECK(hall.post_to("take", hall.at_console("county")).status == 404);
}

TEST_CASE("what is often said is as the office words it") {
  Hall hall;
  const Told told = hall.by("GET", "/quick-replies", hall.ye);
  REQUIRE(told.status == 200);
  CHECK(told.body["items"].size() >= 4);
  for (const json& item : told.body["items"]) {
    const std::string key = item["key"].get<std::string>();
    CHECK(templates::group_of(key).name == "quick");
    CHECK(item["text"] == hall.words.current().words(key));
  }
  hall.user("jianghe", "江禾", {"handler"});
  CHECK(hall.by("GET", "/quick-replies", hall.at_console("jianghe")).status == 403);
}

}  // namespace api_takeovers_test
