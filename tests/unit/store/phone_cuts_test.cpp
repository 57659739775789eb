#include "store/phone_cuts.h"

#include <catch2/catch.hpp>

#include "store/binding.h"
#include "store/bookings.h"
#include "store/citizen_mail.h"
#include "store/listings.h"
#include "store/moved_days.h"
#include "store/phone_codes.h"
#include "store/reminder_view.h"
#include "store/waiting_list.h"
#include "tests/unit/store/notice_room.h"

namespace phone_cuts_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const petition::Phone kPhone = petition::Phone::parse("13900007001").value();

// The petitioner with his conversation in WeCom, and the talk that comes from his phone by SMS,
// which was joined with him by import.
struct Room : NoticeRoom {
  ConversationId line;

  Room() {
    office.has_sms = true;
    write([&](Transaction& tx) {
      index_case(tx, keys, kCase, "604817", kPhone, person);
      line = reach(tx, keys, {std::string(kSms), "", kPhone.text()});
      join_identity(tx, line, person, clock.now() + seconds{1});
    });
  }
  void cut(const std::string& by = "叶青") {
    turn({}, [&](const DeskContext& desk) { cut_phone(desk, kPhone, by); });
  }
  void disowned() {
    desk(line, [](OfficeDesk& one) { one.disown_phone(); });
  }
  OutboxId by_sms(const std::string& words) {
    return turn({}, [&](const OfficeContext& desk) {
      tell_phone(desk, kPhone, "extended", {words});
      return newest_outbox(desk.tx);
    });
  }
  std::int64_t state_of(OutboxId id) {
    return number("SELECT state FROM outbox WHERE id = $1", {id.value});
  }
  std::int64_t waiting_by_sms() {
    return number("SELECT COUNT(*) FROM outbox WHERE channel = 'sms' AND state IN (0, 2)");
  }
  std::optional<bot::KnownPerson> known() {
    return database.read([&](Transaction& tx) { return store::person(tx, keys, person); });
  }
  bot::Seat book(ConversationId by, const std::string& time) {
    return desk(
        by, [&](OfficeDesk& one) { return one.book(request(kPhone.text(), "2026-11-16", time)); });
  }
};

}  // namespace

TEST_CASE("what waits to go there is withdrawn, and so is what stands ready for it") {
  Room room;
  const OutboxId waiting = room.by_sms("短信一");
  room.write([&](Transaction& tx) { leave_identity(tx, room.line); });
  room.turn({}, [&](const OfficeContext& desk) {
    CHECK(tell_petitioner(desk, Room::kCase, {"extended", {"新的期限"}, {"短信"}}));
  });
  REQUIRE(room.number("SELECT COUNT(*) FROM outbox WHERE sms_to IS NOT NULL") == 1);
  room.cut();
  CHECK(room.state_of(waiting) == std::int64_t(OutboxState::expired));
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE sms_to IS NOT NULL") == 0);
  CHECK(room.waiting_by_sms() == 0);
}

TEST_CASE("staff hear what was cut and what was not said, and nobody else's matter") {
  Room room;
  room.by_sms("短信一");
  room.by_sms("短信二");
  room.disowned();
  const auto told = room.said("phone_cut");
  std::string staff;
  for (const auto& one : told)
    if (one.user != "wm-shen") staff += one.text;
  CHECK_THAT(staff, Contains(Room::kCase));
  CHECK_THAT(staff, Contains("2条"));
  CHECK_THAT(staff, Contains("7001"));
  CHECK_THAT(staff, !Contains(kPhone.text()));
  CHECK_THAT(staff, !Contains("奶粉"));
}

TEST_CASE("every talk that was joined with him is nobody's, and hears how to prove himself anew") {
  Room room;
  room.disowned();
  for (const ConversationId talk : {room.line, room.who}) {
    CHECK_FALSE(room.desk(talk, [](OfficeDesk& one) { return one.who().has_value(); }));
    CHECK(room.desk(talk, [](OfficeDesk& one) { return one.my_cases().empty(); }));
  }
  const auto told = room.said("phone_cut");
  REQUIRE(told.front().user == "wm-shen");
  CHECK_THAT(told.front().text, Contains(room.office.facts.phone));
  CHECK_THAT(told.front().text, !Contains(Room::kCase));
  CHECK(room.waiting_by_sms() == 0);  // who has the phone hears nothing of it
}

TEST_CASE(
    "his matter is told there to nobody, but to who has code and digits as any stranger must") {
  Room room;
  room.disowned();
  room.desk(room.line, [](OfficeDesk& one) {
    CHECK(std::get<bot::LookUpRefusal>(one.find_case({}, "000000", "7001")) ==
          bot::LookUpRefusal::not_found);
    CHECK(std::holds_alternative<petition::CaseTold>(one.find_case({}, "604817", "7001")));
  });
}

TEST_CASE("what is to be told after it falls to a person") {
  Room room;
  room.cut();
  const auto before = room.said("phone_cut").size();
  room.turn({}, [&](const OfficeContext& desk) {
    CHECK(tell_petitioner(desk, Room::kCase, {"extended", {"新的期限"}, {"短信"}}));
    const auto reach = citizen_of(desk.tx, desk.keys, Room::kCase);
    CHECK_FALSE(reach.conversation);
    CHECK(reach.phone.empty());
  });
  const auto after = room.said("phone_cut");
  REQUIRE(after.size() > before);
  CHECK_THAT(after.back().text, Contains(Room::kCase));
  CHECK(room.said("extended").empty());
}

TEST_CASE("a notice on its way by SMS is a task for a person, and its link opens nothing there") {
  Room room;
  const NoticeId id = room.issued();
  for (int i = 0; i < 1; ++i) {
    room.clock.advance(days{3});
    room.advance();
  }
  REQUIRE(room.row(id).step == "sms");
  room.execute("UPDATE outbox SET state = 7, finished_at = 1 WHERE about = 'notice'");
  const std::string token = room.turn({}, [&](const OfficeContext& desk) {
    const std::string url = make_link(desk, id, "sms");
    return url.substr(url.rfind('/') + 1);
  });
  room.cut();
  CHECK(room.row(id).step == "post");
  CHECK_FALSE(std::holds_alternative<OpenedNotice>(room.open(token, "7001")));
  CHECK(room.waiting_by_sms() == 0);
}

TEST_CASE("a notice that has not come so far is never brought by a phone that was cut off") {
  Room room;
  const NoticeId id = room.issued();
  room.cut();
  for (int i = 0; i < 3; ++i) {
    room.clock.advance(days{3});
    room.advance();
    CHECK(room.waiting_by_sms() == 0);
  }
  CHECK(room.row(id).step == "post");
}

TEST_CASE("visits booked with it stand, but who has it now does not see them") {
  Room room;
  const auto there = std::get<bot::Booking>(room.book(room.line, "09:00"));
  const auto elsewhere = std::get<bot::Booking>(room.book(room.citizen("wm-else"), "09:30"));
  REQUIRE(room.desk(room.line, [](OfficeDesk& one) { return one.my_bookings().size(); }) == 2);
  room.disowned();
  room.desk(room.line, [&](OfficeDesk& one) {
    CHECK(one.my_bookings().empty());
    CHECK_FALSE(one.cancel(there.number));
    // Their numbers run in series, and the last digits are his own now.
    CHECK(std::holds_alternative<bot::LookUpRefusal>(one.find_booking(there.number, "7001")));
    CHECK(std::holds_alternative<bot::LookUpRefusal>(one.find_booking(elsewhere.number, "7001")));
    CHECK(std::holds_alternative<bot::Booking>(
        one.find_booking(elsewhere.number, elsewhere.query_code)));
  });
  CHECK(room.number("SELECT COUNT(*) FROM booking WHERE state = 'booked'") == 2);
}

TEST_CASE("a reception day that moves is told to who booked elsewhere, and of the rest to staff") {
  Room room;
  REQUIRE(std::holds_alternative<bot::Booking>(room.book(room.line, "09:00")));
  room.cut();
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return move_reception(desk, {"2026-11-16"_day, "2026-11-18"_day, "叶青", "会议"}).has_value();
  }));
  for (const auto& one : room.said("reception_moved")) CHECK(one.user != kPhone.text());
  CHECK(room.waiting_by_sms() == 0);
  const auto told = room.said("phone_cut");
  CHECK_THAT(told.back().text, Contains("A0"));
  // As moved, it is still not his who has the phone.
  CHECK(room.desk(room.line, [](OfficeDesk& one) { return one.my_bookings().empty(); }));
}

TEST_CASE("a place on the waiting list that was asked for there is given up") {
  Room room;
  room.turn(room.line, [](const DeskContext& desk) {
    (void)join_waiting(desk, "2026-11-16"_day, request(kPhone.text(), "2026-11-16", "09:00"));
  });
  REQUIRE(room.desk(room.line, [](OfficeDesk& one) { return one.my_waiting().size(); }) == 1);
  room.disowned();
  CHECK(room.desk(room.line, [](OfficeDesk& one) { return one.my_waiting().empty(); }));
}

TEST_CASE("a phone that several share is cut off from each of them") {
  Room room;
  const auto other = room.write([&](Transaction& tx) {
    return person_of(tx, room.keys, petition::PersonName::parse("陆遥").value(), kPhone,
                     room.clock.now());
  });
  room.cut();
  room.database.read([&](Transaction& tx) {
    for (const std::int64_t one : {room.person, other}) {
      CHECK_FALSE(person(tx, room.keys, one)->phone);
      CHECK(phone_cut_at(tx, one));
    }
    CHECK(people_with_phone(tx, room.keys, kPhone).empty());
  });
}

TEST_CASE("who has the number now registers as somebody else") {
  Room room;
  room.cut();
  const auto other = room.write([&](Transaction& tx) {
    return person_of(tx, room.keys, petition::PersonName::parse("陆遥").value(), kPhone,
                     room.clock.now());
  });
  CHECK(other != room.person);
  CHECK(room.known()->name.text() == "沈小满");
  CHECK_FALSE(room.known()->phone);
  // His own visit is his, also where it is cut once more.
  REQUIRE(std::holds_alternative<bot::Booking>(room.book(room.line, "10:00")));
  CHECK(room.desk(room.line, [](OfficeDesk& one) { return one.my_bookings().size(); }) == 1);
}

TEST_CASE("a code that went there before is worth nothing after it") {
  Room room;
  const ConversationId elsewhere = room.citizen("wm-new");
  REQUIRE(std::holds_alternative<bot::CodeSent>(room.desk(elsewhere, [](OfficeDesk& one) {
    return one.bind({{}, "604817", "7001"});
  })));
  const std::string text = room.said("phone_code").back().text;
  const std::string code = text.substr(text.find_first_of("0123456789"), 6);
  room.disowned();
  room.desk(elsewhere, [&](OfficeDesk& one) {
    CHECK(std::get<bot::CodeRefusal>(one.bind_by_code(code)) == bot::CodeRefusal::over);
    CHECK(std::get<bot::BindRefusal>(one.bind({{}, "604817", "7001"})) ==
          bot::BindRefusal::no_phone);
  });
  CHECK(room.waiting_by_sms() == 0);
}

TEST_CASE("the true person proves himself anew with the phone that the office puts down") {
  Room room;
  room.cut();
  const auto his_new = petition::Phone::parse("13900007009").value();
  REQUIRE(room.turn({}, [&](const OfficeContext& desk) {
    return renew_phone(desk, room.person, his_new).has_value();
  }));
  CHECK(room.known()->phone == his_new);
  CHECK_FALSE(room.database.read([&](Transaction& tx) { return phone_cut_at(tx, room.person); }));
  const ConversationId elsewhere = room.citizen("wm-new");
  room.desk(elsewhere, [](OfficeDesk& one) {
    CHECK(std::holds_alternative<bot::LookUpRefusal>(one.find_case({}, "604817", "7001")));
    CHECK(std::get<bot::CodeSent>(one.bind({{}, "604817", "7009"})).last4 == "7009");
  });
  CHECK(room.said("phone_code").back().user == "13900007009");
}

TEST_CASE("a phone that another person has registered with is not put down for a second one") {
  Room room;
  const auto taken = petition::Phone::parse("13900007002").value();
  room.write([&](Transaction& tx) {
    (void)person_of(tx, room.keys, petition::PersonName::parse("陆遥").value(), taken,
                    room.clock.now());
  });
  const auto refused = room.turn(
      {}, [&](const OfficeContext& desk) { return renew_phone(desk, room.person, taken); });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "person.phone_taken");
  CHECK(room.known()->phone == kPhone);
}

TEST_CASE("of a phone that nobody is known by nothing is told to anybody") {
  Room room;
  room.turn({}, [](const DeskContext& desk) {
    cut_phone(desk, petition::Phone::parse("13900007123").value(), "");
  });
  CHECK(room.said("phone_cut").empty());
  room.cut();
  const auto once = room.said("phone_cut").size();
  room.cut();  // again: there is nothing left
  CHECK(room.said("phone_cut").size() == once);
}

TEST_CASE("an accusation is not named to those who are told of the phone") {
  Room room;
  petition::event::Registered in{.number = petition::CaseNumber::of(2026, 203),
                                 .matter = "收受礼品"};
  in.intake.accused_persons = {"唐溪"};
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, "XF2026-000203",
                 {LocalDate(2026, 10, 30), room.clock.now(), "", in});
    index_case(tx, room.keys, "XF2026-000203", "604819", kPhone, room.person);
  });
  room.cut();
  for (const auto& one : room.said("phone_cut")) CHECK_THAT(one.text, !Contains("000203"));
}

}  // namespace phone_cuts_test
