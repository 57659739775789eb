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
  const auto key =
      room.database.read([&](Transaction& tx) { return api_key_of(tx, room.keys, shown); });
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
    return room.database.read(
        [&](Transaction& tx) { return api_key_of(tx, room.keys, text).has_value(); });
  };
  std::string changed = shown;
  changed.back() = changed.back() == 'a' ? 'b' : 'a';
  for (const std::string& wrong : {std::string(), std::string("hy_"), changed, shown + "0",
                                   shown.substr(1), "hy_000000000000" + shown.substr(15)})
    CHECK_FALSE(opens(wrong));
  CHECK(opens(shown));
  const std::string id = shown.substr(3, 12);
  room.write([&](Transaction& tx) {
    CHECK(revoke_api_key(tx, id, room.clock.now()));
    CHECK_FALSE(revoke_api_key(tx, id, room.clock.now()));
    CHECK_FALSE(revoke_api_key(tx, "none", room.clock.now()));
  });
  CHECK_FALSE(opens(shown));
  room.database.read([&](Transaction& tx) { CHECK(api_keys(tx).at(0).revoked); });
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
  });
}

}  // namespace api_keys_test
