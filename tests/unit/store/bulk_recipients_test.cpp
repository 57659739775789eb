#include "store/bulk_recipients.h"

#include "store/bulk.h"
#include "tests/unit/store/bulk_room.h"
#include "tests/unit/store/case_room.h"

namespace bulk_recipients_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

std::optional<BulkWay> way(BulkRoom& room, const BulkReach& who, bool has_sms = true) {
  return room.database.read(
      [&](Transaction& tx) { return way_to(tx, who, has_sms, room.clock.now()); });
}

}  // namespace

TEST_CASE("a phone is reached by SMS, a landline by nothing") {
  BulkRoom room;
  const BulkReach mobile = room.reach_of(1);
  REQUIRE(mobile.sms);
  CHECK(room.conversation_of(*mobile.sms).address.channel == kSms);
  CHECK(way(room, mobile)->channel == kSms);
  CHECK_FALSE(way(room, mobile, false));
  const auto landline = room.turn({}, [](const OfficeContext& at) {
    return reach_by_phone(at, petition::Phone::parse("0999-5550123").value());
  });
  CHECK_FALSE(landline.sms);
  CHECK_FALSE(way(room, landline));
}

TEST_CASE("who may be written to over WeCom is told there, with the SMS behind it") {
  BulkRoom room;
  const auto who = room.writer(1, "wm-a");
  const auto there = way(room, room.reach_of(1));  // joined with that phone, named by it alone
  REQUIRE(there);
  CHECK(there->to == who);
  CHECK(there->channel == kWecomKf);
  CHECK(there->or_by_sms == room.reach_of(1).sms);
  CHECK(way(room, room.reach_of(1), false)->or_by_sms == std::nullopt);
}

TEST_CASE("where the window is shut, shuts soon, or is nearly full, he is told by SMS") {
  BulkRoom room;
  room.writer(1, "wm-a");
  room.writer(2, "wm-b", 3);
  CHECK(way(room, room.reach_of(2))->channel == kSms);
  CHECK_FALSE(way(room, room.reach_of(2), false));
  room.clock.advance(hours{46});
  CHECK(way(room, room.reach_of(1))->channel == kWecomKf);
  room.clock.advance(hours{1});
  CHECK(way(room, room.reach_of(1))->channel == kSms);
}

TEST_CASE("of several conversations that are his the one that is open is taken") {
  BulkRoom room;
  const auto open = room.writer(1, "wm-a");
  const auto shut = room.citizen("wm-new-phone");
  const std::int64_t whose = room.person(1);
  room.clock.advance(minutes{1});
  room.write([&](Transaction& tx) { join_identity(tx, shut, whose, room.clock.now()); });
  CHECK(way(room, room.reach_of(1))->to == open);
}

TEST_CASE("a person, a petitioner and a phone that are one have one subject") {
  CaseRoom room;
  room.joined();
  const auto reach = [&](auto how) {
    return room.turn({}, [&](const OfficeContext& at) { return how(at); });
  };
  const auto by_case =
      reach([](const OfficeContext& at) { return reach_petitioner(at, std::string(kCaseNo)); });
  const auto by_person =
      reach([&](const OfficeContext& at) { return reach_person(at, room.person); });
  const auto by_phone = reach([](const OfficeContext& at) {
    return reach_by_phone(at, petition::Phone::parse("13900007001").value());
  });
  CHECK(by_case.subject == by_phone.subject);
  CHECK(by_person.subject == by_phone.subject);
  CHECK(by_case.sms == by_phone.sms);
  CHECK(by_case.wecom);
  const auto unknown =
      reach([](const OfficeContext& at) { return reach_petitioner(at, "XF2026-000999"); });
  CHECK_FALSE(unknown.wecom);
  CHECK_FALSE(unknown.sms);
}

TEST_CASE("who booked is told in the conversation in which he did") {
  BulkRoom room;
  const auto who = room.citizen("wm-a");
  room.write([&](Transaction& tx) {
    message_came(tx, who, {.now = room.clock.now(), .written_at = room.clock.now()});
  });
  const auto booker = room.turn(who, [&](const DeskContext& desk) {
    const auto row = insert_booking(desk, request(BulkRoom::phone(5).text(), "2026-11-16",
                                                  desk.office.reception.slots[0].iso()));
    REQUIRE(row);
    return reach_booker(desk, *row);
  });
  CHECK(booker.wecom == who);
  CHECK(booker.subject == room.reach_of(5).subject);
  CHECK(way(room, booker)->to == who);
}

}  // namespace bulk_recipients_test
