// Delivery where customer service does not let a message through and the citizen has a phone.
#include <catch2/catch.hpp>

#include "store/sayings.h"
#include "tests/unit/gateway/walk/post_office.h"

namespace delivery_by_sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;
using store::Transaction;

namespace {

struct Post : PostOffice {
  ToldChannel sms{"sms"};
  Delivery by_sms{room.parts<Delivery::Parts>(),
                  settings,
                  {{&kf, {.per_inbound_max = 5, .window = hours{48}}}, {&sms, {}}},
                  [] {}};
  store::OutboxId tell() {
    const auto who = room.citizen();
    return room.database.write([&](Transaction& tx) {
      const auto phone = store::reach(tx, room.keys, {std::string(store::kSms), "", "13900007001"});
      return store::put(
          tx, room.keys, room.random,
          {.to = who,
           .office = std::string(store::kMainOffice),
           .channel = std::string(store::kWecomKf),
           .kind = "saying",
           .priority = store::Priority::notice,
           .body = store::saying_body({"您反映的停水一事已受理", {}, {}}),
           .by_sms = store::Outgoing::BySms{phone, store::saying_body({"您的件有进展", {}, {}})}},
          room.clock.now());
    });
  }
  void send_all() {
    by_sms.load();
    while (by_sms.step()) room.wait_for_writes();
  }
};

}  // namespace

TEST_CASE("a message that finds the window shut goes by SMS at once") {
  Post post;
  const auto id = post.tell();
  post.send_all();
  CHECK(post.kf.sent.empty());
  REQUIRE(post.sms.sent.size() == 1);
  CHECK(post.sms.sent[0].to == "13900007001");
  CHECK_THAT(post.sms.sent[0].body, Catch::Contains("您的件有进展"));
  CHECK(post.state(id) == OutboxState::accepted);
}

TEST_CASE("it does so too where the store could not note at first that the window is shut") {
  Post post;
  const auto id = post.tell();
  post.room.break_writes("outbox", "UPDATE");
  post.by_sms.load();
  CHECK(post.by_sms.step());
  post.room.wait_for_writes();
  CHECK(post.state(id) == OutboxState::queued);
  post.room.heal();
  post.room.clock.advance(minutes{10});
  post.send_all();
  CHECK(post.kf.sent.empty());
  CHECK(post.sms.sent.size() == 1);
  CHECK(post.state(id) == OutboxState::accepted);
}

TEST_CASE("so does one that the platform will not take for the window, and no other failure") {
  Post post;
  post.room.write_in("在吗");
  const auto id = post.tell();
  post.kf.answers = {{Advice::next_provider, "95001", "满了", false}};
  post.send_all();
  CHECK(post.kf.sent.size() == 1);
  CHECK(post.sms.sent.size() == 1);
  CHECK(post.state(id) == OutboxState::accepted);

  const auto refused = post.tell();
  post.kf.answers = {{Advice::give_up, "40096", "不对", false}};
  post.send_all();
  CHECK(post.sms.sent.size() == 1);
  CHECK(post.state(refused) == OutboxState::failed);
}

}  // namespace delivery_by_sms_test
