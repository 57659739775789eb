#include "store/posting.h"

#include <catch2/catch.hpp>

#include "store/sayings.h"
#include "tests/support/store_room.h"

namespace posting_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("what an office says bears its code and trace, and the senders hear after the commit") {
  StoreRoom room;
  const ConversationId to = room.citizen("wm1");
  const auto say = [&](Transaction& tx) {
    return post(room.context_in(tx, to), {.to = to,
                                          .channel = std::string(kWecomKf),
                                          .kind = "saying",
                                          .priority = Priority::notice,
                                          .body = saying_body({"您的件已受理", {}, {}}),
                                          .about = "accepted"});
  };
  const OutboxId id = room.write([&](Transaction& tx) {
    const OutboxId posted = say(tx);
    CHECK(room.woken.empty());
    return posted;
  });
  CHECK(room.woken == std::vector{to});
  CHECK(room.said("accepted").at(0).text == "您的件已受理");
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE id = $1 AND office = 'main' AND trace = "
                    "'trace-of-test' AND priority = 2",
                    {id.value}) == 1);
}

TEST_CASE("what was undone is told to nobody") {
  StoreRoom room;
  const ConversationId to = room.citizen("wm1");
  CHECK_THROWS(room.write([&](Transaction& tx) {
    post(room.context_in(tx, to), {.to = to, .channel = std::string(kWecomKf), .body = "{}"});
    throw std::runtime_error("undone");
  }));
  CHECK(room.woken.empty());
}

}  // namespace posting_test
