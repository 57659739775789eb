#include "store/reminder_books.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace reminder_books_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using petition::Reminder;
using petition::Sending;

namespace {

struct Room : StoreRoom {
  Room() { remind(); }
  void remind() { testing::remind_in(office); }
  std::string open(int serial) {
    return write([&](Transaction& tx) { return testing::open_case(tx, keys, serial, kDay); });
  }
  std::vector<std::string> due() {
    std::vector<std::string> all;
    for (const Look& look :
         database.read([&](Transaction& tx) { return looks_due(tx, clock.now()); }))
      all.push_back(look.case_no + " " + std::to_string(look.seq));
    return all;
  }
  void settle_for(const std::string& case_no, std::int64_t seq, std::optional<Instant> next,
                  std::vector<petition::Silenced> silenced = {}) {
    write([&](Transaction& tx) {
      settle(tx, {.look = {case_no, seq}, .next = next, .silenced = std::move(silenced)},
             clock.now());
    });
  }
  Claimed claims(const petition::Bundle& bundle, const Seen& seen) {
    return write([&](Transaction& tx) { return claim(tx, bundle, seen, clock.now()); });
  }
  std::string state(const std::string& key) {
    return database.read([&](Transaction& tx) {
      const auto row = tx.row<std::string, std::string>(
          "SELECT state, because FROM reminder WHERE key = $1", {key});
      if (!row) return std::string("none");
      return std::get<0>(*row) + (std::get<1>(*row).empty() ? "" : " " + std::get<1>(*row));
    });
  }
  static constexpr LocalDate kDay{2026, 11, 2};
};

Reminder reminder(const std::string& key, const std::string& case_no,
                  Sending sending = Sending::alone) {
  return {.key = key,
          .case_number = case_no,
          .clock = "conclude",
          .step = "T-3",
          .sending = sending,
          .whom = "江禾",
          .to = "江禾",
          .due = "2027-01-04"_day,
          .safe = "2027-01-04"_day};
}

const std::string kOne = "XF2026-000001", kTwo = "XF2026-000002";

}  // namespace

TEST_CASE("an event makes its case due at once, and settling says when it is looked at again") {
  Room room;
  CHECK(room.due().empty());
  room.open(2);
  room.open(1);
  CHECK(room.due() == std::vector<std::string>{kOne + " 3", kTwo + " 3"});
  room.settle_for(kOne, 3, room.clock.now() + hours{1});
  room.settle_for(kTwo, 3, {});
  CHECK(room.due().empty());
  room.clock.advance(hours{1});
  CHECK(room.due() == std::vector<std::string>{kOne + " 3"});
  CHECK(room.database.read([&](Transaction& tx) { return is_look_due(tx, room.clock.now()); }));
}

TEST_CASE("what was decided of a case before its newest event is not kept") {
  Room room;
  room.open(1);
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, kOne,
                 testing::event_on(Room::kDay, petition::event::Progress{.shared = "已到现场"}));
  });
  room.settle_for(kOne, 3, {}, {{"a", petition::Silence::unreachable, ""}});
  CHECK(room.due() == std::vector<std::string>{kOne + " 4"});
  CHECK(room.state("a") == "none");
  const auto claimed =
      room.claims({Sending::alone, "k", "江禾", {reminder("k", kOne)}}, {{kOne, 3}});
  CHECK(claimed.bundle.reminders.empty());
  CHECK(room.state("k") == "none");
}

TEST_CASE("a reminder is claimed once, with the lower steps that are now never sent") {
  Room room;
  room.open(1);
  Reminder one = reminder("k", kOne);
  one.supersedes = {"k-5", "k-7"};
  const petition::Bundle bundle{Sending::alone, "k", "江禾", {one}};
  CHECK(room.claims(bundle, {{kOne, 3}}).bundle.reminders.size() == 1);
  CHECK(room.claims(bundle, {{kOne, 3}}).bundle.reminders.empty());
  CHECK(room.state("k") == "sent");
  CHECK(room.state("k-5") == "superseded k");
  CHECK(room.state("k-7") == "superseded k");
  room.database.read([&](Transaction& tx) {
    const CaseRecord record(tx, kOne);
    for (const char* key : {"k", "k-5", "k-7"}) CHECK(record.is_said(key));
    CHECK_FALSE(record.is_said("k-1"));
    CHECK_FALSE(record.is_acknowledged("k"));
    CHECK(is_on_record(tx, "k"));
    CHECK_FALSE(is_on_record(tx, "k-1"));
  });
}

TEST_CASE(
    "a person's digest of a day is claimed once, and not at all when nothing is left for it") {
  Room room;
  room.open(1);
  room.open(2);
  const std::string key = petition::digest_key(Room::kDay, "江禾");
  const petition::Bundle bundle{
      Sending::digest,
      key,
      "江禾",
      {reminder("a", kOne, Sending::digest), reminder("b", kTwo, Sending::digest)}};
  CHECK(room.claims(bundle, {{kOne, 2}, {kTwo, 2}}).bundle.reminders.empty());
  CHECK(room.state(key) == "none");
  const auto first = room.claims(bundle, {{kOne, 2}, {kTwo, 3}});
  REQUIRE(first.bundle.reminders.size() == 1);
  CHECK(first.bundle.reminders[0].key == "b");
  CHECK_FALSE(first.is_another_s);
  CHECK(room.state(key) == "sent");
  const auto second = room.claims(bundle, {{kOne, 3}, {kTwo, 3}});
  CHECK(second.bundle.reminders.empty());
  CHECK(second.is_another_s);
  CHECK(room.state("a") == "none");
}

TEST_CASE("what was claimed is on record with its message, or as what nobody could be told") {
  Room room;
  room.open(1);
  const petition::Bundle told{Sending::alone, "a", "江禾", {reminder("a", kOne)}};
  const petition::Bundle untold{Sending::alone, "b", "江禾", {reminder("b", kOne)}};
  for (const auto& bundle : {told, untold}) room.claims(bundle, {{kOne, 3}});
  room.write([&](Transaction& tx) {
    sent_as(tx, told, OutboxId{41});
    sent_as(tx, untold, std::nullopt);
  });
  CHECK(room.number("SELECT outbox_id FROM reminder WHERE key = 'a'") == 41);
  CHECK(room.state("b") == "unreachable");
}

TEST_CASE("a reminder is acknowledged by whom it told, once, and by nobody else") {
  Room room;
  room.open(1);
  const petition::Bundle bundle{Sending::alone, "a", "江禾", {reminder("a", kOne)}};
  room.claims(bundle, {{kOne, 3}});
  room.write([&](Transaction& tx) { sent_as(tx, bundle, OutboxId{41}); });
  const auto by = [&](const std::string& who, std::int64_t message = 41) {
    return room.write(
        [&](Transaction& tx) { return acknowledge(tx, OutboxId{message}, who, room.clock.now()); });
  };
  CHECK_FALSE(by("冯川"));
  CHECK_FALSE(by("江禾", 42));
  CHECK(by("江禾") == kOne);
  const Instant first = room.clock.now();
  room.clock.advance(hours{1});
  CHECK(by("江禾") == kOne);
  CHECK(room.number("SELECT acknowledged_at FROM reminder WHERE key = 'a'") == unix_ms(first));
  CHECK(room.database.read(
      [&](Transaction& tx) { return CaseRecord(tx, kOne).is_acknowledged("a"); }));
}

TEST_CASE("silences are on record with their reason, and a desk's row is none of the messages") {
  Room room;
  room.open(1);
  room.settle_for(kOne, 3, {},
                  {{"again", petition::Silence::acknowledged, "first"},
                   {"citizen", petition::Silence::unreachable, ""}});
  CHECK(room.state("again") == "acknowledged first");
  CHECK(room.state("citizen") == "unreachable");
  room.claims({Sending::desk, "d", "叶青", {reminder("d", kOne, Sending::desk)}}, {{kOne, 3}});
  CHECK(room.state("d") == "desk");
}

TEST_CASE("when policy, calendar or people are others, all open cases are looked at again, once") {
  Room room;
  room.open(1);
  room.open(2);
  room.settle_for(kOne, 3, {});
  room.write([&](Transaction& tx) {
    settle(tx, {.look = {kTwo, 3}, .is_open = false}, room.clock.now());
  });
  const auto start = [&](const std::string& fingerprint) {
    room.write([&](Transaction& tx) { look_at_all_if_changed(tx, fingerprint); });
  };
  start("a");
  CHECK(room.due() == std::vector<std::string>{kOne + " 3"});
  room.settle_for(kOne, 3, {});
  start("a");
  CHECK(room.due().empty());
  start("b");
  CHECK(room.due() == std::vector<std::string>{kOne + " 3"});
}

TEST_CASE("a case is on the supervision list from the day on which its look said so") {
  Room room;
  room.open(1);
  room.write([&](Transaction& tx) {
    settle(tx, {.look = {kOne, 3}, .listed_from = "2026-11-05"_day}, room.clock.now());
  });
  const auto listed = [&](LocalDate day) {
    return room.database.read([&](Transaction& tx) { return listed_cases(tx, day); });
  };
  CHECK(listed("2026-11-04"_day).empty());
  CHECK(listed("2026-11-05"_day) == std::vector<std::string>{kOne});
}

}  // namespace reminder_books_test
