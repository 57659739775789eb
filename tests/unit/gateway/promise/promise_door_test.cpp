#include "gateway/promise/promise_door.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace promise_door_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;

TEST_CASE("the page of the promise is counted once a minute, however often it is asked for") {
  ApiRoom room;
  PromiseDoor door(room.api_parts, true);
  room.say(room.citizen(), "您的件已受理");
  const HttpResponse first = door.page();
  CHECK_THAT(first.body, Contains("一共要发1条") && !Contains("您的件"));
  room.say(room.citizen(), "二");
  CHECK(door.page().body == first.body);
  room.clock.advance(PromiseDoor::kKept);
  CHECK_THAT(door.page().body, Contains("一共要发2条"));
  room.clock.advance(-hours{2});
  room.say(room.citizen(), "三");
  CHECK_THAT(door.page().body, Contains("一共要发3条"));
}

}  // namespace promise_door_test
