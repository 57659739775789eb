#include "gateway/walk/sms_look_ups.h"

#include "tests/unit/gateway/walk/played_providers.h"

namespace sms_look_ups_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using sim::sms::PhoneIs;
using store::OutboxState;

TEST_CASE(
    "what a provider took though its answer was lost is found delivered, and not sent again") {
  const auto accounts = GENERATE(0, 1);
  AskingRoom room(accounts == 0 ? at_aliyun() : at_tencent());
  const auto id = room.lost_answer();
  CHECK(room.ask_all() == 0);  // it has just been tried
  room.clock.advance(minutes{1});
  CHECK(room.ask_all() == 1);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK_FALSE(room.is_sought(id));
  CHECK(room.asking->counts().found == 1);
  CHECK(room.providers.came_to(kPhone) == 1);
  CHECK(room.providers.violations() == 0);
}

TEST_CASE("a failure is found with its code and its reason") {
  AskingRoom room(at_aliyun());
  room.providers.switch_phone(kPhone, PhoneIs::absent);
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::failed);
  CHECK(room.text_of(id, "last_code") == "MOBILE_NOT_ON_SERVICE");
  CHECK_FALSE(room.text_of(id, "reason").empty());
}

TEST_CASE("what waits for a phone that is off is accepted, and asked about until the phone is on") {
  AskingRoom room(at_aliyun());
  room.providers.switch_phone(kPhone, PhoneIs::off);
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.is_sought(id));
  room.providers.switch_phone(kPhone, PhoneIs::on);
  CHECK(room.ask_all() == 0);  // not at once again
  room.clock.advance(minutes{5});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("that there is no record proves nothing until all is settled, and then stays unknown") {
  AskingRoom room(GENERATE(true, false) ? at_aliyun() : at_tencent());
  const auto id = room.lost_call();
  int asked = 0;
  for (int hour = 0; hour < 71; ++hour) {
    room.clock.advance(hours{1});
    asked += room.ask_all();
    CHECK(room.text_of(id, "last_code") == "http.unanswered");
  }
  CHECK(asked >= 5);
  CHECK(asked <= 15);
  CHECK(room.is_sought(id));
  room.clock.advance(hours{2});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.text_of(id, "last_code") == "sms.no_record");
  CHECK_FALSE(room.is_sought(id));
  room.drain();
  room.clock.advance(days{10});
  CHECK(room.ask_all() == 0);
  CHECK(room.providers.came_to(kPhone) == 0);
}

TEST_CASE("a provider that is late to list what it took is asked again") {
  AskingRoom room(at_aliyun());
  room.providers.fault({{"sms_query_lag_ms", 10 * 60 * 1000}});
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.asking->counts().absent == 1);
  for (int minute = 0; minute < 20; ++minute) {
    room.clock.advance(minutes{1});
    room.ask_all();
  }
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("what was accepted and has no receipt is looked up by its id after hours") {
  AskingRoom room(GENERATE(true, false) ? at_aliyun() : at_tencent());
  const auto id = room.say("您好");
  room.drain();
  REQUIRE(room.state(id) == OutboxState::accepted);
  room.clock.advance(hours{1});
  CHECK(room.ask_all() == 0);
  room.clock.advance(hours{1});
  CHECK(room.ask_all() == 1);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a receipt that comes in time makes the question needless") {
  AskingRoom room(at_aliyun());
  const auto id = room.lost_answer();
  room.database.write([&](store::Transaction& tx) {
    store::take_receipt(tx, room.keys,
                        {.account = "aliyun",
                         .provider_id = "9^0",
                         .our_key = room.key(id),
                         .phone = kPhone,
                         .state = OutboxState::delivered},
                        room.clock.now());
  });
  room.clock.advance(minutes{2});
  CHECK(room.ask_all() == 0);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("of two messages that Tencent cannot tell apart neither is taken for the other") {
  AskingRoom room(at_tencent());
  room.providers.switch_phone(kPhone, PhoneIs::on);
  const auto taken = room.lost_answer("一");
  room.clock.advance(seconds{30});
  const auto never = room.lost_call();
  room.clock.advance(minutes{1});
  room.ask_all();
  CHECK(room.state(taken) == OutboxState::unknown);
  CHECK(room.state(never) == OutboxState::unknown);
  CHECK(room.asking->counts().unclear >= 1);
  CHECK(room.asking->counts().found == 0);
}

TEST_CASE("what Tencent has of our other messages is not in the way of the one that is sought") {
  AskingRoom room(at_tencent());
  const auto before = room.say("一");
  room.drain();
  const auto id = room.lost_answer("二");
  const auto after = room.say("三");
  room.drain();
  REQUIRE(room.state(before) == OutboxState::accepted);
  REQUIRE(room.state(after) == OutboxState::accepted);
  room.clock.advance(minutes{1});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.text_of(id, "provider_id") != room.text_of(before, "provider_id"));
  CHECK(room.text_of(id, "provider_id") != room.text_of(after, "provider_id"));
}

TEST_CASE("after midnight the message is found on the day on which it went out") {
  AskingRoom room(at_aliyun());
  room.clock.set(literals::operator""_at("2026-11-24T23:59", 16));
  const auto id = room.lost_answer();
  room.clock.advance(minutes{2});
  CHECK(room.ask_all() == 2);  // of the day, and of the next: the call may have gone on into it
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("a message that a crash hid is found at the account that has it") {
  AskingRoom room({at_aliyun().front(), at_tencent().front()});
  const auto id = room.say("您好");
  // Begun, taken by Aliyun, and the program ended before it knew.
  room.database.write([&](store::Transaction& tx) {
    const auto message = store::head_of_lane(
        tx, room.keys, store::reach(tx, room.keys, {std::string(store::kSms), "", kPhone}));
    REQUIRE(store::begin_attempt(tx, *message, room.clock.now()));
  });
  REQUIRE(room.own_ways.front()->send({kPhone, "您好", room.key(id)}).meaning ==
          sms::AnswerClass::ok);
  room.begin_anew();
  room.drain();
  REQUIRE(room.state(id) == OutboxState::unknown);
  room.clock.advance(minutes{1});
  CHECK(room.ask_all() == 2);  // each account
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.text_of(id, "sent_by") == "aliyun");
  CHECK(room.providers.came_to(kPhone) == 1);
}

TEST_CASE("where one account cannot be asked, that the others have nothing says nothing") {
  AskingRoom room({at_aliyun().front(), sms_accounts().back()});
  room.say("您好");
  room.change("UPDATE outbox SET possible_double = 1, tried_at = " +
              std::to_string(unix_ms(room.clock.now())));
  room.begin_anew();
  room.drain();
  room.clock.advance(hours{73});
  room.ask_all();
  CHECK(room.asking->counts().unclear == 1);
  CHECK(room.asking->counts().absent == 0);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE last_code = 'unanswered'") == 1);
}

TEST_CASE("a provider that wants fewer calls is left alone for a while, and the question waits") {
  AskingRoom room(at_aliyun());
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  room.providers.fault({{"sms_throttle", 1}});
  CHECK(room.ask_all() == 1);
  room.clock.advance(seconds{50});
  CHECK(room.ask_all() == 0);
  room.clock.advance(seconds{10});
  CHECK(room.ask_all() == 1);
  room.clock.advance(seconds{118});
  CHECK(room.ask_all() == 0);  // twice as long
  room.providers.fault({{"sms_throttle", 0}});
  room.clock.advance(seconds{1});
  CHECK(room.ask_all() == 1);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.asking->counts().failed == 2);
}

TEST_CASE("without the right to ask the operator is told once, and messages go out all the same") {
  AskingRoom room(GENERATE(true, false) ? at_aliyun() : at_tencent());
  room.providers.fault({{"sms_query_denied", 1}});
  const auto id = room.lost_answer();
  for (int hour = 0; hour < 30 * 24; ++hour) {
    room.clock.advance(hours{1});
    room.ask_all();
  }
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.text_of(id, "last_code") == "http.unanswered");
  CHECK_FALSE(room.is_sought(id));  // for ever it is not asked either
  const std::string log = room.log.text();
  const auto first = log.find("SMS cannot be looked up");
  REQUIRE(first != std::string::npos);
  CHECK(log.find("SMS cannot be looked up", first + 1) == std::string::npos);
  const auto next = room.say("二", "13900007002");
  room.drain();
  CHECK(room.state(next) == OutboxState::accepted);
}

TEST_CASE("what the network does to a question changes nothing of the message") {
  AskingRoom room(GENERATE(true, false) ? at_aliyun() : at_tencent());
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  for (const char* fault : {"sms_5xx", "sms_reset_before", "sms_reset_after", "sms_bad_json"}) {
    room.providers.fault({{fault, 1}});
    CHECK(room.ask_all() == 1);
    CHECK(room.state(id) == OutboxState::unknown);
    room.providers.fault({{fault, 0}});
    room.clock.advance(hours{24});
  }
  room.ask_all();
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("an account is asked once a second, however much is due") {
  AskingRoom room(at_aliyun());
  for (int i = 0; i < 5; ++i) room.lost_answer("您好", "1390000710" + std::to_string(i));
  room.clock.advance(minutes{1});
  CHECK(room.asking->step());
  CHECK_FALSE(room.asking->step());
  room.clock.advance(seconds{1});
  CHECK(room.asking->step());
  CHECK(room.ask_all() == 0);
  room.clock.advance(seconds{1});
  CHECK(room.ask_all() == 3);
}

TEST_CASE("a phone that does not open is asked about no more") {
  AskingRoom room(at_aliyun());
  const auto id = room.lost_answer();
  room.change("UPDATE conversation SET address = 'x'");
  room.clock.advance(minutes{1});
  CHECK(room.ask_all() == 0);
  CHECK_FALSE(room.is_sought(id));
}

TEST_CASE("while the store does not write, nothing is lost of what is to be asked") {
  AskingRoom room(at_aliyun());
  const auto id = room.lost_answer();
  room.clock.advance(minutes{1});
  room.break_writes("outbox", "UPDATE");
  CHECK_FALSE(room.asking->step());
  CHECK(room.log.has("SMS could not be looked up"));
  room.heal();
  room.clock.advance(seconds{1});
  room.ask_all();
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("云MAS cannot be asked, and its messages are not waited for") {
  SmsRoom room;
  SmsLookUps asking({room.database, room.keys, room.clock}, {room.ways.back().get()});
  CHECK_FALSE(asking.asks_anybody());
  CHECK_FALSE(asking.step());
}

TEST_CASE("of two instances one asks, until it is lost", "[.postgresql]") {
  AskingRoom room(at_aliyun());
  store::Claims first_claims(room.place.path(), "one"), second_claims(room.place.path(), "two");
  SmsLookUps first({room.database, room.keys, room.clock, &first_claims}, room.in_order);
  SmsLookUps second({room.database, room.keys, room.clock, &second_claims}, room.in_order);
  room.lost_answer();
  const auto id = room.lost_answer("您好", "13900007002");
  room.clock.advance(minutes{1});
  CHECK(first.step());
  CHECK_FALSE(second.step());
  room.change("UPDATE instance SET beat_at = beat_at - 6000 WHERE id = " +
              std::to_string(first_claims.instance()));
  CHECK(second_claims.beat());
  CHECK(second.step());
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(first.counts().found == 1);
  CHECK(second.counts().found == 1);
}

}  // namespace sms_look_ups_test
