#include "gateway/channels/sms.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/sms_room.h"

namespace sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::OutboxState;

TEST_CASE("a message goes to the phone with our key, and its id and account are on record") {
  SmsRoom room;
  const auto id = room.say("您好，请于明天来访");
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.text_of(id, "provider_id") == "id-1");
  CHECK(room.text_of(id, "sent_by") == "ali");
  CHECK(room.of(id, "possible_double") == 0);
  const HttpCall call = room.platform.last();
  CHECK(call.content_type.empty());
  CHECK_THAT(call.target, Contains("PhoneNumbers=13900007001") &&
                              Contains("OutId=" + room.key(id)) && Contains("TemplateCode=SMS_1"));
}

TEST_CASE("an account that is wrongly set up or unpaid rests, and the next one takes it at once") {
  SmsRoom room;
  room.next_aliyun = aliyun_says("isv.AMOUNT_NOT_ENOUGH");
  const auto first = room.say("一");
  room.drain();
  CHECK(room.text_of(first, "sent_by") == "mas");
  const auto second = room.say("二", "13900007002");
  room.drain();
  CHECK(room.text_of(second, "sent_by") == "mas");  // the first is not asked again so soon
  room.clock.advance(minutes{2});
  const auto third = room.say("三", "13900007003");
  room.drain();
  CHECK(room.text_of(third, "sent_by") == "ali");
}

TEST_CASE("when no account can, the message waits and the operator is told") {
  SmsRoom room;
  room.next_aliyun = aliyun_says("isv.OUT_OF_SERVICE");
  room.next_mas = R"({"msgGroup":"","rspcod":"IllegalMac","success":false})";
  const auto id = room.say("一");
  room.drain();
  CHECK(room.state(id) == OutboxState::queued);
  CHECK(room.log.has("delivery alarm"));
  CHECK(room.of(id, "attempts") == 0);
  CHECK(room.of(id, "possible_double") == 0);  // nobody took it: it may be sent again
  room.clock.advance(minutes{2});
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
}

TEST_CASE("a number that had enough gets its message later, and by no other account") {
  SmsRoom room;
  room.next_aliyun =
      R"({"RequestId":"R","Message":"触发分钟级流控Permits:1","Code":"isv.BUSINESS_LIMIT_CONTROL"})";
  const auto id = room.say("一");
  room.drain();
  CHECK(room.platform.calls().size() == 1);
  CHECK(room.state(id) == OutboxState::queued);
  CHECK(room.of(id, "attempts") == 0);
  room.clock.advance(seconds{61});
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "ali");
}

TEST_CASE(
    "an account gets no more parts a second than it bears; the rest goes by the next, or later") {
  SmsRoom room;
  room.lines[0].parts_per_second = room.lines[1].parts_per_second = 2;
  room.begin_life();
  std::vector<store::OutboxId> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(room.say("一", "139000070" + std::to_string(10 + i)));
  room.drain();
  const auto by = [&](const char* account) {
    return room.number(std::string("SELECT COUNT(*) FROM outbox WHERE sent_by = '") + account +
                       "'");
  };
  CHECK(by("ali") == 2);
  CHECK(by("mas") == 2);
  CHECK(room.state(ids[4]) == OutboxState::queued);
  CHECK(room.of(ids[4], "attempts") == 0);
  room.clock.advance(seconds{1});
  room.drain();
  CHECK(by("ali") == 3);
}

TEST_CASE("a number that is none, and words that are refused, are final") {
  const auto* code = GENERATE("isv.MOBILE_NUMBER_ILLEGAL", "isv.PARAM_LENGTH_LIMIT");
  SmsRoom room;
  room.next_aliyun = aliyun_says(code);
  const auto id = room.say("一");
  room.drain();
  CHECK(room.state(id) == OutboxState::failed);
  CHECK(room.text_of(id, "last_code") == code);
  CHECK(room.platform.calls().size() == 1);
}

TEST_CASE("a number to which one provider does not go is tried with the next account") {
  SmsRoom room;
  std::ranges::reverse(room.lines);  // 云MAS, which stays in the country, first
  room.begin_life();
  const auto id = room.say("一", "+85291234567");
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.text_of(id, "sent_by") == "ali");
}

TEST_CASE("a number to which no provider goes is given up, but not while an account rests") {
  SmsRoom room;
  std::ranges::reverse(room.lines);
  room.begin_life();
  room.next_aliyun = aliyun_says("isv.AMOUNT_NOT_ENOUGH");
  const auto id = room.say("一", "+85291234567");
  room.drain();
  CHECK(room.state(id) == OutboxState::queued);
  room.lines.resize(1);
  room.begin_life();
  const auto never = room.say("二", "+85291234568");
  room.drain();
  CHECK(room.state(never) == OutboxState::failed);
  CHECK(room.text_of(never, "last_code") == "sms.countries");
}

TEST_CASE("what stays unanswered is never sent again, by this account or another") {
  SmsRoom room;
  room.is_silent = true;
  const auto id = room.say("一");
  room.drain();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.of(id, "possible_double") == 1);
  room.is_silent = false;
  room.clock.advance(hours{3});
  room.begin_life();
  room.drain();
  CHECK(room.platform.calls().size() == 1);
}

TEST_CASE(
    "a crash while the provider has the message leaves it unknown, and sends it never again") {
  SmsRoom room;
  const auto id = room.say("一");
  const auto next = room.say("二", "13900007002");
  room.change("UPDATE outbox SET possible_double = 1 WHERE id = " + std::to_string(id.value));
  room.begin_life();  // begun before the crash, as the mark says; the other was not
  room.drain();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.state(next) == OutboxState::accepted);
  CHECK(room.platform.calls().size() == 1);
}

TEST_CASE("while nobody answers the others wait, instead of becoming unknown one by one") {
  SmsRoom room;
  room.is_silent = true;
  for (int i = 0; i < 30; ++i) room.say("一", "139000070" + std::to_string(10 + i));
  room.drain();
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 6") <= 6);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 0") >= 24);
  room.is_silent = false;
  for (int i = 0; i < 10; ++i) {
    room.clock.advance(minutes{1});
    room.drain();
  }
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 0") == 0);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 1") >= 24);
}

TEST_CASE("a message goes out with the digits of the office whose it is") {
  SmsRoom room;
  gateway::HttpAccount account = room.lines.front();
  account.extension_digits = 3;
  HttpWay way(room.platform, room.clock, room.random, account);
  Sms sms(room.clock, {&way}, [](const std::string& office) {
    return office == "yunxi" ? std::string("7") : std::string();
  });
  const std::string body = store::saying_body({"您好", {}, {}});
  sms.send({.to = kPhone, .account = "", .key = "k", .body = body, .office = "yunxi"});
  CHECK_THAT(room.platform.last().target, Contains("SmsUpExtendCode=007"));
  sms.send({.to = kPhone, .account = "", .key = "k", .body = body, .office = "main"});
  CHECK_THAT(room.platform.last().target, !Contains("SmsUpExtendCode"));
}

namespace {

class NotingWay final : public SmsWay {
 public:
  const std::string& name() const override { return name_; }
  int parts_per_second() const override { return 0; }
  int parts_of(const std::string&) const override { return 1; }
  sms::SmsAnswer send(const Letter& letter) override {
    good_for = letter.good_for;
    return {.meaning = sms::AnswerClass::ok, .verdict = {Advice::accepted, "0", "", false}};
  }
  std::optional<seconds> good_for = days{1000};

 private:
  std::string name_ = "noting";
};

}  // namespace

TEST_CASE("whoever carries a message is told how long it is of use") {
  FakeClock clock(Instant(days{20'000}));
  NotingWay way;
  Sms sms(clock, {&way}, {});
  Outgoing message{.to = "13900007001", .key = "k", .body = R"({"text":"验证码"})"};
  CHECK(sms.send(message).advice == Advice::accepted);
  CHECK(way.good_for == std::nullopt);
  message.expires = clock.now() + minutes{10};
  CHECK(sms.send(message).advice == Advice::accepted);
  CHECK(way.good_for == minutes{10});
}

}  // namespace sms_test
