// What pulled items do beyond being kept: to the conversation, and to messages sent before.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/walk/pull_post.h"

namespace pulling_events_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("events take effect: taken back, undelivered, served by a person") {
  std::string next;
  Post post([&](const HttpCall&) { return json_answer(next); });
  WalkRoom& room = post.room;
  const auto who = room.citizen();
  const auto outbox = room.say(who, "回答");
  const std::string key = room.text("SELECT message_key FROM outbox");
  int pages = 0;
  const auto pull = [&](const std::vector<std::string>& items) {
    next = page(items, "c" + std::to_string(++pages));
    post.pulling->ring();
    REQUIRE(post.pulling->step());
  };
  const auto session = [&](const std::string& id, int change) {
    return event_item(id, kCitizen, "session_status_change",
                      R"({"change_type":)" + std::to_string(change) + "}", room.clock.now());
  };

  pull({text_item("m1", kCitizen, "发错了", room.clock.now()),
        event_item("e1", kCitizen, "user_recall_msg", R"({"recall_msgid":"m1"})",
                   room.clock.now())});
  CHECK(room.text("SELECT kind FROM inbox WHERE message_key = 'kf:m1'") == "recalled");

  pull({event_item("e2", kCitizen, "msg_send_fail",
                   R"({"fail_msgid":")" + key + R"(","fail_type":4})", room.clock.now())});
  const auto state = [&] {
    return room.number("SELECT state FROM outbox WHERE id = " + std::to_string(outbox.value));
  };
  CHECK(state() == 0);  // in hand: perhaps before its answer
  CHECK(room.log.has("message not delivered account=" + kAccount +
                     " code=fail_type.4 message=" + std::to_string(outbox.value) + " trace=test"));
  CHECK(room.text("SELECT last_code FROM outbox") == "fail_type.4");
  pull({event_item(
      "e3", kCitizen, "msg_send_fail",
      R"({"fail_msgid":")" + room.text("SELECT message_key FROM outbox") + R"(","fail_type":10})",
      room.clock.now())});
  CHECK(state() == 4);
  CHECK(room.text("SELECT last_code FROM outbox") == "fail_type.10");

  for (const int change : {1, 2, 4}) {
    pull({session("s" + std::to_string(change), change)});
    CHECK(room.number("SELECT COUNT(*) FROM conversation WHERE human_since IS NOT NULL") == 1);
    pull({session("b" + std::to_string(change), 3)});
    CHECK(room.number("SELECT COUNT(*) FROM conversation WHERE human_since IS NOT NULL") == 0);
  }

  // A greeting that can be given is to be answered; one without a code is on record alone.
  pull({event_item("w1", kCitizen, "enter_session", R"({"welcome_code":"WC1"})", room.clock.now()),
        event_item("w2", kCitizen, "enter_session", "{}", room.clock.now())});
  CHECK(room.number("SELECT state FROM inbox WHERE message_key = 'kf:w1'") == 0);
  CHECK(room.number("SELECT state FROM inbox WHERE message_key = 'kf:w2'") == 1);
}

TEST_CASE("what is due by a pulled item is sent now: held until he wrote, or undelivered before") {
  std::string next;
  Post post([&](const HttpCall&) { return json_answer(next); });
  WalkRoom& room = post.room;
  const auto pull = [&](const std::string& item, const std::string& cursor) {
    next = page({item}, cursor);
    post.mailed.clear();
    post.pulling->ring();
    REQUIRE(post.pulling->step());
  };
  pull(text_item("m1", kCitizen, "在吗", room.clock.now()), "c1");
  CHECK(post.mailed.empty());  // nothing was held: nobody need look

  const auto who = room.citizen();
  room.say(who, "回答");
  room.change("UPDATE outbox SET state = 2");
  pull(text_item("m2", kCitizen, "在吗", room.clock.now()), "c2");
  CHECK(post.mailed == std::vector{who});
  CHECK(room.number("SELECT state FROM outbox") == 0);

  // The platform found its window shut, and he has written since it was sent.
  room.change("UPDATE outbox SET state = 1, finished_at = 1");
  const std::string key = room.text("SELECT message_key FROM outbox");
  pull(event_item("e1", kCitizen, "msg_send_fail",
                  R"({"fail_msgid":")" + key + R"(","fail_type":4})", room.clock.now()),
       "c3");
  CHECK(post.mailed == std::vector{who});
  CHECK(room.number("SELECT state FROM outbox") == 0);
}

TEST_CASE("whose words are on the citizen's screen is serving him") {
  const std::string written = text_item("v1", kCitizen, "您好，我是接待员", kNow);
  json servicer = json::parse(written);
  servicer["origin"] = 5;
  servicer["servicer_userid"] = "yeqing";
  Post post({page({text_item("m1", kCitizen, "在吗", kNow), servicer.dump()}, "c1")});
  post.drain();
  CHECK(post.room.number("SELECT human_since FROM conversation") ==
        kNow.time_since_epoch().count());
  CHECK(post.room.number("SELECT state FROM inbox WHERE message_key = 'kf:v1'") == 1);
}

TEST_CASE("a change of the session that nobody knows yet changes nothing") {
  Post post(
      {page({text_item("m1", kCitizen, "在吗", kNow),
             event_item("s1", kCitizen, "session_status_change", R"({"change_type":5})", kNow)},
            "c1")});
  post.drain();
  CHECK(post.room.number("SELECT COUNT(*) FROM conversation WHERE human_since IS NULL") == 1);
}

TEST_CASE("a stamp from the future does not open the window for ever") {
  Post post({page({text_item("a", kCitizen, "您好", Instant(seconds{253402300800}))}, "c1"),
             page({text_item("b", kCitizen, "在吗", kNow)}, "c2")});
  post.drain();
  CHECK(post.room.number("SELECT last_inbound_at FROM conversation") ==
        kNow.time_since_epoch().count());
  post.room.change("UPDATE conversation SET sent_since_inbound = 5");
  post.pulling->ring();
  post.drain();
  CHECK(post.room.number("SELECT sent_since_inbound FROM conversation") == 0);
}

TEST_CASE("a stamp that no clock holds is borne") {
  std::string item = text_item("a", kCitizen, "您好", kNow);
  const auto at = item.find("\"send_time\":") + 12;
  item.replace(at, 10, "9223372036854775807");
  Post post({page({item}, "c1")});
  post.drain();
  CHECK(post.room.rows("inbox") == 1);
  CHECK(post.room.number("SELECT sent_at FROM inbox") == kNow.time_since_epoch().count());
}

}  // namespace pulling_events_test
