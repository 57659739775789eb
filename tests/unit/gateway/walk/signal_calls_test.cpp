// From the citizen's words to who is called, by the talks and the rounds that the program has.
#include "gateway/walk/signal_calls.h"

#include <catch2/catch.hpp>

#include "gateway/walk/talks.h"
#include "store/takeovers.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace signal_calls_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::ConversationId;
using store::Transaction;

namespace {

const store::Answerer kYe{"user/1", "叶青"};

struct Desk {
  Desk() { begin_life(); }
  void begin_life() {
    const Talks::Parts parts{{room.database, room.keys, room.clock, room.random, words, offices},
                             understanding()};
    talks = std::make_unique<Talks>(parts, TalkSettings{}, mail_waits, [] {});
    talks->load();
    calls = std::make_unique<SignalCalls>(parts, mail_waits);
  }
  void writes(const std::string& text) {
    who = room.write_in(text);
    talks->wake(who);
  }
  void works() {
    while (talks->step()) {
    }
  }
  template <class Act>
  bool at_office(Act act) {
    return room.database.write([&](Transaction& tx) {
      return act(store::OfficeContext{tx,
                                      room.keys,
                                      room.random,
                                      offices,
                                      office,
                                      words.current(),
                                      room.clock.now(),
                                      {},
                                      "test",
                                      mail_waits})
          .has_value();
    });
  }
  bool takes() {
    return at_office([&](const auto& o) { return store::take_over(o, who, kYe); });
  }
  bool gives_back() {
    return at_office([&](const auto& o) { return store::hand_back(o, who, kYe, {}, talk_waits); });
  }
  std::int64_t told() { return room.number("SELECT COUNT(*) FROM signal_told"); }
  std::int64_t said_to_citizen() {
    return room.number("SELECT COUNT(*) FROM outbox WHERE conversation_id = " +
                       std::to_string(who.value));
  }

  WalkRoom room;
  store::Wordbook words = room.database.write(
      [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), room.clock.now()); });
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::MailWaits mail_waits = [](ConversationId, const store::Turn&) {};
  std::unique_ptr<Talks> talks;
  store::TalkWaits talk_waits = [this](ConversationId id) { talks->wake(id); };
  std::unique_ptr<SignalCalls> calls;
  ConversationId who = room.citizen();
};

}  // namespace

TEST_CASE("who speaks of dying is told of at once, and called for every two minutes") {
  Desk desk;
  desk.writes("我不想活了");
  desk.works();
  const auto first = desk.told();
  CHECK(first > 0);
  desk.calls->round();
  CHECK(desk.told() == first);
  desk.room.clock.advance(minutes{2});
  desk.begin_life();  // a restart in between loses nothing and repeats nothing
  desk.calls->round();
  desk.calls->round();
  CHECK(desk.told() == first + 1);
  CHECK(desk.takes());  // somebody is in the talk himself
  desk.room.clock.advance(minutes{10});
  desk.calls->round();
  CHECK(desk.told() == first + 1);
}

TEST_CASE("while a person has the talk danger is told, and the bot says nothing") {
  Desk desk;
  REQUIRE(desk.takes());
  desk.writes("你们在哪个地方");
  desk.writes("我不想活了");
  desk.works();
  CHECK(desk.said_to_citizen() == 0);
  CHECK(desk.room.number("SELECT COUNT(*) FROM signal_record WHERE kind = 'self_harm'") == 1);
  CHECK(desk.room.number("SELECT COUNT(*) FROM takeover_act WHERE act = 'signal'") == 1);
  CHECK(desk.told() > 0);
  CHECK(desk.room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 2);  // his to see
  // Given back unseen, the bot answers, with care, and raises it no second time.
  REQUIRE(desk.gives_back());
  desk.works();
  CHECK(desk.said_to_citizen() > 0);
  CHECK(desk.room.number("SELECT COUNT(*) FROM signal") == 1);
}

TEST_CASE("what came in unheeded before a restart is heeded after it") {
  Desk desk;
  REQUIRE(desk.takes());
  desk.who = desk.room.write_in("信不信我一把火点了你们办公室");
  desk.begin_life();
  desk.works();
  CHECK(desk.room.number("SELECT COUNT(*) FROM signal_record WHERE kind = 'violence'") == 1);
}

TEST_CASE("danger is told while a servicer serves in his WeCom client") {
  Desk desk;
  desk.room.database.write(
      [&](Transaction& tx) { store::taken_over(tx, desk.who, desk.room.clock.now()); });
  desk.writes("我不想活了");
  desk.works();
  CHECK(desk.said_to_citizen() == 0);
  CHECK(desk.room.number("SELECT COUNT(*) FROM signal_record WHERE state = 0") == 1);
}

}  // namespace signal_calls_test
