#include <catch2/catch.hpp>

#include "store/wordings.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_text_transfer_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  Browser author;
  Room() {
    user("su.qing", "苏青", {"author"});
    author = at_console("su.qing");
  }
  Told take(const std::string& text) {
    return by("POST", "/templates", author, json{{"text", text}, {"note", "照市局的"}});
  }
};

}  // namespace

TEST_CASE("what was taken out is taken in without a change, also the words of notices") {
  Room room;
  const json all = room.by("GET", "/templates", room.author).body;
  for (const char* part : {"text", "notices"}) {
    const Told told = room.take(all[part]);
    REQUIRE(told.status == 200);
    CHECK(told.body["drafted"].empty());
    CHECK(told.body["same"] > 50);
  }
  CHECK(room.rows("wording") == 0);
}

TEST_CASE("what differs becomes drafts, which nobody says before they were reviewed") {
  Room room;
  const std::string done = room.words.current().words("book_visit.done");
  const Told told =
      room.take("== book_visit.done {预约号} {查询码} {时间} {地点} {凭条}\n好了。\n" + done +
                "\n== notice.paper {地点} {时间} {电话}\n可以到{地点}领。\n");
  REQUIRE(told.status == 200);
  CHECK(told.body["drafted"] == json{"book_visit.done", "notice.paper"});
  CHECK(room.rows("wording") == 2);
  room.words.follow(room.database, room.clock.now());
  CHECK(room.words.current().words("book_visit.done") == done);
}

TEST_CASE("a file of which one text may not be said is not taken, and each fault is told") {
  Room room;
  const std::string good =
      "== book_visit.done {预约号} {查询码} {时间} {地点} {凭条}\n好了：{预约号} "
      "{查询码} {时间}\n";
  const Told told = room.take(good + "== no.such\n话\n== book_visit.waiting {日期}\n排上了。\n");
  CHECK(told.status == 422);
  CHECK(told.body["errors"].size() >= 2);
  CHECK(room.take("没有键名的字").status == 422);
  CHECK(room.rows("wording") == 0);
}

TEST_CASE("a text that waits for review keeps a whole file from being taken in") {
  Room room;
  const std::string at = "/texts/book_visit.done";
  const std::string words = "好了：{预约号} {查询码} {时间}";
  REQUIRE(room.by("PUT", at + "/draft", room.author, json::object({{"text", words}})).status ==
          200);
  REQUIRE(room.by("POST", at + "/submit", room.author).status == 200);
  const Told told = room.take("== book_visit.done {预约号} {查询码} {时间} {地点}\n" + words +
                              "。\n== notice.paper {地点} {时间} {电话}\n可以到{地点}领。\n");
  CHECK(told.status == 409);
  CHECK(told.code() == "wording.submitted");
  CHECK(room.rows("wording") == 1);
}

}  // namespace api_text_transfer_test
