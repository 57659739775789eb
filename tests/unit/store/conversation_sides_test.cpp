#include "store/conversation_sides.h"

#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "store/takeovers.h"
#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace conversation_sides_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  ConversationId who = citizen("wm-a");
  int keys_given = 0;

  void hears(const std::string& kind = "text") {
    write([&](Transaction& tx) {
      Incoming in{.from = Address{std::string(kWecomKf), "wkDesk", "wm-a"},
                  .key = "kf:" + std::to_string(++keys_given),
                  .kind = kind,
                  .sent_at = clock.now(),
                  .raw = "raw " + std::to_string(keys_given),
                  .taking = keys_given % 2 == 0 ? Taking::keep : Taking::answer,
                  .opens_window = true,
                  .trace = "t"};
      take_in(tx, seal(keys, std::move(in)), clock.now());
    });
  }
  std::vector<Side> pages(int count) {
    std::vector<Side> all;
    std::string before;
    do {
      auto page = database.read(
          [&](Transaction& tx) { return *conversation_sides(tx, keys, who, before, count); });
      all.insert(all.begin(), page.items.begin(), page.items.end());
      before = page.before;
    } while (!before.empty());
    return all;
  }
};

std::string name_of(const Side& side) {
  if (side.came_in) return "in " + std::to_string(side.came_in->id.value);
  if (side.went_out) return "out " + std::to_string(side.went_out->id.value);
  return side.handed->act;
}

std::vector<std::string> names_of(const std::vector<Side>& sides) {
  std::vector<std::string> all;
  for (const Side& side : sides) all.push_back(name_of(side));
  return all;
}

}  // namespace

TEST_CASE("both sides are told in the order of time, opened, with who took it over") {
  Room room;
  room.hears();
  room.say(room.who, "您好");
  room.hears("event.enter_session");  // nobody's words
  room.clock.advance(minutes{1});
  room.turn({}, [&](const DeskContext& context) {
    return take_over(context, room.who, {"user/1", "叶青"}).has_value();
  });
  room.clock.advance(minutes{1});
  room.hears();
  const auto sides = room.pages(50);
  CHECK(names_of(sides) == std::vector<std::string>{"in 1", "out 1", "taken", "in 3"});
  CHECK(sides[0].came_in->raw == "raw 1");
  CHECK(sides[0].came_in->waits);
  CHECK(sides[2].handed->by == "叶青");
}

TEST_CASE("pages of any size tell the same, each thing once") {
  CHECK(testing::holds("pages", [] {
    Room room;
    for (const int step : testing::any_list<int>(0, 5)) {
      if (step == 0) room.hears();
      if (step == 1) room.say(room.who, "一句话");
      if (step == 2) room.clock.advance(minutes{1});
      if (step == 3) room.execute("UPDATE outbox SET state = 2 WHERE id % 3 = 0");
      if (step == 4) room.execute("UPDATE outbox SET state = 1 WHERE id % 3 = 1");
    }
    const auto whole = names_of(room.pages(1000));
    for (const int count : {1, 2, 3, 7}) PROPERTY_ASSERT(names_of(room.pages(count)) == whole);
  }));
}

TEST_CASE("the newest that came in is known, up to where one looks") {
  Room room;
  const auto newest = [&](std::int64_t until) {
    return room.database.read(
        [&](Transaction& tx) { return newest_in(tx, room.who, {until}).value; });
  };
  CHECK(newest(100) == 0);
  for (int i = 0; i < 3; ++i) room.hears();
  CHECK(newest(100) == 3);
  CHECK(newest(2) == 2);
}

TEST_CASE("a place of nobody's is refused") {
  Room room;
  const char* odd = GENERATE("x", "1.2", "1.2.", "1.2.3.4", "-1.2.3");
  CHECK_FALSE(room.database.read(
      [&](Transaction& tx) { return conversation_sides(tx, room.keys, room.who, odd, 5); }));
}

}  // namespace conversation_sides_test
