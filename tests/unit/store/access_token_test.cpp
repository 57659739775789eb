#include "store/access_token.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace access_token_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

TEST_CASE("a token is kept for its secret alone, and neither can be read in the file") {
  StoreRoom room;
  const auto kept = [&](const std::string& secret) {
    return room.write([&](Transaction& tx) { return access_token(tx, room.keys, secret); });
  };
  const auto keep = [&](const std::string& text) {
    room.write([&](Transaction& tx) {
      keep_access_token(tx, room.keys, "s3cret", {text, room.clock.now(), seconds{7200}});
    });
  };
  CHECK(kept("s3cret") == std::nullopt);
  keep("TOKEN-1");
  keep("TOKEN-2");
  REQUIRE(kept("s3cret"));
  CHECK(kept("s3cret")->text == "TOKEN-2");
  CHECK(kept("s3cret")->expires_at == room.clock.now());
  CHECK(kept("s3cret")->life == seconds{7200});
  CHECK(kept("other") == std::nullopt);
  CHECK_THAT(room.bytes(), !Contains("TOKEN-") && !Contains("s3cret"));
  room.execute("UPDATE access_token SET token = 'damaged'");
  CHECK(kept("s3cret") == std::nullopt);
}

}  // namespace access_token_test
