#include "gateway/api/aside.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace aside_test {

using namespace huiyin;
using namespace huiyin::testing;
using namespace huiyin::gateway::api;

TEST_CASE("a call that is answered aside is done by the desk's own thread, and too many are not") {
  ConsoleRoom room;
  Entrance entrance(room.api_parts, 600);
  AsideDesk desk(room.api_parts, entrance, 1);
  const Endpoint endpoint{
      .id = "x", .aside = [](const AsideCall& call) { return Answer{.body = call.request.body}; }};
  std::string told;
  REQUIRE(desk.put(endpoint, {.body = "一"}, [&told](Answer answer) { told = answer.body; }));
  CHECK_FALSE(desk.put(endpoint, {}, [](Answer) { FAIL("was not taken"); }));
  CHECK(told.empty());
  REQUIRE(desk.queue().step());
  CHECK(told == "一");
}

TEST_CASE("what throws is answered, and the next one has its turn") {
  ConsoleRoom room;
  Entrance entrance(room.api_parts, 600);
  AsideDesk desk(room.api_parts, entrance, 2);
  const Endpoint broken{.id = "x", .aside = [](const AsideCall&) -> Answer {
                          throw std::runtime_error("of somebody");
                        }};
  const Endpoint refused{
      .id = "y", .aside = [](const AsideCall&) -> Answer { throw Undone(Answer{.status = 409}); }};
  std::vector<int> statuses;
  const auto note = [&statuses](Answer answer) { statuses.push_back(answer.status); };
  REQUIRE(desk.put(broken, {}, note));
  REQUIRE(desk.put(refused, {}, note));
  CHECK(desk.queue().step());
  CHECK(desk.queue().step());
  CHECK(statuses == std::vector<int>{503, 409});
}

}  // namespace aside_test
