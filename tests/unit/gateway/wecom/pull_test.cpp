#include "gateway/wecom/pull.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "tests/support/vectors.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace pull_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using namespace huiyin::literals;
using huiyin::testing::json_answer;
using nlohmann::json;

namespace {

struct Killed : std::runtime_error {
  Killed() : std::runtime_error("killed") {}
};

// What a store keeps: messages by msgid and the cursor, together.
struct Inbox {
  std::vector<KfItem> items;
  std::set<std::string> known;
  std::size_t malformed = 0;
  std::string cursor;

  void commit(const PullPage& page) {
    for (const KfItem& item : page.items)
      if (known.insert(item.msgid).second) items.push_back(item);
    malformed += page.malformed.size();
    if (!page.next_cursor.empty()) cursor = page.next_cursor;
  }
};

HttpAnswer answer_of_step(const json& step) {
  const json& response = step.at("response");
  if (response.is_string())
    return {Reached::answered, step.value("http_status", 200), response, "text/html"};
  return json_answer(response.dump(), step.value("http_status", 200));
}

// Plays one conversation of the vectors: the stand-in checks what it is asked and answers step by
// step.
struct Played {
  Inbox inbox;
  std::size_t calls = 0;
  int refreshes = 0;
  bool alarmed = false;
};

Played play(const json& c) {
  Played played;
  const json& steps = c.at("steps");
  FakeClock clock("2026-11-24T09:00"_at);
  SeededRandom random(1);
  testing::ScriptedPlatform platform([&](const HttpCall& call) {
    const json& step = steps.at(std::min(played.calls, steps.size() - 1));
    ++played.calls;
    const json body = json::parse(call.body);
    CAPTURE(call.body);
    for (const auto& [key, value] : step.at("request").items())
      CHECK((value.is_null() ? !body.contains(key) : body.value(key, json()) == value));
    return answer_of_step(step);
  });
  WecomApi api(platform, clock, random, testing::settings());
  const std::string account = steps.at(0).at("request").at("open_kfid");
  std::string token = c.at("bell").is_null() ? "" : c.at("bell").at("token").get<std::string>();
  for (int lives = 0; lives < 10; ++lives, token.clear()) {
    KfPuller puller(api, account, played.inbox.cursor, token);
    const auto then = [&] {
      return steps.at(std::min(played.calls, steps.size()) - 1).value("then", std::string());
    };
    try {
      for (int guard = 0; guard < 100; ++guard) {
        const PullStep step = puller.step([&](const PullPage& page) {
          if (then().find("before commit") != std::string::npos) throw Killed();
          played.inbox.commit(page);
        });
        if (step == PullStep::again_later) {
          clock.advance(minutes{1});
          continue;
        }
        if (then().find("after commit") != std::string::npos) throw Killed();
        if (step == PullStep::more) continue;
        played.alarmed = step == PullStep::stopped && puller.why().alarm;
        played.refreshes = platform.tokens - 1;
        return played;
      }
      FAIL("the pull does not end");
    } catch (const Killed&) {
    }
  }
  FAIL("killed for ever");
  return played;
}

PullPage page_of(const std::string& next, bool more) { return {{}, {}, next, more}; }

struct House {
  explicit House(testing::ScriptedPlatform::Handler handler) : platform(std::move(handler)) {}
  FakeClock clock{"2026-11-24T09:00"_at};
  SeededRandom random{7};
  testing::ScriptedPlatform platform;
  WecomApi api{platform, clock, random, testing::settings()};
};

const KfPuller::Commit kNoCommit = [](const PullPage&) { FAIL("nothing was to be committed"); };

}  // namespace

TEST_CASE("every pulled conversation leaves the right inbox and cursor") {
  const auto vectors = json::parse(*huiyin::testing::vector_text("wecom/pulls_kf.json"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>(), c.at("about").get<std::string>());
    const Played played = play(c);
    const json& expect = c.at("expect");
    CHECK(played.inbox.cursor == expect.at("final_cursor").get<std::string>());
    if (!expect.at("inbox_msgids").is_null()) {
      json ids = json::array();
      for (const auto& item : played.inbox.items) ids.push_back(item.msgid);
      CHECK(ids == expect.at("inbox_msgids"));
    }
    if (expect.contains("inbox_count"))
      CHECK(played.inbox.items.size() == expect.at("inbox_count"));
    if (expect.contains("gettoken_calls")) CHECK(played.refreshes == expect.at("gettoken_calls"));
    if (expect.contains("per_citizen")) {
      std::map<std::string, json> said;
      for (const auto& item : played.inbox.items)
        said[item.external_userid].push_back(item.content);
      for (const json& one : expect.at("per_citizen"))
        CHECK(std::ranges::any_of(said, [&](const auto& pair) { return pair.second == one; }));
    }
    if (expect.value("bounded", false)) CHECK(played.alarmed);
    CHECK(played.calls <= c.at("steps").size() + 1);
    const bool kept_aside = c.at("id") == "malformed-item-between";
    CHECK(played.inbox.malformed == (kept_aside ? 1 : 0));
  }
}

TEST_CASE("an outage is retried later, and after some attempts the operator is told") {
  House house([](const HttpCall&) { return json_answer("<html>", 502); });
  KfPuller puller(house.api, "wk1", "c0", "");
  for (int i = 1; i < PullLimits{}.failures_max; ++i) {
    CHECK(puller.step(kNoCommit) == PullStep::again_later);
    CHECK_FALSE(puller.why().alarm);
  }
  CHECK(puller.step(kNoCommit) == PullStep::stopped);
  CHECK(puller.why().alarm);
  CHECK(puller.cursor() == "c0");
}

TEST_CASE("too many calls mean a long pause, a wrong account means stop") {
  int errcode = 45009;
  House house([&](const HttpCall&) {
    return json_answer(R"({"errcode":)" + std::to_string(errcode) + "}");
  });
  KfPuller slow(house.api, "wk1", "", "");
  CHECK(slow.step(kNoCommit) == PullStep::again_later);
  CHECK(slow.why().advice == Advice::wait);
  errcode = 95000;
  KfPuller wrong(house.api, "wk1", "", "");
  CHECK(wrong.step(kNoCommit) == PullStep::stopped);
  CHECK(wrong.why().advice == Advice::block);
  CHECK(wrong.why().alarm);
}

TEST_CASE("a bell's token that is stale twice does not loop") {
  House house([](const HttpCall&) { return json_answer(R"({"errcode":95007})"); });
  KfPuller puller(house.api, "wk1", "", "stale");
  CHECK(puller.step(kNoCommit) == PullStep::again_later);
  CHECK(house.platform.calls().size() == 3);  // gettoken, with token, without
  CHECK(puller.step(kNoCommit) == PullStep::again_later);
  CHECK(house.platform.calls().size() == 4);
}

TEST_CASE("a commit that fails leaves the cursor where it was, and the page is asked for again") {
  House house([](const HttpCall&) {
    return json_answer(R"({"errcode":0,"next_cursor":"c1","has_more":0})");
  });
  KfPuller puller(house.api, "wk1", "c0", "");
  CHECK_THROWS_AS(puller.step([](const PullPage&) { throw Killed(); }), Killed);
  CHECK(puller.cursor() == "c0");
  int committed = 0;
  CHECK(puller.step([&](const PullPage&) { ++committed; }) == PullStep::drained);
  CHECK(committed == 1);
  CHECK(puller.cursor() == "c1");
  CHECK(house.platform.last().body.find("\"cursor\":\"c0\"") != std::string::npos);
}

TEST_CASE("one answer that stands still is borne, and messages on it are taken") {
  std::vector<PullPage> answers{page_of("c1", true), page_of("c1", true), page_of("c2", false)};
  std::size_t next = 0;
  House house([&](const HttpCall&) {
    const PullPage& page = answers.at(next++);
    return json_answer(
        json{{"errcode", 0}, {"next_cursor", page.next_cursor}, {"has_more", page.has_more ? 1 : 0}}
            .dump());
  });
  KfPuller puller(house.api, "wk1", "", "");
  int committed = 0;
  const auto commit = [&](const PullPage&) { ++committed; };
  CHECK(puller.step(commit) == PullStep::more);
  CHECK(puller.step(commit) == PullStep::more);
  CHECK(puller.step(commit) == PullStep::drained);
  CHECK(committed == 3);
  CHECK(puller.cursor() == "c2");
}

TEST_CASE("a pull without end is cut, with the operator told") {
  int page = 0;
  House house([&](const HttpCall&) {
    return json_answer(
        json{{"errcode", 0}, {"next_cursor", std::to_string(++page)}, {"has_more", 1}}.dump());
  });
  KfPuller puller(house.api, "wk1", "", "", {.pages_max = 5});
  PullStep step = PullStep::more;
  while (step == PullStep::more) step = puller.step([](const PullPage&) {});
  CHECK(step == PullStep::stopped);
  CHECK(page == 5);
  CHECK(puller.why().alarm);
}

TEST_CASE("after a page that did not come fewer items are asked for, then gradually more") {
  // A line that carries a hundred items within the time there is.
  int largest = 0;
  House house([&](const HttpCall& call) {
    const int limit = json::parse(call.body).at("limit");
    if (limit > 100) return HttpAnswer{Reached::unanswered, 0, "", ""};
    largest = std::max(largest, limit);
    return json_answer(json{
        {"errcode", 0},
        {"next_cursor", std::to_string(house.platform.calls().size())},
        {"has_more", 1}}.dump());
  });
  KfPuller puller(house.api, "wk1", "", "", {.page_items_first = 400});
  CHECK(puller.page_items() == 400);
  int pages = 0, failures = 0;
  while (pages < 40) {
    const PullStep step = puller.step([&](const PullPage&) { ++pages; });
    CHECK((step == PullStep::more || step == PullStep::again_later));
    if (step == PullStep::again_later) ++failures;
  }
  CHECK(largest > 50);
  CHECK(failures < pages / 2);
  CHECK(KfPuller(house.api, "wk1", "", "").page_items() == 1000);
  CHECK(KfPuller(house.api, "wk1", "", "", {.page_items_first = 0}).page_items() == 1);
}

TEST_CASE("an item that hides its page is kept aside alone, and those behind it are taken") {
  // Item 5 of ten has a quotation mark too many: no page with it can be read.
  const bool is_cut = GENERATE(false, true);
  House house([&](const HttpCall& call) {
    const json asked = json::parse(call.body);
    const std::string cursor = asked.at("cursor");
    const int from = cursor.empty() ? 0 : std::stoi(cursor);
    const int to = std::min(10, from + asked.at("limit").get<int>());
    std::string list;
    for (int i = from; i < to; ++i)
      list += std::string(i > from ? "," : "") +
              (i == 5 ? R"({"msgid":"5","text":{"content":"5" tall"}})"
                      : json{{"msgid", std::to_string(i)}}.dump());
    std::string body = R"({"errcode":0,"next_cursor":")" + std::to_string(to) + R"(","has_more":)" +
                       (to < 10 ? "1" : "0") + R"(,"msg_list":[)" + list + "]}";
    if (is_cut && from <= 5 && to > 5) body.resize(body.size() / 2);
    return json_answer(body);
  });
  Inbox inbox;
  const auto commit = [&](const PullPage& page) { inbox.commit(page); };
  int steps = 0, items = PullLimits{}.page_items;
  for (PullStep step = PullStep::more; step != PullStep::drained && steps < 60;) {
    KfPuller puller(house.api, "wk1", inbox.cursor, "", {.page_items_first = items});
    do {
      step = puller.step(commit);
    } while (++steps < 60 && step != PullStep::stopped && step != PullStep::drained);
    items = puller.page_items();
  }
  if (is_cut) {  // comes whole another time: nothing is passed over
    CHECK(inbox.items.size() == 5);
    CHECK(inbox.cursor == "5");
    return;
  }
  CHECK(steps < 40);
  CHECK(inbox.items.size() == 9);
  CHECK(inbox.malformed == 1);
  CHECK(inbox.cursor == "10");
}

TEST_CASE("a cursor that the platform no longer knows is given up, once a pull") {
  const std::string refusal = GENERATE(R"({"errcode":40035})", R"({"errcode":95099})");
  bool refuses_all = false;
  House house([&](const HttpCall& call) {
    const std::string cursor = json::parse(call.body).at("cursor");
    if (refuses_all || cursor == "lost") return json_answer(refusal);
    return json_answer(json{{"errcode", 0}, {"next_cursor", "c1"}, {"has_more", 0}}.dump());
  });
  KfPuller puller(house.api, "wk1", "lost", "");
  std::string told;
  CHECK(puller.step([&](const PullPage&) { told = puller.starts_over_for(); }) ==
        PullStep::drained);
  CHECK(puller.cursor() == "c1");
  CHECK(told == puller.starts_over_for());
  CHECK_FALSE(told.empty());
  const auto calls = house.platform.calls().size();
  refuses_all = true;
  CHECK(puller.step(kNoCommit) == PullStep::stopped);  // not again in this pull
  CHECK(house.platform.calls().size() == calls + 1);
  KfPuller other(house.api, "wk1", "lost", "");
  CHECK(other.step(kNoCommit) == PullStep::stopped);  // it was not the cursor
  CHECK(house.platform.calls().size() == calls + 3);
  CHECK(other.cursor() == "lost");
  CHECK(other.starts_over_for().empty());
}

TEST_CASE("no cursor is given up for a refusal that says what it means, or for an outage") {
  const HttpAnswer answer = GENERATE(
      json_answer(R"({"errcode":95000})"), json_answer(R"({"errcode":45009})"),
      json_answer(R"({"errcode":-1})"), json_answer("<html>", 400), json_answer("<html>", 502));
  House house([&](const HttpCall&) { return answer; });
  KfPuller puller(house.api, "wk1", "c0", "");
  CHECK(puller.step(kNoCommit) != PullStep::more);
  CHECK(house.platform.calls().size() == 2);  // gettoken, sync_msg
}

}  // namespace pull_test
