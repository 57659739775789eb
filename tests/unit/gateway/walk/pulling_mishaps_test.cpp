// Pages that are not as they should be, and cursors: nobody's message is lost by another's.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/walk/pull_post.h"

namespace pulling_mishaps_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("one citizen's item that is no JSON keeps nobody else without an answer") {
  const auto item = [](const std::string& id, const std::string& words) {
    return text_item(id, "wm-" + id, words, kNow);
  };
  std::string odd = item("odd", "奇怪");
  odd.insert(odd.size() - 1, R"(,"weight":1e999)");
  Post post({R"({"errcode":0,"next_cursor":"c1","has_more":0,"msg_list":[)" + item("a", "您好") +
             "," + odd + ",tru," + item("b", "在吗") + "]}"});
  post.drain();
  CHECK(post.cursor() == "c1");
  CHECK(post.woken == std::vector{post.room.citizen("wm-a"), post.room.citizen("wm-odd"),
                                  post.room.citizen("wm-b")});
  CHECK(post.pulling->counts().malformed == 1);
  CHECK(post.room.number("SELECT COUNT(*) FROM inbox WHERE state = 3 AND kind = 'malformed'") == 1);
}

TEST_CASE("a line too slow for a large page is asked for smaller ones, also by the next pull") {
  Post post([&](const HttpCall& call) {
    if (json::parse(call.body).at("limit") > 5) return HttpAnswer{Reached::unanswered, 0, "", ""};
    return json_answer(page({text_item("a", kCitizen, "您好", kNow)}, "c1"));
  });
  for (int tries = 0; post.cursor().empty(); ++tries) {
    REQUIRE(tries < 20);
    post.pulling->step();
    post.room.clock.set(std::max(post.room.clock.now(), post.pulling->next_due()));
  }
  CHECK(post.pulling->counts().stopped == 1);  // given up once: the next pull went on where it was
  CHECK(post.woken.size() == 1);
}

TEST_CASE("a cursor that the platform no longer knows silences nobody and answers nothing anew") {
  const auto item = [](const std::string& id, Instant at) {
    return text_item(id, "wm-" + id, "您好", at);
  };
  std::string known = "c1", now_page = page({item("taken", kNow - minutes{2})}, "c1");
  Post post([&](const HttpCall& call) {
    const std::string cursor = json::parse(call.body).at("cursor");
    if (!cursor.empty() && cursor != known) return json_answer(R"({"errcode":40035})");
    return json_answer(now_page);
  });
  post.drain();
  post.woken.clear();
  // Five hours of an outage later, from an empty cursor all of three days comes again.
  post.room.clock.advance(hours{5});
  known = "r1";
  now_page = page({item("forgotten", kNow - hours{30}), item("taken", kNow - minutes{2}),
                   item("missed", kNow + minutes{5}), item("young", kNow + hours{5})},
                  "r1", true);
  CHECK(post.pulling->step());
  CHECK(post.cursor() == "r1");
  CHECK(post.woken == std::vector{post.room.citizen("wm-missed"), post.room.citizen("wm-young")});
  CHECK(post.room.log.has("pull starts over account=wkDesk01 cursor refused with code=40035"));
  // The rest of it in another life: still the same moment before which all was answered.
  post.begin_life();
  post.woken.clear();
  now_page = page({item("forgotten2", kNow - hours{29}), item("missed2", kNow + minutes{6})}, "r1");
  post.drain();
  CHECK(post.woken == std::vector{post.room.citizen("wm-missed2")});
  CHECK(post.room.rows("inbox") == 6);
  CHECK(post.room.number("SELECT first_pull_done FROM kf_account") == 1);
  // And all is as it was: what comes now is answered however old it is.
  now_page = page({item("late", kNow - hours{20})}, "r1");
  post.pulling->ring();
  post.drain();
  CHECK(post.woken.back() == post.room.citizen("wm-late"));
}

TEST_CASE("a message without a msgid is answered, and once however often it comes") {
  const auto unnamed = [](const std::string& words) {
    json item = json::parse(text_item("x", kCitizen, words, kNow));
    item.erase("msgid");
    return item.dump();
  };
  Post post({page({unnamed("您好"), text_item("a", kCitizen, "在吗", kNow)}, "c1"),
             page({unnamed("您好"), unnamed("有人吗")}, "c2")});
  post.drain();
  CHECK(post.woken == std::vector(2, post.room.citizen()));
  post.pulling->ring();
  post.drain();
  CHECK(post.woken.size() == 3);
  CHECK(post.pulling->counts().repeated == 1);
  CHECK(post.room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 3);
  CHECK(post.room.log.has("without a msgid"));
  CHECK_FALSE(post.room.log.has("您好"));
}

}  // namespace pulling_mishaps_test
