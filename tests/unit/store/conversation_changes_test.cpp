#include "store/conversation_changes.h"

#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "store/takeovers.h"
#include "tests/support/store_room.h"

namespace conversation_changes_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  ConversationId a = citizen("wm-a"), b = citizen("wm-b");
  ChangePlace place = database.read([](Transaction& tx) { return newest_change(tx); });

  // Since the last look.
  std::vector<ConversationId> changed(int count = 100) {
    const Changes all =
        database.read([&](Transaction& tx) { return changes_since(tx, place, count); });
    has_more = all.has_more;
    place = all.until;
    std::vector<ConversationId> ids;
    for (const ChangedConversation& one : all.conversations) ids.push_back(one.id);
    return ids;
  }
  void hears(const std::string& user) {
    write([&](Transaction& tx) {
      Incoming in{.from = Address{std::string(kWecomKf), "wkDesk", user},
                  .key = "kf:" + std::to_string(++keys_given),
                  .kind = "text",
                  .sent_at = clock.now(),
                  .raw = "{}",
                  .trace = "t"};
      take_in(tx, seal(keys, std::move(in)), clock.now());
    });
  }
  int keys_given = 0;
  bool has_more = false;
};

using Ids = std::vector<ConversationId>;

}  // namespace

TEST_CASE("what comes in, what is said and who takes over are changes, each told once") {
  Room room;
  CHECK(room.changed().empty());
  room.hears("wm-a");
  CHECK(room.changed() == Ids{room.a});
  room.say(room.b, "您好");
  room.hears("wm-a");
  CHECK(room.changed() == Ids{room.a, room.b});
  room.turn({}, [&](const DeskContext& context) {
    return take_over(context, room.b, {"user/1", "叶青"}).has_value();
  });
  CHECK(room.changed() == Ids{room.b});
  room.desk(room.a, [](OfficeDesk& desk) { desk.ask_for_human("citizen"); });
  CHECK(room.changed() == Ids{room.a});
  CHECK(room.changed().empty());
}

TEST_CASE("what staff write and are sent is no change, and is passed over") {
  Room room;
  const ConversationId staff = room.write([&](Transaction& tx) {
    return reach(tx, room.keys, {std::string(kWecomApp), "1", "yeqing"});
  });
  room.say(staff, "提醒");
  const ChangePlace before = room.place;
  CHECK(room.changed().empty());
  CHECK(room.place != before);
}

TEST_CASE("when more changed than is told, that is said") {
  Room room;
  for (int i = 0; i < 5; ++i) room.hears("wm-a");
  CHECK(room.changed(5) == Ids{room.a});
  CHECK(room.has_more);
}

TEST_CASE("what becomes of a person's words is seen while he has the conversation") {
  Room room;
  room.turn({}, [&](const DeskContext& context) {
    return take_over(context, room.a, {"user/1", "叶青"}).has_value() &&
           reply(context, room.a, {"user/1", "叶青"}, "您好", {}).has_value();
  });
  const auto states = [&] {
    return room.database.read([](Transaction& tx) { return states_in_taken(tx, 10); });
  };
  REQUIRE(states().size() == 1);
  CHECK(states()[0].state == 0);
  room.execute("UPDATE outbox SET state = 7");
  CHECK(states()[0].state == 7);
}

TEST_CASE("a place is written and read back, and nothing else is read as one") {
  const ChangePlace place{17, 0, 9'000'000'000};
  CHECK(change_place_of(text_of(place)) == place);
  for (const char* odd : {"", "x", "1.2", "1.2.3.", "1.2.-3", "1.2.3x"})
    CHECK_FALSE(change_place_of(odd));
}

}  // namespace conversation_changes_test
