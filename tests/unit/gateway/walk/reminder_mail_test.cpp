#include "gateway/walk/reminder_mail.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "store/opt_outs.h"
#include "store/outbox.h"
#include "store/people.h"
#include "tests/unit/gateway/walk/reminding_room.h"

namespace reminder_mail_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using petition::Bundle;
using petition::Sending;
using Lines = std::vector<std::string>;

namespace {

petition::Reminder reminder_of(const std::string& number) {
  return {.key = number + "/conclude/T",
          .case_number = number,
          .clock = "conclude",
          .step = "T",
          .whom = "江禾",
          .to = "江禾",
          .due = "2026-11-24"_day,
          .safe = "2026-11-24"_day};
}

struct Desk : RemindedRoom {
  std::optional<store::OutboxId> put(const Bundle& bundle) {
    return room.database.write([&](store::Transaction& tx) {
      return gateway::put_reminder_mail({tx,
                                         room.keys,
                                         room.random,
                                         offices,
                                         office,
                                         words.current(),
                                         room.clock.now(),
                                         {},
                                         "test",
                                         mail_waits},
                                        bundle);
    });
  }
};

}  // namespace

TEST_CASE("a single message and a digest are told apart on record, and both wake the sender") {
  Desk desk;
  CHECK(desk.put({Sending::alone, "k", "江禾", {reminder_of("XF2026-000001")}}));
  CHECK(desk.put({Sending::digest,
                  "d",
                  "江禾",
                  {reminder_of("XF2026-000001"), reminder_of("XF2026-000002")}}));
  CHECK(desk.told() == Lines{"jianghe reminder", "jianghe digest"});
  CHECK(desk.woken.size() == 2);
}

TEST_CASE("what is urgent goes before other mail") {
  Desk desk;
  auto urgent = reminder_of("XF2026-000001");
  urgent.urgency = petition::RemindedCase::Urgency::urgent;
  desk.put({Sending::alone, "k", "江禾", {urgent}});
  CHECK(desk.room.number("SELECT priority FROM outbox") == 0);
}

TEST_CASE("a right that is over is reminded of no more; that its date moved is told all the same") {
  Desk desk;
  const auto person = desk.room.database.write([&](store::Transaction& tx) {
    const auto phone = petition::Phone::parse("13900007001").value();
    const auto id = store::person_of(
        tx, desk.room.keys, petition::PersonName::parse("沈小满").value(), phone, Instant());
    store::index_case(tx, desk.room.keys, "XF2026-000001", "604817", phone, id);
    return id;
  });
  const auto talk = desk.room.citizen();
  desk.room.database.write([&](store::Transaction& tx) {
    store::join_identity(tx, talk, person, desk.room.clock.now());
  });
  auto reminder = reminder_of("XF2026-000001");
  reminder.to = std::string(petition::kCitizen);
  const std::string bounded = "SELECT COUNT(*) FROM outbox WHERE expires_at IS NOT NULL";
  desk.put({Sending::alone, "k", reminder.to, {reminder}});
  CHECK(desk.room.number(bounded) == 1);
  reminder.was = "2026-12-20"_day;
  desk.put({Sending::alone, "m", reminder.to, {reminder}});
  CHECK(desk.room.number(bounded) == 1);
}

TEST_CASE("a petitioner joined by SMS is reminded there, and not at all once he has opted out") {
  Desk desk;
  const auto texter = desk.room.database.write([&](store::Transaction& tx) {
    const auto phone = petition::Phone::parse("13900007001").value();
    const auto id = store::person_of(
        tx, desk.room.keys, petition::PersonName::parse("沈小满").value(), phone, Instant());
    store::index_case(tx, desk.room.keys, "XF2026-000001", "604817", phone, id);
    const auto to = store::reach(tx, desk.room.keys, {std::string(store::kSms), "", phone.text()});
    store::join_identity(tx, to, id, desk.room.clock.now());
    return to;
  });
  auto reminder = reminder_of("XF2026-000001");
  reminder.to = std::string(petition::kCitizen);
  CHECK(desk.put({Sending::alone, "k", reminder.to, {reminder}}));
  CHECK(desk.room.text("SELECT channel FROM outbox") == "sms");
  desk.room.database.write([&](store::Transaction& tx) {
    CHECK(store::opt_out(tx, desk.room.keys, texter, desk.room.clock.now()));
  });
  CHECK(desk.room.number("SELECT state FROM outbox") ==
        std::int64_t(store::OutboxState::expired));  // what waited is withdrawn
  CHECK_FALSE(desk.put({Sending::alone, "m", reminder.to, {reminder}}));
}

TEST_CASE("nobody is told for whom works here no more, or cannot be written to") {
  Desk desk;
  CHECK_FALSE(desk.put({Sending::alone, "k", "谁", {reminder_of("XF2026-000001")}}));
  desk.office.staff[5].userid = "";
  CHECK_FALSE(desk.put({Sending::alone, "k", "江禾", {reminder_of("XF2026-000001")}}));
  CHECK(desk.room.rows("outbox") == 0);
}

}  // namespace reminder_mail_test
