#include "store/office_desk.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/cases.h"
#include "store/people.h"
#include "tests/support/store_room.h"

namespace office_desk_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using bot::LookUpRefusal;
using bot::SeatRefusal;
using Catch::Contains;

namespace {

const LocalDate kDay = "2026-11-16"_day;

struct Room : StoreRoom {
  ConversationId a = citizen("wm-a"), b = citizen("wm-b"), c = citizen("wm-c");

  bot::Seat book(ConversationId who, const std::string& date, const std::string& time) {
    return desk(who, [&](OfficeDesk& d) { return d.book(request("13900007001", date, time)); });
  }
  bot::Booking booked(ConversationId who) {
    return std::get<bot::Booking>(book(who, "2026-11-16", "09:00"));
  }
  // "found", "not_found", "shut"
  std::string look_up(ConversationId who, const std::string& number, const std::string& secret) {
    const auto answer = desk(who, [&](OfficeDesk& d) {
      return d.find_booking(petition::BookingNumber::parse(number).value(), secret);
    });
    return word(answer);
  }
  std::string find_case(ConversationId who, const std::string& number, const std::string& code,
                        const std::string& last4) {
    const auto answer = desk(who, [&](OfficeDesk& d) {
      std::optional<petition::CaseNumber> typed;
      if (!number.empty()) typed = petition::CaseNumber::parse(number, d.today()).value();
      return d.find_case(typed, code, last4);
    });
    if (const auto* told = std::get_if<petition::CaseTold>(&answer)) return told->case_number;
    return word(answer);
  }
  template <class LookUp>
  static std::string word(const LookUp& answer) {
    const auto* refusal = std::get_if<LookUpRefusal>(&answer);
    if (refusal == nullptr) return "found";
    return *refusal == LookUpRefusal::shut ? "shut" : "not_found";
  }

  // A case in progress of the person with that phone.
  void open_case(int serial, const std::string& code, const std::string& phone,
                 std::optional<std::int64_t> person = {}) {
    const auto number = petition::CaseNumber::of(2026, serial);
    write([&](Transaction& tx) {
      const auto on = [&](petition::EventBody body) {
        append_event(tx, keys, number.text(),
                     {"2026-10-21"_day, "2026-10-21T09:00"_at, "高朗", std::move(body)});
      };
      on(petition::event::Registered{number, petition::Arrival::visit, petition::ReceivedBy::unit,
                                     "超市出售过期奶粉"});
      on(petition::event::Accepted{"食品科"});
      on(petition::event::Assigned{"食品科", "江禾", {}});
      index_case(tx, keys, number.text(), code, petition::Phone::parse(phone).value(), person);
    });
  }
  std::int64_t join(ConversationId who, const std::string& phone) {
    return write([&](Transaction& tx) {
      const auto of = request(phone, "2026-11-16", "09:00");
      const auto id = person_of(tx, keys, of.name, of.phone, clock.now());
      join_identity(tx, who, id, clock.now());
      return id;
    });
  }
};

}  // namespace

TEST_CASE("the coming reception days tell when, why, until when, and what is free") {
  Room room;
  room.booked(room.a);
  const auto days = room.desk(room.b, [](OfficeDesk& d) { return d.reception_days(); });
  REQUIRE(days.size() >= 3);
  const bot::ReceptionDay& first = days.front();
  CHECK(first.day == kDay);
  CHECK(first.nominal == "2026-11-15"_day);
  CHECK(first.because == petition::Because::weekend);
  CHECK(first.registration_closes == "2026-11-10"_day);
  CHECK(first.registration_open);
  CHECK(first.leader_morning == "局长");
  CHECK(first.leader_afternoon == "副局长");
  REQUIRE(first.openings.size() == 8);
  CHECK(first.openings[0].time == LocalTime(9, 0));
  CHECK(first.openings[0].free == 1);
  CHECK(first.openings[1].free == 2);
  CHECK(days[1].day == "2026-12-15"_day);
  CHECK(days[1].free() == 16);
}

TEST_CASE("nobody is seated where the office does not receive") {
  Room room;
  const auto refused = [&](const char* date, const char* time) {
    return std::get<SeatRefusal>(room.book(room.a, date, time));
  };
  CHECK(refused("2026-11-01", "09:00") == SeatRefusal::past);
  CHECK(refused("2026-11-17", "09:00") == SeatRefusal::no_such_time);
  CHECK(refused("2026-11-15", "09:00") == SeatRefusal::no_such_time);  // the day was moved
  CHECK(refused("2026-11-16", "09:10") == SeatRefusal::no_such_time);
  CHECK(refused("2027-11-15", "09:00") == SeatRefusal::no_such_time);  // far beyond what is shown
  room.clock.set("2026-11-10T23:59"_at);
  CHECK(std::holds_alternative<bot::Booking>(room.book(room.a, "2026-11-16", "09:00")));
  room.clock.set("2026-11-11T00:00"_at);
  CHECK(refused("2026-11-16", "09:30") == SeatRefusal::registration_closed);
  CHECK(room.number("SELECT COUNT(*) FROM booking") == 1);
}

TEST_CASE("after the last day of registration one can no more move, but other facts, and cancel") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  room.clock.set("2026-11-12T09:00"_at);
  room.desk(room.a, [&](OfficeDesk& d) {
    CHECK(std::get<SeatRefusal>(d.move(mine.number, kDay, LocalTime(10, 0))) ==
          SeatRefusal::registration_closed);
    bot::BookingRequest more = mine.what;
    more.people = 3;
    CHECK(std::get<bot::Booking>(d.amend(mine.number, more)).what.people == 3);
    CHECK(d.cancel(mine.number));
    CHECK_FALSE(d.cancel(mine.number));
  });
}

TEST_CASE("a visit moved keeps its number, its code and its facts") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  room.desk(room.a, [&](OfficeDesk& d) {
    const auto moved = std::get<bot::Booking>(d.move(mine.number, kDay, LocalTime(10, 30)));
    CHECK(moved.number == mine.number);
    CHECK(moved.query_code == mine.query_code);
    CHECK(moved.what.time == LocalTime(10, 30));
    CHECK(moved.what.matter == mine.what.matter);
    const auto all = d.my_bookings();
    REQUIRE(all.size() == 1);
    CHECK(all[0].what.time == LocalTime(10, 30));
  });
}

TEST_CASE("a stranger neither sees nor moves nor changes nor cancels another's visit") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  room.join(room.b, "13900007002");  // known, but as somebody else
  room.desk(room.b, [&](OfficeDesk& d) {
    CHECK(d.my_bookings().empty());
    CHECK_FALSE(d.cancel(mine.number));
    CHECK(std::get<SeatRefusal>(d.move(mine.number, kDay, LocalTime(10, 0))) ==
          SeatRefusal::unknown_booking);
    bot::BookingRequest other = mine.what;
    other.people = 5;
    CHECK(std::get<SeatRefusal>(d.amend(mine.number, other)) == SeatRefusal::unknown_booking);
    const auto nobodys = petition::BookingNumber::parse("A0999").value();
    CHECK_FALSE(d.cancel(nobodys));
    CHECK(std::get<SeatRefusal>(d.move(nobodys, kDay, LocalTime(10, 0))) ==
          SeatRefusal::unknown_booking);
  });
  CHECK(room.number("SELECT version FROM booking") == 1);
}

TEST_CASE(
    "who knows number and last digits, or number and code, may touch the visit from then on") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  CHECK(room.look_up(room.b, mine.number.text(), "7001") == "found");
  CHECK(room.look_up(room.c, mine.number.text(), mine.query_code) == "found");
  for (const ConversationId who : {room.b, room.c})
    CHECK(room.desk(who, [](OfficeDesk& d) { return d.my_bookings().size(); }) == 1);
  CHECK(room.desk(room.b, [&](OfficeDesk& d) { return d.cancel(mine.number); }));
  CHECK(room.look_up(room.c, mine.number.text(), "7001") == "not_found");
}

TEST_CASE("who is joined with the phone of a visit may touch it") {
  Room room;
  room.booked(room.a);
  room.join(room.b, "13900007001");
  CHECK(room.desk(room.b, [](OfficeDesk& d) { return d.my_bookings().size(); }) == 1);
}

TEST_CASE("a wrong number and wrong digits of a visit are answered alike") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  CHECK(room.look_up(room.b, mine.number.text(), "0000") == "not_found");
  CHECK(room.look_up(room.b, mine.number.text(), "") == "not_found");
  CHECK(room.look_up(room.b, "A0999", "7001") == "not_found");
  CHECK(room.desk(room.b, [](OfficeDesk& d) { return d.my_bookings().empty(); }));
}

TEST_CASE("five wrong tries shut the asker out for half an hour, from the right answer too") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  for (int tries = 0; tries < 5; ++tries)
    CHECK(room.look_up(room.b, "A09" + std::to_string(10 + tries), "0000") == "not_found");
  CHECK(room.look_up(room.b, mine.number.text(), "7001") == "shut");
  CHECK(room.find_case(room.b, "", "604817", "7001") == "shut");
  CHECK(room.look_up(room.c, mine.number.text(), "7001") == "found");  // nobody else
  room.clock.advance(minutes{30});
  CHECK(room.look_up(room.b, mine.number.text(), "7001") == "found");
}

TEST_CASE("five wrong tries at one visit shut it for whoever asks, known number or not") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  for (const char* number : {"A0001", "A0999"}) {
    REQUIRE(mine.number.text() == "A0001");
    for (int tries = 0; tries < 5; ++tries)
      CHECK(room.look_up(room.citizen(number + std::to_string(tries)), number, "0000") ==
            "not_found");
    CHECK(room.look_up(room.c, number, "7001") == "shut");
  }
  // Who made it needs no look-up.
  CHECK(room.desk(room.a, [](OfficeDesk& d) { return d.my_bookings().size(); }) == 1);
}

TEST_CASE("a stranger who tries in vain shuts out himself, and nobody else from what is theirs") {
  Room room;
  const bot::Booking mine = room.booked(room.a);
  room.open_case(201, "604817", "13900007001");
  for (int tries = 0; tries < 7; ++tries) {
    room.look_up(room.b, mine.number.text(), "0000");
    room.find_case(room.citizen("wm-other"), "XF2026-000201", "604817", "0000");
    room.find_case(room.citizen("wm-third"), "", "604817", "0000");
  }
  CHECK(room.look_up(room.b, mine.number.text(), "7001") == "shut");
  CHECK(room.look_up(room.c, mine.number.text(), "7001") == "found");
  CHECK(room.find_case(room.c, "XF2026-000201", "604817", "7001") == "XF2026-000201");
  CHECK(room.find_case(room.c, "", "604817", "7001") == "XF2026-000201");
}

TEST_CASE("a case is told to who has its code and digits; a number, when given, must be its own") {
  Room room;
  room.open_case(201, "604817", "13900007001");
  room.open_case(202, "604818", "13900007002");
  CHECK(room.find_case(room.a, "", "604817", "7001") == "XF2026-000201");
  CHECK(room.find_case(room.a, "XF2026-000201", "604817", "7001") == "XF2026-000201");
  CHECK(room.find_case(room.a, "XF2026-000202", "604817", "7001") == "not_found");
  CHECK(room.find_case(room.a, "XF2026-000201", "604818", "7002") == "not_found");
  CHECK(room.find_case(room.a, "", "604817", "7002") == "not_found");
  const auto told = room.desk(room.b, [](OfficeDesk& d) {
    return std::get<petition::CaseTold>(d.find_case({}, "604817", "7001"));
  });
  CHECK(told.state == petition::State::in_progress);
  CHECK(told.unit == "食品科");
  REQUIRE(told.due);
  CHECK(told.due->clock == "conclude");
  CHECK(told.due->due == "2026-12-21"_day);  // 60 days are the 20th, a Sunday
}

TEST_CASE("five wrong tries at a case shut it, whether there is such a case or not") {
  const char* number = GENERATE("XF2026-000201", "XF2026-000999", "");
  Room room;
  room.open_case(201, "604817", "13900007001");
  const std::string code = GENERATE("604817", "100000");
  for (int tries = 0; tries < 5; ++tries)
    CHECK(room.find_case(room.citizen("wm-try" + std::to_string(tries)), number, code, "0000") ==
          "not_found");
  CHECK(room.find_case(room.c, number, code, "7001") == "shut");
}

TEST_CASE("one's own cases are those of the person he is joined with, the newest first") {
  Room room;
  const auto me = room.join(room.a, "13900007001"), other = room.join(room.b, "13900007002");
  room.open_case(201, "604817", "13900007001", me);
  room.open_case(203, "604819", "13900007001", me);
  room.open_case(202, "604818", "13900007002", other);
  const auto mine = [&](ConversationId who) {
    return room.desk(who, [](OfficeDesk& d) {
      std::vector<std::string> numbers;
      for (const auto& told : d.my_cases()) numbers.push_back(told.case_number);
      return numbers;
    });
  };
  CHECK(mine(room.a) == std::vector<std::string>{"XF2026-000203", "XF2026-000201"});
  CHECK(mine(room.b) == std::vector<std::string>{"XF2026-000202"});
  CHECK(mine(room.c).empty());
}

TEST_CASE("who writes is known once the conversation is joined with a person, and not before") {
  Room room;
  room.join(room.a, "13900007001");
  const auto known = room.desk(room.a, [](OfficeDesk& d) { return d.who(); });
  REQUIRE(known);
  CHECK(known->name.text() == "沈小满");
  CHECK(known->phone->text() == "13900007001");
  room.desk(room.b, [](OfficeDesk& d) {
    CHECK_FALSE(d.who());
    CHECK_FALSE(d.channel_phone());  // WeCom tells none
  });
}

TEST_CASE("who writes by SMS has the visits booked for his number, and is called by staff") {
  Room room;
  const auto texter = [&](const char* number) {
    return room.write([&](Transaction& tx) {
      return reach(tx, room.keys, {std::string(kSms), "", number});
    });
  };
  const bot::Booking booking = room.booked(room.a);  // for 13900007001
  const auto his = texter("13900007001"), other = texter("13900007002");
  CHECK(room.desk(other, [](OfficeDesk& d) { return d.my_bookings().size(); }) == 0);
  CHECK_FALSE(room.desk(other, [&](OfficeDesk& d) { return d.cancel(booking.number); }));
  REQUIRE(room.desk(his, [](OfficeDesk& d) { return d.my_bookings().size(); }) == 1);
  CHECK(room.desk(his, [&](OfficeDesk& d) { return d.cancel(booking.number); }));
  room.desk(his, [](OfficeDesk& d) { d.ask_for_human("test"); });
  const auto told = room.said("queue");
  REQUIRE_FALSE(told.empty());
  CHECK_THAT(told[0].text, Contains("13900007001"));
}

TEST_CASE("the next working day leaves out weekends and days off") {
  Room room;
  room.desk(room.a, [](OfficeDesk& d) {
    CHECK(d.next_working_day("2026-11-02"_day) == "2026-11-03"_day);
    CHECK(d.next_working_day("2026-11-06"_day) == "2026-11-09"_day);
    CHECK(d.next_working_day("2026-09-30"_day) == "2026-10-08"_day);  // 国庆
  });
}

namespace {

struct Reviewed : Room {
  Reviewed() {
    open_case(201, "604817", "13900007001");
    write([&](Transaction& tx) {
      for (petition::EventBody body :
           {petition::EventBody(petition::event::Concluded{.number = "青药信处意〔2026〕3号"}),
            petition::EventBody(petition::event::Served{.number = "青药信处意〔2026〕3号"})})
        append_event(tx, keys, "XF2026-000201",
                     {"2026-10-28"_day, "2026-10-28T09:00"_at, "高朗", std::move(body)});
    });
  }
  bot::ReviewAnswer ask(ConversationId who, const std::string& code, const std::string& last4) {
    return desk(who, [&](OfficeDesk& d) {
      return d.ask_review({petition::CaseNumber::of(2026, 201), code, last4, "没有检测"});
    });
  }
  std::int64_t asked() {
    return number("SELECT COUNT(*) FROM case_event WHERE event = 'review_asked'");
  }
};

}  // namespace

TEST_CASE("a review is asked for by who has opened the matter, and stands on the ledger once") {
  Reviewed room;
  CHECK(std::get<bot::ReviewRefusal>(room.ask(room.b, "604817", "0000")) ==
        bot::ReviewRefusal::unknown_case);
  CHECK(std::get<bot::ReviewRefusal>(room.ask(room.b, "", "")) == bot::ReviewRefusal::unknown_case);
  CHECK(room.asked() == 0);

  const auto answer = room.ask(room.a, "604817", "7001");
  const auto* told = std::get_if<petition::CaseTold>(&answer);
  REQUIRE(told);
  CHECK(told->state == petition::State::review);
  REQUIRE(told->due);
  CHECK(told->due->clock == "decide_review");
  CHECK(room.asked() == 1);
  // The citizen's name stands nowhere in the clear.
  CHECK(room.number("SELECT COUNT(*) FROM case_event WHERE event = 'review_asked' AND by_whom = "
                    "'信访人'") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'review_asked'") > 0);
  CHECK(std::get<bot::ReviewRefusal>(room.ask(room.a, "604817", "7001")) ==
        bot::ReviewRefusal::not_now);
  CHECK(room.asked() == 1);
}

TEST_CASE("one's own matter needs no code to ask for its review") {
  Reviewed room;
  const auto person = room.join(room.c, "13900007001");
  room.write(
      [&](Transaction& tx) { tx.execute("UPDATE case_index SET person_id = $1", {person}); });
  CHECK(std::holds_alternative<petition::CaseTold>(room.ask(room.c, "", "")));
  CHECK(room.asked() == 1);
}

}  // namespace office_desk_test
