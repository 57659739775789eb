#include "gateway/walk/office_hours.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/callbacks.h"
#include "store/cases.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/sayings.h"
#include "store/waiting_list.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace office_hours_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using namespace huiyin::literals;
using store::ConversationId;
using store::Transaction;

namespace {

const LocalDate kDay = "2026-12-15"_day;

struct Hall {
  Hall() { room.clock.set("2026-12-14T15:59"_at); }

  template <class Work>
  auto at_desk(ConversationId who, Work work) {
    return room.database.write([&](Transaction& tx) {
      store::DeskContext desk{{tx,
                               room.keys,
                               room.random,
                               offices,
                               office,
                               words.current(),
                               room.clock.now(),
                               {},
                               "test",
                               mail_waits},
                              {}};
      if (who.value != 0) desk.who = *store::conversation(tx, room.keys, who);
      return work(desk);
    });
  }
  bot::BookingRequest request(const std::string& phone, LocalTime time) {
    return {*petition::PersonName::parse("沈小满"),
            *petition::Phone::parse(phone),
            1,
            {},
            "退货",
            false,
            kDay,
            time};
  }
  store::BookingRow books(ConversationId who, const std::string& phone = "13900007001",
                          LocalTime time = {10, 0}) {
    return at_desk(who, [&](const store::DeskContext& desk) {
      return *store::insert_booking(desk, request(phone, time));
    });
  }
  std::int64_t reminders() {
    return room.number("SELECT COUNT(*) FROM outbox WHERE about = 'visit_reminder'");
  }
  std::string last_words() {
    return room.database.read([&](Transaction& tx) {
      const auto row = tx.row<std::string, std::string>(
          "SELECT message_key, body FROM outbox ORDER BY id DESC LIMIT 1");
      return store::read_saying_body(
                 *room.keys.open(std::get<1>(*row), "outbox/" + std::get<0>(*row)))
          .saying.text;
    });
  }

  WalkRoom room;
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::Wordbook words = room.database.write(
      [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), room.clock.now()); });
  std::vector<ConversationId> woken;
  store::MailWaits mail_waits = [this](ConversationId who, const store::Turn&) {
    woken.push_back(who);
  };
  OfficeHours hours{
      {room.database, room.keys, room.clock, room.random, words, offices}, {}, mail_waits};
};

}  // namespace

TEST_CASE("the day before a visit, from the set hour on, the citizen is reminded once") {
  Hall hall;
  const auto who = hall.room.citizen();
  const auto row = hall.books(who);
  hall.hours.round();
  CHECK(hall.reminders() == 0);  // 15:59
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 1);
  CHECK(hall.woken == std::vector{who});
  for (const std::string& fact :
       {row.booking.number.text(), std::string("10:00"), std::string("12月15日"),
        hall.office.facts.address, hall.office.facts.phone})
    CHECK(hall.last_words().find(fact) != std::string::npos);
  // After the visit has begun it is of no use.
  CHECK(hall.room.number("SELECT expires_at FROM outbox") ==
        ("2026-12-15T10:00"_at).time_since_epoch().count());
  for (int i = 0; i < 3; ++i) {
    hall.room.clock.advance(std::chrono::hours{1});
    hall.hours.round();
  }
  CHECK(hall.reminders() == 1);
}

TEST_CASE(
    "where the office was away for the whole eve, the citizen is reminded on the morning itself") {
  Hall hall;
  hall.books(hall.room.citizen("wm-a"));
  hall.books(hall.room.citizen("wm-b"), "13900007002", {14, 0});
  hall.room.clock.set("2026-12-15T07:29"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 0);  // nobody is woken
  hall.room.clock.set("2026-12-15T10:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 1);  // the one at ten has begun
  CHECK(hall.last_words().find("今天") != std::string::npos);
  CHECK(hall.last_words().find("14:00") != std::string::npos);
  hall.hours.round();
  CHECK(hall.reminders() == 1);
}

TEST_CASE("who has opted out is not reminded of his visit, by his conversation or by his phone") {
  Hall hall;
  const auto who = hall.room.citizen("wm-a");
  hall.books(who);
  hall.books(hall.room.citizen("wm-b"), "13900007002", {14, 0});
  hall.at_desk({}, [&](const store::DeskContext& desk) {
    CHECK(store::opt_out(desk.tx, desk.keys, who, desk.now));
    CHECK(store::opt_out(desk.tx, desk.keys, *petition::Phone::parse("13900007002"), desk.now));
  });
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 0);
  // Taken back in time, it comes after all.
  hall.at_desk(
      {}, [&](const store::DeskContext& desk) { CHECK(store::opt_in(desk.tx, desk.keys, who)); });
  hall.hours.round();
  CHECK(hall.reminders() == 1);
}

TEST_CASE("wrong look-ups are forgotten after a day") {
  Hall hall;
  hall.at_desk({}, [](const store::DeskContext& desk) {
    store::count_wrong_look_up(desk, {"conversation/1"});
  });
  hall.room.clock.advance(hours{24});
  hall.hours.round();
  CHECK(hall.room.rows("lookup_failure") == 1);
  hall.room.clock.advance(milliseconds{1});
  hall.hours.round();
  CHECK(hall.room.rows("lookup_failure") == 0);
}

TEST_CASE("a visit moved to another time is reminded of anew, one cancelled not at all") {
  Hall hall;
  const auto moved = hall.room.citizen("wm-a"), gone = hall.room.citizen("wm-b");
  const auto row = hall.books(moved);
  const auto other = hall.books(gone, "13900007002", {10, 30});
  hall.at_desk(gone, [&](const store::DeskContext& desk) { store::cancel_booking(desk, other); });
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 1);
  hall.at_desk(moved, [&](const store::DeskContext& desk) {
    CHECK(store::change_booking(desk, row, hall.request("13900007001", {15, 0})));
  });
  hall.hours.round();
  CHECK(hall.reminders() == 2);
  CHECK(hall.last_words().find("15:00") != std::string::npos);
  hall.hours.round();
  CHECK(hall.reminders() == 2);
}

TEST_CASE("a visit booked at the desk is reminded of where its person writes, or nowhere") {
  Hall hall;
  hall.books({}, "13900007001");
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 0);
  CHECK(hall.room.rows("reminder") == 0);  // should he write later today, he is reminded
  const auto who = hall.room.citizen();
  hall.room.database.write([&](Transaction& tx) {
    const auto person =
        store::person_of(tx, hall.room.keys, hall.request("13900007001", {10, 0}).name,
                         *petition::Phone::parse("13900007001"), Instant{});
    store::join_identity(tx, who, person, Instant{});
  });
  hall.hours.round();
  CHECK(hall.reminders() == 1);
  CHECK(hall.woken == std::vector{who});
}

TEST_CASE("a reminder that cannot be written is written by the next round") {
  Hall hall;
  hall.books(hall.room.citizen());
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.room.break_writes("outbox");
  CHECK_THROWS_AS(hall.hours.round(), store::DatabaseError);
  CHECK(hall.woken.empty());
  hall.room.heal();
  hall.hours.round();
  CHECK(hall.reminders() == 1);
}

TEST_CASE("a visit that does not open keeps nobody else from being reminded") {
  Hall hall;
  hall.books(hall.room.citizen("wm-a"), "13900007001", {9, 0});
  const auto other = hall.room.citizen("wm-b");
  hall.books(other, "13900007002", {10, 0});
  hall.room.change("UPDATE booking SET matter = 'torn' WHERE id = 1");
  hall.room.clock.set("2026-12-14T16:00"_at);
  hall.hours.round();
  CHECK(hall.reminders() == 1);
  CHECK(hall.woken == std::vector{other});
  CHECK(hall.room.log.has("booking=1"));
  CHECK_FALSE(hall.room.log.has("13900007001"));
}

TEST_CASE("an act of the round that fails keeps the others from nothing") {
  Hall hall;
  hall.books(hall.room.citizen());
  hall.room.database.write(
      [&](Transaction& tx) { store::note_callback(tx, "signature", hall.room.clock.now()); });
  hall.room.clock.set("2026-12-14T18:00"_at);
  hall.room.break_writes("callback_seen", "DELETE");
  CHECK_THROWS_AS(hall.hours.round(), store::DatabaseError);
  CHECK(hall.reminders() == 1);
}

TEST_CASE("a seat offered and not taken in time goes to who is next, with word to him") {
  Hall hall;
  hall.room.clock.set("2026-12-08T09:00"_at);
  const auto first = hall.room.citizen("wm-a"), second = hall.room.citizen("wm-b");
  for (const auto& [who, phone] :
       {std::pair{first, "13900007001"}, std::pair{second, "13900007002"}})
    hall.at_desk(who, [&, phone = phone](const store::DeskContext& desk) {
      store::join_waiting(desk, kDay, hall.request(phone, {10, 0}));
    });
  // One seat is free; all other times are closed.
  hall.at_desk({}, [&](const store::DeskContext& desk) {
    for (const LocalTime slot : hall.office.reception.slots)
      if (slot != LocalTime(10, 0))
        desk.tx.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)",
                        {kDay.iso(), slot.iso()});
  });
  hall.books({}, "13900007003");  // of the two at ten
  hall.at_desk({}, [&](const store::DeskContext& desk) { store::offer_free_seats(desk, kDay); });
  const auto states = [&] { return hall.room.texts("SELECT state FROM waiting ORDER BY id"); };
  REQUIRE(states() == std::vector<std::string>{"offered", "waiting"});
  hall.at_desk({}, [](const store::DeskContext& desk) {
    desk.tx.execute("UPDATE outbox SET state = 1 WHERE about = 'waiting_offer'");  // he was told
  });
  hall.woken.clear();
  hall.room.clock.advance(hall.office.offer_kept - minutes{1});
  hall.hours.round();
  CHECK(states() == std::vector<std::string>{"offered", "waiting"});
  hall.room.clock.advance(minutes{1});
  hall.hours.round();
  CHECK(states() == std::vector<std::string>{"expired", "offered"});
  CHECK(hall.woken == std::vector{second});
  hall.hours.round();
  CHECK(hall.woken.size() == 1);
}

TEST_CASE("who could not be told of a seat is offered one in the round after he wrote") {
  Hall hall;
  hall.room.clock.set("2026-12-08T09:00"_at);
  const auto first = hall.room.citizen("wm-a");
  hall.at_desk(first, [&](const store::DeskContext& desk) {
    store::join_waiting(desk, kDay, hall.request("13900007001", {10, 0}));
    store::offer_free_seats(desk, kDay);
    desk.tx.execute("UPDATE outbox SET state = 2 WHERE about = 'waiting_offer'");
  });
  const auto states = [&] { return hall.room.texts("SELECT state FROM waiting ORDER BY id"); };
  REQUIRE(states() == std::vector<std::string>{"offered"});
  hall.room.clock.advance(hall.office.offer_kept);
  hall.hours.round();
  hall.hours.round();
  CHECK(states() == std::vector<std::string>{"waiting"});
  hall.woken.clear();
  hall.at_desk({}, [&](const store::DeskContext& desk) {
    store::message_came(desk.tx, first, {desk.now, true, desk.now});
  });
  hall.hours.round();
  CHECK(states() == std::vector<std::string>{"offered"});
  CHECK(hall.woken == std::vector{first});
}

TEST_CASE("callbacks are forgotten once the freshness window refuses them anyway") {
  Hall hall;
  hall.room.database.write(
      [&](Transaction& tx) { store::note_callback(tx, "signature", hall.room.clock.now()); });
  hall.room.clock.advance(minutes{20});
  hall.hours.round();
  CHECK(hall.room.rows("callback_seen") == 1);
  hall.room.clock.advance(milliseconds{1});
  hall.hours.round();
  CHECK(hall.room.rows("callback_seen") == 0);
}

}  // namespace office_hours_test
