#include "store/inbox.h"

#include <catch2/catch.hpp>

#include "store/conversations.h"
#include "store/outbox.h"
#include "tests/support/store_room.h"

namespace inbox_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : StoreRoom {
  Address from(const std::string& user) { return {std::string(kWecomKf), "wkDesk", user}; }

  Incoming text(const std::string& user, const std::string& key, const std::string& words) {
    return {.from = from(user),
            .key = key,
            .kind = "text",
            .sent_at = clock.now(),
            .raw = words,
            .taking = Taking::answer,
            .opens_window = true,
            .trace = "t-" + key};
  }

  std::optional<TakenIn> take(Incoming incoming) {
    const auto sealed = seal(keys, std::move(incoming));
    return write([&](Transaction& tx) { return take_in(tx, sealed, clock.now()); });
  }

  std::optional<Waiting> waiting(ConversationId id) {
    return database.read([&](Transaction& tx) { return oldest_waiting(tx, keys, id); });
  }
  std::vector<ConversationId> work() {
    return database.read([](Transaction& tx) { return with_work(tx); });
  }
  std::int64_t state_of(InboxId id) {
    return number("SELECT state FROM inbox WHERE id = $1", {id.value});
  }
};

}  // namespace

TEST_CASE("a message is taken in once, however often it comes") {
  Room room;
  const auto first = room.take(room.text("wm-a", "kf:1", "我要预约"));
  REQUIRE(first);
  CHECK_FALSE(room.take(room.text("wm-a", "kf:1", "我要预约")));
  CHECK_FALSE(room.take(room.text("wm-a", "kf:1", "换了内容也还是它")));
  CHECK(room.number("SELECT COUNT(*) FROM inbox") == 1);
  CHECK(room.waiting(first->conversation)->raw == "我要预约");
  CHECK(room.work() == std::vector{first->conversation});
}

TEST_CASE("a message that was answered is not answered again when it is repeated") {
  Room room;
  const auto first = room.take(room.text("wm-a", "kf:1", "我要预约"));
  room.write([&](Transaction& tx) {
    CHECK(finish(tx, first->id));
    CHECK_FALSE(settle_work(tx, first->conversation));
  });
  CHECK_FALSE(room.take(room.text("wm-a", "kf:1", "我要预约")));
  CHECK(room.work().empty());
  CHECK_FALSE(room.waiting(first->conversation));
}

TEST_CASE("the same key beside another conversation is a repetition still") {
  Room room;
  REQUIRE(room.take(room.text("wm-a", "kf:1", "我要预约")));
  const ConversationId other = room.citizen("wm-b");
  CHECK_FALSE(room.take(room.text("wm-b", "kf:1", "我要预约")));
  CHECK_FALSE(room.waiting(other));
  CHECK(room.conversation_of(other).last_inbound == Instant());
  CHECK(room.work().size() == 1);
}

TEST_CASE("messages of one conversation are answered in the order of coming") {
  Room room;
  const auto a1 = room.take(room.text("wm-a", "kf:1", "一"));
  const auto b1 = room.take(room.text("wm-b", "kf:2", "别人的"));
  const auto a2 = room.take(room.text("wm-a", "kf:3", "二"));
  REQUIRE(a1->conversation == a2->conversation);
  CHECK(room.waiting(a1->conversation)->raw == "一");
  room.write([&](Transaction& tx) { return finish(tx, a1->id); });
  const auto next = room.waiting(a1->conversation);
  REQUIRE(next);
  CHECK(next->id == a2->id);
  CHECK(next->raw == "二");
  CHECK(next->key == "kf:3");
  CHECK(next->kind == "text");
  CHECK(next->trace == "t-kf:3");
  CHECK(next->sent_at == room.clock.now());
  CHECK(room.waiting(b1->conversation)->raw == "别人的");
}

TEST_CASE("what is kept or set aside is on record, and nobody has it to answer") {
  Room room;
  auto kept = room.text("wm-a", "kf:1", "接待员的话");
  kept.taking = Taking::keep;
  auto aside = room.text("wm-a", "kf:2", "看不懂的");
  aside.taking = Taking::set_aside;
  const auto one = room.take(kept), two = room.take(aside);
  REQUIRE((one && two));
  CHECK(room.state_of(one->id) == 1);
  CHECK(room.state_of(two->id) == 3);
  CHECK(room.work().empty());
  CHECK_FALSE(room.waiting(one->conversation));
}

TEST_CASE("a message of no conversation is kept without one") {
  Room room;
  const auto taken = room.take({.from = {},
                                .key = "kf:malformed:1",
                                .kind = "malformed",
                                .sent_at = room.clock.now(),
                                .raw = "{}",
                                .taking = Taking::set_aside,
                                .opens_window = false,
                                .trace = "t"});
  REQUIRE(taken);
  CHECK(taken->conversation == ConversationId{});
  CHECK(room.number("SELECT conversation_id IS NULL FROM inbox") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM conversation") == 0);
}

TEST_CASE("a message is finished by one hand only") {
  Room room;
  const auto taken = room.take(room.text("wm-a", "kf:1", "一"));
  CHECK(room.write([&](Transaction& tx) { return finish(tx, taken->id); }));
  CHECK_FALSE(room.write([&](Transaction& tx) { return finish(tx, taken->id); }));
  CHECK_FALSE(room.write([&](Transaction& tx) { return finish(tx, InboxId{999}); }));
}

TEST_CASE("tries are counted, and a message parked lets the next one through") {
  Room room;
  const auto poisoned = room.take(room.text("wm-a", "kf:1", "一"));
  const auto next = room.take(room.text("wm-a", "kf:2", "二"));
  for (int attempt = 1; attempt <= 3; ++attempt)
    CHECK(room.write([&](Transaction& tx) { return count_attempt(tx, poisoned->id); }) == attempt);
  CHECK(room.waiting(poisoned->conversation)->attempts == 3);
  room.write([&](Transaction& tx) { park(tx, poisoned->id); });
  CHECK(room.state_of(poisoned->id) == 2);
  CHECK(room.waiting(poisoned->conversation)->id == next->id);
  CHECK(room.waiting(poisoned->conversation)->attempts == 0);
}

TEST_CASE("what was finished is not parked any more") {
  Room room;
  const auto taken = room.take(room.text("wm-a", "kf:1", "一"));
  room.write([&](Transaction& tx) {
    finish(tx, taken->id);
    park(tx, taken->id);
  });
  CHECK(room.state_of(taken->id) == 1);
}

TEST_CASE("a message taken back waits as one that is recalled; the fact stays") {
  Room room;
  const auto waiting = room.take(room.text("wm-a", "kf:1", "骂人的话"));
  const auto done = room.take(room.text("wm-b", "kf:2", "说错了"));
  room.write([&](Transaction& tx) {
    finish(tx, done->id);
    recall(tx, "kf:1");
    recall(tx, "kf:2");
    recall(tx, "kf:不存在");
  });
  CHECK(room.waiting(waiting->conversation)->kind == "recalled");
  CHECK(room.state_of(done->id) == 1);
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE kind = 'recalled'") == 2);
}

TEST_CASE("neither the words nor who wrote them can be read in the file") {
  Room room;
  REQUIRE(room.take(room.text("wmSecretUser001", "kf:1", "{\"content\":\"我是沈小满\"}")));
  const std::string bytes = room.bytes();
  REQUIRE_THAT(bytes, Contains("t-kf:1"));  // the row itself is there
  CHECK_THAT(bytes, !Contains("沈小满"));
  CHECK_THAT(bytes, !Contains("content"));
  CHECK_THAT(bytes, !Contains("wmSecretUser001"));
}

TEST_CASE("what was put into another message's row does not open") {
  Room room;
  const auto one = room.take(room.text("wm-a", "kf:1", "一"));
  room.take(room.text("wm-b", "kf:2", "二"));
  room.execute(
      "UPDATE inbox SET payload = (SELECT payload FROM inbox WHERE message_key = 'kf:2') WHERE "
      "message_key = 'kf:1'");
  CHECK_THROWS_AS(room.waiting(one->conversation), DatabaseError);
}

TEST_CASE("a citizen's own message opens the window: five more, and what was held is due") {
  Room room;
  const auto first = room.take(room.text("wm-a", "kf:1", "一"));
  const ConversationId who = first->conversation;
  for (const OutboxState state : {OutboxState::accepted, OutboxState::held}) {
    room.say(who, "一句话");
    room.write([&](Transaction& tx) {
      const auto head = head_of_lane(tx, room.keys, who);
      record(tx, *head, {.state = state, .counts_in_window = state == OutboxState::accepted},
             room.clock.now());
    });
  }
  REQUIRE(room.conversation_of(who).sent_since_inbound == 1);

  room.clock.advance(minutes{5});
  auto event = room.text("wm-a", "kf:2", "事件");
  event.opens_window = false;
  REQUIRE(room.take(event));
  CHECK(room.conversation_of(who).sent_since_inbound == 1);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 2") == 1);

  REQUIRE(room.take(room.text("wm-a", "kf:3", "二")));
  CHECK(room.conversation_of(who).sent_since_inbound == 0);
  CHECK(room.conversation_of(who).last_inbound == room.clock.now());
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 2") == 0);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 0") == 1);

  // A clock that was set back gives him his five as well.
  room.write([&](Transaction& tx) {
    record(tx, *head_of_lane(tx, room.keys, who), {.counts_in_window = true}, room.clock.now());
  });
  REQUIRE(room.conversation_of(who).sent_since_inbound == 1);
  room.clock.advance(-hours{1});
  REQUIRE(room.take(room.text("wm-a", "kf:4", "三")));
  CHECK(room.conversation_of(who).sent_since_inbound == 0);
  CHECK(room.conversation_of(who).last_inbound == room.clock.now());
}

TEST_CASE("the oldest waiting message is found by the index of what waits", "[sqlite]") {
  Room room;
  CHECK(room.plan("inbox.cpp", "WHERE conversation_id = $1 AND state = 0 ORDER BY id LIMIT 1") ==
        "SEARCH inbox USING INDEX inbox_waiting (conversation_id=?)\n");
}

}  // namespace inbox_test
