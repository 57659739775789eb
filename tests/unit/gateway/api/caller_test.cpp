#include "gateway/api/caller.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace api_caller_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using namespace huiyin::testing;

TEST_CASE("a key is its office, what is below it, and the scopes and roles that are known") {
  ApiRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  room.add_office("yunxi-food", "yunxi", "云溪县药监局食品科");
  room.database.read([&](store::Transaction& tx) {
    const Caller caller = caller_of(tx, room.api_parts,
                                    {.id = "k1",
                                     .office = "yunxi",
                                     .name = "县系统",
                                     .scopes = {"cases:read", "of:a-later-version"},
                                     .roles = {"handler", "king"}},
                                    room.clock.now());
    CHECK(caller.office_name == "云溪县药监局");
    CHECK(caller.key_name == "县系统");
    CHECK(caller.sees("yunxi-food"));
    CHECK_FALSE(caller.sees_main());
    CHECK(caller.scopes == std::vector{Scope::cases_read});
    CHECK(caller.has(Scope::cases_read));
    CHECK_FALSE(caller.has(Scope::cases_write));
    CHECK(caller.roles == std::vector{petition::Role::handler});
    CHECK(caller.is(store::KeyMode::live));
    CHECK_FALSE(caller.key->is_seen);
    CHECK(caller.reach() == store::Reach::anybody);
    CHECK(office_name(tx, room.api_parts, "main") == room.office.facts.name);
    CHECK(office_name(tx, room.api_parts, "nowhere").empty());
  });
}

}  // namespace api_caller_test
