#include "gateway/walk/channel_limits.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/sms_room.h"

namespace channel_limits_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;

TEST_CASE("a phone that had its message of the minute gets the next one after it") {
  SmsRoom room({.to_one = {Rate{1, minutes{1}}, {3, hours{1}}}});
  std::vector<store::OutboxId> ids;
  for (int i = 0; i < 4; ++i) ids.push_back(room.say("第" + std::to_string(i) + "条"));
  const auto other = room.say("别人的", "13900007002");
  room.drain();
  CHECK(room.state(ids[0]) == OutboxState::accepted);
  CHECK(room.state(other) == OutboxState::accepted);
  CHECK(room.state(ids[1]) == OutboxState::queued);
  room.clock.advance(seconds{59});
  room.drain();
  CHECK(room.state(ids[1]) == OutboxState::queued);
  for (int i = 0; i < 3; ++i) {
    room.clock.advance(minutes{1});
    room.drain();
  }
  CHECK(room.state(ids[2]) == OutboxState::accepted);
  CHECK(room.state(ids[3]) == OutboxState::queued);  // the hour's three went
  room.clock.advance(hours{1});
  room.drain();
  CHECK(room.state(ids[3]) == OutboxState::accepted);
}

TEST_CASE("an answer is not held back by what was said unasked, and that is held back by both") {
  SmsRoom room({.to_one = {Rate{3, hours{24}}}, .unasked_to_one = {Rate{1, minutes{1}}}});
  const auto reminder = [&] { return room.say("提醒", kPhone, store::Priority::reminder); };
  const auto first = reminder();
  room.drain();
  const auto second = reminder();
  const auto answer = room.say("答复");
  room.drain();
  CHECK(room.state(first) == OutboxState::accepted);
  CHECK(room.state(second) == OutboxState::queued);
  CHECK(room.state(answer) == OutboxState::accepted);
  room.clock.advance(minutes{1});
  room.drain();
  CHECK(room.state(second) == OutboxState::accepted);
  const auto fourth = room.say("答复");
  room.drain();
  CHECK(room.state(fourth) == OutboxState::queued);  // the day's three went
}

TEST_CASE("what was perhaps sent, ran out or has to wait is told before anything is sent") {
  const Instant now(hours{1000});
  store::Queued message;
  message.last_inbound = now;
  const auto outcome = [&](const ChannelLimits& limits, std::optional<Instant> full = {}) {
    const auto found = outcome_by_limits(message, limits, full, now);
    return found ? std::to_string(int(found->state)) + " " + found->code : std::string();
  };
  CHECK(outcome({}).empty());
  CHECK(outcome({}, now + minutes{1}) == "0 ");
  message.possible_double = true;
  CHECK(outcome({}).empty());
  CHECK(outcome({.repeats_unanswered = false}) == "6 unanswered");
  message.possible_double = false;
  message.expires = now;
  CHECK(outcome({.repeats_unanswered = false}) == "3 expired");
  message.expires = {};
  message.sent_since_inbound = 5;
  CHECK(outcome({.per_inbound_max = 5, .window = hours{48}}) == "2 window.count");
}

}  // namespace channel_limits_test
