#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/post_office.h"

namespace delivery_doubles_test {

using namespace huiyin;
using namespace huiyin::testing;

TEST_CASE("what is tried again without a word of the first attempt is marked a possible double") {
  PostOffice post;
  const auto to_staff = post.room.say(post.room.staff(), "您的待办");
  const auto to_citizen = post.to_citizen("您好");
  const auto once = post.to_citizen("您好", "wm-b");
  post.app.answers = {kUnanswered, kRetry};  // what is refused is no second message
  post.kf.answers = {kUnanswered};
  post.delivery->load();
  post.drain();
  CHECK(post.of(to_staff, "repeated") == 0);
  while (const auto due = post.delivery->next_due()) {
    post.room.clock.set(*due);
    post.drain();
  }
  CHECK(post.state(to_staff) == OutboxState::accepted);
  CHECK(post.of(to_staff, "repeated") == 1);
  CHECK(post.of(to_citizen, "repeated") == 0);  // the platform knows a repetition by its key
  CHECK(post.of(once, "repeated") == 0);
}

TEST_CASE("after a crash what was on its way to staff is a possible double, and nothing else is") {
  PostOffice post;
  const auto begun = post.room.say(post.room.staff(), "您的待办");
  const auto waits = post.room.say(post.room.staff("gaolang"), "您的待办");
  post.app.while_sending = [&] { post.room.break_writes("outbox", "UPDATE"); };
  post.delivery->load();
  CHECK(post.delivery->step());
  CHECK(post.state(begun) == OutboxState::queued);
  post.app.while_sending = nullptr;
  post.room.heal();
  post.begin_life();
  post.delivery->load();
  post.drain();
  CHECK(post.app.sent.size() == 3);
  CHECK(post.state(begun) == OutboxState::accepted);
  CHECK(post.of(begun, "repeated") == 1);
  CHECK(post.of(waits, "repeated") == 0);
}

}  // namespace delivery_doubles_test
