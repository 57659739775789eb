#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_text_trial_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

const std::string kDone = "/texts/book_visit.done";
const std::string kGoodDone =
    "约好了，{时间}来{地点}。\n预约号：{预约号}，查询码：{查询码}，请记下来。";

struct Room : ConsoleRoom {
  Browser author, stranger;
  Room() {
    office.staff = {{"yeqing", "叶青", "", "duty", "", false, "13900009004"},
                    {"gaolang", "高朗", "", "office_head", "", false}};
    office.has_sms = true;
    user("ye.qing", "叶青", {"author"}, "main", false, "yeqing");
    user("su.qing", "苏青", {"author"});
    author = at_console("ye.qing");
    stranger = at_console("su.qing");
  }
  Told tries(const Browser& who, const char* way, const std::string& text = kGoodDone) {
    return by("POST", kDone + "/try", who, json{{"text", text}, {"way", way}});
  }
};

}  // namespace

TEST_CASE("words are tried by WeCom, to oneself alone, and marked") {
  Room room;
  const Told tried = room.by("POST", kDone + "/try", room.author, json{{"text", kGoodDone}});
  REQUIRE(tried.status == 202);
  CHECK(tried.body["to"] == "叶青");
  CHECK(room.rows("outbox") == 1);
  CHECK(room.woken.size() == 1);
  const json state = room.by("GET", "/trials/" + tried.body["message"].dump(), room.author).body;
  CHECK(state["channel"] == "wecom.app");
  CHECK(state["state"] == "queued");
}

TEST_CASE("words are tried by SMS to one's own phone, without the signature that the line adds") {
  Room room;
  const Told tried = room.tries(room.author, "sms");
  REQUIRE(tried.status == 202);
  CHECK(tried.body["to"] == "139****9004");
  room.user("lin", "林清", {"clerk"});
  const std::string at = "/messages/" + tried.body["message"].dump();
  const json message = room.by("GET", at, room.at_console("lin")).body;
  CHECK(message["channel"] == "sms");
  CHECK_THAT(message["text"].get<std::string>(), Catch::StartsWith("【试发】约好了"));
}

TEST_CASE("who has no phone on record, or no platform, is told what is to be set up") {
  Room room;
  const Told stranger = room.tries(room.stranger, "sms");
  CHECK(stranger.status == 409);
  CHECK(stranger.code() == "wording.no_phone");
  CHECK_THAT(stranger.body["remedy"].get<std::string>(), Contains("人员导入"));
  CHECK(room.tries(room.stranger, "wecom").code() == "wording.nobody");
  room.office.has_sms = false;
  CHECK(room.tries(room.author, "sms").code() == "wording.no_sms");
  CHECK(room.tries(room.author, "post").status == 422);
  CHECK(room.tries(room.author, "sms", "{乱").status == 422);
  CHECK(room.rows("outbox") == 0);
}

TEST_CASE("a trial's state is for who may try words, and no other message is told by it") {
  Room room;
  const store::ConversationId who = room.citizen();
  const auto other = room.database.write([&](store::Transaction& tx) {
    return store::put(tx, room.keys, room.random,
                      {.to = who,
                       .office = "main",
                       .channel = "wecom.kf",
                       .body = "{}",
                       .about = "reception_moved"},
                      room.clock.now());
  });
  CHECK(room.by("GET", "/trials/" + std::to_string(other.value), room.author).status == 404);
  CHECK(room.by("GET", "/trials/9999", room.author).status == 404);
  CHECK(room.by("GET", "/trials/x", room.author).status == 404);
  room.user("lin", "林清", {"clerk"});
  CHECK(room.by("GET", "/trials/1", room.at_console("lin")).code() == "api.scope");
}

}  // namespace api_text_trial_test
