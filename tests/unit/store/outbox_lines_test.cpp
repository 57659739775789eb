// Who is in turn of what stands in the outbox.
#include <catch2/catch.hpp>

#include "store/outbox.h"
#include "tests/support/store_room.h"

namespace outbox_lines_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  const ConversationId a = citizen("wm-a"), b = citizen("wm-b");

  Outgoing to(ConversationId who, Priority priority) const {
    Outgoing message;
    message.to = who;
    message.office = kMainOffice;
    message.channel = kWecomKf;
    message.priority = priority;
    message.body = "{}";
    return message;
  }
  // Settles the head of that conversation: which it was, and what priority is next.
  std::pair<OutboxId, std::optional<Priority>> send(ConversationId who) {
    return write([&](Transaction& tx) {
      const auto head = head_of_lane(tx, keys, who);
      const auto next = record(tx, *head, {.state = OutboxState::accepted}, clock.now()).next;
      return std::pair{head->id, next ? std::optional(next->priority) : std::nullopt};
    });
  }
};

}  // namespace

TEST_CASE("a talk keeps its order, and goes past nothing but what is sent to many") {
  Room room;
  const auto put = [&](Priority priority) { return room.say(room.to(room.a, priority)); };
  const OutboxId bulk = put(Priority::bulk), reminder = put(Priority::reminder),
                 notice = put(Priority::notice), reply = put(Priority::reply);
  CHECK(room.send(room.a) == std::pair{reminder, std::optional(Priority::reply)});
  CHECK(room.send(room.a) == std::pair{notice, std::optional(Priority::reply)});
  CHECK(room.send(room.a) == std::pair{reply, std::optional(Priority::bulk)});
  CHECK(room.send(room.a) == std::pair{bulk, std::optional<Priority>()});
}

TEST_CASE("by SMS it goes past reminders too, which may have to wait for another day") {
  Room room;
  const auto put = [&](Priority priority) {
    Outgoing message = room.to(room.a, priority);
    message.channel = kSms;
    return room.say(message);
  };
  const OutboxId reminder = put(Priority::reminder), notice = put(Priority::notice),
                 digest = put(Priority::digest), reply = put(Priority::reply);
  CHECK(room.send(room.a) == std::pair{notice, std::optional(Priority::reply)});
  CHECK(room.send(room.a) == std::pair{reply, std::optional(Priority::reminder)});
  CHECK(room.send(room.a) == std::pair{reminder, std::optional(Priority::digest)});
  CHECK(room.send(room.a) == std::pair{digest, std::optional<Priority>()});
}

TEST_CASE("what is queued stands in lines of office, channel and priority, in the order of due") {
  Room room;
  const Instant now = room.clock.now();
  const auto put = [&](ConversationId to, const char* office, Priority priority, seconds due) {
    Outgoing message = room.to(to, priority);
    message.office = office;
    message.due = now + due;
    return room.say(message);
  };
  const ConversationId c = room.citizen("wm-c"), d = room.citizen("wm-d");
  const OutboxId second = put(room.a, "main", Priority::bulk, seconds{2});
  const OutboxId first = put(room.b, "main", Priority::bulk, seconds{1});
  put(c, "main", Priority::bulk, hours{1});
  put(c, "yunxi", Priority::bulk, seconds{0});
  put(d, "main", Priority::reply, seconds{0});
  room.send(d);

  room.database.read([&](Transaction& tx) {
    const auto lines = queued_lines(tx);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].turn.office == "main");
    CHECK(lines[0].turn.priority == Priority::bulk);
    CHECK(lines[0].channel == kWecomKf);
    CHECK(lines[1].turn.office == "yunxi");
    const auto page = queued_in(tx, lines[0], {}, now + minutes{1}, 10);
    REQUIRE(page.size() == 2);
    CHECK(page[0].id == first);
    CHECK(page[0].to == room.b);
    CHECK(page[0].due == now + seconds{1});
    CHECK(page[1].id == second);
    CHECK(queued_in(tx, lines[0], {}, now + minutes{1}, 1).size() == 1);
    const auto rest = queued_in(tx, lines[0], page[0], now + minutes{1}, 10);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].id == second);
  });
}

}  // namespace outbox_lines_test
