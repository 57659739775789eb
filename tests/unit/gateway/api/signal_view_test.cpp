#include "gateway/api/signal_view.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace api_signal_view_test {

using namespace huiyin;
using namespace huiyin::gateway::api;

TEST_CASE("a state is named as it is told, and no other word is one") {
  for (const char* state : {"open", "taken", "ended"}) {
    const auto named = signal_state_named(state);
    REQUIRE(named);
    store::SignalRecord record{.id = {3}, .office = "main", .kind = "violence", .state = *named};
    CHECK(signal_json(record)["state"] == state);
  }
  CHECK_FALSE(signal_state_named("all"));
  CHECK_FALSE(signal_state_named(""));
}

TEST_CASE("what is not there is null, so that a page need not guess") {
  const auto json = signal_json({.id = {3}, .office = "main", .kind = "abuse"});
  CHECK(json["conversation_id"].is_null());
  CHECK(json["taken_at"].is_null());
  CHECK(json["of_life"] == false);
}

}  // namespace api_signal_view_test
