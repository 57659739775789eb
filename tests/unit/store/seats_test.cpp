// The seats of a reception day under any sequence of what citizens do, against a slow, plain twin:
// the line as a list of names, and the rows counted anew after each step.
#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <set>

#include "store/bookings.h"
#include "store/waiting_list.h"
#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace seats_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using namespace huiyin::testing;

namespace {

const LocalDate kDay = "2026-11-16"_day;
constexpr int kCapacity = 1;
constexpr std::size_t kCitizens = 4;
constexpr std::size_t kActs = 60;  // in a day that is played

enum class Step { book, move, cancel, wait, leave, take, decline, expire };
struct Act {
  Step step;
  std::size_t who;   // 0 … kCitizens - 1
  std::size_t slot;  // 0 … 1
  int hours;         // that pass before it
};

std::string text(const Act& act) {
  return "step " + std::to_string(int(act.step)) + " who " + std::to_string(act.who) + " slot " +
         std::to_string(act.slot) + " after " + std::to_string(act.hours) + " h";
}

struct Room : StoreRoom {
  Room() {
    office.reception.capacity = kCapacity;
    office.reception.slots = {{9, 0}, {15, 0}};
    office.reception.register_until_day = 14;  // open all the time that the steps may take
    for (std::size_t i = 0; i < kCitizens; ++i)
      citizens.push_back(citizen("wm-" + std::to_string(i)));
  }
  std::vector<ConversationId> citizens;
};

// One day from its beginning; what is wrong stands in `wrong` and ends it.
class Day {
 public:
  Day(Room& room, Transaction& tx) : room_(room), tx_(tx) {
    room.clock.set("2026-11-02T09:00"_at);
    for (const char* sql : {"DELETE FROM booking", "DELETE FROM waiting", "DELETE FROM outbox",
                            "DELETE FROM booking_event"})
      tx.execute(sql);
  }

  std::string wrong;
  int offers_taken = 0, offers_passed_on = 0;

  void play(const Act& act) {
    tx_.execute("UPDATE outbox SET state = 1 WHERE state = 0");  // everybody is told at once
    room_.clock.advance(hours{act.hours});
    const DeskContext context = room_.context_in(tx_, actor(act));
    OfficeDesk desk(context);
    do_it(act, desk, context);
    check(context);
  }

 private:
  // Offers are few: half of the answers are given by who has one.
  ConversationId actor(const Act& act) const {
    const bool answers = act.step == Step::take || act.step == Step::decline;
    const auto asked = tx_.row<std::int64_t>(
        "SELECT conversation_id FROM waiting WHERE state = 'offered' ORDER BY id LIMIT 1");
    if (answers && act.slot == 0 && asked) return {std::get<0>(*asked)};
    return room_.citizens[act.who];
  }
  bot::BookingRequest wish(const Act& act) const {
    return request("1390000700" + std::to_string(act.who), kDay.iso(), time_of(act).iso());
  }
  LocalTime time_of(const Act& act) const { return room_.office.reception.slots[act.slot]; }

  void do_it(const Act& act, OfficeDesk& desk, const DeskContext& context) {
    const std::int64_t who = context.who.id.value;
    const auto mine = desk.my_bookings();
    const int free_before = free(context, time_of(act));
    switch (act.step) {
      case Step::book: {
        const bot::Seat seat = desk.book(wish(act));
        expect(std::holds_alternative<bot::Booking>(seat) == (free_before > 0),
               "a seat is given exactly when one is free");
        remember(seat);
        break;
      }
      case Step::move:
        if (mine.empty() || mine.front().what.time == time_of(act)) break;
        expect(std::holds_alternative<bot::Booking>(
                   desk.move(mine.front().number, kDay, time_of(act))) == (free_before > 0),
               "a visit is moved exactly when a seat is free there");
        break;
      case Step::cancel:
        if (!mine.empty()) expect(desk.cancel(mine.front().number), "one's own is cancelled");
        break;
      case Step::wait:
        if (free_in_all(context) > 0) break;  // the bot asks only when the day is full
        if (const bool live = desk.my_offer().has_value(); !live) {
          if (std::ranges::find(line_, who) == line_.end()) line_.push_back(who);
          desk.wait_for(kDay, wish(act));
        }
        break;
      case Step::leave:
        expect(desk.leave_waiting(kDay) == (std::erase(line_, who) == 1),
               "who stands in the line can leave it");
        break;
      case Step::take: {
        const bool has_offer = desk.my_offer().has_value();
        const bot::Seat seat = desk.take_offer();
        expect(std::holds_alternative<bot::Booking>(seat) == has_offer,
               "who has an offer gets the seat, and nobody else");
        offers_taken += has_offer;
        remember(seat);
        break;
      }
      case Step::decline:
        desk.decline_offer();
        break;
      case Step::expire:
        offers_passed_on += expire_offers(context);
        break;
    }
  }

  void check(const DeskContext& context) {
    // Who is offered something new stood at the head of the line.
    std::vector<std::int64_t> waiting;
    for (const auto& [who, state] : context.tx.rows<std::int64_t, std::string>(
             "SELECT conversation_id, state FROM waiting ORDER BY id"))
      if (state == "waiting") waiting.push_back(who);
    while (line_.size() > waiting.size()) line_.pop_front();
    expect(std::ranges::equal(line_, waiting), "the line is served from its head");
    if (!waiting.empty()) expect(free_in_all(context) == 0, "nothing is free while one waits");

    for (const LocalTime time : room_.office.reception.slots) {
      const auto booked = count(context,
                                "SELECT COUNT(*) FROM booking WHERE time = $1 AND state = "
                                "'booked'",
                                time);
      const auto offered = count(context,
                                 "SELECT COUNT(*) FROM waiting WHERE offered_time = $1 "
                                 "AND state = 'offered'",
                                 time);
      expect(booked + offered + free(context, time) == kCapacity,
             "free, booked and held seats are all seats there are");
    }
  }

  static std::int64_t count(const DeskContext& context, std::string_view sql, LocalTime time) {
    return std::get<0>(*context.tx.row<std::int64_t>(sql, {time.iso()}));
  }
  static int free(const DeskContext& context, LocalTime time) {
    const auto all = openings(context, kDay);
    return std::ranges::find(all, time, &bot::Opening::time)->free;
  }
  static int free_in_all(const DeskContext& context) {
    int sum = 0;
    for (const bot::Opening& opening : openings(context, kDay)) sum += opening.free;
    return sum;
  }
  void remember(const bot::Seat& seat) {
    if (const auto* booking = std::get_if<bot::Booking>(&seat))
      expect(numbers_.insert(booking->number.text()).second, "a number is used once");
  }
  void expect(bool holds, const char* what) {
    if (!holds && wrong.empty()) wrong = what;
  }

  Room& room_;
  Transaction& tx_;
  std::deque<std::int64_t> line_;  // who waits, the next one first
  std::set<std::string> numbers_;
};

// Each number alike: small ones first would send the same citizen to the same time all day.
Act any_act() {
  // Many book, so that the day is full and the line has something to do.
  const Step step = any_weighted<Step>({{6, Step::book},
                                        {2, Step::move},
                                        {4, Step::cancel},
                                        {6, Step::wait},
                                        {1, Step::leave},
                                        {3, Step::take},
                                        {2, Step::decline},
                                        {2, Step::expire}});
  const std::size_t who = any_below(kCitizens), slot = any_below(2);
  return {step, who, slot, int(any_below(6))};
}

}  // namespace

TEST_CASE("free, booked and held seats are never more than there are, whatever citizens do") {
  Room room;
  int taken = 0, passed_on = 0;
  CHECK(holds("any sequence of acts", [&] {
    std::vector<Act> acts;
    for (std::size_t i = 0; i < kActs; ++i) {
      acts.push_back(any_act());
      note(text(acts.back()));
    }
    std::string wrong;
    room.write([&](Transaction& tx) {
      Day day(room, tx);
      for (const Act& act : acts)
        if (day.wrong.empty()) day.play(act);
      wrong = day.wrong;
      taken += day.offers_taken;
      passed_on += day.offers_passed_on;
    });
    PROPERTY_ASSERT(wrong == "", wrong);
  }));
  // The acts reach what they are for.
  CHECK(taken > 20);
  CHECK(passed_on > 20);
}

TEST_CASE("a seat cancelled goes to the first who waits") {
  Room room;
  room.write([&](Transaction& tx) {
    Day day(room, tx);
    day.play({Step::book, 0, 0, 0});
    day.play({Step::book, 1, 1, 0});
    day.play({Step::wait, 3, 0, 1});
    day.play({Step::wait, 2, 0, 1});
    day.play({Step::cancel, 1, 0, 1});
    const auto offered = tx.row<std::int64_t, std::string>(
        "SELECT conversation_id, offered_time FROM waiting WHERE state = 'offered'");
    REQUIRE(offered);
    CHECK(std::get<0>(*offered) == room.citizens[3].value);
    CHECK(std::get<1>(*offered) == "15:00");
    day.play({Step::take, 3, 0, 1});
    CHECK(day.wrong == "");
  });
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE state = 'booked'") == 2);
}

}  // namespace seats_test
