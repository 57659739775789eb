// However events, passes of two instances, restarts and a store that refuses come together: each
// reminder once, none at night, none after its clock was met, and none lost.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/property.h"
#include "tests/unit/gateway/walk/reminding_room.h"

namespace reminding_property_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using gateway::Reminding;

namespace {

enum class Act {
  wait,
  pass,
  other_pass,
  open,
  move_on,
  conclude,
  restart,
  refuse_mail,
  refuse_record
};

struct Step {
  Act act;
  int amount;  // hours, or which case
};

constexpr int kCasesMax = 6;

struct Play : RemindedRoom {
  Play() { restart_other(); }
  void restart_other() {
    other.emplace(
        Reminding::Parts{room.database, room.keys, room.clock, room.random, words, offices},
        mail_waits);
  }
  static std::string number(int serial) { return petition::CaseNumber::of(2026, serial).text(); }
  bool is_there(int serial) const { return serial >= 1 && serial <= opened; }
  int one_of(int amount) const { return opened == 0 ? 0 : 1 + amount % opened; }

  // The store refuses writes to `table` for this pass.
  void refused(const std::string& table, const std::string& verb) {
    room.break_writes(table, verb);
    try {
      reminding->round();
    } catch (const store::DatabaseError&) {  // done with the next pass
    }
    room.heal();
  }

  void play(const Step& step) {
    const LocalDate today = office_date(room.clock.now());
    const int serial = one_of(step.amount);
    switch (step.act) {
      case Act::wait:
        room.clock.advance(hours{step.amount});
        break;
      case Act::pass:
        reminding->round();
        break;
      case Act::other_pass:
        other->round();
        break;
      case Act::open:
        if (opened < kCasesMax) open(++opened, today - days{step.amount % 70});
        break;
      case Act::move_on:
        if (is_there(serial))
          append(number(serial), today, petition::event::Progress{.shared = "x"});
        break;
      case Act::conclude:
        if (is_there(serial) && concluded.emplace(serial, room.clock.now()).second)
          append(number(serial), today, petition::event::Concluded{});
        break;
      case Act::restart:
        start();
        break;
      case Act::refuse_mail:
        refused("outbox", "INSERT");
        break;
      case Act::refuse_record:
        refused("case_look", "UPDATE OF next_at");
        break;
    }
  }

  void check() {
    struct Sent {
      std::string case_no, clock, told, due;
      Instant at;
    };
    std::vector<Sent> sent;
    std::set<std::int64_t> messages;
    room.database.read([&](store::Transaction& tx) {
      for (auto& [case_no, clock, told, due, at, message] :
           tx.rows<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
               "SELECT case_no, clock, told, due, at, outbox_id FROM reminder WHERE state = 'sent' "
               "AND case_no IS NOT NULL")) {
        sent.push_back({case_no, clock, told, due, Instant(milliseconds{at})});
        messages.insert(message);
      }
    });
    for (const Sent& each : sent) {
      const LocalTime time = office_time(each.at);
      const bool is_eve = each.due == (office_date(each.at) + days{1}).iso();
      PROPERTY_ASSERT(time >= LocalTime(8, 0) && (time < LocalTime(20, 0) || is_eve));
      const int serial = std::stoi(each.case_no.substr(7));
      if (each.clock == "conclude" && concluded.contains(serial))
        PROPERTY_ASSERT(each.at <= concluded.at(serial));
    }
    // No message but of reminders, and none of a reminder that another message said.
    PROPERTY_ASSERT(std::int64_t(messages.size()) == room.number("SELECT COUNT(*) FROM outbox"));
    // Nothing is left to say: a pass by somebody who never passed says nothing.
    const auto before = room.rows("outbox");
    room.change("UPDATE case_look SET next_at = 0");
    start();
    reminding->round();
    PROPERTY_ASSERT(room.rows("outbox") == before);
  }

  int opened = 0;
  std::map<int, Instant> concluded;
  std::optional<Reminding> other;
};

Step any_step() {
  const Act act = any_weighted<Act>({{6, Act::wait},
                                     {4, Act::pass},
                                     {3, Act::other_pass},
                                     {3, Act::open},
                                     {2, Act::move_on},
                                     {1, Act::conclude},
                                     {1, Act::restart},
                                     {1, Act::refuse_mail},
                                     {1, Act::refuse_record}});
  return {act, any_in(1, 90)};
}

}  // namespace

TEST_CASE(
    "no interleaving of passes, events and faults loses a reminder, doubles one, or says it late") {
  CHECK(holds("each reminder once, by day, and not after its end", [] {
    Play play;
    for (int i = 0; i < 40; ++i) play.play(any_step());
    // By day, with both: what waited for an hour of the office is said.
    play.room.clock.set(instant_of(
        play.office.calendar.working_day_from(office_date(play.room.clock.now()) + days{1}),
        LocalTime(9, 0)));
    play.other->round();
    play.reminding->round();
    play.check();
  }));
}

}  // namespace reminding_property_test
