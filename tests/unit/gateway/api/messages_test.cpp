// What was said, and what did not get through said once more: GET /messages, POST …/resend.
#include <catch2/catch.hpp>

#include "gateway/api/endpoint.h"
#include "store/cards.h"
#include "store/sayings.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_messages_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using namespace huiyin::testing;
using nlohmann::json;
using store::OutboxState;

namespace {

struct Desk : ApiRoom {
  std::string key_read = key({"messages:read"});
  std::string key_text = key({"messages:text"});
  std::string key_send = key({"messages:send"});

  store::OutboxId sms(const std::string& words, OutboxState state = OutboxState::failed) {
    const auto to = database.write([&](store::Transaction& tx) {
      return store::reach(tx, keys, {std::string(store::kSms), "", "13900001001"});
    });
    const auto id = say(to, words);
    ended(id, state);
    return id;
  }
  void ended(store::OutboxId id, OutboxState state) {
    change("UPDATE outbox SET state = " + std::to_string(int(state)) +
           ", last_code = 'c', reason = '号码停机' WHERE id = " + std::to_string(id.value));
  }
  Told resend(store::OutboxId id, const json& wish = json::object()) {
    return post("/messages/" + std::to_string(id.value) + "/resend", key_send, wish);
  }
  json detail(std::int64_t id) { return get("/messages/" + std::to_string(id), key_text).body; }
};

}  // namespace

TEST_CASE("messages are listed by state, and a state that is none is refused") {
  Desk desk;
  const auto failed = desk.sms("一"), parked = desk.sms("二", OutboxState::parked);
  desk.sms("三", OutboxState::delivered);
  const json told = desk.get("/messages?state=parked,failed", desk.key_read).body;
  REQUIRE(told["items"].size() == 2);
  CHECK(told["items"][0]["id"] == parked.value);
  CHECK(told["items"][1]["id"] == failed.value);
  CHECK(told["items"][1]["reason"] == "号码停机");
  CHECK(told["items"][1]["trace"] == "test");
  CHECK(told["items"][1]["resent_as"].is_null());
  CHECK(told["next_cursor"].is_null());
  for (const char* wrong : {"lost", "", "parked,", "parked,lost"})
    CHECK(desk.get("/messages?state=" + std::string(wrong), desk.key_read).status == 400);
}

TEST_CASE("one message is told with its words, and who read it is on record") {
  Desk desk;
  const auto id = desk.sms("您的件已受理");
  const json told = desk.detail(id.value);
  CHECK(told["text"] == "您的件已受理");
  CHECK(told["to"] == "139****1001");
  CHECK(told["state"] == "failed");
  const json readings = desk.get("/readings", desk.key({"readings:read"})).body;
  REQUIRE(readings["items"].size() == 1);
  CHECK(readings["items"][0]["what"] == "getMessage");
  CHECK(readings["items"][0]["subject"] == "message/" + std::to_string(id.value));
  const std::string knows_people = desk.key({"messages:text", "people:read"});
  CHECK(desk.get("/messages/" + std::to_string(id.value), knows_people).body["to"] ==
        "13900001001");
}

TEST_CASE("a card is told by its words") {
  Desk desk;
  const auto id = desk.say(
      desk.staff(), "",
      {.kind = "card", .body = store::card_body({"办结还有3天", "请尽快", {{"登记号", "X"}}, {}})});
  CHECK(desk.detail(id.value)["text"] == "办结还有3天\n登记号：X\n请尽快");
  CHECK(desk.detail(id.value)["to"] == "yeqing");
}

TEST_CASE("another office's message does not exist, and one of a case that is kept from the key") {
  Desk desk;
  desk.add_office("yunxi", "main", "云溪县药监局");
  const auto id = desk.sms("一");
  const std::string path = "/messages/" + std::to_string(id.value);
  const std::string other = desk.key({"messages:text", "messages:send"}, "yunxi");
  CHECK(desk.get(path, other).status == 404);
  CHECK(desk.post(path + "/resend", other, json::object()).status == 404);
  CHECK(desk.get("/messages/x", desk.key_text).status == 404);
  CHECK(desk.get("/messages/999", desk.key_text).status == 404);

  petition::Intake accusation;
  accusation.accused_units = {"云溪县 药监局"};
  const std::string number = desk.take_case(7, "main", accusation);
  desk.change("INSERT INTO reminder(key, at, case_no, outbox_id) VALUES ('r', 1, '" + number +
              "', " + std::to_string(id.value) + ")");
  CHECK(desk.get(path, desk.key_text).status == 404);
  CHECK(desk.resend(id).status == 404);
  CHECK(desk.get(path, desk.key({"messages:text", "accusations:read"})).body["cases"] ==
        json{number});
}

TEST_CASE("what did not get through is sent once more, and a second time it is told as which") {
  Desk desk;
  const auto id = desk.sms("您的件已受理");
  const Told told = desk.resend(id, {{"by", "叶青"}});
  REQUIRE(told.status == 201);
  const std::int64_t next = told.body["id"];
  CHECK(told.body["state"] == "queued");
  CHECK(told.header("Location") == "/api/v1/messages/" + std::to_string(next));
  CHECK(desk.detail(id.value)["resent_as"] == next);
  const json again = desk.detail(next);
  CHECK(again["text"] == "您的件已受理");
  CHECK(again["trace"] == "test");
  CHECK(again["resend"]["of"] == id.value);
  CHECK(again["resend"]["by"] == "叶青");
  CHECK(desk.woken.size() == 1);
  const Told second = desk.resend(id);
  CHECK(second.status == 409);
  CHECK(second.code() == "message.resent");
  CHECK_THAT(second.body["detail"].get<std::string>(), Catch::Contains(std::to_string(next)));
  const std::vector<std::string> subjects =
      desk.texts("SELECT subject FROM reading WHERE what = 'resendMessage' ORDER BY id");
  CHECK(subjects == std::vector<std::string>{"message/" + std::to_string(id.value),
                                             "message/" + std::to_string(next)});
}

TEST_CASE("the same call under the same key sends one message") {
  Desk desk;
  const auto id = desk.sms("一");
  const auto ask = [&] {
    return desk.call("POST", "/messages/" + std::to_string(id.value) + "/resend",
                     {.key = desk.key_send, .body = "{}", .headers = {{"idempotency-key", "a"}}});
  };
  const Told first = ask(), second = ask();
  CHECK(first.status == 201);
  CHECK(second.body == first.body);
  CHECK(second.header("Idempotency-Replayed") == "true");
  CHECK(desk.rows("outbox") == 2);
}

TEST_CASE("what may have arrived is sent again only by who says so") {
  Desk desk;
  const auto id = desk.sms("一", OutboxState::unknown);
  const Told refused = desk.resend(id);
  CHECK(refused.status == 409);
  CHECK(refused.code() == "message.may_be_double");
  CHECK(refused.body["where"] == "may_be_double");
  CHECK(desk.rows("outbox") == 1);
  const Told told = desk.resend(id, {{"may_be_double", true}});
  CHECK(told.status == 201);
  CHECK(told.body["possible_double"] == true);
}

TEST_CASE("everything that is wrong with a wish is told, and nothing is sent") {
  Desk desk;
  const auto id = desk.sms("一");
  const Told many =
      desk.resend(id, {{"to", "12"}, {"text", "a\u0007"}, {"channel", "fax"}, {"colour", "red"}});
  CHECK(many.status == 422);
  CHECK(many.body["errors"].size() == 4);
  CHECK(desk.resend(id, {{"to", "13900001002"}, {"channel", "wecom.kf"}}).status == 422);
  CHECK(desk.resend(id, {{"text", std::string(3000, 'a')}}).status == 422);
  CHECK(desk.resend(id, {{"text", " "}}).status == 422);
  CHECK(desk.resend(id, json::array()).status == 422);
  CHECK(desk.resend(id, {{"may_be_double", "yes"}}).status == 422);
  const Told no_json = desk.call("POST", "/messages/" + std::to_string(id.value) + "/resend",
                                 {.key = desk.key_send, .body = "{"});
  CHECK(no_json.status == 422);
  CHECK(desk.rows("outbox") == 1);
}

TEST_CASE("a refusal after a new phone was looked up leaves nothing behind") {
  Desk desk;
  const auto id = desk.sms("一");
  desk.change("UPDATE outbox SET about = 'reminder'");
  desk.change(
      "INSERT INTO opt_out(subject, since) SELECT 'conversation/' || (MAX(id) + 1), 1 "
      "FROM conversation");
  const std::int64_t before = desk.rows("conversation");
  CHECK(desk.resend(id, {{"to", "13900001002"}}).code() == "message.opted_out");
  CHECK(desk.rows("conversation") == before);
}

}  // namespace api_messages_test
