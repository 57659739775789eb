#include "store/sms_parts.h"

#include <catch2/catch.hpp>

#include "store/conversations.h"
#include "store/sms_receipts.h"
#include "tests/support/store_room.h"

namespace sms_parts_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

constexpr const char* kPhone = "13900007001";

struct PartsRoom : StoreRoom {
  OutboxId queued(const std::string& phone = kPhone) {
    return write([&](Transaction& tx) {
      const auto to = reach(tx, keys, {std::string(kSms), "", phone});
      return put(tx, keys, random,
                 {.to = to,
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
  void sent(OutboxId id, std::vector<SentPart> parts, OutboxState state = OutboxState::accepted) {
    write([&](Transaction& tx) {
      const auto to =
          tx.row<std::int64_t>("SELECT conversation_id FROM outbox WHERE id = $1", {id.value});
      const auto message = head_of_lane(tx, keys, {std::get<0>(*to)}).value();
      record(tx, message, {.state = state, .parts = std::move(parts), .sent_by = "line"},
             clock.now());
    });
  }
  Matching told(OutboxState state, const SmsPartId& part, const std::string& phone = kPhone,
                const std::string& account = "line") {
    ToldReceipt receipt{.account = account, .phone = phone, .state = state};
    receipt.code = "C" + std::to_string(int(state));
    receipt.reason = "原因";
    receipt.part = part;
    return write(
        [&](Transaction& tx) { return take_receipt(tx, keys, receipt, clock.now()).matching; });
  }
  OutboxState state(OutboxId id) {
    return OutboxState(number("SELECT state FROM outbox WHERE id = $1", {id.value}));
  }
  std::string key(OutboxId id) {
    return std::get<0>(*write([&](Transaction& tx) {
      return tx.row<std::string>("SELECT message_key FROM outbox WHERE id = $1", {id.value});
    }));
  }
};

SentPart part(const std::string& text, const std::string& number = "") {
  return {{text, number}, true};
}

}  // namespace

TEST_CASE("a long message is delivered with its last part, in whatever order receipts come") {
  PartsRoom room;
  const OutboxId id = room.queued();
  room.sent(id, {part("a"), part("b"), part("c")});
  CHECK(room.told(OutboxState::delivered, {"c", ""}) == Matching::matched);
  CHECK(room.told(OutboxState::delivered, {"a", ""}) == Matching::matched);
  CHECK(room.told(OutboxState::delivered, {"a", ""}) == Matching::repeated);
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.told(OutboxState::delivered, {"b", ""}) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a long message has failed with its first part that failed, unless that arrives yet") {
  PartsRoom room;
  const OutboxId id = room.queued();
  room.sent(id, {part("a"), part("b")});
  room.told(OutboxState::failed, {"b", ""});
  CHECK(room.state(id) == OutboxState::failed);
  room.told(OutboxState::delivered, {"a", ""});
  CHECK(room.state(id) == OutboxState::failed);
  room.told(OutboxState::delivered, {"b", ""});
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("ids that are numbers of the line are compared as numbers, others as texts") {
  PartsRoom room;
  const OutboxId hex = room.queued(), word = room.queued("13900007002");
  room.sent(hex, {part("33e95179", "033e95179")});
  room.sent(word, {part("x-9")});
  CHECK(room.told(OutboxState::delivered, {"870928761", "033e95179"}) == Matching::matched);
  CHECK(room.state(hex) == OutboxState::delivered);
  CHECK(room.told(OutboxState::delivered, {"x-9", ""}, "13900007002") == Matching::matched);
  CHECK(room.state(word) == OutboxState::delivered);
  // The same digits are another number.
  const OutboxId other = room.queued("13900007003");
  room.sent(other, {part("10", "010")});
  CHECK(room.told(OutboxState::delivered, {"10", "0a"}, "13900007003") == Matching::kept);
  // No number in the receipt: then the texts decide.
  CHECK(room.told(OutboxState::delivered, {"10", ""}, "13900007003") == Matching::matched);
}

TEST_CASE("phone and account must be those of the message, and an id that is none names nothing") {
  PartsRoom room;
  const OutboxId id = room.queued();
  room.sent(id, {part("a"), {{}, true}});
  CHECK(room.told(OutboxState::delivered, {"a", ""}, "13900007002") == Matching::kept);
  CHECK(room.told(OutboxState::delivered, {"a", ""}, kPhone, "other") == Matching::kept);
  CHECK(room.told(OutboxState::delivered, {"", ""}) == Matching::kept);
  CHECK(room.state(id) == OutboxState::accepted);
  room.told(OutboxState::delivered, {"a", ""});
  CHECK(room.state(id) == OutboxState::accepted);  // of the other part nobody can ever tell
}

TEST_CASE("a receipt that overtakes the answer waits for it, for minutes and not for days") {
  PartsRoom room;
  const OutboxId id = room.queued();
  CHECK(room.told(OutboxState::delivered, {"41", "029"}) == Matching::kept);
  SECTION("and is matched") {
    room.sent(id, {part("29", "029")});
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("or was of an older message with that id") {
    room.clock.advance(hours{1});
    room.sent(id, {part("29", "029")});
    CHECK(room.state(id) == OutboxState::accepted);
  }
}

TEST_CASE("an SMSC that begins anew with its ids is believed of the newer message") {
  PartsRoom room;
  const OutboxId first = room.queued();
  room.sent(first, {part("1")});
  room.told(OutboxState::delivered, {"1", ""});
  const OutboxId second = room.queued();
  room.sent(second, {part("1")});
  CHECK(room.state(second) == OutboxState::accepted);
  CHECK(room.told(OutboxState::delivered, {"1", ""}) == Matching::matched);
  CHECK(room.state(second) == OutboxState::delivered);
}

TEST_CASE("an answer that comes late makes of an unknown message an accepted one") {
  PartsRoom room;
  const OutboxId id = room.queued();
  room.sent(id, {part("a"), {{}, false}}, OutboxState::unknown);
  const std::string key = room.key(id);
  const auto late = [&](int sequence, const std::string& text) {
    room.write([&](Transaction& tx) {
      note_taken_late(tx, key, "line", sequence, {text, ""}, room.clock.now());
    });
  };
  SECTION("and its receipts are matched") {
    late(2, "b");
    CHECK(room.state(id) == OutboxState::accepted);
    room.told(OutboxState::delivered, {"a", ""});
    room.told(OutboxState::delivered, {"b", ""});
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("also those that came before") {
    room.told(OutboxState::delivered, {"a", ""});
    room.told(OutboxState::delivered, {"b", ""});
    CHECK(room.state(id) == OutboxState::unknown);
    late(2, "b");
    CHECK(room.state(id) == OutboxState::delivered);
  }
  SECTION("but not by another account") {
    room.write([&](Transaction& tx) {
      note_taken_late(tx, key, "other", 2, {"b", ""}, room.clock.now());
    });
    CHECK(room.state(id) == OutboxState::unknown);
  }
}

TEST_CASE("a late answer may overtake the record that it is missing") {
  PartsRoom room;
  const OutboxId id = room.queued();
  const std::string key = room.key(id);
  room.write([&](Transaction& tx) {
    note_taken_late(tx, key, "line", 1, {"a", ""}, room.clock.now());
  });
  room.sent(id, {{{}, false}}, OutboxState::unknown);
  CHECK(room.told(OutboxState::delivered, {"a", ""}) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
}

}  // namespace sms_parts_test
