#include "gateway/api/by_password.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace by_password_test {

using namespace huiyin;
using namespace huiyin::testing;
using namespace huiyin::gateway::api;

TEST_CASE("calls that work out a password wait in their order, and no more than may") {
  ConsoleRoom room;
  Entrance entrance(room.api_parts, 600);
  PasswordDesk desk(room.api_parts, entrance);
  int woken = 0;
  desk.on_work([&woken] { ++woken; });
  std::vector<std::size_t> done;
  Endpoint endpoint{.id = "x", .by_password = [](const PasswordCall& call) {
                      return Answer{.body = call.request.body};
                    }};
  CHECK_FALSE(desk.step());
  for (std::size_t i = 0; i < PasswordDesk::kWaitingMax; ++i)
    REQUIRE(desk.put(endpoint, {.body = std::to_string(i)},
                     [&done](Answer answer) { done.push_back(std::stoul(answer.body)); }));
  CHECK_FALSE(desk.put(endpoint, {}, [](Answer) { FAIL("was not taken"); }));
  CHECK(woken == int(PasswordDesk::kWaitingMax));
  while (desk.step()) {
  }
  REQUIRE(done.size() == PasswordDesk::kWaitingMax);
  CHECK(std::ranges::is_sorted(done));
}

TEST_CASE("what throws is answered, and the next one has its turn") {
  ConsoleRoom room;
  Entrance entrance(room.api_parts, 600);
  PasswordDesk desk(room.api_parts, entrance);
  const Endpoint broken{.id = "x", .by_password = [](const PasswordCall&) -> Answer {
                          throw std::runtime_error("of somebody");
                        }};
  const Endpoint refused{.id = "y", .by_password = [](const PasswordCall&) -> Answer {
                           throw Undone(Answer{.status = 409});
                         }};
  std::vector<int> statuses;
  const auto note = [&statuses](Answer answer) { statuses.push_back(answer.status); };
  REQUIRE(desk.put(broken, {}, note));
  REQUIRE(desk.put(refused, {}, note));
  CHECK(desk.step());
  CHECK(desk.step());
  CHECK(statuses == std::vector<int>{503, 409});
}

}  // namespace by_password_test
