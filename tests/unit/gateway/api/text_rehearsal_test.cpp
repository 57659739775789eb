#include <catch2/catch.hpp>

#include "gateway/api/words_rehearsal.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_text_rehearsal_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;
using templates::Catalogue;

namespace {

const std::string kDone = "/texts/book_visit.done";
const std::string kGoodDone =
    "约好了，{时间}来{地点}。\n预约号：{预约号}，查询码：{查询码}，请记下来。";

// Tells what it was asked for: the real one (app/rehearse) plays whole offices.
struct Listening : gateway::api::WordsRehearsal {
  Catalogue::Rewording now, then;
  std::string text;
  int played = 0;
  gateway::api::Rehearsed told{.scripts = 100};
  gateway::api::Rehearsed rehearse(const Catalogue::Rewording& is_now,
                                   const Catalogue::Rewording& is_then,
                                   const std::string& said) override {
    now = is_now, then = is_then, text = said;
    ++played;
    return told;
  }
  gateway::api::Rehearsed rehearse_examples(const std::vector<bot::Example>&,
                                            const std::vector<bot::Example>&) override {
    return told;
  }
};

struct Room : ConsoleRoom {
  Listening rehearsal;
  Browser author, auditor;
  Room() : ConsoleRoom(Beside{.rehearsal = &rehearsal}) {
    user("su.qing", "苏青", {"author"});
    user("shen.ji", "沈记", {"handler"});
    author = at_console("su.qing");
    auditor = at_console("shen.ji");
  }
  Told rehearse(const Browser& who, const json& body, const std::string& at = kDone) {
    return by("POST", at + "/rehearse", who, body);
  }
};

}  // namespace

TEST_CASE("other words are rehearsed beside those that are said now, and kept nowhere") {
  Room room;
  const std::string shipped = room.words.current().words("book_visit.done");
  room.rehearsal.told.changed = {{"B01 the plain way", "  < 约好了", "  < 约好啦", true, false}};
  const Told told = room.rehearse(room.author, json::object({{"text", kGoodDone}}));
  REQUIRE(told.status == 200);
  CHECK(room.rehearsal.now.empty());
  CHECK(room.rehearsal.then == Catalogue::Rewording{{"book_visit.done", kGoodDone}});
  CHECK(room.rehearsal.text == shipped);
  CHECK(told.body["scripts"] == 100);
  CHECK(told.body["changed_count"] == 1);
  CHECK(told.body["changed"][0]["title"] == "B01 the plain way");
  CHECK(told.body["changed"][0]["passed"] == true);
  CHECK(told.body["changed"][0]["passes"] == false);
  CHECK(room.rows("wording") == 0);
}

TEST_CASE("what may not be said is refused before anything is played") {
  Room room;
  CHECK(room.rehearse(room.author, json::object({{"text", "{乱"}})).status == 422);
  CHECK(room.rehearse(room.author, json::object(), "/texts/no.such").status == 404);
  CHECK(room.rehearse(room.auditor, json::object()).status == 403);
  CHECK(room.rehearsal.played == 0);
  CHECK(room.rehearse(room.author, json::object()).status == 200);
  CHECK(room.rehearsal.then.empty());
}

TEST_CASE("of many scripts that go otherwise the first are told, and how many there are") {
  Room room;
  room.rehearsal.told.changed.assign(90, {"一", "甲", "乙", true, true});
  const Told told = room.rehearse(room.author, json::object({{"text", kGoodDone}}));
  CHECK(told.body["changed_count"] == 90);
  CHECK(told.body["changed"].size() == 40);
}

}  // namespace api_text_rehearsal_test
