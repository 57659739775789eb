#include "gateway/walk/pressing.h"

#include <catch2/catch.hpp>

#include "store/cards.h"
#include "store/conversations.h"
#include "store/signals.h"
#include "tests/unit/gateway/walk/reminding_room.h"

namespace pressing_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using gateway::CardPress;
using Lines = std::vector<std::string>;

namespace {

// A matter of 江禾 that is due today: he has a card.
struct Desk : RemindedRoom {
  Desk() {
    number = open(1, "2026-10-12"_day);
    round_at("2026-12-10T12:00"_at);
    round_at("2026-12-11T08:00"_at);
    (void)said();
    task = room.text(
        "SELECT message_key FROM outbox WHERE kind = 'card' AND id = (SELECT outbox_id FROM "
        "reminder WHERE step = 'due' AND whom = '江禾')");
  }
  std::optional<bot::Message> press(const std::string& userid, const CardPress& what) {
    const auto who = room.staff(userid);
    return room.database.write([&](store::Transaction& tx) {
      return gateway::take_press({{tx,
                                   room.keys,
                                   room.random,
                                   offices,
                                   office,
                                   words.current(),
                                   room.clock.now(),
                                   {},
                                   "test",
                                   mail_waits},
                                  *store::conversation(tx, room.keys, who)},
                                 what, room.clock.now());
    });
  }
  std::int64_t acknowledged() {
    return room.number("SELECT COUNT(*) FROM reminder WHERE acknowledged_at IS NOT NULL");
  }
  std::string number, task;
};

}  // namespace

TEST_CASE("已知道 is on record and shown on the card at once, and nothing more is said") {
  Desk desk;
  CHECK_FALSE(desk.press("jianghe", {"known/" + desk.number, desk.task, "code-1"}));
  CHECK(desk.acknowledged() == 1);
  CHECK(desk.room.text("SELECT acknowledged_by FROM reminder WHERE acknowledged_at IS NOT NULL") ==
        "江禾");
  CHECK(desk.said() == Lines{"jianghe card_done code-1 已知道"});
  // Pressed again: the new code greys the card, the record stands.
  const auto first = desk.room.number("SELECT MAX(acknowledged_at) FROM reminder");
  desk.room.clock.advance(minutes{5});
  desk.press("jianghe", {"known/" + desk.number, desk.task, "code-2"});
  CHECK(desk.room.number("SELECT MAX(acknowledged_at) FROM reminder") == first);
  CHECK(desk.said() == Lines{"jianghe card_done code-2 已知道"});
}

TEST_CASE("an act begins its conversation, and the card shows what was written on the case then") {
  Desk desk;
  const auto heard = desk.press("jianghe", {"progress/" + desk.number, desk.task, "code-1"});
  REQUIRE(heard);
  CHECK(heard->kind == bot::MessageKind::press);
  CHECK(heard->text == "progress");
  CHECK(heard->menu_id == desk.number);
  CHECK(desk.acknowledged() == 0);
  desk.reminding->round();
  CHECK(desk.said().empty());
  desk.room.database.write([&](store::Transaction& tx) {
    auto event = event_on("2026-12-11"_day, petition::event::Progress{.shared = "已到现场"});
    event.by = "江禾";
    store::append_event(tx, desk.room.keys, desk.number, event);
  });
  desk.reminding->round();
  CHECK(desk.said() == Lines{"jianghe card_done code-1 已登记：进展"});
  desk.reminding->round();
  CHECK(desk.said().empty());
}

TEST_CASE("whom a card was not sent to, who works here no more, and a key of nobody do nothing") {
  Desk desk;
  CHECK_FALSE(desk.press("fengchuan", {"progress/" + desk.number, desk.task, "code-1"}));
  CHECK_FALSE(desk.press("jianghe", {"progress/" + desk.number, "another-task", "code-1"}));
  CHECK_FALSE(desk.press("jianghe", {"delete/" + desk.number, desk.task, "code-1"}));
  desk.office.staff.erase(desk.office.staff.begin() + 5);
  CHECK_FALSE(desk.press("jianghe", {"known/" + desk.number, desk.task, "code-1"}));
  CHECK(desk.acknowledged() == 0);
  CHECK(desk.room.rows("card_press") == 0);
  CHECK(desk.said().empty());
}

TEST_CASE("我来处理 takes a signal up, and a tap that comes later says who has it") {
  Desk desk;
  const auto citizen = desk.room.citizen();
  desk.room.database.write([&](store::Transaction& tx) {
    store::raise_signal({tx,
                         desk.room.keys,
                         desk.room.random,
                         desk.offices,
                         desk.office,
                         desk.words.current(),
                         desk.room.clock.now(),
                         {},
                         "test",
                         desk.mail_waits},
                        citizen, {.kind = "self_harm", .words = "我不想活了"});
  });
  const auto card_of = [&](int which) {
    return desk.room.texts("SELECT message_key FROM outbox WHERE about = 'signal_card' ORDER BY id")
        .at(std::size_t(which));
  };
  const auto told =
      desk.room.texts("SELECT name FROM signal_told WHERE step = 0 ORDER BY outbox_id");
  REQUIRE(told.size() >= 2);
  const auto account = [&](const std::string& name) { return desk.office.member(name)->userid; };
  (void)desk.said();
  CHECK_FALSE(desk.press(account(told[0]), {"take/1", card_of(0), "code-1"}));
  CHECK_FALSE(desk.press(account(told[1]), {"take/1", card_of(1), "code-2"}));
  CHECK_FALSE(desk.press(account(told[1]), {"take/99", card_of(1), "code-3"}));
  CHECK(desk.room.text("SELECT taken_by FROM signal_record") == told[0]);
  CHECK(desk.said() == Lines{account(told[0]) + " card_done code-1 " + told[0] + "已接手",
                             account(told[1]) + " card_done code-2 " + told[0] + "已接手"});
}

}  // namespace pressing_test
