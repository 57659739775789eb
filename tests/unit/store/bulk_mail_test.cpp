#include "store/bulk_mail.h"

#include "tests/unit/store/bulk_room.h"

namespace bulk_mail_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : BulkRoom {
  std::optional<Queued> head(ConversationId who) {
    return database.read([&](Transaction& tx) { return head_of_lane(tx, keys, who); });
  }
  void settle(const Queued& message, const Outcome& outcome) {
    write([&](Transaction& tx) { record(tx, message, outcome, clock.now()); });
  }
};

}  // namespace

TEST_CASE("a pause takes back what was surely not sent, and nothing else") {
  Room room;
  const BulkId id = room.order(0, 5);
  const OutboxId other = room.say(room.citizen("wm-a"), "{\"text\":\"x\"}");
  room.round();
  REQUIRE(room.messages(id, OutboxState::queued) == 5);
  room.execute(
      "UPDATE outbox SET state = 1 WHERE id = (SELECT outbox_id FROM bulk_recipient WHERE "
      "id = 1)");
  room.execute(
      "UPDATE outbox SET possible_double = 1 WHERE id = (SELECT outbox_id FROM "
      "bulk_recipient WHERE id = 2)");
  room.execute(
      "UPDATE outbox SET state = 2 WHERE id = (SELECT outbox_id FROM bulk_recipient WHERE "
      "id = 3)");
  room.pause(id);
  CHECK(room.of(id).waiting == 3);
  CHECK(room.messages(id, OutboxState::accepted) == 1);
  CHECK(room.messages(id, OutboxState::queued) == 1);
  CHECK(room.number("SELECT state FROM outbox WHERE id = $1", {other.value}) == 0);
  room.check_sum(id);
}

TEST_CASE("what was taken back goes out again under its own key, once") {
  Room room;
  const BulkId id = room.order(0, 3);
  room.round();
  const auto keys_of = [&] {
    return room.database.read([](Transaction& tx) {
      return tx.rows<std::string>("SELECT message_key FROM outbox ORDER BY id");
    });
  };
  const auto before = keys_of();
  room.pause(id);
  room.clock.advance(minutes{5});
  room.round();
  CHECK(room.messages(id, OutboxState::queued) == 0);
  room.resume(id);
  room.woken.clear();
  room.round();
  CHECK(room.woken.size() == 3);
  CHECK(keys_of() == before);
  CHECK(room.messages(id, OutboxState::queued) == 3);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE last_code IS NULL AND due_at = $1",
                    {unix_ms(room.clock.now())}) == 3);
  room.check_sum(id);
}

TEST_CASE("what was in hand while it was taken back and arrived all the same is not said again") {
  Room room;
  const auto who = room.writer(1, "wm-a");
  const BulkId id = room.order(1, 2);
  room.round();
  const auto in_hand = room.head(who);
  REQUIRE(in_hand);
  room.pause(id);
  CHECK(room.of(id).waiting == 1);
  room.settle(*in_hand, {.state = OutboxState::accepted, .code = "0", .counts_in_window = true});
  CHECK(room.of(id).waiting == 0);
  CHECK(room.messages(id, OutboxState::accepted) == 1);
  CHECK(room.conversation_of(who).sent_since_inbound == 1);
  room.check_sum(id);
  room.resume(id);
  room.round();
  CHECK(room.of(id).state == BulkState::done);
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 1);
}

TEST_CASE("what was in hand, taken back, and perhaps sent is known to be perhaps sent") {
  Room room;
  const auto who = room.writer(1, "wm-a");
  const BulkId id = room.order(1, 2);
  room.round();
  const auto in_hand = room.head(who);
  room.pause(id);
  room.settle(*in_hand, {.state = OutboxState::queued,
                         .code = "http.unanswered",
                         .again_at = room.clock.now(),
                         .possible_double = true});
  CHECK(room.of(id).waiting == 1);
  room.resume(id);
  room.round();
  CHECK(room.head(who)->possible_double);
  CHECK(room.head(who)->key == in_hand->key);
}

TEST_CASE("of a message that nobody took back a late outcome changes nothing") {
  Room room;
  const auto who = room.writer(1, "wm-a");
  const BulkId id = room.order(1, 2);
  room.round();
  const auto in_hand = room.head(who);
  room.write([&](Transaction& tx) { withdraw(tx, in_hand->id, room.clock.now()); });
  room.settle(*in_hand, {.state = OutboxState::accepted, .code = "0"});
  CHECK(room.messages(id, OutboxState::expired) == 1);
  CHECK_FALSE(room.write([&](Transaction& tx) {
    return put_again(tx, in_hand->id, {}, room.clock.now()).has_value();
  }));
  room.check_sum(id);
}

TEST_CASE("what is asked each second goes by an index", "[sqlite]") {
  BulkRoom room;
  CHECK_THAT(room.plan("bulk_mail.cpp", "LIMIT $2"), Catch::Contains("INDEX outbox_of_bulk"));
  CHECK_THAT(room.plan("bulk_mail.cpp", "UPDATE bulk_recipient SET state = 0"),
             Catch::Contains("INDEX bulk_recipient_message"));
  CHECK_THAT(room.plan("bulk_feed.cpp", "ORDER BY not_before"),
             Catch::Contains("INDEX bulk_recipient_waiting"));
  CHECK_THAT(room.plan("bulk_feed.cpp", "AND put_at >="),
             Catch::Contains("INDEX sqlite_autoindex_bulk_recipient_1"));
  CHECK_THAT(room.plan("bulk.cpp", "GROUP BY state"),
             Catch::Contains("COVERING INDEX outbox_of_bulk"));
}

}  // namespace bulk_mail_test
