#include "gateway/wecom/app_payload.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"

namespace app_payload_test {

using namespace huiyin::gateway::wecom;
using nlohmann::json;

namespace {

json as_json(const AppMessage& m) {
  constexpr std::array kKinds{"message", "event", "kf_bell", "unknown"};
  json read{{"kind", kKinds[static_cast<std::size_t>(m.kind)]}};
  const auto put = [&](const char* key, const std::string& value) { read[key] = value; };
  put("type", m.type), put("event", m.event), put("msgid", m.msgid), put("from_user", m.from_user);
  put("agent_id", m.agent_id), put("content", m.content), put("media_id", m.media_id);
  put("thumb_media_id", m.thumb_media_id), put("pic_url", m.pic_url), put("format", m.format);
  put("label", m.label), put("title", m.title), put("description", m.description),
      put("url", m.url);
  put("event_key", m.event_key), put("task_id", m.task_id), put("card_type", m.card_type);
  put("response_code", m.response_code), put("token", m.token), put("open_kfid", m.open_kfid);
  put("to_user", m.to_user);
  read["create_time"] = m.create_time;
  read["latitude"] = m.latitude ? json(*m.latitude) : json();
  read["longitude"] = m.longitude ? json(*m.longitude) : json();
  read["selected"] = m.selected.empty() ? json::object() : json(m.selected);
  return read;
}

std::string xml(const std::string& fields) {
  return "<xml><ToUserName>ww1</ToUserName><FromUserName>Wang.Fang</"
         "FromUserName><CreateTime>1767229200"
         "</CreateTime>" +
         fields + "</xml>";
}

}  // namespace

TEST_CASE("each field of each decrypted app payload is read") {
  const auto vectors = json::parse(*huiyin::testing::vector_text("wecom/payloads_app.json"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const auto text = c.at("xml").get<std::string>();
    const auto message = read_app_message(text);
    REQUIRE(message);
    const json read = as_json(*message);
    for (const auto& [key, value] : c.at("expect").items()) {
      CAPTURE(key);
      REQUIRE(read.contains(key));
      CHECK(read.at(key) == value);
    }
    CHECK(message->raw == text);
  }
}

TEST_CASE("payloads that lack what they need are turned away") {
  const auto vectors = json::parse(*huiyin::testing::vector_text("wecom/payloads_app.json"));
  for (const json& c : vectors.at("refuse")) {
    CAPTURE(c.at("id").get<std::string>(), c.at("expect").at("why").get<std::string>());
    const auto message = read_app_message(c.at("xml").get<std::string>());
    REQUIRE_FALSE(message);
    CHECK(message.error().code.starts_with("wecom.payload."));
  }
}

TEST_CASE("the JSON form of a payload says the same as the XML form") {
  const auto read = read_app_message(
      R"({"ToUserName":"ww1","FromUserName":"Li_Na","CreateTime":1767229207,"MsgType":"event",
          "Event":"template_card_event",
          "EventKey":"done","TaskId":"t-1","AgentID":1000002,"MsgId":9223372036854775809,
          "SelectedItems":{"SelectedItem":[{"QuestionKey":"a","OptionIds":{"OptionId":["x","y"]}},
                                           {"QuestionKey":"b","OptionIds":{"OptionId":"z"}}]}})");
  REQUIRE(read);
  CHECK(read->meaning == AppEvent::card_tap);
  CHECK(read->agent_id == "1000002");
  CHECK(read->msgid == "9223372036854775809");  // beyond a signed 64-bit number, and never a double
  CHECK(read->selected == decltype(read->selected){{"a", {"x", "y"}}, {"b", {"z"}}});
}

TEST_CASE("every documented event has its meaning, in any case of its name") {
  struct Row {
    const char* event;
    AppEvent meaning;
    AppKind kind;
  };
  const auto row = GENERATE(values<Row>({
      {"subscribe", AppEvent::subscribe, AppKind::event},
      {"LOCATION", AppEvent::location, AppKind::event},
      {"VIEW", AppEvent::view, AppKind::event},
      {"batch_job_result", AppEvent::ignored, AppKind::event},
      {"pic_sysphoto", AppEvent::ignored, AppKind::event},
      {"pic_of_next_year", AppEvent::ignored, AppKind::event},
      {"kf_account_auth_change", AppEvent::kf_accounts_changed, AppKind::event},
      {"moon_landing", AppEvent::unknown, AppKind::unknown},
  }));
  CAPTURE(row.event);
  const auto read = read_app_message(
      xml("<MsgType>event</MsgType><Event>" + std::string(row.event) + "</Event>"));
  REQUIRE(read);
  CHECK(read->meaning == row.meaning);
  CHECK(read->kind == row.kind);
}

TEST_CASE("an unknown message type without an id is kept, a known one is not") {
  CHECK(read_app_message(xml("<MsgType>hologram</MsgType>")));
  CHECK(read_app_message(xml("<MsgType>image</MsgType>")).error().code == "wecom.payload.msgid");
}

TEST_CASE("no text makes the XML reader see half of it or run deep") {
  struct Row {
    const char* because;
    std::string text;
  };
  std::string deep;
  for (int i = 0; i < 40; ++i) deep = "<a>" + deep + "</a>";
  const std::string fields = "<MsgType>text</MsgType><MsgId>1</MsgId><Content>x</Content>";
  const std::vector<Row> rows{
      {"a NUL inside", xml(fields) + std::string("\0<x/>", 5)},
      {"bytes that are no UTF-8",
       xml("<MsgType>text</MsgType><MsgId>1</MsgId><Content>\xff</Content>")},
      {"two roots", xml(fields) + xml(fields)},
      {"nested beyond the bound", xml(fields + deep)},
      {"a document type without entities", "<!DOCTYPE xml>" + xml(fields)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    CHECK(read_app_message(row.text).error().code == "wecom.payload.form");
  }
  CHECK(read_app_message(xml(fields)));
}

TEST_CASE("blanks that somebody typed stay, with or without CDATA") {
  CHECK(read_app_message(xml("<MsgType>text</MsgType><MsgId>1</MsgId><Content>  </Content>"))
            ->content == "  ");
  CHECK(read_app_message(
            xml("<MsgType>text</MsgType><MsgId>1</MsgId><Content><![CDATA[a\r\nb ]]></Content>"))
            ->content == "a\r\nb ");
}

TEST_CASE("a userid is folded for comparison and kept as it came") {
  CHECK(folded_userid("Wang.Fang-2@X") == "wang.fang-2@x");
  CHECK(read_app_message(xml("<MsgType>text</MsgType><MsgId>1</MsgId>"))->from_user == "Wang.Fang");
}

}  // namespace app_payload_test
