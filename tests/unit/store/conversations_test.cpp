#include "store/conversations.h"

#include <catch2/catch.hpp>

#include "store/inbox.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/takeovers.h"
#include "tests/support/store_room.h"

namespace conversations_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

struct Room : StoreRoom {
  ConversationId reach_at(const Address& address) {
    return write([&](Transaction& tx) { return reach(tx, keys, address); });
  }
  std::vector<ConversationId> work() {
    return database.read([](Transaction& tx) { return with_work(tx); });
  }
  InboxId take(ConversationId who, const std::string& key) {
    const Incoming incoming{.from = conversation_of(who).address,
                            .key = key,
                            .kind = "text",
                            .sent_at = clock.now(),
                            .raw = "原文",
                            .taking = Taking::answer,
                            .opens_window = false,
                            .trace = "t"};
    const auto sealed = seal(keys, incoming);
    return write([&](Transaction& tx) { return take_in(tx, sealed, clock.now())->id; });
  }
  bool settle(ConversationId who) {
    return write([&](Transaction& tx) { return settle_work(tx, who); });
  }
  bool keep(ConversationId who, std::int64_t turn, const std::string& session) {
    return turn_kept(who, turn, session).has_value();
  }
  std::optional<bool> turn_kept(ConversationId who, std::int64_t turn, const std::string& session) {
    Conversation read = conversation_of(who);
    read.turn = turn;
    return write([&](Transaction& tx) { return keep_turn(tx, keys, read, session); });
  }
};

}  // namespace

TEST_CASE("an address has one conversation; another account or channel is another one") {
  Room room;
  const Address address{"wecom.kf", "wkDesk", "wm-a"};
  const ConversationId id = room.reach_at(address);
  CHECK(room.reach_at(address) == id);
  CHECK(room.reach_at({"wecom.kf", "wkOther", "wm-a"}) != id);
  CHECK(room.reach_at({"wecom.app", "wkDesk", "wm-a"}) != id);
  CHECK(room.reach_at({"wecom.kf", "wkDesk", "wm-A"}) != id);  // external ids are told by case
  CHECK(room.number("SELECT COUNT(*) FROM conversation") == 4);
  const Conversation found = room.conversation_of(id);
  CHECK(found.address.channel == "wecom.kf");
  CHECK(found.address.account == "wkDesk");
  CHECK(found.address.user == "wm-a");
  CHECK(found.turn == 0);
  CHECK(found.session.empty());
  CHECK_FALSE(found.with_person);
  CHECK_FALSE(found.person);
}

TEST_CASE("to look for a conversation makes none") {
  Room room;
  const Address address{"wecom.kf", "wkDesk", "wm-a"};
  const auto find = [&] {
    return room.database.read(
        [&](Transaction& tx) { return find_conversation(tx, room.keys, address); });
  };
  CHECK_FALSE(find());
  CHECK(room.number("SELECT COUNT(*) FROM conversation") == 0);
  const ConversationId id = room.reach_at(address);
  CHECK(find() == id);
  CHECK_FALSE(room.database.read(
      [&](Transaction& tx) { return conversation(tx, room.keys, ConversationId{99}); }));
}

TEST_CASE("who it is and what was talked about cannot be read in the file") {
  Room room;
  const ConversationId id = room.citizen("wmSecretUser002");
  REQUIRE(room.keep(id, 0, R"({"slots":{"name":"沈小满"}})"));
  const std::string bytes = room.bytes();
  REQUIRE_THAT(bytes, Contains("wkDesk"));
  CHECK_THAT(bytes, !Contains("wmSecretUser002"));
  CHECK_THAT(bytes, !Contains("沈小满"));
  CHECK_THAT(bytes, !Contains("slots"));
}

TEST_CASE("an address put into another row does not open") {
  Room room;
  const ConversationId a = room.citizen("wm-a"), b = room.citizen("wm-b");
  room.execute(
      "UPDATE conversation SET address = (SELECT address FROM conversation WHERE id = $1) WHERE id "
      "= $2",
      {a.value, b.value});
  CHECK_THROWS_AS(room.conversation_of(b), DatabaseError);
}

TEST_CASE("a session is kept by who read its turn, and refused from who comes late") {
  Room room;
  const ConversationId id = room.citizen("wm-a");
  REQUIRE(room.keep(id, 0, "第一轮"));
  CHECK(room.conversation_of(id).session == "第一轮");
  CHECK(room.conversation_of(id).turn == 1);
  CHECK_FALSE(room.keep(id, 0, "迟到的"));
  CHECK_FALSE(room.keep(id, 2, "抢先的"));
  CHECK(room.conversation_of(id).session == "第一轮");
  CHECK(room.conversation_of(id).turn == 1);
  CHECK(room.keep(id, 1, "第二轮"));
}

TEST_CASE("who keeps a turn hears whether another message waits, and the work is settled with it") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const InboxId first = room.take(who, "k1");
  const InboxId second = room.take(who, "k2");
  room.write([&](Transaction& tx) { return finish(tx, first); });
  CHECK(room.turn_kept(who, 0, "第一轮") == true);
  CHECK(room.work() == std::vector{who});
  room.write([&](Transaction& tx) { return finish(tx, second); });
  // Who comes late settles nothing: another one has it in hand.
  CHECK(room.turn_kept(who, 0, "迟到的") == std::nullopt);
  CHECK(room.work() == std::vector{who});
  CHECK(room.turn_kept(who, 1, "第二轮") == false);
  CHECK(room.work().empty());
}

TEST_CASE("there is work since the oldest message that waits, and none when all are done") {
  Room room;
  const auto since = [&](ConversationId id) {
    return room.number("SELECT COALESCE(work_since, 0) FROM conversation WHERE id = $1",
                       {id.value});
  };
  const auto now = [&] { return std::int64_t(room.clock.now().time_since_epoch().count()); };
  const ConversationId who = room.citizen("wm-a");
  CHECK(since(who) == 0);
  const std::int64_t first_at = now();
  const InboxId first = room.take(who, "k1");
  room.clock.advance(seconds{10});
  const std::int64_t second_at = now();
  const InboxId second = room.take(who, "k2");
  CHECK(since(who) == first_at);  // the later one does not push the wait back

  room.write([&](Transaction& tx) { return finish(tx, first); });
  CHECK(room.settle(who));
  CHECK(since(who) == second_at);
  room.write([&](Transaction& tx) { park(tx, second); });
  CHECK_FALSE(room.settle(who));
  CHECK(since(who) == 0);
  CHECK(room.work().empty());
  CHECK_FALSE(room.settle(ConversationId{99}));
}

TEST_CASE("who waits longest comes first, whoever was known earlier") {
  Room room;
  const ConversationId a = room.citizen("wm-a"), b = room.citizen("wm-b"), c = room.citizen("wm-c");
  room.take(b, "k1");
  room.clock.advance(seconds{1});
  room.take(a, "k2");
  room.take(c, "k3");
  room.take(b, "k4");
  CHECK(room.work() == std::vector{b, a, c});
}

TEST_CASE("a stamp that comes late does not close a window that is open") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const Instant later = "2026-11-02T09:00"_at, earlier = "2026-11-02T08:00"_at;
  room.write([&](Transaction& tx) {
    message_came(tx, who, {.now = later, .waits = false, .written_at = later});
    tx.execute("UPDATE conversation SET sent_since_inbound = 3 WHERE id = $1", {who.value});
    message_came(tx, who, {.now = later, .waits = false, .written_at = earlier});
  });
  CHECK(room.conversation_of(who).last_inbound == later);
  CHECK(room.conversation_of(who).sent_since_inbound == 3);
  // The platform's stamps are whole seconds: a second message of the same one counts as new.
  room.write([&](Transaction& tx) {
    message_came(tx, who, {.now = later, .waits = false, .written_at = later});
  });
  CHECK(room.conversation_of(who).sent_since_inbound == 0);
}

TEST_CASE("what is held for others stays held when one citizen writes") {
  Room room;
  const ConversationId a = room.citizen("wm-a"), b = room.citizen("wm-b");
  for (const ConversationId to : {a, b}) room.say(to, "一句话");
  room.write([&](Transaction& tx) {
    tx.execute("UPDATE outbox SET state = 2");
    const Arrival arrival{.now = room.clock.now(), .waits = false, .written_at = room.clock.now()};
    CHECK(message_came(tx, a, arrival));
    CHECK_FALSE(message_came(tx, a, arrival));  // nothing is held any more
  });
  CHECK(room.number("SELECT state FROM outbox WHERE conversation_id = $1", {a.value}) == 0);
  CHECK(room.number("SELECT state FROM outbox WHERE conversation_id = $1", {b.value}) == 2);
}

TEST_CASE("a servicer who takes over ends the wait for a person, until he hands back") {
  Room room;
  const ConversationId who = room.citizen("wm-a"), other = room.citizen("wm-b");
  for (const ConversationId id : {who, other})
    room.desk(id, [](OfficeDesk& desk) { desk.ask_for_human("citizen"); });
  room.write([&](Transaction& tx) { taken_over(tx, who, room.clock.now()); });
  CHECK(room.conversation_of(who).with_person);
  CHECK_FALSE(room.conversation_of(other).with_person);
  CHECK(room.number("SELECT conversation_id FROM invitation_of_human WHERE closed_at IS NULL") ==
        other.value);
  room.write([&](Transaction& tx) { handed_back(tx, who); });
  CHECK_FALSE(room.conversation_of(who).with_person);
}

TEST_CASE("whether the bot may still answer is asked of what stands now") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const Conversation read = room.conversation_of(who);
  const auto hold = [&] {
    return room.database.read([&](Transaction& tx) { return hold_of(tx, read); });
  };
  CHECK(hold() == Hold::ours);
  room.turn({}, [&](const DeskContext& context) {
    return take_over(context, who, {"user/1", "叶青"}).has_value() &&
           reply(context, who, {"user/1", "叶青"}, "您好", {}).has_value();
  });
  CHECK(hold() == Hold::taken);
  room.turn({}, [&](const DeskContext& context) {
    return hand_back(context, who, {"user/1", "叶青"}, {}, [](ConversationId) {}).has_value();
  });
  CHECK(hold() == Hold::changed);  // the session that was read is gone
}

TEST_CASE("who writes after the session ended by itself is answered again") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const Instant monday = "2026-11-02T09:00"_at;
  const auto writes = [&](Instant at) {
    room.write([&](Transaction& tx) {
      message_came(tx, who, {.now = at, .waits = false, .written_at = at});
    });
    return room.conversation_of(who).with_person;
  };
  writes(monday);
  room.write([&](Transaction& tx) { taken_over(tx, who, monday + hours{1}); });
  CHECK(writes(monday + hours{40}));  // the session goes on with each message
  CHECK(writes(monday + hours{88}));
  CHECK_FALSE(writes(monday + hours{137}));
  // Taken up again by the servicer, on whatever day: he serves.
  room.write([&](Transaction& tx) { taken_over(tx, who, monday + hours{300}); });
  CHECK(writes(monday + hours{301}));
}

TEST_CASE("a servicer's words are a sign that he serves, and do not move its beginning") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const Instant monday = "2026-11-02T09:00"_at;
  room.desk(who, [](OfficeDesk& desk) { desk.ask_for_human("citizen"); });
  for (const Instant at : {monday, monday + hours{5}})
    room.write([&](Transaction& tx) { servicer_wrote(tx, who, at); });
  CHECK(room.conversation_of(who).with_person);
  CHECK(room.number("SELECT human_since FROM conversation WHERE id = $1", {who.value}) ==
        monday.time_since_epoch().count());
  CHECK(room.number("SELECT COUNT(*) FROM invitation_of_human WHERE closed_at IS NULL") == 0);
}

TEST_CASE("the person a conversation is joined with is known in it") {
  Room room;
  const ConversationId who = room.citizen("wm-a");
  const auto visit = request("13900007001", "2026-11-16", "09:00");
  const auto person = room.write([&](Transaction& tx) {
    const auto id = person_of(tx, room.keys, visit.name, visit.phone, room.clock.now());
    join_identity(tx, who, id, room.clock.now());
    return id;
  });
  CHECK(room.conversation_of(who).person == person);
}

TEST_CASE("conversations with work are walked by their index, in order, without a sort",
          "[sqlite]") {
  Room room;
  CHECK(room.plan_of(kConversationsWithWork) ==
        "SEARCH conversation USING COVERING INDEX conversation_work (work_since>?)\n"
        "CORRELATED SCALAR SUBQUERY 1\n"
        "SEARCH t USING COVERING INDEX sqlite_autoindex_takeover_1 (conversation_id=?)\n");
  CHECK(room.plan("conversations.cpp", "WHERE channel = $1 AND address_hash = $2") ==
        "SEARCH conversation USING COVERING INDEX sqlite_autoindex_conversation_1 (channel=? AND "
        "address_hash=?)\n");
  CHECK_THAT(room.plan("conversations.cpp", "SELECT received_at FROM inbox"),
             Contains("INDEX inbox_waiting"));
  CHECK_THAT(room.plan("conversations.cpp", "UPDATE outbox SET state = 0"),
             Contains("INDEX outbox_held"));
}

}  // namespace conversations_test
