#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "store/wordings.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_texts_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const std::string kDone = "/texts/book_visit.done", kPaper = "/texts/notice.acceptance";
const std::string kGoodDone =
    "约好了，{时间}来{地点}。\n预约号：{预约号}，查询码：{查询码}，请记下来。";

struct Room : ConsoleRoom {
  Browser author, reviewer, both;
  Room() {
    user("su.qing", "苏青", {"author"});
    user("fang.qing", "方晴", {"reviewer"});
    user("gao.lang", "高朗", {"admin"}, "main", false, "gaolang");
    author = at_console("su.qing");
    reviewer = at_console("fang.qing");
    both = at_console("gao.lang");
  }
  Told save(const Browser& who, const std::string& text, const std::string& at = kDone) {
    return by("PUT", at + "/draft", who, json{{"text", text}, {"note", "更好懂"}});
  }
  Told submit(const std::string& at = kDone) { return by("POST", at + "/submit", author); }
  Told publish(const Browser& who, std::int64_t id, const std::string& at = kDone) {
    return by("POST", at + "/publish", who, json::object({{"id", id}}));
  }
  void follow() { words.follow(database, clock.now()); }
};

std::vector<std::string> keys_of(const Told& told) {
  std::vector<std::string> keys;
  for (const json& item : told.body["items"]) keys.push_back(item["key"]);
  return keys;
}

}  // namespace

TEST_CASE("a text is told with its title, and found by it, as by its key") {
  Room room;
  CHECK(room.by("GET", kDone, room.author).body["title"] == "预约·约好了");
  CHECK(room.by("GET", kPaper, room.author).body["title"] == "受理告知书");
  // 约好了, by the title of one and by the words of another; its short form is told as an SMS.
  const Told told = room.by("GET", "/texts?q=%E7%BA%A6%E5%A5%BD%E4%BA%86", room.author);
  std::map<std::string, std::string> titles;
  for (const json& item : told.body["items"]) titles[item["key"]] = item["title"];
  CHECK(titles["book_visit.done"] == "预约·约好了");
  CHECK(titles["book_visit.done.brief"] == "预约·约好了·短信");
  CHECK(titles["book_visit.another"] == "预约·接着约另一个");
  // 预约·问手机号 stands in no text's words.
  const auto asked = keys_of(room.by(
      "GET", "/texts?q=%E9%A2%84%E7%BA%A6%C2%B7%E9%97%AE%E6%89%8B%E6%9C%BA%E5%8F%B7", room.author));
  CHECK(asked == std::vector<std::string>{"book_visit.ask_phone", "book_visit.ask_phone.brief"});
  CHECK(keys_of(room.by("GET", "/texts?q=book_visit.ask_phone", room.author)).size() == 4);
}

TEST_CASE("one words a text, another publishes it, and from then on it is said") {
  Room room;
  const Told saved = room.save(room.author, kGoodDone);
  REQUIRE(saved.status == 200);
  CHECK(saved.body["open"]["state"] == "draft");
  CHECK(saved.body["is_own"] == true);
  const std::int64_t id = saved.body["open"]["id"];
  CHECK(room.publish(room.reviewer, id).code() == "wording.none");
  REQUIRE(room.submit().status == 200);
  CHECK(keys_of(room.by("GET", "/texts?state=submitted", room.reviewer)) ==
        std::vector<std::string>{"book_visit.done"});
  const Told published = room.publish(room.reviewer, id);
  REQUIRE(published.status == 200);
  CHECK(published.body["open"].is_null());
  CHECK(published.body["versions"][0]["state"] == "published");
  CHECK(published.body["versions"][0]["reviewed_by"] == "方晴");
  CHECK(published.body["text"] == kGoodDone);
  room.follow();
  CHECK(room.words.current().words("book_visit.done") == kGoodDone);
  CHECK(room.by("GET", kDone, room.author).body["text"] == kGoodDone);
  CHECK(keys_of(room.by("GET", "/texts?state=changed", room.author)).size() == 1);
}

TEST_CASE("who may both write and publish does not publish his own words") {
  Room room;
  const std::int64_t id = room.save(room.both, kGoodDone).body["open"]["id"];
  REQUIRE(room.submit().status == 200);
  const Told refused = room.publish(room.both, id);
  CHECK(refused.status == 403);
  CHECK(refused.code() == "wording.own");
  CHECK(room.publish(room.author, id).status == 403);  // is no reviewer
  room.follow();
  CHECK(room.words.current().words("book_visit.done") ==
        room.words.shipped().words("book_visit.done"));
}

TEST_CASE("a text that would leave out what it is there to tell is not taken, and says what") {
  Room room;
  const Told refused = room.save(room.author, "约好了，{时间}来{地点}。预约号：{预约号}。");
  CHECK(refused.status == 422);
  CHECK(refused.code() == "words.fact_dropped");
  CHECK_THAT(refused.body["detail"].get<std::string>(), Catch::Contains("查询码"));
  const Told paper = room.save(room.author, "您反映的{事项}已受理。", kPaper);
  CHECK(paper.status == 422);
  CHECK(room.rows("wording") == 0);
  CHECK(room.save(room.author, "话", "/texts/no.such").status == 404);
}

TEST_CASE("a notice in other words is previewed as paper, and published") {
  Room room;
  const json text = room.by("GET", kPaper, room.author).body;
  CHECK(text["to"] == "paper");
  const std::string words = "您好！" + text["text"].get<std::string>();
  const Told preview =
      room.by("POST", kPaper + "/preview", room.author, json::object({{"text", words}}));
  REQUIRE(preview.status == 200);
  CHECK(preview.body["faults"].empty());
  REQUIRE(preview.body["paper"].is_object());
  CHECK_THAT(preview.body["paper"]["paragraphs"][0].get<std::string>(),
             Catch::StartsWith("您好！您于"));
  const std::int64_t id = room.save(room.author, words, kPaper).body["open"]["id"];
  REQUIRE(room.submit(kPaper).status == 200);
  REQUIRE(room.publish(room.reviewer, id, kPaper).status == 200);
  const auto in_force =
      room.database.read([](store::Transaction& tx) { return store::wordings_in_force(tx); });
  CHECK(in_force == templates::Catalogue::Rewording{{"notice.acceptance", words}});
}

TEST_CASE("what is returned tells why, and its writer begins anew") {
  Room room;
  const std::int64_t id = room.save(room.author, kGoodDone).body["open"]["id"];
  REQUIRE(room.submit().status == 200);
  CHECK(room.save(room.author, kGoodDone + "谢谢。").code() == "wording.submitted");
  CHECK(room.by("POST", kDone + "/return", room.reviewer, json::object({{"id", id}})).status ==
        422);
  const Told returned =
      room.by("POST", kDone + "/return", room.reviewer, json{{"id", id}, {"answer", "再短些"}});
  REQUIRE(returned.status == 200);
  CHECK(returned.body["versions"][0]["answer"] == "再短些");
  CHECK(room.save(room.author, kGoodDone).status == 200);
  CHECK(room.by("DELETE", kDone + "/draft", room.author).status == 204);
  CHECK(room.by("DELETE", kDone + "/draft", room.author).code() == "wording.none");
}

TEST_CASE("a draft is taken back by who wrote it, or by an admin, and by nobody else") {
  Room room;
  room.user("tang.xi", "唐溪", {"author"});
  const auto another = room.at_console("tang.xi");
  REQUIRE(room.save(room.author, kGoodDone).status == 200);
  CHECK(room.by("DELETE", kDone + "/draft", another).code() == "wording.another_s");
  CHECK(room.by("DELETE", kDone + "/draft", room.both).status == 204);
}

TEST_CASE("another's draft is replaced by who names it, and by nobody who never saw it") {
  Room room;
  const std::int64_t hers = room.save(room.author, kGoodDone).body["open"]["id"];
  const Told unseen = room.save(room.both, kGoodDone);
  CHECK(unseen.status == 409);
  CHECK(unseen.code() == "wording.another_s");
  const Told seen = room.by("PUT", kDone + "/draft", room.both,
                            json::object({{"text", kGoodDone}, {"replaces", hers}}));
  CHECK(seen.status == 200);
  CHECK(seen.body["is_own"] == true);
}

TEST_CASE("what is HTML is no text for an office to word, and what stands on a page is one") {
  Room room;
  for (const char* frame : {"page.head", "page.ask", "page.notice", "page.no_paper", "page.check",
                            "page.check_broken", "page.check_unknown", "page.check_shut"}) {
    CAPTURE(frame);
    CHECK(room.by("GET", std::string("/texts/") + frame, room.author).status == 404);
  }
  CHECK(room.save(room.author, "<html>", "/texts/page.head").status == 404);
  CHECK(room.by("GET", "/texts/page.wrong", room.author).status == 200);
  const Told list = room.by("GET", "/texts", room.author);
  for (const json& line : list.body["items"])
    CHECK_FALSE(line["begins"].get<std::string>().starts_with("<"));
}

TEST_CASE("a system has no second person, and a county does not word the city's texts") {
  Room room;
  const std::string key = room.key({"texts:write", "texts:publish", "templates:read"});
  CHECK(room.call("PUT", kDone + "/draft", {.key = key, .body = "{\"text\":\"话\"}"}).code() ==
        "wording.person");
  CHECK(room.get("/texts", key).status == 200);
  CHECK(room.rows("wording") == 0);
}

TEST_CASE("texts are found by group and by their words") {
  Room room;
  const auto all = keys_of(room.by("GET", "/texts", room.author));
  CHECK(all.size() > 500);
  const auto visits = keys_of(room.by("GET", "/texts?group=book_visit", room.author));
  CHECK(visits.size() < all.size());
  CHECK(std::ranges::find(visits, "book_visit.done") != visits.end());
  const auto found = keys_of(room.by("GET", "/texts?q=%E6%9F%A5%E8%AF%A2%E7%A0%81", room.author));
  CHECK(std::ranges::find(found, "book_visit.done") != found.end());
}

}  // namespace api_texts_test
