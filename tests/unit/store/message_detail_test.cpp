#include "store/message_detail.h"

#include <catch2/catch.hpp>

#include "store/sms_receipts.h"
#include "tests/support/store_room.h"

namespace message_detail_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

constexpr const char* kTo = "13900007001";

OutboxId sent_by_ali(StoreRoom& room) {
  return room.write([&](Transaction& tx) {
    const auto to = reach(tx, room.keys, {std::string(kSms), "", kTo});
    const OutboxId id = put(tx, room.keys, room.random,
                            {.to = to,
                             .office = std::string(kMainOffice),
                             .channel = std::string(kSms),
                             .body = "{\"text\":\"您好\"}",
                             .expires = room.clock.now() + hours{2},
                             .trace = "t7"},
                            room.clock.now());
    const auto message = head_of_lane(tx, room.keys, to).value();
    record(tx, message, {.provider_id = "id-1", .sent_by = "ali"}, room.clock.now());
    return id;
  });
}

std::optional<MessageDetail> detail(StoreRoom& room, OutboxId id) {
  return room.database.read([&](Transaction& tx) { return message_detail(tx, room.keys, id); });
}

}  // namespace

TEST_CASE("a message is told with its words, its way and the receipts in the order they came") {
  StoreRoom room;
  const OutboxId id = sent_by_ali(room);
  const Instant told = room.clock.now() + seconds{3};
  room.clock.advance(seconds{5});
  for (const OutboxState state : {OutboxState::failed, OutboxState::delivered})
    room.write([&](Transaction& tx) {
      take_receipt(tx, room.keys,
                   {.account = "ali",
                    .provider_id = "id-1",
                    .phone = kTo,
                    .state = state,
                    .code = "C",
                    .at = told},
                   room.clock.now());
    });
  const MessageDetail message = detail(room, id).value();
  CHECK(message.state == OutboxState::delivered);
  CHECK(message.row.trace == "t7");
  CHECK(message.user == kTo);
  CHECK(message.body == "{\"text\":\"您好\"}");
  CHECK(message.sent_by == "ali");
  CHECK(message.provider_id == "id-1");
  CHECK(message.expires == room.clock.now() - seconds{5} + hours{2});
  REQUIRE(message.receipts.size() == 2);
  CHECK(message.receipts[0].state == OutboxState::failed);
  CHECK(message.receipts[1].told == told);
  CHECK(message.receipts[1].received == room.clock.now());
  CHECK_FALSE(message.resend);
  CHECK(message.case_numbers.empty());
}

TEST_CASE("what does not open is told without its words, and what is not there is nothing") {
  StoreRoom room;
  const OutboxId id = sent_by_ali(room);
  room.execute("UPDATE outbox SET body = 'x'");
  room.execute("UPDATE conversation SET address = 'x'");
  const auto message = detail(room, id);
  REQUIRE(message);
  CHECK_FALSE(message->body);
  CHECK(message->user.empty());
  CHECK_FALSE(detail(room, {id.value + 1}));
}

}  // namespace message_detail_test
