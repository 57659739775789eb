#include "gateway/walk/pulling.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "tests/support/vectors.h"
#include "tests/unit/gateway/walk/pull_post.h"

namespace pulling_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using namespace huiyin::literals;
using nlohmann::json;

namespace {

HttpAnswer answer_of_step(const json& step) {
  const json& response = step.at("response");
  if (response.is_string())
    return {Reached::answered, step.value("http_status", 200), response, "text/html"};
  return json_answer(response.dump(), step.value("http_status", 200));
}

// One conversation of the vectors through the real store, kills included.
void play(const json& c) {
  const json& steps = c.at("steps");
  std::size_t calls = 0;
  Post post(
      [&](const HttpCall& call) {
        const json& step = steps.at(std::min(calls++, steps.size() - 1));
        const json body = json::parse(call.body);
        CAPTURE(call.body);
        for (const auto& [key, value] : step.at("request").items())
          CHECK((value.is_null() ? !body.contains(key) : body.value(key, json()) == value));
        return answer_of_step(step);
      },
      steps.at(0).at("request").at("open_kfid"));
  post.room.clock.set(Instant(seconds{1767229800}));  // ten minutes after the first message
  if (!c.at("bell").is_null()) post.bell(c.at("bell").at("token"));
  const auto then = [&] {
    return calls == 0 ? ""
                      : steps.at(std::min(calls, steps.size()) - 1).value("then", std::string());
  };
  bool over = false;
  for (int guard = 0; guard < 60 && !over; ++guard) {
    const std::size_t next = std::min(calls, steps.size() - 1);
    const std::string fate = steps.at(next).value("then", std::string());
    const bool dies_before = fate.find("before commit") != std::string::npos;
    if (dies_before) post.room.break_writes("kf_account", "UPDATE");
    post.pulling->step();
    if (dies_before) post.room.heal();
    if (then().find("kill") != std::string::npos) {
      post.bell("");  // the bell's token is not known to the next life of the vectors
      post.begin_life();
    } else {
      over = calls >= steps.size() && post.pulling->counts().failed == 0;
      over |= post.pulling->counts().stopped > 0;
      over |= calls >= steps.size() &&
              post.cursor() == c.at("expect").at("final_cursor").get<std::string>();
      post.room.clock.advance(seconds{11});  // beyond the longest back-off, short of the period
    }
  }
  CHECK(over);
  const json& expect = c.at("expect");
  CHECK(post.cursor() == expect.at("final_cursor").get<std::string>());
  const auto ids = post.room.texts(
      "SELECT substr(message_key, 4) FROM inbox WHERE message_key NOT LIKE 'kf:malformed:%' ORDER "
      "BY id");
  if (!expect.at("inbox_msgids").is_null()) CHECK(json(ids) == expect.at("inbox_msgids"));
  if (expect.contains("inbox_count")) CHECK(ids.size() == expect.at("inbox_count"));
  if (expect.contains("gettoken_calls"))
    CHECK(post.platform.tokens - 1 == expect.at("gettoken_calls"));
  if (expect.contains("per_citizen")) {
    std::map<std::int64_t, json> said;
    post.room.database.read([&](store::Transaction& tx) {
      for (const auto& [who, key, sealed] : tx.rows<std::int64_t, std::string, std::string>(
               "SELECT conversation_id, message_key, payload FROM inbox ORDER BY id"))
        said[who].push_back(
            json::parse(*post.room.keys.open(sealed, "inbox/" + key)).at("text").at("content"));
    });
    for (const json& one : expect.at("per_citizen"))
      CHECK(std::ranges::any_of(said, [&](const auto& pair) { return pair.second == one; }));
  }
  if (expect.value("bounded", false)) CHECK(post.pulling->counts().stopped == 1);
  CHECK(calls <= steps.size() + 1);
  for (const char* secret : {"停水", "XF2026", "access_token=", "APP-SECRET", "KF-SECRET", "ENC"})
    CHECK_FALSE(post.room.log.has(secret));
}

}  // namespace

TEST_CASE("each conversation of pulls leaves the right inbox and cursor in the store") {
  const auto vectors = json::parse(*vector_text("wecom/pulls_kf.json"));
  for (const json& c : vectors.at("cases")) {
    INFO(c.at("id").get<std::string>() << ": " << c.at("about").get<std::string>());
    play(c);
  }
}

TEST_CASE("the cursor and the messages of its page are there together or not at all") {
  Post post({page({text_item("a", kCitizen, "您好", kNow)}, "c1")});
  SECTION("a cursor that cannot be moved takes the messages back") {
    post.room.break_writes("kf_account", "UPDATE");
    post.room.break_writes("kf_account");
  }
  SECTION("a message that cannot be kept leaves the cursor") { post.room.break_writes("inbox"); }
  CHECK(post.pulling->step());
  CHECK(post.room.rows("inbox") == 0);
  CHECK(post.cursor().empty());
  CHECK(post.woken.empty());
  CHECK(post.pulling->counts().failed == 1);
  post.room.heal();
  CHECK_FALSE(post.pulling->step());  // a back-off
  post.room.clock.set(post.pulling->next_due());
  CHECK(post.pulling->step());
  CHECK(post.room.rows("inbox") == 1);
  CHECK(post.cursor() == "c1");
  CHECK(post.woken.size() == 1);
}

TEST_CASE("on the first start ever only what is young is answered") {
  Post post({page({text_item("old", "wm-old", "三天前", kNow - hours{70}),
                   text_item("young", "wm-young", "刚才", kNow - minutes{59})},
                  "c1"),
             page({text_item("late", "wm-old", "停机时写的", kNow - hours{20})}, "c2")});
  post.drain();
  CHECK(post.room.rows("inbox") == 2);
  CHECK(post.woken == std::vector{post.room.citizen("wm-young")});
  CHECK(post.room.number("SELECT state FROM inbox WHERE message_key = 'kf:old'") == 1);
  // After downtime, what was written meanwhile is answered however old it is.
  post.begin_life();
  post.woken.clear();
  post.drain();
  CHECK(post.woken == std::vector{post.room.citizen("wm-old")});
}

TEST_CASE("a first pull that could not be finished is still the first one") {
  Post post({page({text_item("one", "wm-1", "旧", kNow - hours{70})}, "c1", true),
             page({text_item("two", "wm-2", "旧", kNow - hours{70})}, "c2")});
  CHECK(post.pulling->step());
  post.begin_life();
  post.drain();
  CHECK(post.woken.empty());
  CHECK(post.room.rows("inbox") == 2);
  CHECK(post.room.number("SELECT first_pull_done FROM kf_account") == 1);
}

TEST_CASE("a bell is pulled at once with its token, and one that rings during a pull is not lost") {
  Post post({page({}, "c1"), page({}, "c2", true), page({}, "c3"), page({}, "c4")});
  post.drain();
  CHECK_FALSE(post.pulling->step());  // nothing until a bell or the period
  post.bell("ENC-bell");
  post.pulling->ring();
  CHECK(post.pulling->step());
  CHECK(json::parse(post.platform.last().body).at("token") == "ENC-bell");
  post.pulling->ring();
  CHECK(post.pulling->step());  // the page that was due
  CHECK(post.cursor() == "c3");
  CHECK(post.pulling->step());  // what the bell was for
  CHECK(post.cursor() == "c4");
  CHECK_FALSE(post.pulling->step());
  post.room.clock.advance(PullSettings{}.period);  // no bell at all
  CHECK(post.pulling->step());
}

TEST_CASE("a bell's token is not used when it is stale") {
  Post post({page({}, "c1")});
  post.bell("ENC-bell");
  post.room.clock.advance(minutes{9});
  post.drain();
  CHECK_FALSE(json::parse(post.platform.last().body).contains("token"));
}

TEST_CASE("bells do not cut a back-off short: an outage is no storm of calls") {
  Post post([](const HttpCall&) { return json_answer("<html>", 502); });
  const auto calls = [&] {
    return post.platform.calls().size() - std::size_t(post.platform.tokens);
  };
  SECTION("after a failure") {
    CHECK(post.pulling->step());
    CHECK(calls() == 1);
  }
  SECTION("also after the pull was given up") {
    while (post.pulling->counts().stopped == 0) {
      post.pulling->step();
      post.room.clock.set(std::max(post.room.clock.now(), post.pulling->next_due()));
    }
    post.room.clock.advance(-milliseconds{1});
  }
  SECTION("and when the store does not write") {
    post.room.break_writes("kf_account");
    post.pulling->step();
  }
  const auto before = calls();
  for (int bells = 0; bells < 50; ++bells) {
    post.pulling->ring();
    CHECK_FALSE(post.pulling->step());
  }
  CHECK(calls() == before);
  post.room.clock.set(post.pulling->next_due());
  CHECK(post.pulling->step());
  CHECK(calls() == before + 1);
}

TEST_CASE("an outage's back-off grows, with a bound") {
  Post post([](const HttpCall&) { return json_answer("<html>", 502); });
  milliseconds before{0};
  for (int i = 0; i < 7; ++i) {
    CHECK(post.pulling->step());
    const auto delay = post.pulling->next_due() - post.room.clock.now();
    CHECK(delay > before / 2);
    CHECK(delay <= PullSettings{}.retry_max);
    before = delay;
    post.room.clock.set(post.pulling->next_due());
  }
  CHECK(before >= 16 * PullSettings{}.retry_first);
}

TEST_CASE("who is told to slow down, or to mend his settings, does not probe") {
  std::string answer;
  Post post([&](const HttpCall&) { return json_answer(answer); });
  SECTION("too many calls") { answer = R"({"errcode":45009})"; }
  SECTION("an account that is not there") { answer = R"({"errcode":95004})"; }
  SECTION("a code nobody knows") { answer = R"({"errcode":123456})"; }
  SECTION("a token refused twice") { answer = R"({"errcode":40014})"; }
  int pauses = 0;
  for (milliseconds before{0}; pauses < 10; ++pauses) {
    while (post.pulling->next_due() <= post.room.clock.now()) REQUIRE(post.pulling->step());
    const auto delay = post.pulling->next_due() - post.room.clock.now();
    CHECK(delay >= PullSettings{}.pause_first);
    CHECK(delay >= before / 2);
    CHECK(delay <= PullSettings{}.pause_max);
    before = delay;
    post.room.clock.set(post.pulling->next_due());
  }
  CHECK(post.pulling->next_due() - "2026-11-24T09:00"_at > 3 * PullSettings{}.pause_max);
}

TEST_CASE("a pause that outlasts the time between pulls is no clock set back") {
  Post post([](const HttpCall&) { return json_answer(R"({"errcode":45009})"); });
  post.pull_settings.period = seconds{5};
  post.begin_life();
  const auto longest =
      std::max<milliseconds>(post.pull_settings.period, post.pull_settings.retry_max);
  for (int pauses = 0; post.pulling->next_due() <= post.room.clock.now() + longest; ++pauses) {
    REQUIRE(pauses < 20);
    post.room.clock.set(std::max(post.pulling->next_due(), post.room.clock.now()));
    REQUIRE(post.pulling->step());
  }
  CHECK_FALSE(post.pulling->step());
}

TEST_CASE("an outage does not begin anew with each pull that was given up") {
  // A cursor that does not move on is one: the platform says more, and is soon asked again.
  const bool says_more = GENERATE(false, true);
  Post post([&](const HttpCall&) {
    return says_more ? json_answer(page({}, "", true)) : json_answer("<html>", 502);
  });
  milliseconds delay{0};
  for (int i = 0; i < 30; ++i) {
    while (post.pulling->next_due() <= post.room.clock.now()) REQUIRE(post.pulling->step());
    delay = post.pulling->next_due() - post.room.clock.now();
    if (i >= 10) CHECK(delay >= PullSettings{}.retry_max / 2);
    post.room.clock.set(post.pulling->next_due());
  }
  CHECK(post.pulling->counts().stopped > 1);
  CHECK(delay <= PullSettings{}.retry_max);
}

TEST_CASE("a bell that names no account rings for the one that is served") {
  Post post({page({}, "c1")});
  post.bell("ENC-older");
  post.room.clock.advance(seconds{1});
  post.room.database.write([&](store::Transaction& tx) {
    store::note_bell(tx, "", "ENC-of-all", post.room.clock.now());
  });
  post.drain();
  CHECK(json::parse(post.platform.last().body).at("token") == "ENC-of-all");
}

TEST_CASE("a clock that is set back stops no pulling") {
  bool fails = GENERATE(false, true);
  Post post([&](const HttpCall&) {
    return fails ? json_answer("<html>", 502) : json_answer(page({}, "c1"));
  });
  CHECK(post.pulling->step());
  CHECK_FALSE(post.pulling->step());
  fails = false;
  post.room.clock.advance(-hours{3});
  CHECK(post.pulling->step());
  CHECK(post.pulling->counts().pages > 0);
}

TEST_CASE("what cannot be noted after a first pull does not end the puller", "[sqlite]") {
  Post post({page({}, "c1"), page({}, "c2")});
  post.room.change(
      "CREATE TRIGGER no_finish BEFORE UPDATE OF first_pull_done ON kf_account "
      "WHEN NEW.first_pull_done = 1 AND OLD.first_pull_done = 0 "
      "BEGIN SELECT RAISE(ABORT, 'full'); END");
  CHECK(post.pulling->step());
  CHECK(post.pulling->counts().failed == 1);
  post.room.change("DROP TRIGGER no_finish");
  post.room.clock.set(post.pulling->next_due());
  CHECK(post.pulling->step());
  CHECK(post.room.number("SELECT first_pull_done FROM kf_account") == 1);
}

TEST_CASE("a pull that breaks on our side does not end the puller") {
  bool broken = true;
  Post post([&](const HttpCall&) -> HttpAnswer {
    if (broken) throw Broken("a defect of ours");
    return json_answer(page({}, "c1"));
  });
  CHECK(post.pulling->step());
  CHECK(post.pulling->counts().failed == 1);
  broken = false;
  post.room.clock.set(post.pulling->next_due());
  CHECK(post.pulling->step());
  CHECK(post.cursor() == "c1");
}

}  // namespace pulling_test
