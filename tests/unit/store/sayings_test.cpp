#include "store/sayings.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace sayings_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::testing;

namespace {

struct Row {
  std::string kind, body, trace;
  std::int64_t priority, inbox;
  std::optional<std::int64_t> expires;
};

std::vector<Row> rows(StoreRoom& room) {
  return room.database.read([&](Transaction& tx) {
    std::vector<Row> all;
    for (const auto& [kind, key, body, trace, priority, inbox, expires] :
         tx.rows<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t,
                 std::optional<std::int64_t>>(
             "SELECT kind, message_key, body, trace, priority, inbox_id, expires_at FROM outbox "
             "ORDER BY id"))
      all.push_back(
          {kind, room.keys.open(body, "outbox/" + key).value(), trace, priority, inbox, expires});
    return all;
  });
}

Sayings two_sayings(ConversationId to) {
  Sayings all;
  all.to = to;
  all.answers = InboxId{7};
  all.office = kMainOffice;
  all.channel = kWecomKf;
  all.sayings = {{"您好", {{"q1.a", "预约"}, {"q1.b", "查询"}}, "请点一项"}, {"第二句", {}, {}}};
  all.trace = "t-7";
  return all;
}

}  // namespace

TEST_CASE("what was said comes back as it was, with its menu and its tail") {
  const bot::Saying saying{"请选择：", {{"q3.a", "上午"}, {"q3.b", "下午"}}, "也可以直接打字"};
  const SaidBody back = read_saying_body(saying_body(saying, "code-1"));
  CHECK(back.saying.text == "请选择：");
  REQUIRE(back.saying.menu.size() == 2);
  CHECK(back.saying.menu[1].id == "q3.b");
  CHECK(back.saying.menu[1].label == "下午");
  CHECK(back.saying.tail == "也可以直接打字");
  CHECK(back.welcome_code == "code-1");
  const SaidBody plain = read_saying_body(saying_body({"好", {}, {}}));
  CHECK(plain.saying.menu.empty());
  CHECK(plain.saying.tail.empty());
  CHECK(plain.welcome_code.empty());
}

TEST_CASE("any bytes that are said make a body that can be read") {
  CHECK(holds("any bytes", [] {
    const std::string text = any_bytes();
    const std::string label = any_bytes();
    const SaidBody back = read_saying_body(saying_body({text, {{"q1.a", label}}, {}}));
    PROPERTY_ASSERT(is_utf8(back.saying.text));
    if (is_utf8(text)) PROPERTY_ASSERT(back.saying.text == text);
    PROPERTY_ASSERT(back.saying.menu.size() == 1u);
  }));
}

TEST_CASE("a body that we never wrote is a defect of ours") {
  for (const char* body : {"", "{", "[]", "7", R"({"menu":[]})"})
    CHECK_THROWS_AS(read_saying_body(body), Broken);
}

TEST_CASE("each saying is a row of its own, in order, tied to the message it answers") {
  StoreRoom room;
  const ConversationId to = room.citizen("wm-a");
  room.write([&](Transaction& tx) {
    put_sayings(tx, room.keys, room.random, two_sayings(to), room.clock.now());
  });
  const auto all = rows(room);
  REQUIRE(all.size() == 2);
  CHECK(read_saying_body(all[0].body).saying.text == "您好");
  CHECK(read_saying_body(all[1].body).saying.text == "第二句");
  for (const Row& row : all) {
    CHECK(row.kind == "saying");
    CHECK(row.inbox == 7);
    CHECK(row.trace == "t-7");
    CHECK(row.priority == 1);
    CHECK_FALSE(row.expires);
  }
}

TEST_CASE("a welcome is the first saying alone: before others' mail, and dropped when it is late") {
  StoreRoom room;
  Sayings all = two_sayings(room.citizen("wm-a"));
  all.welcome_code = "code-1";
  all.welcome_until = room.clock.now() + seconds{20};
  room.write(
      [&](Transaction& tx) { put_sayings(tx, room.keys, room.random, all, room.clock.now()); });
  const auto put = rows(room);
  REQUIRE(put.size() == 2);
  CHECK(put[0].kind == "welcome");
  CHECK(put[0].priority == 0);
  CHECK(put[0].expires == all.welcome_until.time_since_epoch().count());
  CHECK(read_saying_body(put[0].body).welcome_code == "code-1");
  CHECK(put[1].kind == "saying");
  CHECK_FALSE(put[1].expires);
  CHECK(read_saying_body(put[1].body).welcome_code.empty());
}

TEST_CASE("nothing said is nothing put") {
  StoreRoom room;
  Sayings none = two_sayings(room.citizen("wm-a"));
  none.sayings.clear();
  room.write(
      [&](Transaction& tx) { put_sayings(tx, room.keys, room.random, none, room.clock.now()); });
  CHECK(rows(room).empty());
}

TEST_CASE("by SMS a saying keeps the text that it is of and what fills it, elsewhere it does not") {
  const templates::Worded worded{"您的验证码是482913",
                                 {"bind.code_sms", "v1", {{"验证码", "482913"}}}};
  const auto by_sms = read_saying_body(saying_body(worded, kSms)).saying;
  CHECK(by_sms.text == worded.words);
  CHECK(by_sms.of == worded.of);
  const auto elsewhere = read_saying_body(saying_body(worded, kWecomKf)).saying;
  CHECK(elsewhere.text == worded.words);
  CHECK(elsewhere.of == templates::Filling());
}

}  // namespace sayings_test
