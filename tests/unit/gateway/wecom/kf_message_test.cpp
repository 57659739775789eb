#include "gateway/wecom/kf_message.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"

namespace kf_message_test {

using namespace huiyin;
using namespace huiyin::gateway::wecom;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

KfMenuItem click(const std::string& id, const std::string& content) {
  return {KfMenuItem::Kind::click, content, id, ""};
}

KfMessage message(KfContent content) { return {"wm1", "wk1", "hy_1", std::move(content)}; }

std::string any_words() {
  return any_row_of(
      {"信", "访", "。", "，", "a", " ", "\n", "😡", "é", "！", "好的，", "第一行", "0"});
}

}  // namespace

TEST_CASE("parts of a text joined are the text, each fits, and none is cut inside a character") {
  CHECK(holds("split and join", [] {
    const auto text = any_words();
    const auto bytes_max = any_in<std::size_t>(4, 40);
    std::string joined;
    for (const auto& part : split_text(text, bytes_max)) {
      PROPERTY_ASSERT(!part.empty());
      PROPERTY_ASSERT(part.size() <= bytes_max);
      PROPERTY_ASSERT(is_utf8(part));
      joined += part;
    }
    PROPERTY_ASSERT(joined == text);
  }));
}

TEST_CASE("a long text is cut behind the end of a sentence") {
  const std::string sentence = repeated("信", 100) + "。";  // 303 bytes
  const auto parts = split_text(repeated(sentence, 20), 2048);
  REQUIRE(parts.size() == 4);
  CHECK(parts[0] == repeated(sentence, 6));
  CHECK(parts[3] == repeated(sentence, 2));
}

TEST_CASE("without an end of a sentence it is cut behind a comma, else between characters") {
  const auto commas = split_text("一二三四，五六七八，九十", 20);  // 6 characters a part
  REQUIRE(commas.size() == 3);
  CHECK(commas[0] == "一二三四，");
  CHECK(split_text("一二三四五", 7) == std::vector<std::string>{"一二", "三四", "五"});
  CHECK(split_text("").empty());
}

TEST_CASE("bytes that are no UTF-8 are sent as replacement characters, never raw") {
  for (const auto& part : split_text("a\xff\xfe信", 2048)) CHECK(is_utf8(part));
  const auto body = send_body(message(KfText{"a\xff"}));
  REQUIRE(body);
  CHECK(is_utf8(*body));
}

TEST_CASE("a text becomes the body the platform reads") {
  const auto body = send_body(message(KfText{"您好"}));
  REQUIRE(body);
  CHECK(json::parse(*body) == json{{"touser", "wm1"},
                                   {"open_kfid", "wk1"},
                                   {"msgid", "hy_1"},
                                   {"msgtype", "text"},
                                   {"text", {{"content", "您好"}}}});
}

TEST_CASE("a menu becomes the body the platform reads") {
  const KfMenu menu{"请选择",
                    {click("q:1", "是"),
                     {KfMenuItem::Kind::view, "网址", "", "https://office.example/"},
                     {KfMenuItem::Kind::plain, "电话 010-00000000", "", ""}},
                    "谢谢"};
  const auto body = send_body(message(menu));
  REQUIRE(body);
  const json read = json::parse(*body);
  CHECK(read.at("msgtype") == "msgmenu");
  CHECK(read.at("msgmenu").at("head_content") == "请选择");
  CHECK(read.at("msgmenu").at("tail_content") == "谢谢");
  CHECK(read.at("msgmenu").at("list") ==
        json::parse(R"([{"type":"click","click":{"id":"q:1","content":"是"}},
            {"type":"view","view":{"url":"https://office.example/","content":"网址"}},
            {"type":"text","text":{"content":"电话 010-00000000"}}])"));
  const auto welcome = event_body("WC1", "hy_2", menu);
  REQUIRE(welcome);
  CHECK(json::parse(*welcome).at("code") == "WC1");
  CHECK_FALSE(json::parse(*welcome).contains("touser"));
}

TEST_CASE("what the platform would refuse is refused before it is sent") {
  struct Row {
    const char* because;
    KfMessage message;
    const char* code;
  };
  std::vector<KfMenuItem> eleven(11, click("a", "x"));
  const std::vector<Row> rows{
      {"no msgid", {"wm", "wk", "", KfText{"x"}}, "wecom.kf.msgid"},
      {"33 bytes", {"wm", "wk", std::string(33, 'a'), KfText{"x"}}, "wecom.kf.msgid"},
      {"a blank in the msgid", {"wm", "wk", "a b", KfText{"x"}}, "wecom.kf.msgid"},
      {"nobody", {"", "wk", "a", KfText{"x"}}, "wecom.kf.address"},
      {"no account", {"wm", "", "a", KfText{"x"}}, "wecom.kf.address"},
      {"blank", message(KfText{" \n"}), "wecom.kf.empty"},
      {"2049 bytes", message(KfText{std::string(2049, 'a')}), "wecom.kf.text_size"},
      {"eleven items", message(KfMenu{"h", eleven, ""}), "wecom.kf.menu_items"},
      {"a long head", message(KfMenu{std::string(1025, 'a'), {click("a", "x")}, ""}),
       "wecom.kf.menu_size"},
      {"a long id", message(KfMenu{"h", {click(std::string(65, 'a'), "x")}, ""}),
       "wecom.kf.menu_size"},
      {"a click without id", message(KfMenu{"h", {click("", "x")}, ""}), "wecom.kf.menu_size"},
      {"129 bytes on a click", message(KfMenu{"h", {click("a", std::string(129, 'x'))}, ""}),
       "wecom.kf.menu_size"},
      {"an empty menu", message(KfMenu{}), "wecom.kf.empty"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    const auto body = send_body(row.message);
    REQUIRE_FALSE(body);
    CHECK(body.error().code == row.code);
  }
  CHECK(send_body(message(KfText{std::string(2048, 'a')})));
}

TEST_CASE(
    "whatever is to be said is fitted into messages the platform takes, and no item is lost") {
  CHECK(holds("fitted menus", [] {
    KfMenu menu{any_words(), {}, any_words()};
    if (any_in(0, 4) == 0) menu.head = repeated(menu.head + "头。", 200);
    if (any_in(0, 4) == 0) menu.tail = repeated(menu.tail + "尾", 400);
    const int count = any_in(0, 25);
    for (int i = 0; i < count; ++i)
      menu.items.push_back(click("id" + std::to_string(i), "选" + repeated(any_words(), 8)));
    std::size_t items = 0;
    for (const auto& part : fitted(menu)) {
      PROPERTY_ASSERT(send_body(message(part)).has_value());
      if (const auto* fits = std::get_if<KfMenu>(&part)) items += fits->items.size();
    }
    PROPERTY_ASSERT(items == menu.items.size());
  }));
}

TEST_CASE("a menu that fits stays one message as it is") {
  const auto parts = fitted(KfMenu{"请选择", {click("1", "是"), click("2", "否")}, "谢谢"});
  REQUIRE(parts.size() == 1);
  const auto& menu = std::get<KfMenu>(parts[0]);
  CHECK(menu.head == "请选择");
  CHECK(menu.items.size() == 2);
  CHECK(menu.tail == "谢谢");
  CHECK(fitted(KfText{"  "}).empty());
}

TEST_CASE("words too long for an item end in an ellipsis") {
  const auto parts = fitted(KfMenu{"", {click("1", repeated("选", 50))}, ""});
  const auto& content = std::get<KfMenu>(parts.at(0)).items.at(0).content;
  CHECK(content.size() <= kClickTextBytesMax);
  CHECK(content.ends_with("…"));
}

}  // namespace kf_message_test
