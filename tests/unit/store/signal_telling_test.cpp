// Who is told of a signal, and who is called next while nobody takes it up.
#include "store/signal_telling.h"

#include <catch2/catch.hpp>

#include "store/cards.h"
#include "tests/support/store_room.h"

namespace signal_telling_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;
using Catch::Contains;
using Names = std::vector<std::string>;

namespace {

const MailWaits kNobodyWaits = [](ConversationId, const Turn&) {};

struct Room : StoreRoom {
  ConversationId who = citizen("wm-a");

  SignalId raised(const std::string& kind, const std::string& words = "我不想活了") {
    desk(who, [&](OfficeDesk& d) { d.signal({kind, 0, words}); });
    return {number("SELECT MAX(id) FROM signal_record")};
  }
  template <class Act>
  auto at_office(Act act) {
    return write([&](Transaction& tx) {
      return act(OfficeContext{
          tx, keys, random, offices, office, words, clock.now(), {}, "test", kNobodyWaits});
    });
  }
  // What one round does at that moment: the names that were called by the app.
  Names calls_after(minutes passed) {
    clock.advance(passed);
    const auto before = number("SELECT COALESCE(MAX(outbox_id), 0) FROM signal_told");
    if (database.read([&](Transaction& tx) { return is_call_due(tx, clock.now()); }))
      at_office([](const OfficeContext& o) { return call_for_signals(o, 10); });
    Names names;
    for (const auto& [name] : write([&](Transaction& tx) {
           return tx.rows<std::string>(
               "SELECT name FROM signal_told WHERE outbox_id > $1 ORDER BY outbox_id", {before});
         }))
      names.push_back(name);
    return names;
  }
};

}  // namespace

TEST_CASE("while nobody takes up who speaks of dying, one after another is called") {
  Room room;
  const SignalId id = room.raised("self_harm");
  CHECK(room.calls_after(minutes{0}).empty());
  CHECK(room.calls_after(minutes{1}).empty());
  const Names ring = ring_list(room.office, "self_harm", "2026-11-02"_day);
  REQUIRE(ring.size() >= 2);
  Names called;
  for (std::size_t i = 0; i <= ring.size(); ++i) {
    const auto now = room.calls_after(minutes{i == 0 ? 1 : 2});
    REQUIRE(now.size() == 1);
    called.push_back(now[0]);
  }
  Names expected = ring;
  expected.push_back(ring[0]);  // the list is gone through again
  CHECK(called == expected);
  CHECK_THAT(room.said("self_harm").back().text, Contains("没有人接手") && !Contains("不想活"));

  room.at_office([&](const OfficeContext& o) { return take_up_signal(o, id, "叶青").has_value(); });
  CHECK(room.calls_after(minutes{2}).empty());
  CHECK(room.calls_after(minutes{30}).empty());
}

TEST_CASE("calls grow rare after an hour and end after a day") {
  const SignalRules rules;
  const Instant raised = "2026-11-02T09:00"_at;
  CHECK(next_call(rules, raised, raised + minutes{4}) == raised + minutes{6});
  CHECK(next_call(rules, raised, raised + minutes{60}) == raised + minutes{75});
  Room room;
  room.raised("violence", "我要放火");
  int calls = 0;
  for (int minute = 0; minute < 26 * 60; ++minute)
    calls += int(room.calls_after(minutes{1}).size());
  CHECK(calls == 30 + 23 * 4);  // by hand: 2, 4 … 60, then each quarter up to 24 h
  CHECK(room.number("SELECT COUNT(*) FROM signal_record WHERE state = 0") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM signal_record WHERE press_at IS NOT NULL") == 0);
}

TEST_CASE("a signal that is of no life calls nobody") {
  Room room;
  room.raised("level_skipping", "去北京");
  CHECK(room.calls_after(minutes{10}).empty());
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'signal_card'") == 0);
}

TEST_CASE("a round that another instance has done is not done again") {
  Room room;
  room.raised("self_harm");
  room.clock.advance(minutes{2});
  CHECK(room.at_office([](const OfficeContext& o) { return call_for_signals(o, 10); }) == 1);
  CHECK(room.at_office([](const OfficeContext& o) { return call_for_signals(o, 10); }) == 0);
}

TEST_CASE("the office may name who is called, and who is away is stood in for") {
  Room room;
  room.office.told["ring"] = {"高朗", "叶青"};
  CHECK(ring_list(room.office, "self_harm", "2026-11-02"_day) == Names{"高朗", "叶青"});
  for (StaffMember& member : room.office.staff)
    if (member.name == "高朗") {
      member.away = {{"2026-11-01"_day, "2026-11-03"_day}};
      member.deputy = "叶青";
    }
  CHECK(ring_list(room.office, "self_harm", "2026-11-02"_day) == Names{"叶青"});
  CHECK(ring_list(room.office, "self_harm", "2026-11-04"_day) == Names{"高朗", "叶青"});
}

TEST_CASE("by SMS nothing is said of what it is, and a call that is late is not made") {
  Room room;
  room.office.has_sms = true;
  for (StaffMember& member : room.office.staff)
    if (member.name == "叶青") member.phone = "13900007009";
  room.raised("self_harm");
  const auto sms = room.said("signal_sms");
  REQUIRE(sms.size() == 1);
  CHECK(sms[0].user == "13900007009");
  CHECK_THAT(sms[0].text, Contains("紧急预警") && !Contains("轻生") && !Contains("不想活"));
  CHECK(room.number("SELECT expires_at - created_at FROM outbox WHERE about = 'signal_sms'") ==
        10 * 60 * 1000);
}

TEST_CASE("of a complaint neither he hears whom its words name, and somebody does") {
  Room room;
  room.raised("complaint", "高朗不给我办事");
  Names told;
  for (const auto& one : room.said("complaint")) told.push_back(one.user);
  CHECK(std::ranges::count(told, "gaolang") == 0);
  CHECK_FALSE(told.empty());
}

TEST_CASE("a card with the one button goes to each who is told at once") {
  Room room;
  const SignalId id = room.raised("safety_emergency", "吐血了");
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'signal_card'") == 2);
  room.write([&](Transaction& tx) {
    const auto row = tx.row<std::string, std::string>(
        "SELECT message_key, body FROM outbox WHERE about = 'signal_card' LIMIT 1");
    const auto card =
        read_card_body(*room.keys.open(std::get<1>(*row), "outbox/" + std::get<0>(*row)));
    REQUIRE(card);
    REQUIRE(card->buttons.size() == 1);
    CHECK(card->buttons[0].key == "take/" + std::to_string(id.value));
  });
}

}  // namespace signal_telling_test
