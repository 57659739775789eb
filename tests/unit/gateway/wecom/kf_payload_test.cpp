#include "gateway/wecom/kf_payload.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"

namespace kf_payload_test {

using namespace huiyin::gateway::wecom;
using nlohmann::json;

namespace {

json as_json(const KfItem& m) {
  json read;
  const auto put = [&](const char* key, const std::string& value) { read[key] = value; };
  const auto number = [&](const char* key, const auto& value) {
    read[key] = value ? json(*value) : json();
  };
  put("msgid", m.msgid), put("open_kfid", m.open_kfid), put("external_userid", m.external_userid);
  put("type", m.type), put("event", m.event), put("servicer_userid", m.servicer_userid);
  put("content", m.content), put("menu_id", m.menu_id), put("media_id", m.media_id);
  put("name", m.name), put("address", m.address), put("title", m.title), put("desc", m.desc);
  put("url", m.url), put("pic_url", m.pic_url), put("userid", m.userid), put("appid", m.appid);
  put("pagepath", m.pagepath), put("scene", m.scene), put("scene_param", m.scene_param);
  put("welcome_code", m.welcome_code), put("fail_msgid", m.fail_msgid), put("msg_code", m.msg_code);
  put("recall_msgid", m.recall_msgid), put("old_servicer_userid", m.old_servicer_userid);
  put("new_servicer_userid", m.new_servicer_userid), put("thumb_media_id", m.thumb_media_id);
  number("latitude", m.latitude), number("longitude", m.longitude),
      number("fail_type", m.fail_type);
  number("status", m.status), number("change_type", m.change_type),
      number("stop_type", m.stop_type);
  number("reject_switch", m.reject_switch);
  read["origin"] = m.origin;
  read["send_time"] = m.send_time;
  return read;
}

}  // namespace

TEST_CASE("each field of each pulled item is read") {
  const auto vectors = json::parse(*huiyin::testing::vector_text("wecom/payloads_kf.json"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const auto item = read_kf_item(c.at("item").dump());
    REQUIRE(item);
    const json read = as_json(*item);
    for (const auto& [key, value] : c.at("expect").items()) {
      CAPTURE(key);
      REQUIRE(read.contains(key));
      // An absent text is an empty one.
      CHECK(read.at(key) == (value.is_null() ? json("") : value));
    }
    CHECK(json::parse(item->raw) == c.at("item"));
  }
}

TEST_CASE("every documented type of item has its outcome") {
  struct Row {
    const char* type;
    KfMeaning meaning;
  };
  const auto row = GENERATE(values<Row>({
      {"text", KfMeaning::text},
      {"voice", KfMeaning::voice},
      {"merged_msg", KfMeaning::other_message},
      {"channels_shop_order", KfMeaning::other_message},
      {"holo_call", KfMeaning::unknown_message},
      {"", KfMeaning::unknown_message},
  }));
  CAPTURE(row.type);
  CHECK(read_kf_item(json{{"msgid", "m1"}, {"msgtype", row.type}}.dump())->meaning == row.meaning);
}

TEST_CASE("an event's own ids win over those around it") {
  const auto item =
      read_kf_item(R"({"msgid":"m","msgtype":"event","open_kfid":"outer","external_userid":"outer",
      "event":{"event_type":"enter_session","open_kfid":"inner","external_userid":"inner"}})");
  REQUIRE(item);
  CHECK(item->open_kfid == "inner");
  CHECK(item->external_userid == "inner");
  CHECK(item->meaning == KfMeaning::enter_session);
  const auto outer = read_kf_item(
      R"({"msgid":"m","msgtype":"event","open_kfid":"outer","event":{"event_type":"meteor"}})");
  CHECK(outer->open_kfid == "outer");
  CHECK(outer->meaning == KfMeaning::unknown_event);
}

TEST_CASE("what has no id is set aside, and the page goes on") {
  const auto page = read_pull_page(R"({"errcode":0,"next_cursor":"c1","has_more":1,"msg_list":[
      {"msgid":"a","msgtype":"text","text":{"content":"x"}}, {"msgtype":"text"}, 7, null,
      {"msgid":"","msgtype":"text"}, {"msgid":"b","msgtype":"text","text":"not an object"}]})");
  REQUIRE(page);
  CHECK(page->items.size() == 2);
  CHECK(page->items[1].content.empty());
  CHECK(page->malformed.size() == 4);
  CHECK(page->malformed[0].problem.code == "wecom.kf.msgid");
  CHECK(page->malformed[1].raw == "7");
  CHECK(page->next_cursor == "c1");
  CHECK(page->has_more);
}

TEST_CASE("a page that is no page is refused whole") {
  for (const char* body : {"", "[]", "{", R"({"msg_list":{}})", R"({"msg_list":"x"})"}) {
    CAPTURE(body);
    CHECK(read_pull_page(body).error().code == "wecom.kf.page");
  }
  CHECK(read_pull_page(R"({"errcode":0,"next_cursor":"c","msg_list":null})")->items.empty());
}

TEST_CASE("a reason stands for every number of a failed sending") {
  for (const int type : {0, 1, 4, 5, 6, 10, 11, 99}) CHECK_FALSE(send_fail_reason(type).empty());
}

TEST_CASE("one citizen's broken words do not hide the others' on the page") {
  const auto page = read_pull_page(
      R"({"errcode":0,"next_cursor":"c1","has_more":0,"msg_list":[
      {"msgid":"a","msgtype":"text","text":{"content":"\ud83d"}},
      {"msgid":"b","msgtype":"text","text":{"content":"在吗"}}]})");
  REQUIRE(page);
  REQUIRE(page->items.size() == 2);
  CHECK(page->items[1].content == "在吗");
  CHECK(read_kf_item(page->items[0].raw)->content == "\xEF\xBF\xBD");
}

}  // namespace kf_payload_test
