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

TEST_CASE("a citizen's message needs no msgid that can be used to be answered") {
  json item{{"external_userid", "wm1"}, {"origin", 3}, {"msgtype", "text"}};
  item["text"]["content"] = "在吗";
  SECTION("none") {}
  SECTION("an empty one") { item["msgid"] = ""; }
  SECTION("one too long for the store") { item["msgid"] = std::string(129, 'L'); }
  SECTION("no text") { item["msgid"] = json::array(); }
  const auto read = read_kf_item(item.dump());
  REQUIRE(read);
  CHECK(read->msgid.empty());
  CHECK(read->content == "在吗");
  CHECK(read_kf_item(read->raw)->content == "在吗");
  for (const char* lacking : {"external_userid", "origin", "msgtype"}) {
    CAPTURE(lacking);
    json less = item;
    less.erase(lacking);
    CHECK(read_kf_item(less.dump()).error().code == "wecom.kf.msgid");
  }
  item["origin"] = 5;
  CHECK_FALSE(read_kf_item(item.dump()));
  item["origin"] = 3;
  item["external_userid"] = std::string(129, 'w');
  CHECK_FALSE(read_kf_item(item.dump()));
  item["external_userid"] = "wm1";
  item["msgtype"] = "event";
  CHECK_FALSE(read_kf_item(item.dump()));
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

TEST_CASE("one item that is no JSON does not hide the others on its page") {
  std::string deep = "1";
  for (int i = 0; i < 60; ++i) deep = R"({"d":)" + deep + "}";
  struct Row {
    const char* because;
    std::string item;
    bool reads;
  };
  const std::vector<Row> rows{
      {"a control character", "{\"msgid\":\"x\",\"text\":{\"content\":\"a\x01\n\"}}", true},
      {"nested too deep", R"({"msgid":"x","msgtype":"merged_msg","merged_msg":)" + deep + "}",
       true},
      {"beyond every number", R"({"msgid":"x","location":{"latitude":1e999}})", true},
      {"a word that is none", R"({"msgid":"x","a":undefined})", true},
      {"a key twice", R"({"msgid":"x","a":1,"a":undefined})", true},
      {"no object", "undefined", false},
      {"without a msgid", R"({"msgtype":undefined})", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    const auto page = read_pull_page(
        R"({"errcode":0,"next_cursor":"c1","has_more":1,"msg_list":[{"msgid":"a"},)" + row.item +
        R"(,{"msgid":"b"}]})");
    REQUIRE(page);
    CHECK(page->next_cursor == "c1");
    CHECK(page->has_more);
    CHECK(page->items.size() == (row.reads ? 3 : 2));
    CHECK(page->items.back().msgid == "b");
    CHECK(page->malformed.size() == (row.reads ? 0 : 1));
    if (!row.reads) CHECK(page->malformed.at(0).raw == row.item);
    for (const KfItem& item : page->items) CHECK(read_kf_item(item.raw)->msgid == item.msgid);
  }
}

TEST_CASE("of an item that is no JSON the words are read all the same") {
  const std::string text = R"({"msgid":"x","external_userid":"wm1","origin":3,"msgtype":"text",
      "text":{"content":"在吗","weight":1e999}})";
  const auto item = read_kf_item(text);
  REQUIRE(item);
  CHECK(item->content == "在吗");
  CHECK(item->external_userid == "wm1");
  CHECK(item->raw == text);
}

TEST_CASE("a page with a key twice is read, and its lists are read both") {
  const auto page = read_pull_page(R"({"errcode":0,"next_cursor":"c1","next_cursor":"c2",
      "msg_list":[{"msgid":"a"}],"has_more":0,"msg_list":[{"msgid":"b"}]})");
  REQUIRE(page);
  CHECK(page->next_cursor == "c2");
  CHECK(page->items.size() == 2);
  CHECK_FALSE(page->has_more);
}

TEST_CASE("a page that is cut, or was not done, is not read item by item") {
  for (const char* body :
       {R"({"errcode":0,"next_cursor":"c","msg_list":[{"msgid":"a"},1e999)",
        R"({"errcode":0,"next_cursor":"c","msg_list":[{"msgid":"a"},1e999])",
        R"({"errcode":45009,"next_cursor":"c","msg_list":[{"msgid":"a"},1e999]})",
        R"({"next_cursor":"c","msg_list":[{"msgid":"a"},1e999]})", R"({"next_cursor":"c"})",
        R"({"errcode":0,"next_cursor":"c","msg_list":{"a":1e999}})"}) {
    CAPTURE(body);
    CHECK_FALSE(read_pull_page(body));
  }
}

TEST_CASE("of a page that stays unreadable its cursor is had, and it is kept whole") {
  const std::string body = R"({"errcode":0,"errmsg":"ok","next_cursor":"c1","has_more":0,"msg_list":
      [{"msgid":"a","text":{"content":"5" tall"}}]})";
  CHECK_FALSE(read_pull_page(body));
  const auto page = unreadable_page(body);
  REQUIRE(page);
  CHECK(page->next_cursor == "c1");
  CHECK_FALSE(page->has_more);
  CHECK(page->items.empty());
  REQUIRE(page->malformed.size() == 1);
  CHECK(page->malformed[0].raw == body);
  CHECK_FALSE(unreadable_page(body.substr(0, body.size() - 1)));  // cut: comes whole another time
  CHECK_FALSE(unreadable_page(R"({"errcode":0,"msg_list":[tru"}]})"));
  CHECK_FALSE(unreadable_page(R"({"msg_list":["}],"next_cursor":"c1","errcode":0})"));
  CHECK_FALSE(unreadable_page(R"({"errcode":-1,"next_cursor":"c1","msg_list":[tru"}]})"));
}

}  // namespace kf_payload_test
