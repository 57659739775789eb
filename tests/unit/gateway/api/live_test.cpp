#include "gateway/api/live.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace live_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;

namespace {

// A browser's end of a stream.
struct Listener final : gateway::Stream {
  bool put(std::string bytes) override {
    if (!open) return false;
    text += bytes;
    return true;
  }
  void end() override { open = false; }
  bool is_open() const override { return open; }
  // What came since it was asked last.
  std::string news() { return std::exchange(text, {}); }

  std::string text;
  bool open = true;
  int refused = 0;
};

struct ListeningSlot final : gateway::Responder::Slot {
  explicit ListeningSlot(std::shared_ptr<Listener> end) : listener(std::move(end)) {}
  void answer(gateway::HttpResponse response) override { listener->refused = response.status; }
  std::shared_ptr<gateway::Stream> stream(gateway::HttpResponse head) override {
    CHECK(head.content_type == "text/event-stream");
    return listener;
  }
  std::shared_ptr<Listener> listener;
};

struct Hall : ConsoleRoom {
  Hall() {
    ye_id = user("yeqing", "叶青", {"clerk"});
    ye = at_console("yeqing");
  }
  std::shared_ptr<Listener> watches(const Browser& browser, const std::string& last = "") {
    gateway::HttpRequest request{.method = "GET", .path = "/api/v1/conversations/events"};
    request.headers.emplace_back("cookie", "huiyin_session=" + browser.cookie);
    if (!last.empty()) request.headers.emplace_back("last-event-id", last);
    auto listener = std::make_shared<Listener>();
    door.take(request, gateway::Responder(std::make_shared<ListeningSlot>(listener)));
    return listener;
  }
  std::string news(Listener& of) {
    door.live().step();
    return of.news();
  }
  static std::string last_id(const std::string& text) {
    const auto at = text.rfind("id: ") + 4;
    return text.substr(at, text.find('\n', at) - at);
  }

  std::int64_t ye_id = 0;
  Browser ye;
};

}  // namespace

TEST_CASE("who watches is greeted, and hears which conversation changed and nothing else") {
  Hall hall;
  const auto listener = hall.watches(hall.ye);
  CHECK_THAT(hall.news(*listener), Contains("event: ready"));
  CHECK(hall.news(*listener).empty());
  const auto who = hall.write_in("一句秘密的话");
  const std::string news = hall.news(*listener);
  CHECK_THAT(news,
             Contains("event: conversation\ndata: {\"id\":" + std::to_string(who.value) + "}\n\n"));
  CHECK_THAT(news, !Contains("秘密"));
  CHECK(hall.news(*listener).empty());
}

TEST_CASE("who comes back after a break hears what he missed") {
  Hall hall;
  const auto first = hall.watches(hall.ye);
  const std::string last = Hall::last_id(hall.news(*first));
  first->open = false;
  const auto who = hall.write_in("你们在哪");
  const auto second = hall.watches(hall.ye, last);
  CHECK_THAT(hall.news(*second), Contains("{\"id\":" + std::to_string(who.value) + "}"));
  CHECK(hall.door.live().count() == 1);
  const auto third = hall.watches(hall.ye, "no place");
  CHECK_THAT(hall.news(*third), Contains("ready") && !Contains("event: conversation"));
}

TEST_CASE("who missed more than is told asks for everything anew") {
  Hall hall;
  for (int i = 0; i < 501; ++i) hall.write_in("话");
  const auto listener = hall.watches(hall.ye, "0.0.0");
  CHECK_THAT(hall.news(*listener), Contains("event: many") && !Contains("event: conversation"));
}

TEST_CASE("a stream that has nothing to tell beats each fifteen seconds") {
  Hall hall;
  const auto listener = hall.watches(hall.ye);
  hall.news(*listener);
  hall.clock.advance(seconds{14});
  CHECK(hall.news(*listener).empty());
  hall.clock.advance(seconds{1});
  CHECK(hall.news(*listener) == ":\n\n");
}

TEST_CASE("streams end at sign-out, and at loss of the right") {
  Hall hall;
  const auto listener = hall.watches(hall.ye);
  hall.news(*listener);
  SECTION("sign-out") { CHECK(hall.by("DELETE", "/session", hall.ye).status == 204); }
  SECTION("loss of the right") { hall.change("UPDATE console_user SET roles = 'author'"); }
  SECTION("shut out") { hall.change("UPDATE console_user SET shut_at = 1"); }
  hall.write_in("你们在哪");
  CHECK(hall.news(*listener).empty());
  CHECK_FALSE(listener->open);
  CHECK(hall.door.live().count() == 0);
}

TEST_CASE("without the right, and beyond the bound, no stream begins") {
  Hall hall;
  hall.user("author", "文编", {"author"});
  CHECK(hall.watches(hall.at_console("author"))->refused == 403);
  std::vector<std::shared_ptr<Listener>> all;
  for (std::size_t i = 0; i < gateway::api::Live::kStreamsOfOneMax; ++i)
    all.push_back(hall.watches(hall.ye));
  CHECK(hall.watches(hall.ye)->refused == 429);
  all.front()->open = false;  // a page was closed
  CHECK(hall.watches(hall.ye)->refused == 0);
}

TEST_CASE("conversations of offices that he does not see are not told of") {
  Hall hall;
  hall.add_office("yunxi", "main", "云溪县信访局");
  hall.user("county", "县里人", {"clerk"}, "yunxi");
  const auto listener = hall.watches(hall.at_console("county"));
  hall.news(*listener);
  hall.write_in("你们在哪");
  CHECK(hall.news(*listener).empty());
}

}  // namespace live_test
