#include "store/api_keys.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace api_keys_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("a key is shown once, opens what it is for, and is nowhere in the files") {
  StoreRoom room;
  const std::string shown = room.write([&](Transaction& tx) {
    return make_api_key(tx, room.keys, room.random,
                        {"main", "办案系统", {"cases:read", "people:read"}, {"handler"}},
                        room.clock.now())
        .value();
  });
  CHECK(shown.starts_with("hy_"));
  CHECK(room.bytes().find(shown.substr(16)) == std::string::npos);
  const auto key = room.database.read(
      [&](Transaction& tx) { return api_key_of(tx, room.keys, shown, room.clock.now()); });
  REQUIRE(key);
  CHECK(key->office == "main");
  CHECK(key->scopes == std::vector<std::string>{"cases:read", "people:read"});
  CHECK(key->roles == std::vector<std::string>{"handler"});
  CHECK_FALSE(key->revoked);
}

TEST_CASE("what is not the key, or is one no longer, opens nothing") {
  StoreRoom room;
  const std::string shown = room.write([&](Transaction& tx) {
    return make_api_key(tx, room.keys, room.random, {"main", "办案系统"}, room.clock.now()).value();
  });
  const auto opens = [&](const std::string& text) {
    return room.database.read([&](Transaction& tx) {
      return api_key_of(tx, room.keys, text, room.clock.now()).has_value();
    });
  };
  std::string changed = shown;
  changed.back() = changed.back() == 'a' ? 'b' : 'a';
  for (const std::string& wrong : {std::string(), std::string("hy_"), changed, shown + "0",
                                   shown.substr(1), "hy_000000000000" + shown.substr(15)})
    CHECK_FALSE(opens(wrong));
  CHECK(opens(shown));
  const std::string id = shown.substr(3, 12);
  room.write([&](Transaction& tx) {
    CHECK(revoke_api_key(tx, id, "高朗", room.clock.now()));
    CHECK_FALSE(revoke_api_key(tx, id, "高朗", room.clock.now()));
    CHECK_FALSE(revoke_api_key(tx, "none", "高朗", room.clock.now()));
  });
  CHECK_FALSE(opens(shown));
  room.database.read([&](Transaction& tx) {
    CHECK(api_keys(tx).at(0).revoked);
    CHECK(api_keys(tx).at(0).revoked_by_name == "高朗");
  });
}

TEST_CASE("a key is made for an office that is there, and has a name") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    const auto made = [&](const NewApiKey& wanted) {
      const auto key = make_api_key(tx, room.keys, room.random, wanted, room.clock.now());
      return key ? std::string() : key.error().code;
    };
    CHECK(made({"nowhere", "办案系统"}) == "api_key.office");
    CHECK(made({"main", " "}) == "api_key.name");
    CHECK(made({.office = "main", .name = "办案系统", .ends = room.clock.now()}) == "api_key.ends");
  });
}

TEST_CASE("a key is live where nobody says otherwise") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    const auto shown =
        make_api_key(tx, room.keys, room.random, {"main", "办案系统"}, room.clock.now());
    const auto key = api_key_shown(tx, *shown);
    CHECK(key->mode == KeyMode::live);
    CHECK(key->opens(room.clock.now() + days{3000}));
  });
}

TEST_CASE("a key that goes beyond its maker opens once it is let pass, and until its end") {
  StoreRoom room;
  const Instant end = room.clock.now() + days{1};
  const std::string shown = room.write([&](Transaction& tx) {
    return make_api_key(tx, room.keys, room.random,
                        {.office = "main",
                         .name = "上级平台",
                         .scopes = {"cases:read", "webhooks:manage"},
                         .mode = KeyMode::trial,
                         .kind = "superior",
                         .made_by = "user/1",
                         .made_by_name = "高朗",
                         .beyond = {"cases:read"},
                         .ends = end},
                        room.clock.now())
        .value();
  });
  const auto opens = [&](Instant now) {
    return room.database.read(
        [&](Transaction& tx) { return api_key_of(tx, room.keys, shown, now).has_value(); });
  };
  CHECK_FALSE(opens(room.clock.now()));
  const std::string id = shown.substr(3, 12);
  room.write([&](Transaction& tx) {
    CHECK(api_key(tx, id)->waits());
    CHECK(let_api_key_pass(tx, id, "叶青", room.clock.now()));
    CHECK_FALSE(let_api_key_pass(tx, id, "叶青", room.clock.now()));
    note_key_used(tx, id, room.clock.now());
  });
  CHECK(opens(room.clock.now()));
  CHECK(opens(end - milliseconds{1}));
  CHECK_FALSE(opens(end));
  const auto key = room.database.read([&](Transaction& tx) { return api_key(tx, id); });
  CHECK(key->mode == KeyMode::trial);
  CHECK(key->kind == "superior");
  CHECK(key->made_by == "user/1");
  CHECK(key->made_by_name == "高朗");
  CHECK(key->passed_by_name == "叶青");
  CHECK(key->used == room.clock.now());
}

TEST_CASE("a key that ended is let pass by nobody") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    const auto shown = make_api_key(
        tx, room.keys, room.random,
        {.office = "main", .name = "上级平台", .beyond = {"cases:read"}}, room.clock.now());
    const auto id = api_key_shown(tx, *shown)->id;
    CHECK(revoke_api_key(tx, id, "叶青", room.clock.now()));
    CHECK_FALSE(api_key(tx, id)->waits());
    CHECK_FALSE(let_api_key_pass(tx, id, "叶青", room.clock.now()));
  });
}

}  // namespace api_keys_test
