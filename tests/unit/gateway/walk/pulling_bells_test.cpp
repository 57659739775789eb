// The bells' tokens: the newest is used, and what it may cut short.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/walk/pull_post.h"

namespace pulling_bells_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// A platform that wants a bell's token for each call.
struct StrictPost {
  StrictPost()
      : post([this](const HttpCall& call) {
          ++calls;
          const std::string token = json::parse(call.body).value("token", "");
          if (is_down) return json_answer("<html>", 502);
          if (token.empty()) return json_answer(R"({"errcode":45009})");
          if (token != "GOOD") return json_answer(R"({"errcode":95007})");
          return json_answer(page({text_item("a", kCitizen, "您好", kNow)}, "c1"));
        }) {}
  void ring(const std::string& token) {
    post.bell(token);
    post.pulling->ring();
  }
  bool is_down = false;
  int calls = 0;
  Post post;
};

}  // namespace

TEST_CASE("a new bell's token cuts short the pause of who was told to slow down without one") {
  StrictPost strict;
  strict.ring("STALE");
  CHECK(strict.post.pulling->step());
  CHECK(strict.calls == 2);  // with it, without it
  CHECK_FALSE(strict.post.pulling->step());
  strict.ring("STALE");  // the same again is no new one
  CHECK_FALSE(strict.post.pulling->step());
  strict.ring("GOOD");
  CHECK(strict.post.pulling->step());
  CHECK(strict.post.cursor() == "c1");
  CHECK(strict.post.woken.size() == 1);
}

TEST_CASE("bells with tokens that do not help are no storm of calls") {
  StrictPost strict;
  strict.ring("STALE");
  CHECK(strict.post.pulling->step());
  const auto bells = [&](const std::string& what) {
    for (int i = 0; i < 50; ++i) {
      strict.ring(what + std::to_string(i));
      while (strict.post.pulling->step()) {
      }
    }
  };
  bells("stale too ");
  CHECK(strict.calls == 4);  // one bell was tried
  strict.post.room.clock.set(strict.post.pulling->next_due());
  CHECK(strict.post.pulling->step());  // the back-off is over
  CHECK(strict.calls == 6);
  strict.is_down = true;
  bells("and now an outage ");
  CHECK(strict.calls == 7);
  bells("and on ");
  CHECK(strict.calls == 7);
  strict.is_down = false;
  strict.ring("GOOD");
  CHECK_FALSE(strict.post.pulling->step());
  strict.post.room.clock.set(strict.post.pulling->next_due());
  CHECK(strict.post.pulling->step());
  CHECK(strict.post.cursor() == "c1");
}

TEST_CASE("a pull under way uses the token of the bell that rang meanwhile") {
  Post post({page({}, "c1", true), "<html>", page({}, "c2")});
  post.bell("FIRST");
  CHECK(post.pulling->step());
  CHECK(json::parse(post.platform.last().body).at("token") == "FIRST");
  post.bell("SECOND");
  CHECK(post.pulling->step());
  CHECK(json::parse(post.platform.last().body).at("token") == "SECOND");
  post.bell("THIRD");
  post.room.clock.set(post.pulling->next_due());
  CHECK(post.pulling->step());
  CHECK(json::parse(post.platform.last().body).at("token") == "THIRD");
}

}  // namespace pulling_bells_test
