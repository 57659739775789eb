#include "store/phone_codes.h"

#include <catch2/catch.hpp>

#include "store/people.h"
#include "tests/support/store_room.h"

namespace phone_codes_test {

using namespace huiyin;
using namespace huiyin::store;
using bot::CodeRefusal;
using Catch::Contains;

namespace {

const petition::Phone kHis = petition::Phone::parse("13900007001").value();
const petition::Phone kOther = petition::Phone::parse("13900007002").value();

// Two who ask by WeCom, and one person with that phone.
struct Room : StoreRoom {
  ConversationId a = citizen("wm-a"), b = citizen("wm-b");
  std::int64_t person = write([&](Transaction& tx) {
    return person_of(tx, keys, petition::PersonName::parse("沈小满").value(), kHis, clock.now());
  });

  bool send(ConversationId to, const petition::Phone& phone = kHis) {
    return turn(to, [&](const DeskContext& desk) { return send_phone_code(desk, person, phone); });
  }
  auto take(ConversationId from, const std::string& typed) {
    return turn(from, [&](const DeskContext& desk) { return take_phone_code(desk, typed); });
  }
  std::optional<CodeRefusal> refused(ConversationId from, const std::string& typed) {
    const auto taken = take(from, typed);
    const auto* why = std::get_if<CodeRefusal>(&taken);
    return why ? std::optional(*why) : std::nullopt;
  }
  // Of the last SMS, as its reader sees it.
  std::string code() {
    const std::string text = said("phone_code").back().text;
    return text.substr(text.find_first_of("0123456789"), 6);
  }
  std::string wrong() { return code() == "271828" ? "314159" : "271828"; }
};

}  // namespace

TEST_CASE(
    "six digits go to the phone at once, for as long as they are good, and stand nowhere else") {
  Room room;
  REQUIRE(room.send(room.a));
  const auto sent = room.said("phone_code");
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].user == kHis.text());
  CHECK(sent[0].priority == 0);
  const std::string code = room.code();
  REQUIRE(code.size() == 6);
  CHECK(code.find_first_not_of("0123456789") == std::string::npos);
  CHECK(room.number("SELECT expires_at - created_at FROM outbox WHERE about = 'phone_code'") ==
        10 * 60 * 1000);
  CHECK(room.bytes().find(code) == std::string::npos);
  CHECK_THAT(sent[0].text, !Contains("沈小满"));
}

TEST_CASE("typed back where it was asked for it proves the person, once") {
  Room room;
  REQUIRE(room.send(room.a));
  const std::string code = room.code();
  CHECK(room.refused(room.b, code) == CodeRefusal::over);  // nothing was asked for there
  CHECK(std::get<std::int64_t>(room.take(room.a, code)) == room.person);
  CHECK(room.refused(room.a, code) == CodeRefusal::over);
  CHECK(room.refused(room.b, code) == CodeRefusal::over);
}

TEST_CASE("a code is good for ten minutes and no longer") {
  Room room;
  REQUIRE(room.send(room.a));
  room.clock.advance(minutes{10} - milliseconds{1});
  const std::string in_time = room.code();
  CHECK(std::holds_alternative<std::int64_t>(room.take(room.a, in_time)));
  REQUIRE(room.send(room.a));
  room.clock.advance(minutes{10});
  CHECK(room.refused(room.a, room.code()) == CodeRefusal::over);
}

TEST_CASE("of two that were sent the last one is good, and the first is not sent any more") {
  Room room;
  REQUIRE(room.send(room.a));
  const std::string first = room.code();
  REQUIRE(room.send(room.a));
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'phone_code' AND state = 0") == 1);
  REQUIRE(first != room.code());
  CHECK(room.refused(room.a, first) == CodeRefusal::wrong);
  CHECK(std::holds_alternative<std::int64_t>(room.take(room.a, room.code())));
}

TEST_CASE("five wrong ones an hour, over any conversations and codes, shut the phone") {
  Room room;
  REQUIRE(room.send(room.a));
  for (int i = 0; i < 3; ++i) CHECK(room.refused(room.a, room.wrong()) == CodeRefusal::wrong);
  REQUIRE(room.send(room.b));
  const std::string right = room.code();
  CHECK(room.refused(room.b, room.wrong()) == CodeRefusal::wrong);
  CHECK(room.refused(room.b, room.wrong()) == CodeRefusal::too_many);
  CHECK(room.refused(room.b, right) == CodeRefusal::over);  // it is void, and so is the other
  CHECK(room.refused(room.a, right) == CodeRefusal::over);
  CHECK_FALSE(room.send(room.a));  // a new code gives no new tries
  const ConversationId third = room.citizen("wm-c");
  CHECK_FALSE(room.send(third));
  CHECK(room.send(third, kOther));  // another phone has nothing to do with it
  room.clock.advance(hours{1});
  CHECK(room.send(room.a));
  CHECK(std::holds_alternative<std::int64_t>(room.take(room.a, room.code())));
}

TEST_CASE("nobody can have a phone bombarded, nor have codes sent about") {
  Room room;
  REQUIRE(room.send(room.a));
  REQUIRE(room.send(room.b));
  REQUIRE(room.send(room.citizen("wm-c")));
  CHECK_FALSE(room.send(room.citizen("wm-d")));  // three to one phone
  Room other;
  for (const char* phone : {"13900007003", "13900007004", "13900007005"})
    REQUIRE(other.send(other.a, petition::Phone::parse(phone).value()));
  CHECK_FALSE(other.send(other.a, kOther));  // three by one conversation
  CHECK(other.send(other.b, kOther));
  CHECK(other.said("phone_code").size() == 4);
  other.clock.advance(hours{1});
  CHECK(other.send(other.a, kOther));
}

TEST_CASE("the right one voids every other that went to that phone") {
  Room room;
  REQUIRE(room.send(room.a));
  const std::string first = room.code();
  REQUIRE(room.send(room.b));
  const std::string second = room.code();
  CHECK(std::holds_alternative<std::int64_t>(room.take(room.a, first)));
  CHECK(room.refused(room.b, second) == CodeRefusal::over);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE last_code = 'withdrawn'") == 1);
}

TEST_CASE("a database that is read tells no code, and one of another row opens nothing") {
  Room room;
  REQUIRE(room.send(room.a));
  const std::string code = room.code();
  REQUIRE(room.send(room.b, kOther));
  room.execute(
      "UPDATE phone_code SET code_hash = (SELECT code_hash FROM phone_code WHERE conversation_id "
      "= $1) WHERE conversation_id = $2",
      {room.a.value, room.b.value});
  CHECK(room.refused(room.b, code) == CodeRefusal::wrong);
}

TEST_CASE("codes are forgotten") {
  Room room;
  REQUIRE(room.send(room.a));
  room.clock.advance(hours{25});
  room.write([&](Transaction& tx) { forget_phone_codes(tx, room.clock.now() - hours{24}); });
  CHECK(room.number("SELECT COUNT(*) FROM phone_code") == 0);
}

}  // namespace phone_codes_test
