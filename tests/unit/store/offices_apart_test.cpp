// Two offices in one installation: each has its own, and knows nothing of the other's.
#include <catch2/catch.hpp>

#include "store/case_notices.h"
#include "store/csv_import.h"
#include "store/moved_days.h"
#include "store/notice_links.h"
#include "store/notice_opening.h"
#include "store/notices.h"
#include "store/office_desk.h"
#include "store/people.h"
#include "store/staff_desk.h"
#include "store/waiting_list.h"
#include "tests/unit/store/county_room.h"

namespace offices_apart_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
namespace event = petition::event;

namespace {

const std::string kDay = "2026-11-16";
const LocalDate kDate = "2026-11-16"_day;

int free_seats(const DeskContext& desk) {
  int free = 0;
  for (const bot::Opening& opening : openings(desk, kDate)) free += opening.free;
  return free;
}

BookingRow book(const DeskContext& desk, const std::string& phone) {
  return insert_booking(desk, request(phone, kDay, "09:00")).value();
}

ConversationId writes_to(CountyRoom& room, const std::string& account, const std::string& user) {
  return room.write([&](Transaction& tx) {
    return reach(tx, room.keys, {std::string(kWecomKf), account, user});
  });
}

}  // namespace

TEST_CASE("a seat taken at one office is free at the other, and its visit is not there") {
  CountyRoom room;
  const int city = room.at("main", free_seats), county = room.at("yunxi", free_seats);
  const auto row = room.at("main", [](const DeskContext& d) { return book(d, "13900007001"); });
  CHECK(room.at("main", free_seats) == city - 1);
  CHECK(room.at("yunxi", free_seats) == county);
  room.at("yunxi", [&](const DeskContext& desk) {
    CHECK_FALSE(find_booking(desk, row.booking.number));
    CHECK(bookings_on(desk, kDate).empty());
    CHECK(bookings_of(desk, phone_hash(desk.keys, row.booking.what.phone)).empty());
    CHECK(not_reminded_of(desk, kDate).empty());
    CHECK(office_of_booking(desk.tx, row.booking.number) == "main");
  });
  for (int seat = 0; seat < room.office.reception.capacity; ++seat)
    room.at("yunxi", [](const DeskContext& desk) { return book(desk, "13900007002"); });
}

TEST_CASE("who waits at one office is offered no seat of the other") {
  CountyRoom room;
  const auto who = writes_to(room, "wkYunxi", "wm-waits");
  const auto row = room.at("main", [](const DeskContext& d) { return book(d, "13900007001"); });
  const auto place = room.at(
      "yunxi",
      [](const DeskContext& desk) {
        return join_waiting(desk, kDate, request("13900007003", kDay, "09:00"));
      },
      who);
  CHECK(place.position == 1);
  room.at("main", [&](const DeskContext& desk) {
    cancel_booking(desk, row);
    offer_free_seats(desk, kDate);
  });
  CHECK(room.number("SELECT COUNT(*) FROM waiting WHERE state = 'offered'") == 0);
  room.at("yunxi", [&](const DeskContext& desk) { offer_free_seats(desk, kDate); });
  CHECK(room.number("SELECT COUNT(*) FROM waiting WHERE state = 'offered'") == 1);
  room.clock.advance(hours{72});
  CHECK(room.at("main", expire_offers) == 0);
}

TEST_CASE("a day that one office moves, or closes, stays as it is at the other") {
  CountyRoom room;
  room.at("yunxi", [](const DeskContext& desk) {
    const auto moved = move_reception(desk, {kDate, "2026-11-18"_day, "高远", "局长那天开会"});
    CHECK(moved.has_value());
    std::vector<Problem> faults;
    CHECK(import_csv(desk,
                     {.kind = CsvKind::reception,
                      .bytes = "日期,时间\n2026-11-18,09:00\n",
                      .file = "a.csv",
                      .office = "yunxi"},
                     faults) == 1);
  });
  const auto first_day = [](const DeskContext& desk) {
    return reception_days(desk).front().day.date;
  };
  CHECK(room.at("yunxi", first_day) == "2026-11-18"_day);
  CHECK(room.at("main", first_day) == kDate);
  const int all = room.at("main", free_seats);
  CHECK(all == int(room.office.reception.slots.size()) * room.office.reception.capacity);
}

TEST_CASE("a member of staff acts on no case of another office, also where he bears a name of it") {
  CountyRoom room;
  const std::string of_county = room.take_case("yunxi", 301, "稽查股");
  const auto progress = [&](const std::string& code) {
    return room.at(code, [&](const DeskContext& desk) {
      const auto done =
          act_on_case(desk, {of_county, "江禾", event::Progress{.shared = "已到店检查"}});
      return done ? std::string() : done.error().code;
    });
  };
  CHECK(progress("main") == "case.unknown");
  CHECK(progress("yunxi").empty());
}

TEST_CASE("staff see the cases of their own office, and of those below that it works for") {
  CountyRoom room;
  const std::string of_county = room.take_case("yunxi", 301, "稽查股"),
                    of_city = room.take_case("main", 302, "食品科"),
                    of_food = room.take_case("yunxi-food", 303, "稽查股");
  const auto seen_by = [&](const std::string& code, const std::string& userid) {
    const auto who = room.write([&](Transaction& tx) {
      return reach(tx, room.keys, {std::string(kWecomApp), "1000002", userid});
    });
    return room.at(
        code,
        [](const DeskContext& desk) {
          StaffBooks books(desk);
          return books.my_cases();
        },
        who);
  };
  CHECK(seen_by("yunxi", "yx-jiang") == std::vector{of_county, of_food});
  CHECK(seen_by("main", "jianghe") == std::vector{of_city});
}

TEST_CASE("what the citizen does is done at the office whose the case is, and told there") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  room.at("main", [&](const DeskContext& desk) {
    const auto done = record_on_case(desk, number,
                                     {.date = desk.today(),
                                      .recorded = desk.now,
                                      .by = "信访人",
                                      .body = event::MaterialAdded{.what = "购药小票"},
                                      .as = petition::Role::citizen});
    CHECK(done.has_value());
  });
  const auto said = room.said("material_added");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "yx-jiang");
}

TEST_CASE("a case is told with what its own office is, at whose account it was asked for") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  const auto who = room.citizen("wm-asks");
  room.at(
      "main",
      [&](const DeskContext& context) {
        OfficeDesk desk(context);
        CHECK(desk.office_of(number).address == "云溪县南街3号");
        CHECK(desk.office_of("XF2026-000999").name == room.office.facts.name);
        desk.signal({.kind = "urging", .words = "催一下", .case_number = number});
        desk.signal({.kind = "abuse", .words = "……"});
      },
      who);
  REQUIRE(room.said("urging").size() == 1);
  CHECK(room.said("urging")[0].user == "yx-lu");
  for (const auto& said : room.said("abuse")) CHECK(said.user != "yx-lu");
}

TEST_CASE("who waits for a person is seen by the staff of the account that he wrote to") {
  CountyRoom room;
  const auto county = writes_to(room, "wkYunxi", "wm-1"), city = writes_to(room, "wkDesk", "wm-2");
  const auto ask = [](const DeskContext& desk) { OfficeDesk(desk).ask_for_human("test"); };
  room.at("yunxi", ask, county);
  room.at("main", ask, city);
  const auto waiting = [](const DeskContext& desk) {
    std::vector<std::int64_t> all;
    for (const auto& one : StaffBooks(desk).waiting_for_human()) all.push_back(one.conversation);
    return all;
  };
  CHECK(room.at("yunxi", waiting) == std::vector{county.value});
  CHECK(room.at("main", waiting) == std::vector{city.value});
}

TEST_CASE("a notice bears name and number of the office that issues it") {
  CountyRoom room;
  const std::string number = room.take_case("yunxi", 301, "稽查股");
  room.write([&](Transaction& tx) {
    const auto phone = petition::Phone::parse("13900007001").value();
    const auto person = person_of(tx, room.keys, petition::PersonName::parse("沈小满").value(),
                                  phone, room.clock.now());
    index_case(tx, room.keys, number, "604817", phone, person);
  });
  room.at("yunxi", [&](const DeskContext& desk) {
    const auto asked = act_on_case(
        desk, {number, "江禾", event::ExtensionAsked{.days = 10, .reason = "需要检验"}});
    REQUIRE(asked.has_value());
    const auto extended = act_on_case(desk, {number, "高远", event::Extended{}});
    REQUIRE(extended.has_value());
  });
  room.database.read([&](Transaction& tx) {
    const auto rows = notices_of_case(tx, number);
    REQUIRE(rows.size() == 1);
    CHECK_THAT(rows[0].number, Contains("云溪药监"));
    CHECK_THAT(written_notice(tx, room.keys, rows[0].id).unit, Contains("云溪县"));
  });
  room.at("main", [&](const DeskContext& desk) {
    const std::string link = make_link(desk, notices_of_case(desk.tx, number).at(0).id, "wecom");
    CHECK(office_of_link(desk, link.substr(link.rfind('/') + 1)).code == "yunxi");
    CHECK(office_of_link(desk, "none").code == "main");
  });
}

}  // namespace offices_apart_test
