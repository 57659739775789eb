#include "store/outbox.h"

#include <catch2/catch.hpp>
#include <set>

#include "store/conversations.h"
#include "tests/support/store_room.h"

namespace outbox_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;
using Catch::StartsWith;

namespace {

struct Room : StoreRoom {
  ConversationId a = citizen("wm-a");
  ConversationId b = citizen("wm-b");

  std::optional<Queued> head(ConversationId of) {
    return database.read([&](Transaction& tx) { return head_of_lane(tx, keys, of); });
  }
  // The priority of what its conversation has queued next.
  std::optional<Priority> settle(const Queued& message, const Outcome& outcome) {
    const auto next =
        write([&](Transaction& tx) { return record(tx, message, outcome, clock.now()).next; });
    if (!next) return std::nullopt;
    return next->priority;
  }
  void citizen_writes(ConversationId who) {
    write([&](Transaction& tx) {
      message_came(tx, who, {.now = clock.now(), .waits = false, .written_at = clock.now()});
    });
  }
  bool failure(const std::string& key, bool window_was_shut = false) {
    return write([&](Transaction& tx) {
      return record_failure(tx, keys, random, {key, "fail_type.10", "对方拒收", window_was_shut},
                            clock.now())
          .has_value();
    });
  }
  std::int64_t state(OutboxId id) {
    return number("SELECT state FROM outbox WHERE id = $1", {id.value});
  }
  std::string text(const char* column, OutboxId id) {
    const std::string sql = std::string("SELECT ") + column + " FROM outbox WHERE id = $1";
    return std::get<0>(
        *database.read([&](Transaction& tx) { return tx.row<std::string>(sql, {id.value}); }));
  }
  Outgoing to(ConversationId who, const std::string& body) {
    Outgoing message;
    message.to = who;
    message.office = kMainOffice;
    message.channel = kWecomKf;
    message.body = body;
    message.trace = "t";
    return message;
  }
};

}  // namespace

TEST_CASE("the head of a lane is what was said first, and it bears all that delivery needs") {
  Room room;
  room.citizen_writes(room.a);
  const Instant now = room.clock.now();
  Outgoing first = room.to(room.a, "一");
  first.kind = "welcome";
  first.due = now + seconds{3};
  first.expires = now + seconds{20};
  const OutboxId id = room.say(first);
  Outgoing urgent = room.to(room.a, "二");
  urgent.priority = Priority::at_once;  // before other people's, never before one's own
  room.say(urgent);
  const auto head = room.head(room.a);
  REQUIRE(head);
  CHECK(head->id == id);
  CHECK(head->to == room.a);
  CHECK(head->channel == "wecom.kf");
  CHECK(head->account == "wkDesk");
  CHECK(head->user == "wm-a");
  CHECK(head->kind == "welcome");
  CHECK(head->body == "一");
  CHECK(head->trace == "t");
  CHECK(head->created == now);
  CHECK(head->due == now + seconds{3});
  CHECK(head->expires == now + seconds{20});
  CHECK(head->attempts == 0);
  CHECK_FALSE(head->possible_double);
  CHECK(head->last_inbound == now);
  CHECK(head->sent_since_inbound == 0);
  CHECK_FALSE(room.head(room.b));
}

TEST_CASE("the de-duplication key is drawn once, fits the platform, and stays through all tries") {
  Room room;
  std::set<std::string> keys;
  for (int i = 0; i < 50; ++i) room.say(room.a, "一句话");
  while (const auto head = room.head(room.a)) {
    CHECK(head->key.size() == 32);
    CHECK(keys.insert(head->key).second);
    room.settle(*head, {.state = OutboxState::queued, .again_at = room.clock.now()});
    CHECK(room.head(room.a)->key == head->key);
    room.settle(*head, {.state = OutboxState::accepted});
  }
  CHECK(keys.size() == 50);
}

TEST_CASE("nothing later is sent before what stands at the head is settled") {
  Room room;
  const OutboxId first = room.say(room.a, "一"), second = room.say(room.a, "二");
  const Instant later = room.clock.now() + minutes{1};
  room.settle(*room.head(room.a), {.state = OutboxState::queued, .code = "-1", .again_at = later});
  const auto again = room.head(room.a);
  CHECK(again->id == first);
  CHECK(again->due == later);
  CHECK(again->attempts == 1);
  CHECK(room.number("SELECT finished_at IS NULL FROM outbox WHERE id = $1", {first.value}) == 1);
  room.settle(*again, {.state = OutboxState::accepted, .provider_id = "msg-7"});
  CHECK(room.head(room.a)->id == second);
  CHECK(room.state(first) == 1);
  CHECK(room.text("provider_id", first) == "msg-7");
  CHECK(room.number("SELECT attempts FROM outbox WHERE id = $1", {first.value}) == 2);
  CHECK(room.number("SELECT finished_at FROM outbox WHERE id = $1", {first.value}) ==
        room.clock.now().time_since_epoch().count());
}

TEST_CASE("who settles a message hears whether its conversation has another one queued") {
  Room room;
  room.say(room.a, "一");
  room.say(room.a, "二");
  room.say(room.b, "三");
  CHECK(room.settle(*room.head(room.a), {.state = OutboxState::accepted}));
  const auto second = room.head(room.a);
  CHECK(room.settle(*second, {.state = OutboxState::queued, .again_at = room.clock.now()}));
  CHECK_FALSE(room.settle(*second, {.state = OutboxState::held}));
  CHECK_FALSE(room.settle(*room.head(room.b), {.state = OutboxState::failed}));
}

TEST_CASE("messages that were said one after the other have keys that stand side by side") {
  Room room;
  room.say(room.a, "一");
  const std::string first = room.head(room.a)->key;
  room.settle(*room.head(room.a), {.state = OutboxState::accepted});
  room.clock.advance(milliseconds{1});
  room.say(room.a, "二");
  CHECK(first < room.head(room.a)->key);
  CHECK(first.substr(0, 8) == room.head(room.a)->key.substr(0, 8));
}

TEST_CASE("what is held, expired, refused or parked gives its place to the next") {
  const auto state = GENERATE(OutboxState::held, OutboxState::expired, OutboxState::failed,
                              OutboxState::parked, OutboxState::unknown);
  Room room;
  const OutboxId first = room.say(room.a, "一"), second = room.say(room.a, "二");
  room.settle(*room.head(room.a), {.state = state, .code = "c", .reason = "原因"});
  CHECK(room.state(first) == std::int64_t(state));
  CHECK(room.text("last_code", first) == "c");
  CHECK(room.text("reason", first) == "原因");
  // What is held is not over.
  CHECK(room.number("SELECT finished_at IS NULL FROM outbox WHERE id = $1", {first.value}) ==
        (state == OutboxState::held));
  CHECK(room.head(room.a)->id == second);
}

TEST_CASE("an attempt that stayed unanswered marks the message for good as perhaps sent") {
  Room room;
  room.say(room.a, "一");
  const auto again_at = room.clock.now();
  room.settle(*room.head(room.a),
              {.state = OutboxState::queued, .again_at = again_at, .possible_double = true});
  CHECK(room.head(room.a)->possible_double);
  room.settle(*room.head(room.a), {.state = OutboxState::queued, .again_at = again_at});
  CHECK(room.head(room.a)->possible_double);
  room.settle(*room.head(room.a), {.state = OutboxState::accepted});
  CHECK(room.number("SELECT possible_double FROM outbox") == 1);
}

TEST_CASE("only what the platform counts is counted in the citizen's window") {
  Room room;
  for (const bool counts : {true, false, true}) {
    room.say(room.a, "一句话");
    room.settle(*room.head(room.a), {.state = OutboxState::accepted, .counts_in_window = counts});
  }
  CHECK(room.conversation_of(room.a).sent_since_inbound == 2);
  CHECK(room.conversation_of(room.b).sent_since_inbound == 0);
}

TEST_CASE("a message accepted that did not arrive is told apart, once, by its key") {
  Room room;
  const OutboxId id = room.say(room.a, "一");
  const auto head = *room.head(room.a);
  room.settle(head, {.state = OutboxState::accepted});
  CHECK_FALSE(room.failure("no-such-key"));
  CHECK(room.failure(head.key));
  CHECK(room.state(id) == 4);
  CHECK(room.text("last_code", id) == "fail_type.10");
  CHECK_FALSE(room.failure(head.key));
}

TEST_CASE("what was never sent, or is known to have arrived, does not fail by a late word") {
  const auto state = GENERATE(OutboxState::held, OutboxState::expired, OutboxState::parked,
                              OutboxState::delivered);
  Room room;
  const OutboxId id = room.say(room.a, "一");
  const auto head = *room.head(room.a);
  room.settle(head, {.state = state});
  CHECK_FALSE(room.failure(head.key));
  CHECK(room.state(id) == std::int64_t(state));
}

TEST_CASE("a failure told before the acceptance was written down is not written over") {
  Room room;
  const OutboxId id = room.say(room.a, "一");
  const auto in_hand = *room.head(room.a);
  REQUIRE(room.failure(in_hand.key));  // the event overtakes the answer of the call
  room.settle(in_hand, {.state = OutboxState::accepted, .counts_in_window = true});
  CHECK(room.state(id) == 4);
  CHECK(room.text("last_code", id) == "fail_type.10");
  CHECK(room.conversation_of(room.a).sent_since_inbound == 1);  // the platform has counted it
}

TEST_CASE("what the platform accepted and then found the window shut for waits for the citizen") {
  Room room;
  const OutboxId id = room.say(room.a, "一");
  const auto sent = *room.head(room.a);
  room.settle(sent, {.state = OutboxState::accepted});
  room.clock.advance(minutes{1});
  SECTION("he has not written since") {
    CHECK(room.failure(sent.key, true));
    CHECK(room.state(id) == 2);
    room.citizen_writes(room.a);
  }
  SECTION("he has: it is due at once") {
    room.citizen_writes(room.a);
    CHECK(room.failure(sent.key, true));
  }
  const auto again = room.head(room.a);
  REQUIRE(again);
  CHECK(again->id == id);
  CHECK(again->body == sent.body);
  CHECK(again->key != sent.key);  // the platform does not take a key twice
  CHECK(again->attempts == 0);
  CHECK_FALSE(room.failure(sent.key, true));
}

TEST_CASE("a window found shut before the acceptance was written down sends it anew") {
  Room room;
  const OutboxId id = room.say(room.a, "一");
  const auto in_hand = *room.head(room.a);
  REQUIRE(room.failure(in_hand.key, true));
  room.settle(in_hand, {.state = OutboxState::accepted});
  CHECK(room.state(id) == 0);
  CHECK(room.head(room.a)->key != in_hand.key);
}

TEST_CASE("a welcome whose window was shut is over, for its code is spent") {
  Room room;
  Outgoing welcome = room.to(room.a, "{}");
  welcome.kind = "welcome";
  const OutboxId id = room.write(
      [&](Transaction& tx) { return put(tx, room.keys, room.random, welcome, room.clock.now()); });
  const auto sent = *room.head(room.a);
  room.settle(sent, {.state = OutboxState::accepted});
  CHECK(room.failure(sent.key, true));
  CHECK(room.state(id) == 4);
}

TEST_CASE("what is held although the citizen has just written is due at once") {
  Room room;
  const OutboxId id = room.say(room.a, "一");
  SECTION("the window's time was over") {
    const auto in_hand = *room.head(room.a);
    room.citizen_writes(room.a);  // while it was in hand: nothing was held yet that it could free
    room.settle(in_hand, {.state = OutboxState::held, .code = "window.time"});
  }
  SECTION("five were sent, and he wrote again within the same second") {
    room.citizen_writes(room.a);
    room.execute("UPDATE conversation SET sent_since_inbound = 5 WHERE id = $1", {room.a.value});
    const auto in_hand = *room.head(room.a);
    room.citizen_writes(room.a);
    room.settle(in_hand, {.state = OutboxState::held, .code = "window.count"});
  }
  CHECK(room.state(id) == 0);
  CHECK(room.head(room.a)->attempts == 1);
  // The same again, without a word of his: now it waits.
  room.settle(*room.head(room.a), {.state = OutboxState::held, .code = "window.count"});
  CHECK(room.state(id) == 2);
}

TEST_CASE("the newest message there is has the highest id, also when it was sent") {
  Room room;
  const auto newest = [&] {
    return room.database.read([](Transaction& tx) { return newest_outbox(tx); });
  };
  CHECK(newest() == OutboxId{0});
  room.say(room.a, "一");
  const OutboxId last = room.say(room.b, "二");
  room.settle(*room.head(room.b), {.state = OutboxState::accepted});
  CHECK(newest() == last);
}

TEST_CASE("what went to one member of staff lately is counted, and nobody else's") {
  Room room;
  const auto member = [&](const std::string& user) {
    return room.write([&](Transaction& tx) {
      return reach(tx, room.keys, {std::string(kWecomApp), "1000002", user});
    });
  };
  const ConversationId duty = member("yeqing"), head = member("gaolang");
  const auto tell = [&](ConversationId who) {
    Outgoing message = room.to(who, "一");
    message.channel = kWecomApp;
    room.say(message);
  };
  const auto sent = [&](int n, Instant since) {
    return room.database.read(
        [&](Transaction& tx) { return sent_before(tx, duty, kWecomApp, n, since); });
  };
  const Instant first = room.clock.now();
  for (const ConversationId who : {duty, duty, head}) {
    tell(who);
    room.settle(*room.head(who), {.state = OutboxState::accepted});
    room.clock.advance(seconds{40});
  }
  tell(duty);  // not yet sent
  const Instant now = room.clock.now();
  CHECK(sent(1, now - minutes{3}) == first + seconds{40});
  CHECK(sent(2, now - minutes{3}) == first);
  CHECK(sent(3, now - minutes{3}) == std::nullopt);
  CHECK(sent(2, now - seconds{90}) == std::nullopt);
  CHECK(sent(1, now - seconds{80}) == std::nullopt);
}

TEST_CASE("what is said cannot be read in the file, and opens for its own row alone") {
  Room room;
  room.say(room.a, "沈小满您好，预约码604817");
  room.say(room.b, "别的话");
  REQUIRE_THAT(room.bytes(), Contains("trace-of-test"));
  CHECK_THAT(room.bytes(), !Contains("沈小满") && !Contains("604817"));
  room.execute("UPDATE outbox SET body = (SELECT MAX(body) FROM outbox WHERE id = 2) WHERE id = 1");
  CHECK_THROWS_AS(room.head(room.a), DatabaseError);
}

TEST_CASE("each statement of a message's way goes by an index", "[sqlite]") {
  Room room;
  CHECK(room.plan("outbox.cpp", "SELECT o.id, o.channel, o.message_key") ==
        "SEARCH o USING INDEX outbox_queued (conversation_id=?)\n");
  const std::string head = room.plan("outbox.cpp", "FROM outbox o JOIN conversation c");
  CHECK_THAT(head, Contains("SEARCH o USING INDEX outbox_queued (conversation_id=?)"));
  CHECK_THAT(head, Contains("SEARCH c USING INTEGER PRIMARY KEY"));
  CHECK_THAT(head, Contains("INDEX outbox_held (conversation_id=? AND id<?)"));
  CHECK_THAT(head, !Contains("SCAN") && !Contains("TEMP B-TREE"));
  const std::string next = room.plan("outbox.cpp", "SELECT o.office, (SELECT MIN(priority)");
  CHECK_THAT(next, Contains("INDEX outbox_queued") && !Contains("SCAN"));
  CHECK_THAT(next, !Contains("TEMP B-TREE"));
  CHECK_THAT(room.plan("outbox.cpp", "channel = 'wecom.app'"), Contains("INDEX outbox_to_staff"));
  CHECK_THAT(room.plan("outbox.cpp", "WHERE o.message_key = $1"),
             Contains("INDEX sqlite_autoindex_outbox_1"));
  CHECK_THAT(room.plan("outbox.cpp", "MAX(id)"), Contains("SEARCH outbox"));
  CHECK_THAT(room.plan("outbox.cpp", "UPDATE outbox SET state = $1"),
             Contains("SEARCH outbox USING INTEGER PRIMARY KEY"));
}

TEST_CASE("what waits is found without the rows of the table", "[sqlite]") {
  Room room;
  for (const char* statement :
       {"SELECT office, channel, priority", "SELECT due_at, id, conversation_id"}) {
    CAPTURE(statement);
    CHECK_THAT(
        room.plan("outbox.cpp", statement),
        StartsWith("SEARCH outbox USING COVERING INDEX outbox_due") && !Contains("TEMP B-TREE"));
  }
  // By all four: without the last the way to the next line leads through the whole of this one.
  CHECK_THAT(room.plan("outbox.cpp", "SELECT office, channel, priority"),
             Contains("((office,channel,priority,due_at)>(?,?,?,?))"));
  const std::string turn = room.plan("outbox.cpp", "SELECT o.office, (SELECT MIN(priority)");
  CHECK_THAT(turn, Contains("SEARCH o USING COVERING INDEX outbox_queued"));
  CHECK_THAT(turn, !Contains("USING INDEX"));
}

}  // namespace outbox_test
