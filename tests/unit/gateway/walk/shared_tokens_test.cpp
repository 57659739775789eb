// On a server alone: tests/on_postgresql.sh.
#include "gateway/walk/shared_tokens.h"

#include <catch2/catch.hpp>

#include "gateway/wecom/access_tokens.h"
#include "tests/unit/gateway/walk/walk_room.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace shared_tokens_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;

namespace {

struct Instance {
  Instance(WalkRoom& room, ScriptedPlatform& platform)
      : claims(room.place.path(), "test"),
        shelf(room.database, room.keys, claims),
        tokens(platform, room.clock, room.random,
               {.base_url = "http://p", .corp_id = "ww1", .shelf = &shelf}) {}

  store::Claims claims;
  SharedTokens shelf;
  wecom::AccessTokens tokens;
};

}  // namespace

TEST_CASE("instances share a token, and one asks for the next", "[.postgresql]") {
  WalkRoom room;
  ScriptedPlatform platform{[](const HttpCall&) { return json_answer("{}"); }};
  Instance first(room, platform), second(room, platform);
  CHECK(first.tokens.get("s")->text == "TOKEN-1");
  CHECK(second.tokens.get("s")->text == "TOKEN-1");
  CHECK(platform.tokens == 1);

  // Refused at one of them: it asks, and the other takes the new one when it meets the same.
  first.tokens.refused("s", first.tokens.get("s")->generation);
  CHECK(first.tokens.get("s")->text == "TOKEN-2");
  second.tokens.refused("s", second.tokens.get("s")->generation);
  CHECK(second.tokens.get("s")->text == "TOKEN-2");
  CHECK(platform.tokens == 2);
}

TEST_CASE("while another instance asks, one waits for what it gets", "[.postgresql]") {
  WalkRoom room;
  ScriptedPlatform platform{[](const HttpCall&) { return json_answer("{}"); }};
  Instance first(room, platform), second(room, platform);
  REQUIRE(second.shelf.begin("s"));
  CHECK_FALSE(first.tokens.get("s"));
  CHECK(platform.tokens == 0);
  second.shelf.end("s", wecom::TokenShelf::Kept{"THEIRS", room.clock.now() + hours{2}, hours{2}});
  room.clock.advance(seconds{1});
  CHECK(first.tokens.get("s")->text == "THEIRS");
  CHECK(platform.tokens == 0);
}

}  // namespace shared_tokens_test
