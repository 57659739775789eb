#include "store/sms_look_ups.h"

#include <catch2/catch.hpp>

#include "store/conversations.h"
#include "tests/support/store_room.h"

namespace sms_look_ups_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  static constexpr const char* kPhone = "13900007001";

  ConversationId phone(const std::string& number = kPhone) {
    return write([&](Transaction& tx) { return reach(tx, keys, {std::string(kSms), "", number}); });
  }
  // A message that was tried now, with that outcome.
  OutboxId tried(Outcome outcome, const std::string& number = kPhone) {
    const auto to = phone(number);
    if (outcome.state == OutboxState::unknown) outcome.possible_double = true;
    return write([&](Transaction& tx) {
      const auto id = put(tx, keys, random,
                          {.to = to,
                           .office = std::string(kMainOffice),
                           .channel = std::string(kSms),
                           .body = "{}",
                           .trace = "t"},
                          clock.now());
      const auto message = head_of_lane(tx, keys, to).value();
      REQUIRE(message.id == id);
      REQUIRE(begin_attempt(tx, message, clock.now()));
      record(tx, message, outcome, clock.now());
      return id;
    });
  }
  OutboxId unanswered(const std::string& by = "ali", const std::string& number = kPhone) {
    return tried({.state = OutboxState::unknown,
                  .code = "http.unanswered",
                  .sent_by = by,
                  .look_up_at = clock.now() + minutes{1}},
                 number);
  }
  std::optional<SoughtSms> due(const std::string& account = "ali") {
    return database.read(
        [&](Transaction& tx) { return sms_to_look_up(tx, keys, account, clock.now()); });
  }
  SmsBeside beside(const SoughtSms& sought, const std::string& account = "ali") {
    return database.read([&](Transaction& tx) { return sms_beside(tx, sought, account); });
  }
  Matching told(const SoughtSms& sought, OutboxState state, const std::string& provider_id = "",
                const std::string& our_key = "", const std::string& account = "ali") {
    return write([&](Transaction& tx) {
      return take_looked_up(tx, keys, sought,
                            {.account = account,
                             .provider_id = provider_id,
                             .our_key = our_key,
                             .phone = kPhone,
                             .state = state,
                             .code = "C" + std::to_string(int(state)),
                             .reason = "原因"},
                            clock.now());
    });
  }
  OutboxState state(OutboxId id) {
    return OutboxState(number("SELECT state FROM outbox WHERE id = $1", {id.value}));
  }
  bool is_sought(OutboxId id) {
    return number("SELECT COUNT(*) FROM outbox WHERE id = $1 AND look_up_at IS NOT NULL",
                  {id.value}) == 1;
  }
};

}  // namespace

TEST_CASE("what stayed unanswered is due when its time has come, by its own account") {
  Room room;
  const auto id = room.unanswered();
  CHECK_FALSE(room.due().has_value());
  room.clock.advance(minutes{1});
  CHECK_FALSE(room.due("tencent").has_value());
  CHECK_FALSE(room.due("").has_value());
  const auto sought = room.due();
  REQUIRE(sought.has_value());
  CHECK(sought->id == id);
  CHECK(sought->phone == Room::kPhone);
  CHECK(sought->is_unanswered);
  CHECK(sought->provider_id.empty());
  CHECK(sought->tried == room.clock.now() - minutes{1});
  room.write([&](Transaction& tx) { look_up_again(tx, id, room.clock.now() + minutes{4}); });
  CHECK_FALSE(room.due().has_value());
  room.write([&](Transaction& tx) { look_up_again(tx, id, std::nullopt); });
  room.clock.advance(days{9});
  CHECK_FALSE(room.due().has_value());
}

TEST_CASE("the one that has waited longest comes first, and one of no account by itself") {
  Room room;
  const auto first = room.unanswered("ali", "13900007002");
  room.clock.advance(seconds{10});
  room.unanswered("ali", "13900007003");
  const auto hidden = room.unanswered("", "13900007004");
  room.clock.advance(minutes{2});
  CHECK(room.due()->id == first);
  CHECK(room.due("")->id == hidden);
}

TEST_CASE("our key in a record settles the message, and no look-up is due any more") {
  Room room;
  const auto id = room.unanswered();
  room.clock.advance(minutes{1});
  const auto sought = room.due().value();
  CHECK(room.told(sought, OutboxState::delivered, "", sought.key) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK_FALSE(room.is_sought(id));
  // Put off by who asked before the receipt came: it stays settled.
  room.write([&](Transaction& tx) { look_up_again(tx, id, room.clock.now()); });
  CHECK_FALSE(room.is_sought(id));
  CHECK(room.told(sought, OutboxState::failed, "", sought.key) == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("what the provider has and waits for the carrier is accepted, and never goes back") {
  Room room;
  const auto id = room.unanswered();
  room.clock.advance(minutes{1});
  const auto sought = room.due().value();
  room.told(sought, OutboxState::accepted, "", sought.key);
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.is_sought(id));
  CHECK_FALSE(room.due()->is_unanswered);
  // Nothing came for three days: that it was taken is known already.
  room.clock.advance(hours{72});
  room.write([&](Transaction& tx) { settle_without_receipt(tx, room.clock.now()); });
  CHECK(room.state(id) == OutboxState::unknown);
  room.told(sought, OutboxState::accepted, "", sought.key);
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK_FALSE(room.due()->is_unanswered);
  room.told(sought, OutboxState::failed, "", sought.key);
  CHECK(room.state(id) == OutboxState::failed);
}

TEST_CASE("an id that is found is kept, and receipts that bear it find the message") {
  Room room;
  const auto id = room.unanswered();
  const ToldReceipt pushed{.account = "ali",
                           .provider_id = "serial-1",
                           .phone = Room::kPhone,
                           .state = OutboxState::delivered,
                           .code = "DELIVRD"};
  SECTION("one that came before") {
    CHECK(room.write([&](Transaction& tx) {
      return take_receipt(tx, room.keys, pushed, room.clock.now()).matching;
    }) == Matching::kept);
    room.clock.advance(minutes{1});
    room.told(room.due().value(), OutboxState::failed, "serial-1");
  }
  SECTION("one that comes after") {
    room.clock.advance(minutes{1});
    room.told(room.due().value(), OutboxState::failed, "serial-1");
    CHECK(room.state(id) == OutboxState::failed);
    CHECK(room.write([&](Transaction& tx) {
      return take_receipt(tx, room.keys, pushed, room.clock.now()).matching;
    }) == Matching::matched);
  }
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a message whose account a crash has hidden is found by its key, at whichever has it") {
  Room room;
  const auto id = room.unanswered("");
  room.clock.advance(minutes{1});
  const auto sought = room.due("").value();
  CHECK(room.told(sought, OutboxState::delivered, "", sought.key, "mas") == Matching::matched);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE sent_by = 'mas'") == 1);
}

TEST_CASE("a last word that knows nothing ends the look-ups") {
  Room room;
  const auto id = room.unanswered();
  room.clock.advance(minutes{1});
  const auto sought = room.due().value();
  room.told(sought, OutboxState::unknown, "", sought.key);
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK_FALSE(room.is_sought(id));
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE last_code = 'C6' AND possible_double = 0") ==
        1);
}

TEST_CASE("that there is no record is noted of what nobody answered for, and of nothing else") {
  Room room;
  const auto id = room.unanswered();
  const auto taken = room.tried(
      {.provider_id = "id-1", .sent_by = "ali", .look_up_at = room.clock.now() + hours{2}},
      "13900007002");
  room.write([&](Transaction& tx) {
    note_no_record(tx, id);
    note_no_record(tx, taken);
  });
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE last_code = 'sms.no_record'") == 1);
  CHECK_FALSE(room.is_sought(id));
  CHECK(room.is_sought(taken));
}

TEST_CASE("other messages to the phone are told by their ids, and that some have none") {
  Room room;
  room.tried({.provider_id = "id-1", .sent_by = "ali"});
  room.tried({.provider_id = "id-2", .sent_by = "mas"});
  room.tried({.provider_id = "id-3", .sent_by = "ali"}, "13900007002");
  room.tried({.state = OutboxState::failed, .code = "isv.MOBILE_NUMBER_ILLEGAL"});
  room.unanswered();
  room.clock.advance(minutes{1});
  const auto sought = room.due().value();
  const auto beside = room.beside(sought);
  CHECK(beside.ids == std::set<std::string>{"id-1"});
  CHECK_FALSE(beside.has_others_too);
  room.clock.advance(minutes{5});
  SECTION("one that stayed unanswered, too") { room.unanswered(); }
  SECTION("one of an account that a crash has hidden") { room.unanswered(""); }
  CHECK(room.beside(sought).has_others_too);
}

TEST_CASE("what went out days before or after is beside no message") {
  Room room;
  room.unanswered();
  room.clock.advance(hours{97});
  const auto id = room.unanswered();
  const auto sought = [&] {
    return SoughtSms{.id = id, .to = room.phone(), .tried = room.clock.now()};
  }();
  CHECK_FALSE(room.beside(sought).has_others_too);
  room.clock.advance(hours{73});
  room.unanswered();
  CHECK_FALSE(room.beside(sought).has_others_too);
}

TEST_CASE("a phone that the keys do not open is told so, and keeps nobody else waiting") {
  Room room;
  const auto id = room.unanswered();
  room.execute("UPDATE conversation SET address = 'x' WHERE channel = 'sms'");
  room.clock.advance(minutes{1});
  const auto sought = room.due();
  REQUIRE(sought.has_value());
  CHECK(sought->id == id);
  CHECK(sought->phone.empty());
}

}  // namespace sms_look_ups_test
