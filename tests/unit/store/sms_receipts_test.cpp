#include "store/sms_receipts.h"

#include <catch2/catch.hpp>

#include "store/conversations.h"
#include "store/outbox.h"
#include "tests/support/store_room.h"

namespace sms_receipts_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  static constexpr const char* kPhone = "13900007001";

  OutboxId queued(const std::string& phone = kPhone) {
    return write([&](Transaction& tx) {
      const auto to = reach(tx, keys, {std::string(kSms), "", phone});
      return put(tx, keys, random,
                 {.to = to,
                  .answers = {},
                  .office = std::string(kMainOffice),
                  .channel = std::string(kSms),
                  .body = "{}",
                  .due = {},
                  .expires = {},
                  .about = {},
                  .trace = "t"},
                 clock.now());
    });
  }
  void accepted(OutboxId id, const std::string& provider_id, const std::string& by = "ali") {
    write([&](Transaction& tx) {
      const auto to =
          tx.row<std::int64_t>("SELECT conversation_id FROM outbox WHERE id = $1", {id.value});
      const auto message = head_of_lane(tx, keys, {std::get<0>(*to)}).value();
      REQUIRE(message.id == id);
      record(tx, message, {.provider_id = provider_id, .sent_by = by}, clock.now());
    });
  }
  Matching told(ToldReceipt receipt) {
    return write(
        [&](Transaction& tx) { return take_receipt(tx, keys, receipt, clock.now()).matching; });
  }
  ToldReceipt receipt(OutboxState state, const std::string& provider_id = "id-1") {
    return {.account = "ali",
            .provider_id = provider_id,
            .phone = kPhone,
            .state = state,
            .code = "C" + std::to_string(int(state)),
            .reason = "原因"};
  }
  OutboxState state(OutboxId id) {
    return OutboxState(number("SELECT state FROM outbox WHERE id = $1", {id.value}));
  }
};

}  // namespace

TEST_CASE("a receipt makes of its message what it says, once, and delivered beats all") {
  Room room;
  const OutboxId id = room.queued();
  room.accepted(id, "id-1");
  CHECK(room.told(room.receipt(OutboxState::failed)) == Matching::matched);
  CHECK(room.state(id) == OutboxState::failed);
  CHECK(room.told(room.receipt(OutboxState::failed)) == Matching::repeated);
  CHECK(room.told(room.receipt(OutboxState::delivered)) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.told(room.receipt(OutboxState::blocked)) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a receipt says by what trace the logs know its message") {
  Room room;
  const OutboxId id = room.queued();
  const auto taken = [&] {
    return room.write([&](Transaction& tx) {
      return take_receipt(tx, room.keys, room.receipt(OutboxState::delivered), room.clock.now());
    });
  };
  CHECK_FALSE(taken().message);  // it came before the answer to its message
  const int matched = room.write([&](Transaction& tx) {
    const auto to =
        tx.row<std::int64_t>("SELECT conversation_id FROM outbox WHERE id = $1", {id.value});
    const auto message = head_of_lane(tx, room.keys, {std::get<0>(*to)}).value();
    return record(tx, message, {.provider_id = "id-1", .sent_by = "ali"}, room.clock.now())
        .receipts_matched;
  });
  CHECK(matched == 1);
  const auto failed = room.write([&](Transaction& tx) {
    return take_receipt(tx, room.keys, room.receipt(OutboxState::failed), room.clock.now());
  });
  REQUIRE(failed.message);
  CHECK(failed.message->id == id);
  CHECK(failed.message->trace == "t");
}

TEST_CASE("the phone, the id and the account must all be those of the message") {
  Room room;
  const OutboxId id = room.queued();
  room.accepted(id, "id-1");
  auto wrong = room.receipt(OutboxState::delivered);
  SECTION("another phone") { wrong.phone = "13900007002"; }
  SECTION("another id") { wrong.provider_id = "id-2"; }
  SECTION("another account") { wrong.account = "mas"; }
  CHECK(room.told(wrong) == Matching::kept);
  CHECK(room.state(id) == OutboxState::accepted);
  const Instant now = room.clock.now();
  CHECK(room.write([&](Transaction& tx) { return unmatched_receipts(tx, now - hours{1}, now); }) ==
        1);
}

TEST_CASE(
    "what was taken three days ago and has no receipt is unknown, until one comes after all") {
  Room room;
  const OutboxId id = room.queued();
  room.accepted(id, "id-1");
  const auto settle = [&] {
    return room.write(
        [&](Transaction& tx) { return settle_without_receipt(tx, room.clock.now()); });
  };
  room.clock.advance(hours{72} - seconds{1});
  CHECK(settle() == 0);
  room.clock.advance(seconds{1});
  CHECK(settle() == 1);
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(settle() == 0);
  CHECK(room.told(room.receipt(OutboxState::delivered)) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("receipts are forgotten after half a year, what they told of a message is not") {
  Room room;
  const OutboxId id = room.queued();
  room.accepted(id, "id-1");
  room.told(room.receipt(OutboxState::delivered));
  const auto left = [&] {
    room.write([&](Transaction& tx) { forget_receipts(tx, room.clock.now()); });
    return room.number("SELECT COUNT(*) FROM sms_receipt");
  };
  room.clock.advance(days{179});
  CHECK(left() == 1);
  room.clock.advance(days{1});
  CHECK(left() == 0);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a receipt that comes before the answer to its message waits for it") {
  Room room;
  const OutboxId id = room.queued();
  CHECK(room.told(room.receipt(OutboxState::delivered)) == Matching::kept);
  CHECK(room.state(id) == OutboxState::queued);
  room.accepted(id, "id-1");
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.number("SELECT COUNT(*) FROM sms_receipt WHERE outbox_id IS NULL") == 0);
}

TEST_CASE("where our key comes back, what nobody answered is known after all") {
  Room room;
  const OutboxId id = room.queued();
  const std::string key = std::get<0>(*room.write([&](Transaction& tx) {
    return tx.row<std::string>("SELECT message_key FROM outbox WHERE id = $1", {id.value});
  }));
  auto told = room.receipt(OutboxState::delivered, "id-9");
  told.our_key = key;
  SECTION("while the call is still out") {
    room.execute("UPDATE outbox SET possible_double = 1");
    CHECK(room.told(told) == Matching::matched);
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("after it was given up") {
    room.execute("UPDATE outbox SET state = 6, sent_by = 'ali'");
    CHECK(room.told(told) == Matching::matched);
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("after we went down within the call, and it was settled as unknown") {
    room.execute("UPDATE outbox SET state = 6, possible_double = 1");
    CHECK(room.told(told) == Matching::matched);
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("but not of one that was never begun") {
    CHECK(room.told(told) == Matching::kept);
    CHECK(room.state(id) == OutboxState::queued);
  }
}

TEST_CASE("no receipt leads back") {
  constexpr OutboxState kAll[] = {
      OutboxState::queued,  OutboxState::accepted,  OutboxState::held,
      OutboxState::expired, OutboxState::failed,    OutboxState::parked,
      OutboxState::unknown, OutboxState::delivered, OutboxState::blocked};
  for (const OutboxState is : kAll) {
    CHECK_FALSE(state_after(is, OutboxState::accepted));
    CHECK_FALSE(state_after(is, is));
    for (const OutboxState told : kAll)
      if (const auto next = state_after(is, told)) {
        CHECK(*next == told);
        CHECK(is != OutboxState::delivered);
      }
  }
  CHECK(state_after(OutboxState::unknown, OutboxState::failed) == OutboxState::failed);
  CHECK_FALSE(state_after(OutboxState::failed, OutboxState::unknown));
}

}  // namespace sms_receipts_test
