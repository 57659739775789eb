#include "store/notice_links.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/store/notice_room.h"

namespace notice_links_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : NoticeRoom {
  void message_is(OutboxState state) {
    execute("UPDATE outbox SET state = $1, finished_at = $2 WHERE about = 'notice'",
            {std::int64_t(state), unix_ms(clock.now())});
  }
  void note() {
    turn({}, [](const OfficeContext& desk) { note_deliveries(desk); });
  }
};

}  // namespace

TEST_CASE("a citizen gets a link in his conversation, with the number and no word of the matter") {
  Room room;
  room.issued();
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "wm-shen");
  CHECK_THAT(said[0].text, Contains("https://xf.example.cn/n/") && Contains(NoticeRoom::kNumber));
  CHECK_THAT(said[0].text, !Contains("奶粉"));
  CHECK(room.woken == std::vector<ConversationId>{room.who});
}

TEST_CASE("the link to a notice of a matter on trial goes to staff alone") {
  Room room;
  room.write([](Transaction& tx) { keep_to_staff(tx, case_subject(NoticeRoom::kCase)); });
  room.issued();
  CHECK(room.number("SELECT reach FROM outbox WHERE about = 'notice'") ==
        std::int64_t(Reach::staff));
}

TEST_CASE("a link has 128 bits of chance, each its own, and its token is nowhere in the file") {
  Room room;
  const NoticeId id = room.issued();
  const std::string one = room.token(id), other = room.token(id);
  CHECK(one.size() == 32);
  CHECK(one != other);
  CHECK_THAT(room.bytes(), !Contains(one));
}

TEST_CASE("what became of the message goes on record once") {
  Room room;
  const NoticeId id = room.issued();
  room.note();
  CHECK(room.facts(id) == std::vector<std::string>{"issued"});
  room.message_is(OutboxState::accepted);
  room.note();
  room.note();
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "sent"});
  room.message_is(OutboxState::delivered);
  room.note();
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "sent", "delivered"});
  CHECK(room.row(id).step == "link");  // neither is service
}

TEST_CASE("a message that came back, or waits for a shut window, has the notice go on by SMS") {
  const auto state = GENERATE(OutboxState::failed, OutboxState::held, OutboxState::expired,
                              OutboxState::kept_back);
  Room room;
  const NoticeId id = room.issued();
  room.message_is(state);
  room.note();
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "bounced"});
  CHECK(room.advance() == 1);
  CHECK(room.row(id).step == "sms");
}

TEST_CASE("who has no conversation is reached by SMS, without a word of the matter") {
  Room room;
  room.execute("DELETE FROM identity");
  const NoticeId id = room.issued();
  CHECK(room.facts(id) == std::vector<std::string>{"issued", "handed_over"});
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "13900007001");
  CHECK_THAT(said[0].text, Contains("/n/") && !Contains("奶粉") && !Contains("处理意见书"));
  CHECK(room.row(id).step == "sms");
  CHECK(room.number("SELECT state FROM outbox WHERE channel = 'sms'") == 0);  // for the SMS door
}

TEST_CASE("a link that waits for the citizen is not sent any more once he has the notice") {
  Room room;
  const NoticeId id = room.issued();
  room.message_is(OutboxState::held);
  room.note();
  room.clock.advance(days{20});
  room.note();
  REQUIRE(std::holds_alternative<OpenedNotice>(room.open(room.token(id), "7001")));
  CHECK(room.number("SELECT state FROM outbox WHERE about = 'notice' AND channel <> 'sms'") ==
        std::int64_t(OutboxState::expired));
}

TEST_CASE("served by hand, it comes by none of the ways it was sent before") {
  Room room;
  const NoticeId id = room.issued();
  room.message_is(OutboxState::held);
  room.note();
  REQUIRE(room.advance() == 1);
  REQUIRE(room.row(id).step == "sms");
  room.turn({}, [&](const OfficeContext& desk) { take_back_link(desk, id); });
  CHECK(room.number("SELECT count(*) FROM outbox WHERE about = 'notice'") == 2);
  CHECK(room.number("SELECT count(*) FROM outbox WHERE about = 'notice' AND state = 3") == 2);
}

TEST_CASE("a message with a link is good for no longer than the link") {
  Room room;
  room.issued();
  CHECK(room.number("SELECT expires_at FROM outbox WHERE about = 'notice'") ==
        unix_ms(room.clock.now() + room.office.notices.link_kept));
}

TEST_CASE("who is joined by SMS gets the link there at once, and nothing told of his matter") {
  NoticeRoom room;
  const auto texter = room.write([&](Transaction& tx) {
    leave_identity(tx, room.who);
    const auto to = reach(tx, room.keys, {std::string(kSms), "", "13900007001"});
    join_identity(tx, to, room.person, room.clock.now());
    return to;
  });
  NoticeOrder order = room.opinion();
  order.said_before = "因检验未出，期限延长";
  REQUIRE(room.issue(order));
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "13900007001");
  CHECK_THAT(said[0].text, Catch::Contains("/n/"));
  CHECK_THAT(said[0].text, !Catch::Contains("检验"));
  CHECK(std::ranges::count(room.woken, texter) == 1);
}

}  // namespace notice_links_test
