#include "gateway/walk/reading.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace reading_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using namespace huiyin::literals;
using bot::MessageKind;
using nlohmann::json;

TEST_CASE("each type of a citizen's message is heard as something") {
  struct Row {
    const char* type;
    MessageKind heard;
  };
  const auto row = GENERATE(values<Row>({
      {"text", MessageKind::text},
      {"image", MessageKind::image},
      {"voice", MessageKind::voice},
      {"video", MessageKind::video},
      {"file", MessageKind::file},
      {"location", MessageKind::location},
      {"link", MessageKind::link},
      {"business_card", MessageKind::card},
      {"miniprogram", MessageKind::other},
      {"msgmenu", MessageKind::other},
      {"channels_shop_product", MessageKind::other},
      {"merged_msg", MessageKind::other},
      {"note", MessageKind::other},
      {"a type of next year", MessageKind::other},
  }));
  CAPTURE(row.type);
  const auto heard = read_kf(json{{"msgid", "m"}, {"origin", 3}, {"msgtype", row.type}}.dump());
  REQUIRE(heard);
  CHECK(heard->message.kind == row.heard);
  CHECK(heard->welcome_code.empty());
}

TEST_CASE("of the events only entering is heard") {
  const Instant now = "2026-11-24T09:00"_at;
  for (const char* event :
       {"msg_send_fail", "servicer_status_change", "session_status_change", "user_recall_msg",
        "servicer_recall_msg", "reject_customer_msg_switch_change", "an event of next year"}) {
    CAPTURE(event);
    CHECK_FALSE(read_kf(event_item("e", kCitizen, event, "{}", now)));
  }
  const auto entered =
      read_kf(event_item("e", kCitizen, "enter_session", R"({"welcome_code":"WC1"})", now));
  REQUIRE(entered);
  CHECK(entered->message.kind == MessageKind::entered);
  CHECK(entered->welcome_code == "WC1");
}

TEST_CASE("of the platform's examples each message is heard, and of the events the entering") {
  const json kf = json::parse(*vector_text("wecom/payloads_kf.json"));
  for (const json& c : kf.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const json& item = c.at("item");
    const bool is_event = item.value("msgtype", "") == "event";
    const bool enters = is_event && item.at("event").value("event_type", "") == "enter_session";
    CHECK(read_kf(item.dump()).has_value() == (item.contains("msgid") && (!is_event || enters)));
  }
  const json app = json::parse(*vector_text("wecom/payloads_app.json"));
  for (const json& c : app.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const auto xml = c.at("xml").get<std::string>();
    const bool is_heard = c.at("expect").value("kind", "") == "message" ||
                          xml.find("template_card_event") != std::string::npos;
    CHECK(read_app(xml).has_value() == is_heard);
  }
}

TEST_CASE("a tap keeps its words and the item's id") {
  json item = json::parse(text_item("m", kCitizen, "预约来访", "2026-11-24T09:00"_at));
  item["text"]["menu_id"] = "7:book_visit";
  const auto heard = read_kf(item.dump());
  REQUIRE(heard);
  CHECK(heard->message.text == "预约来访");
  CHECK(heard->message.menu_id == "7:book_visit");
}

TEST_CASE("of what staff send the app, words are heard and pictures answered, events are not") {
  const auto app = [](const std::string& type, const std::string& fields) {
    return "<xml><ToUserName>ww1</ToUserName><FromUserName>yeqing</FromUserName><CreateTime>1"
           "</CreateTime><MsgType>" +
           type + "</MsgType>" + fields + "<MsgId>1</MsgId><AgentID>1</AgentID></xml>";
  };
  const auto words = read_app(app("text", "<Content>待办</Content>"));
  REQUIRE(words);
  CHECK(words->message.kind == MessageKind::text);
  CHECK(words->message.text == "待办");
  const auto picture = read_app(app("image", "<MediaId>x</MediaId>"));
  REQUIRE(picture);
  CHECK(picture->message.kind == MessageKind::other);
  CHECK_FALSE(read_app(app("event", "<Event>enter_agent</Event>")));
  CHECK_FALSE(read_app(app("hologram", "")));
  const auto press =
      read_app(app("event",
                   "<Event>template_card_event</Event><EventKey>known/XF2026-000101</EventKey>"
                   "<TaskId>t-1</TaskId><CardType>button_interaction</CardType>"
                   "<ResponseCode>code-1</ResponseCode>"));
  REQUIRE(press);
  CHECK(press->message.kind == MessageKind::press);
  REQUIRE(press->press);
  CHECK(press->press->key == "known/XF2026-000101");
  CHECK(press->press->task_id == "t-1");
  CHECK(press->press->response_code == "code-1");
}

TEST_CASE("a reply by SMS is heard as it was written") {
  const auto heard = read_sms(sms_raw("mas", {"13900007001", "1 ", "106573001", {}, "77"}));
  REQUIRE(heard);
  CHECK(heard->message.kind == MessageKind::text);
  CHECK(heard->message.text == "1 ");
}

TEST_CASE("what cannot be read is heard by nobody") {
  for (const char* raw : {"", "{", "[]", "null", "words", "<xml>", R"({"msgtype":"text"})"}) {
    CAPTURE(raw);
    CHECK_FALSE(read_kf(raw));
    CHECK_FALSE(read_app(raw));
    CHECK_FALSE(read_sms(raw));
  }
}

TEST_CASE("a stamp is believed up to now") {
  const Instant now = "2026-11-24T09:00"_at;
  CHECK(stamped(1795482000, now) == now);
  CHECK(stamped(1795481999, now) == now - seconds{1});
  for (const std::int64_t odd :
       {std::int64_t{0}, std::int64_t{-5}, std::int64_t{1795482001}, INT64_MAX, INT64_MIN}) {
    CAPTURE(odd);
    CHECK(stamped(odd, now) == now);
  }
}

}  // namespace reading_test
