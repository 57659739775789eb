#include "store/office_trial.h"

#include <catch2/catch.hpp>

#include "store/offices.h"
#include "tests/support/store_room.h"

namespace office_trial_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

TrialWish wish_of(const std::string& by, bool is_on) {
  return {.is_on = is_on, .by = by, .name = by + "的名字", .at = Instant(seconds{7})};
}

}  // namespace

TEST_CASE("an office is live where nobody ever said otherwise") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    CHECK_FALSE(is_on_trial(tx, "main"));
    CHECK(office_trial(tx, "main").office.empty());
  });
}

TEST_CASE("a switch is asked for by one person and confirmed by another") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    CHECK(wish_trial(tx, "main", wish_of("user/1", false)).error().code == "trial.same");
    REQUIRE(wish_trial(tx, "main", wish_of("user/1", true)));
    CHECK_FALSE(is_on_trial(tx, "main"));
    CHECK(wish_trial(tx, "main", wish_of("user/2", true)).error().code == "trial.wished");
    CHECK(confirm_trial(tx, "main", "user/1", "甲", Instant(seconds{8})).error().code ==
          "trial.own");
    REQUIRE(confirm_trial(tx, "main", "user/2", "乙", Instant(seconds{9})));
    CHECK(is_on_trial(tx, "main"));
    const OfficeTrial now = office_trial(tx, "main");
    CHECK(now.by_name == "user/1的名字");
    CHECK(now.confirmed_name == "乙");
    CHECK(now.since == Instant(seconds{9}));
    CHECK_FALSE(now.wish);
    CHECK(confirm_trial(tx, "main", "user/2", "乙", Instant(seconds{9})).error().code ==
          "trial.no_wish");
  });
}

TEST_CASE("a wish that was dropped changes nothing") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    CHECK(drop_trial_wish(tx, "main").error().code == "trial.no_wish");
    REQUIRE(wish_trial(tx, "main", wish_of("user/1", true)));
    REQUIRE(drop_trial_wish(tx, "main"));
    CHECK_FALSE(is_on_trial(tx, "main"));
    CHECK(confirm_trial(tx, "main", "user/2", "乙", Instant()).error().code == "trial.no_wish");
  });
}

TEST_CASE("an office below is as the one above it until it says its own word") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县信访局", "main"}, Instant()));
    begin_on_trial(tx, "main", Instant(seconds{5}));
    CHECK(is_on_trial(tx, "yunxi"));
    REQUIRE(wish_trial(tx, "yunxi", wish_of("user/1", false)));
    CHECK_FALSE(office_trial(tx, "main").wish);
    CHECK(is_on_trial(tx, "yunxi"));
    REQUIRE(confirm_trial(tx, "yunxi", "user/2", "乙", Instant(seconds{6})));
    CHECK_FALSE(is_on_trial(tx, "yunxi"));
    CHECK(is_on_trial(tx, "main"));
  });
}

TEST_CASE("an office below that dropped its wish goes on as the one above it") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县信访局", "main"}, Instant()));
    begin_on_trial(tx, "main", Instant(seconds{5}));
    REQUIRE(wish_trial(tx, "yunxi", wish_of("user/1", false)));
    REQUIRE(drop_trial_wish(tx, "yunxi"));
    CHECK(office_trial(tx, "yunxi").office == "main");
    REQUIRE(wish_trial(tx, "main", wish_of("user/1", false)));
    REQUIRE(confirm_trial(tx, "main", "user/2", "乙", Instant(seconds{6})));
    CHECK_FALSE(is_on_trial(tx, "yunxi"));
  });
}

TEST_CASE("who has gone live does not begin again with a restart") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    begin_on_trial(tx, "main", Instant(seconds{5}));
    CHECK(is_on_trial(tx, "main"));
    REQUIRE(wish_trial(tx, "main", wish_of("user/1", false)));
    REQUIRE(confirm_trial(tx, "main", "user/2", "乙", Instant(seconds{6})));
    begin_on_trial(tx, "main", Instant(seconds{9}));
    CHECK_FALSE(is_on_trial(tx, "main"));
  });
}

}  // namespace office_trial_test
