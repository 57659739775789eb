// What may happen to delivery beside refusals: rows that do not open, clocks that are set back, a
// citizen who writes while his answer is on its way.
#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/post_office.h"

namespace delivery_mishaps_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;

TEST_CASE("an answer that does not open is parked, and the next one goes") {
  PostOffice post;
  const auto broken = post.to_citizen("坏了的");
  const auto next = post.to_citizen("您好");
  const char* damage =
      GENERATE("UPDATE outbox SET body = (SELECT body FROM outbox WHERE id = 2) WHERE id = 1",
               "UPDATE outbox SET body = 'torn' WHERE id = 1");
  post.room.change(damage);
  post.drain();
  CHECK(post.state(broken) == OutboxState::parked);
  CHECK(post.room.text("SELECT last_code FROM outbox ORDER BY id") == "unreadable");
  CHECK(post.state(next) == OutboxState::accepted);
  CHECK(post.delivery->counts().parked == 1);
  CHECK(post.delivery->waiting() == 0);
}

TEST_CASE("what is said to an address that does not open is parked, and others get theirs") {
  PostOffice post;
  const auto lost = post.to_citizen("您好", "wm-a");
  const auto other = post.to_citizen("您好", "wm-b");
  post.room.change("UPDATE conversation SET address = 'torn' WHERE id = 1");
  post.drain();
  CHECK(post.state(lost) == OutboxState::parked);
  CHECK(post.state(other) == OutboxState::accepted);
}

TEST_CASE("what is put off goes out soon although the clock is set back meanwhile") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  post.kf.answers = {GENERATE(kRetry, kWait, kUnanswered)};
  CHECK(post.delivery->step());
  post.room.clock.advance(-hours{5});
  if (GENERATE(false, true)) {  // also when it was the machine's restart that set it back
    post.begin_life();
    post.delivery->load();
  }
  for (int i = 0; i < 20 && post.state(id) == OutboxState::queued; ++i) {
    post.drain();
    post.room.clock.advance(seconds{30});
  }
  CHECK(post.state(id) == OutboxState::accepted);
  // What was wished for a moment waits for it all the same.
  const auto later =
      post.room.say(post.room.citizen(), "稍后", {.due = post.room.clock.now() + hours{2}});
  post.delivery->load();
  post.drain();
  CHECK(post.state(later) == OutboxState::queued);
}

TEST_CASE(
    "what may have been taken is known as that until it is settled, refusals between or not") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  post.room.break_writes("outbox", "UPDATE");
  CHECK(post.delivery->step());  // taken, and not recorded
  post.room.heal();
  post.kf.answers = {kRetry};
  post.room.clock.set(post.delivery->next_due().value());
  CHECK(post.delivery->step());
  post.room.clock.set(post.delivery->next_due().value());
  CHECK(post.delivery->step());
  REQUIRE(post.kf.sent.size() == 3);
  CHECK(post.kf.sent[1].perhaps_taken);
  CHECK(post.kf.sent[2].perhaps_taken);
  CHECK(post.state(id) == OutboxState::accepted);
}

TEST_CASE("nothing goes past what waits for the citizen, whatever the platform's window says") {
  PostOffice post;
  const auto first = post.to_citizen("一");
  const auto second = post.to_citizen("二");
  // The platform counts for itself, and says no to the first alone.
  post.kf.answers = {{Advice::next_provider, "95001", "满了", false}};
  post.drain();
  CHECK(post.state(first) == OutboxState::held);
  CHECK(post.state(second) == OutboxState::held);
  CHECK(post.kf.sent.size() == 1);
  post.room.write_in("在吗");
  post.delivery->load();
  post.drain();
  REQUIRE(post.kf.sent.size() == 3);
  CHECK(post.kf.sent[1].key == post.kf.sent[0].key);
  CHECK(post.state(second) == OutboxState::accepted);
}

TEST_CASE("an answer on its way when the citizen writes is none of the new five") {
  PostOffice post;
  const auto id = post.to_citizen("一");
  post.kf.while_sending = [&] {
    post.room.clock.advance(seconds{2});
    post.room.write_in("还有");
  };
  CHECK(post.delivery->step());
  CHECK(post.state(id) == OutboxState::accepted);
  CHECK(post.room.number("SELECT sent_since_inbound FROM conversation") == 0);
}

TEST_CASE("a platform that answers nobody for half a day costs no message") {
  PostOffice post;
  const auto first = post.to_citizen("一", "wm-a");
  const auto second = post.to_citizen("二", "wm-b");
  const Instant over = post.room.clock.now() + hours{12};
  std::size_t calls = 0;
  while (post.room.clock.now() < over) {
    post.kf.answers = {kSilent, kSilent};
    while (post.delivery->step()) {
    }
    calls = post.kf.sent.size();
    post.room.clock.set(post.delivery->next_due().value());
  }
  CHECK(post.state(first) == OutboxState::queued);
  CHECK(post.state(second) == OutboxState::queued);
  CHECK(calls < 12 * 60 * 4);  // it is asked ever less often whether it is there again
  post.kf.answers.clear();
  post.room.clock.advance(post.settings.pause_max);
  post.drain();
  CHECK(post.state(first) == OutboxState::accepted);
  CHECK(post.state(second) == OutboxState::accepted);
}

TEST_CASE("what the platform itself refuses, or one person's messages, is no outage") {
  PostOffice post;
  const auto first = post.to_citizen("一", "wm-a");
  const auto second = post.to_citizen("二", "wm-a");
  for (int i = 0; i < 2 * post.settings.attempts_max + 2; ++i) {
    post.kf.answers = {kSilent};
    post.delivery->step();
    if (post.delivery->next_due()) post.room.clock.set(*post.delivery->next_due());
  }
  CHECK(post.state(first) == OutboxState::parked);
  CHECK(post.state(second) == OutboxState::parked);
}

TEST_CASE("one message that never goes is parked, though others go between its attempts") {
  PostOffice post;
  const auto poison = post.to_citizen("坏了的", "wm-a");
  for (int i = 0; i < post.settings.attempts_max; ++i) {
    post.kf.answers = {kRetry};
    CHECK(post.delivery->step());
    const auto other = post.to_citizen("您好", "wm-b");
    post.drain();
    CHECK(post.state(other) == OutboxState::accepted);
    if (post.delivery->next_due()) post.room.clock.set(*post.delivery->next_due());
  }
  CHECK(post.state(poison) == OutboxState::parked);
}

TEST_CASE("what is tried again after silence is counted, and whether it may be a double") {
  PostOffice post;
  post.to_citizen("您好");
  const auto staff = post.room.staff();
  post.room.say(staff, "您好");
  post.delivery->wake(staff, {});
  post.kf.answers = post.app.answers = {kUnanswered};
  post.drain();
  CHECK(post.delivery->figures().repeated().sure == 0);
  post.room.clock.advance(post.settings.retry_max);
  post.drain();
  CHECK(post.kf.sent.size() == 2);
  CHECK(post.app.sent.size() == 2);
  CHECK(post.delivery->figures().repeated().sure == 1);
  CHECK(post.delivery->figures().repeated().possibly_double == 1);
}

}  // namespace delivery_mishaps_test
