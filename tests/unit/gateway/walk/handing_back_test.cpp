// A person takes a conversation over, and it comes back to the bot, beside the talks themselves:
// whatever the order, each message of the citizen is answered by the bot or seen by the person.
#include "gateway/walk/handing_back.h"

#include <catch2/catch.hpp>
#include <set>

#include "gateway/walk/talks.h"
#include "store/conversation_sides.h"
#include "tests/support/property.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace handing_back_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::ConversationId;
using store::Transaction;

namespace {

const store::Answerer kYe{"user/1", "叶青"};

struct Desk {
  Desk() {
    const Talks::Parts parts{{room.database, room.keys, room.clock, room.random, words, offices},
                             understanding()};
    talks = std::make_unique<Talks>(parts, TalkSettings{}, mail_waits, [] {});
    handing_back = std::make_unique<HandingBack>(parts, minutes{15}, mail_waits, talk_waits);
  }

  void hears(const std::string& text) {
    who = room.write_in(text);
    talks->wake(who);
  }
  void answers() {
    while (talks->step()) {
    }
  }
  template <class Act>
  auto at_office(Act act) {
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
                                      mail_waits});
    });
  }
  store::InboxId newest() {
    return room.database.read([&](Transaction& tx) { return store::newest_in(tx, who); });
  }
  bool takes() {
    return at_office([&](const auto& o) { return store::take_over(o, who, kYe).has_value(); });
  }
  bool sees() {
    return at_office(
        [&](const auto& o) { return store::mark_seen(o, who, kYe, newest()).has_value(); });
  }
  bool says() {
    return at_office(
        [&](const auto& o) { return store::reply(o, who, kYe, "您好", newest()).has_value(); });
  }
  bool gives_back(store::InboxId until) {
    return at_office([&](const auto& o) {
      return store::hand_back(o, who, kYe, until, talk_waits).has_value();
    });
  }

  // Of each message that came in: how often the bot answered it, and whether the person saw it as
  // the one who had the conversation.
  std::vector<std::string> unheard_or_twice() {
    std::set<std::int64_t> by_bot, by_person;
    std::vector<std::string> wrong;
    room.database.read([&](Transaction& tx) {
      for (const auto& [id] : tx.rows<std::int64_t>(
               "SELECT DISTINCT inbox_id FROM outbox WHERE inbox_id IS NOT NULL AND about <> "
               "'human_reply'"))
        by_bot.insert(id);
      std::int64_t before = 0;
      for (const auto& [act, until] : tx.rows<std::string, std::optional<std::int64_t>>(
               "SELECT act, inbox_id FROM takeover_act ORDER BY id"))
        if (act == "seen") {
          for (std::int64_t id = before + 1; id <= *until; ++id)
            if (!by_bot.contains(id)) by_person.insert(id);
          before = *until;
        }
      for (const auto& [id, state] :
           tx.rows<std::int64_t, std::int64_t>("SELECT id, state FROM inbox ORDER BY id")) {
        const bool bot = by_bot.contains(id), person = by_person.contains(id);
        if (state != 1 || bot == person)
          wrong.push_back(std::to_string(id) + " state " + std::to_string(state) + " bot " +
                          std::to_string(bot) + " person " + std::to_string(person));
      }
    });
    return wrong;
  }

  WalkRoom room;
  store::Wordbook words = room.database.write(
      [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), room.clock.now()); });
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::MailWaits mail_waits = [](ConversationId, const store::Turn&) {};
  std::unique_ptr<Talks> talks;
  store::TalkWaits talk_waits = [this](ConversationId id) { talks->wake(id); };
  std::unique_ptr<HandingBack> handing_back;
  ConversationId who = room.citizen();
};

}  // namespace

TEST_CASE("while a person has it the bot says nothing, and then answers what he did not see") {
  Desk desk;
  REQUIRE(desk.takes());
  desk.hears("你们在哪个地方");
  desk.answers();
  CHECK(desk.room.rows("outbox") == 0);
  desk.room.clock.advance(minutes{15});
  desk.handing_back->round();
  desk.answers();
  CHECK(desk.room.rows("outbox") > 0);
  CHECK(desk.unheard_or_twice().empty());
}

TEST_CASE("what the person has seen the bot does not answer when it comes back") {
  Desk desk;
  REQUIRE(desk.takes());
  desk.hears("你们在哪个地方");
  REQUIRE(desk.sees());
  REQUIRE(desk.gives_back(desk.newest()));
  desk.answers();
  CHECK(desk.room.rows("outbox") == 0);
  desk.hears("星期几接待");
  desk.answers();
  CHECK(desk.room.rows("outbox") > 0);
}

TEST_CASE("whatever the order, each message is answered by the bot or seen by a person") {
  CHECK(holds("takeovers", [] {
    Desk desk;
    store::InboxId last_look{};
    for (const int step : any_list<int>(0, 9)) {
      if (step <= 1) desk.hears(step == 0 ? "你们在哪个地方" : "星期几接待");
      if (step == 2) desk.talks->step();
      if (step == 3) desk.takes();
      if (step == 4) desk.sees();
      if (step == 5) desk.says();
      if (step == 6) desk.gives_back(last_look);
      if (step == 7) last_look = desk.newest();
      if (step == 8) {
        desk.room.clock.advance(minutes{8});
        desk.handing_back->round();
      }
    }
    desk.room.clock.advance(minutes{30});
    desk.handing_back->round();
    desk.answers();
    const auto wrong = desk.unheard_or_twice();
    PROPERTY_ASSERT(wrong.empty(), wrong.empty() ? "" : wrong.front());
  }));
}

}  // namespace handing_back_test
