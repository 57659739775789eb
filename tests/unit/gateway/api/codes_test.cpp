#include <catch2/catch.hpp>

#include "paper/qr_code.h"
#include "store/totp.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_codes_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  Browser browser;
  std::string secret;

  Room() {
    user("ye.qing", "叶青", {"clerk"});
    browser = at_console("ye.qing");
    const Told told = by("GET", "/session/new-code", browser);
    secret = told.body["secret"];
    CHECK_THAT(told.body["address"].get<std::string>(),
               Catch::Contains("ye.qing?secret=" + secret));
    const paper::QrPath drawn = paper::qr_path(told.body["address"]);
    CHECK(told.body["path"] == drawn.path);
    CHECK(told.body["modules"] == drawn.modules);
  }
  std::string code() {
    clock.advance(seconds{30});  // each is good once
    return store::totp_code(secret, unix_ms(clock.now()) / 30'000).value();
  }
  Told set_up(const std::string& with_secret, const std::string& code) {
    return by("PUT", "/session/code", browser, json{{"secret", with_secret}, {"code", code}});
  }
  Told end(const std::string& code) {
    return by("POST", "/session/code/end", browser, json{{"code", code}});
  }
  bool is_asked() { return by("GET", "/session", browser).body["has_code"]; }
};

}  // namespace

TEST_CASE("codes are asked for once the phone has shown one, and no more after a last one") {
  Room room;
  CHECK(room.sign_in("ye.qing").status == 200);
  CHECK(room.set_up(room.secret, "000000").code() == "code.wrong");
  CHECK_FALSE(room.is_asked());
  REQUIRE(room.set_up(room.secret, room.code()).status == 204);
  CHECK(room.is_asked());
  CHECK(room.sign_in("ye.qing").code() == "session.code_needed");
  CHECK(room.sign_in("ye.qing", Room::kPassword, room.code()).status == 200);
  CHECK(room.end("000000").code() == "code.wrong");
  CHECK(room.is_asked());
  REQUIRE(room.end(room.code()).status == 204);
  CHECK_FALSE(room.is_asked());
  CHECK(room.sign_in("ye.qing").status == 200);
}

TEST_CASE("a secret that is none of ours, or weak, is not taken") {
  Room room;
  const std::string wrong = GENERATE("", "AAAA", "0123456789012345678901234567890!");
  CHECK(room.set_up(wrong, room.code()).status == 422);
  CHECK_FALSE(room.is_asked());
}

TEST_CASE("what is left out or unknown is named") {
  Room room;
  CHECK(room.by("PUT", "/session/code", room.browser, json::object()).code() == "json.missing");
  CHECK(room.by("POST", "/session/code/end", room.browser, json{{"x", 1}}).status == 422);
}

}  // namespace api_codes_test
