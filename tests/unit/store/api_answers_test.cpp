#include "store/api_answers.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace api_answers_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("an answer is kept sealed under its key, and forgotten by its age") {
  StoreRoom room;
  const auto kept = [&](const std::string& key_id) {
    return room.database.read(
        [&](Transaction& tx) { return api_answer(tx, room.keys, key_id, "one"); });
  };
  room.write([&](Transaction& tx) {
    keep_api_answer(tx, room.keys, "k1", "one", {"hash", 201, "沈小满"}, room.clock.now());
  });
  REQUIRE(kept("k1"));
  CHECK(kept("k1")->status == 201);
  CHECK(kept("k1")->answer == "沈小满");
  CHECK(kept("k1")->request_hash == "hash");
  CHECK_FALSE(kept("k2"));
  CHECK(room.bytes().find("沈小满") == std::string::npos);
  room.write([&](Transaction& tx) { forget_api_answers(tx, room.clock.now()); });
  CHECK(kept("k1"));
  room.write([&](Transaction& tx) { forget_api_answers(tx, room.clock.now() + seconds{1}); });
  CHECK_FALSE(kept("k1"));
}

}  // namespace api_answers_test
