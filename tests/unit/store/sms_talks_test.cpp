#include "store/sms_talks.h"

#include <catch2/catch.hpp>

#include "store/conversations.h"
#include "store/inbox.h"
#include "tests/support/store_room.h"

namespace sms_talks_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  ConversationId phone(const std::string& number = "13900007001") {
    return write([&](Transaction& tx) { return reach(tx, keys, {std::string(kSms), "", number}); });
  }
  InboxId written(const Address& from) {
    const auto sealed = seal(keys, {.from = from,
                                    .key = random.hex(8),
                                    .kind = "text",
                                    .sent_at = clock.now(),
                                    .raw = "{}",
                                    .trace = "t"});
    return write([&](Transaction& tx) { return take_in(tx, sealed, clock.now())->id; });
  }
  void sent(ConversationId to, const std::string& office, std::optional<InboxId> answers) {
    clock.advance(seconds{1});
    write([&](Transaction& tx) {
      put(tx, keys, random,
          {.to = to,
           .answers = answers,
           .office = office,
           .channel = std::string(kSms),
           .body = "{}",
           .trace = "t"},
          clock.now());
      record(tx, head_of_lane(tx, keys, to).value(), {.provider_id = random.hex(4), .sent_by = "a"},
             clock.now());
    });
  }
  std::optional<std::string> last(ConversationId who) {
    return database.read([&](Transaction& tx) { return office_last_answering(tx, who); });
  }
  bool has_sent(ConversationId who, const std::string& office, Instant since) {
    return database.read([&](Transaction& tx) { return has_sent_sms(tx, who, office, since); });
  }
};

}  // namespace

TEST_CASE("the office that answered last is the one that a phone talks with") {
  Room room;
  const auto who = room.phone();
  CHECK_FALSE(room.last(who).has_value());
  room.sent(who, "yunxi", std::nullopt);  // a reminder answers nobody
  CHECK_FALSE(room.last(who).has_value());
  room.sent(who, "main", room.written({std::string(kSms), "", "13900007001"}));
  CHECK(room.last(who) == "main");
  room.sent(who, "yunxi", room.written({std::string(kSms), "", "13900007001"}));
  CHECK(room.last(who) == "yunxi");
  CHECK_FALSE(room.last(room.phone("13900007002")).has_value());
}

TEST_CASE("an answer to what was written by WeCom is no part of the phone's talk") {
  Room room;
  const auto who = room.phone();
  room.sent(who, "yunxi", room.written({std::string(kWecomKf), "wk", "wm-1"}));
  CHECK_FALSE(room.last(who).has_value());
}

TEST_CASE("who sent an SMS to a phone is known for as long as it is asked") {
  Room room;
  const auto who = room.phone();
  room.sent(who, "yunxi", std::nullopt);
  const Instant now = room.clock.now();
  CHECK(room.has_sent(who, "yunxi", now));
  CHECK_FALSE(room.has_sent(who, "yunxi", now + seconds{1}));
  CHECK_FALSE(room.has_sent(who, "main", now - days{1}));
  CHECK_FALSE(room.has_sent(room.phone("13900007002"), "yunxi", now - days{1}));
}

}  // namespace sms_talks_test
