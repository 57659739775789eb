#include "store/conversation_list.h"

#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "store/people.h"
#include "tests/support/store_room.h"

namespace conversation_list_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

const std::vector<std::string> kMain{"main"};

struct Room : StoreRoom {
  OfficeBook offices = OfficeBook::of_one(office);
  ConversationId a = citizen("wm-a"), b = citizen("wm-b"), c = citizen("wm-c");
  int keys_given = 0;

  void writes(const std::string& user) {
    clock.advance(minutes{1});
    write([&](Transaction& tx) {
      Incoming in{.from = Address{std::string(kWecomKf), "wkDesk", user},
                  .key = "kf:" + std::to_string(++keys_given),
                  .kind = "text",
                  .sent_at = clock.now(),
                  .raw = "{}",
                  .opens_window = true,
                  .trace = "t"};
      take_in(tx, seal(keys, std::move(in)), clock.now());
    });
  }
  void asks(ConversationId who) {
    clock.advance(minutes{1});
    desk(who, [](OfficeDesk& d) { d.ask_for_human("要求人工"); });
  }
  // All pages, as ids.
  std::vector<ConversationId> list(ConversationFilter filter, std::int64_t count,
                                   const std::vector<std::string>& seen = kMain) {
    std::vector<ConversationId> ids;
    std::string after;
    do {
      const auto page = database.read([&](Transaction& tx) {
        return *conversation_page(tx, keys, offices, seen, filter, after, count);
      });
      for (const ConversationRow& row : page.rows) ids.push_back(row.id);
      after = page.next;
    } while (!after.empty());
    return ids;
  }
};

using Ids = std::vector<ConversationId>;

}  // namespace

TEST_CASE("all conversations are told once, by what came in last, whatever the page") {
  Room room;
  for (const char* user : {"wm-a", "wm-b", "wm-a", "wm-c", "wm-a"}) room.writes(user);
  for (const std::int64_t count : {1, 2, 50})
    CHECK(room.list(ConversationFilter::all, count) == Ids{room.a, room.c, room.b});
  CHECK(room.list(ConversationFilter::all, 50, {"county"}).empty());
}

TEST_CASE("who waits for a person longest is told first, and no more once somebody is there") {
  Room room;
  room.asks(room.b);
  room.asks(room.a);
  for (const std::int64_t count : {1, 50})
    CHECK(room.list(ConversationFilter::waiting, count) == Ids{room.b, room.a});
  const auto glance = [&] {
    return room.database.read(
        [&](Transaction& tx) { return waiting_for_human(tx, room.offices, kMain); });
  };
  CHECK(glance().count == 2);
  CHECK(glance().longest == room.clock.now() - minutes{1});
  room.turn({}, [&](const DeskContext& context) {
    return take_over(context, room.b, {"user/1", "叶青"}).has_value();
  });
  CHECK(room.list(ConversationFilter::waiting, 50) == Ids{room.a});
  CHECK(room.list(ConversationFilter::taken, 50) == Ids{room.b});
  CHECK(glance().count == 1);
  CHECK(glance().taken == 1);
}

TEST_CASE("a row tells who it is, since when he waits and why, and who has it") {
  Room room;
  room.writes("wm-a");
  room.asks(room.a);
  const auto row = room.database.read(
      [&](Transaction& tx) { return conversation_row(tx, room.keys, room.offices, room.a); });
  REQUIRE(row);
  CHECK(row->user == "wm-a");
  CHECK(row->office == "main");
  CHECK(row->waits_since == room.clock.now());
  CHECK(row->waits_for == "要求人工");
  CHECK(row->wrote == room.clock.now() - minutes{1});
  CHECK_FALSE(row->name);
  CHECK_FALSE(room.database.read(
      [&](Transaction& tx) { return conversation_row(tx, room.keys, room.offices, {99}); }));
}

TEST_CASE("a cursor of nobody's is refused") {
  Room room;
  const char* odd = GENERATE("x", "1", "1.", "1.x", "1.2.3");
  CHECK_FALSE(room.database.read([&](Transaction& tx) {
    return conversation_page(tx, room.keys, room.offices, kMain, ConversationFilter::all, odd, 5);
  }));
}

}  // namespace conversation_list_test
