// GET /start: what a new office still lacks.
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_start_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Room : ConsoleRoom {
  Room() { user("gao.lang", "高朗", {"admin"}); }

  json step(const std::string& name) {
    const json told = by("GET", "/start", at_console("gao.lang")).body;
    for (const json& one : told["steps"])
      if (one["step"] == name) return one;
    throw Broken("there is a step of that name");
  }
  bool is_done(const std::string& name) { return step(name)["is_done"].get<bool>(); }
};

}  // namespace

TEST_CASE("a second person who publishes is wanted beside the one who words") {
  Room room;
  CHECK_FALSE(room.is_done("people"));
  room.user("bai.lu", "白露", {"author"});
  CHECK(room.is_done("people"));  // he words, the admin publishes
}

TEST_CASE("the days off of this year and the next are wanted once the notice can be there") {
  Room room;
  const json step = room.step("days_off");
  std::vector<std::string> lacking;
  const int year = office_date(room.clock.now()).year();
  for (int each = year; each <= year + 1; ++each)
    if (!room.office.calendar.year(each).published) lacking.push_back(std::to_string(each));
  CHECK(step["lacking"] == json(lacking));
  CHECK(step["is_done"] == lacking.empty());
}

TEST_CASE("the first message is out once a trial to oneself was taken, and by nothing else") {
  Room room;
  CHECK_FALSE(room.is_done("first_message"));
  const auto id = room.say(room.citizen(), "您好");
  room.change("UPDATE outbox SET state = 1 WHERE id = " + std::to_string(id.value));
  CHECK_FALSE(room.is_done("first_message"));
  room.change("UPDATE outbox SET about = 'trial', state = 4");
  CHECK_FALSE(room.is_done("first_message"));
  room.change("UPDATE outbox SET state = 7");
  CHECK(room.is_done("first_message"));
}

TEST_CASE("all is done when each step is, and whoever manages no accounts is not told") {
  Room room;
  room.user("ye.qing", "叶青", {"clerk"});
  CHECK(room.by("GET", "/start", room.at_console("ye.qing")).code() == "api.scope");
  const json told = room.by("GET", "/start", room.at_console("gao.lang")).body;
  CHECK(told["steps"].size() == 5);
  CHECK(told["is_done"] == false);
  CHECK(room.is_done("office"));  // the room's office is no sample
  CHECK(room.is_done("door"));
}

}  // namespace api_start_test
