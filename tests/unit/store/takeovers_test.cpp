#include "store/takeovers.h"

#include <catch2/catch.hpp>

#include "store/conversation_sides.h"
#include "store/inbox.h"
#include "store/sayings.h"
#include "tests/support/store_room.h"

namespace takeovers_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

const Answerer kYe{"user/1", "叶青"}, kZhou{"user/2", "周敏"};

struct Room : StoreRoom {
  ConversationId who = citizen("wm-a");
  std::vector<ConversationId> talks;
  TalkWaits talk_waits = [this](ConversationId id) { talks.push_back(id); };

  InboxId writes(const std::string& key) {
    return write([&](Transaction& tx) {
      Incoming in{.from = Address{std::string(kWecomKf), "wkDesk", "wm-a"},
                  .key = key,
                  .kind = "text",
                  .sent_at = clock.now(),
                  .raw = "{}",
                  .opens_window = true,
                  .trace = "t"};
      return take_in(tx, seal(keys, std::move(in)), clock.now())->id;
    });
  }
  template <class Act>
  auto at_office(Act act) {
    return turn({}, [&](const DeskContext& context) { return act(context); });
  }
  auto takes(const Answerer& by) {
    return at_office([&](const OfficeContext& office) { return take_over(office, who, by); });
  }
  auto gives_back(const Answerer& by, InboxId until) {
    return at_office(
        [&](const OfficeContext& office) { return hand_back(office, who, by, until, talk_waits); });
  }
  auto says(const Answerer& by, const std::string& text, InboxId until) {
    return at_office(
        [&](const OfficeContext& office) { return reply(office, who, by, text, until); });
  }
  auto sees(const Answerer& by, InboxId until) {
    return at_office(
        [&](const OfficeContext& office) { return mark_seen(office, who, by, until); });
  }
  int goes_by(minutes time) {
    clock.advance(time);
    return at_office([&](const OfficeContext& office) {
      return hand_back_silent(office, clock.now() - minutes{15}, 50, talk_waits);
    });
  }
  std::int64_t state_of(InboxId id) {
    return number("SELECT state FROM inbox WHERE id = $1", {id.value});
  }
  std::int64_t invitations() {
    return number("SELECT COUNT(*) FROM invitation_of_human WHERE closed_at IS NULL");
  }
  std::vector<std::string> acts() {
    std::vector<std::string> all;
    for (auto& [act] : database.read([&](Transaction& tx) {
           return tx.rows<std::string>("SELECT act FROM takeover_act ORDER BY id");
         }))
      all.push_back(act);
    return all;
  }
};

}  // namespace

TEST_CASE("a conversation is taken once, and whoever comes later hears who has it") {
  Room room;
  room.desk(room.who, [](OfficeDesk& desk) { desk.ask_for_human("citizen"); });
  REQUIRE(room.takes(kYe));
  CHECK(room.conversation_of(room.who).is_taken);
  CHECK(room.invitations() == 0);
  REQUIRE(room.takes(kYe));  // asked again: as it is
  const auto other = room.takes(kZhou);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "takeover.taken");
  CHECK_THAT(other.error().what, Contains("叶青"));
  CHECK(room.acts() == std::vector<std::string>{"asked", "taken"});
}

TEST_CASE("who has not taken it over neither speaks in it nor gives it back") {
  Room room;
  CHECK(room.says(kYe, "您好", {}).error().code == "takeover.not_taken");
  CHECK(room.gives_back(kYe, {}).error().code == "takeover.not_taken");
  CHECK(room.sees(kYe, {}).error().code == "takeover.not_taken");
  REQUIRE(room.takes(kYe));
  CHECK(room.says(kZhou, "您好", {}).error().code == "takeover.taken");
  CHECK(room.number("SELECT COUNT(*) FROM outbox") == 0);
}

TEST_CASE("his words go out as a person's, by his name on record, and answer what he saw") {
  Room room;
  const InboxId first = room.writes("kf:1");
  REQUIRE(room.takes(kYe));
  const auto said = room.says(kYe, "您好，请说", first);
  REQUIRE(said);
  CHECK(room.state_of(first) == 1);
  CHECK(room.number("SELECT inbox_id FROM outbox") == first.value);
  const auto sides = room.database.read(
      [&](Transaction& tx) { return *conversation_sides(tx, room.keys, room.who, "", 10); });
  const auto& last = sides.items.back();
  REQUIRE(last.went_out);
  CHECK(last.went_out->by == "叶青");
  CHECK(read_saying_body(*last.went_out->body).saying.text == "【工作人员】您好，请说");
}

TEST_CASE("what he has not seen when he gives it back is the bot's to answer") {
  Room room;
  REQUIRE(room.takes(kYe));
  const InboxId seen = room.writes("kf:1"), late = room.writes("kf:2");
  CHECK(
      room.database.read([](Transaction& tx) { return with_work(tx); }).empty());  // not the bot's
  REQUIRE(room.gives_back(kYe, seen));
  CHECK(room.state_of(seen) == 1);
  CHECK(room.state_of(late) == 0);
  CHECK(room.talks == std::vector<ConversationId>{room.who});
  CHECK(room.database.read([](Transaction& tx) { return with_work(tx); }) ==
        std::vector<ConversationId>{room.who});
}

TEST_CASE("the talk begins anew where a person spoke, and goes on where he did not") {
  for (const bool speaks : {true, false}) {
    Room room;
    room.write([&](Transaction& tx) {
      const auto who = *conversation(tx, room.keys, room.who);
      CHECK(keep_turn(tx, room.keys, who, "a session"));
    });
    REQUIRE(room.takes(kYe));
    if (speaks) REQUIRE(room.says(kYe, "您好", {}));
    REQUIRE(room.gives_back(kYe, {}));
    CHECK(room.conversation_of(room.who).session == (speaks ? "" : "a session"));
    CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'hand_back'") == (speaks ? 1 : 0));
  }
}

TEST_CASE("who is silent too long has it no more, and the citizen who asked waits again") {
  Room room;
  room.desk(room.who, [](OfficeDesk& desk) { desk.ask_for_human("citizen"); });
  REQUIRE(room.takes(kYe));
  CHECK(room.goes_by(minutes{14}) == 0);
  CHECK(room.goes_by(minutes{1}) == 1);
  CHECK_FALSE(room.conversation_of(room.who).is_taken);
  CHECK(room.invitations() == 1);
  CHECK(room.acts().back() == "lapsed");
}

TEST_CASE("who spoke lately keeps it, and who left what he saw unanswered is told of") {
  Room room;
  REQUIRE(room.takes(kYe));
  room.clock.advance(minutes{10});
  REQUIRE(room.says(kYe, "您好", {}));
  CHECK(room.goes_by(minutes{10}) == 0);
  REQUIRE(room.sees(kYe, room.writes("kf:1")));
  CHECK(room.goes_by(minutes{5}) == 1);
  CHECK(room.invitations() == 1);
}

TEST_CASE("who answered everything leaves nobody waiting when his time is over") {
  Room room;
  REQUIRE(room.takes(kYe));
  REQUIRE(room.says(kYe, "您好", room.writes("kf:1")));
  CHECK(room.goes_by(minutes{15}) == 1);
  CHECK(room.invitations() == 0);
}

TEST_CASE("a servicer in his WeCom client comes before the console") {
  Room room;
  REQUIRE(room.takes(kYe));
  const InboxId waits = room.writes("kf:1");
  room.write([&](Transaction& tx) { taken_over(tx, room.who, room.clock.now()); });
  CHECK_FALSE(room.conversation_of(room.who).is_taken);
  CHECK(room.state_of(waits) == 1);  // he sees it there
  CHECK(room.says(kYe, "您好", {}).error().code == "takeover.with_servicer");
  CHECK(room.takes(kYe).error().code == "takeover.with_servicer");
  room.write([&](Transaction& tx) { handed_back(tx, room.who); });
  CHECK(room.takes(kYe));
}

}  // namespace takeovers_test
