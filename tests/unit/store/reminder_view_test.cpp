#include "store/reminder_view.h"

#include <catch2/catch.hpp>

#include "store/opt_outs.h"
#include "store/people.h"
#include "store/reminder_books.h"
#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace reminder_view_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct Room : StoreRoom {
  Room() { testing::remind_in(office); }
  std::string open(int serial, LocalDate accepted) {
    return write([&](Transaction& tx) { return testing::open_case(tx, keys, serial, accepted); });
  }
  std::optional<petition::RemindedCase> see(const std::string& case_no) {
    return database.read(
        [&](Transaction& tx) { return ReminderView(office).see(tx, keys, case_no); });
  }
  CitizenReach reach_of(const std::string& case_no) {
    return database.read([&](Transaction& tx) { return citizen_of(tx, keys, case_no); });
  }
  std::int64_t person() {
    return write([&](Transaction& tx) {
      return person_of(tx, keys, petition::PersonName::parse("沈小满").value(), phone, clock.now());
    });
  }
  void index(const std::string& case_no, std::optional<std::int64_t> person) {
    write([&](Transaction& tx) { index_case(tx, keys, case_no, "604817", phone, person); });
  }
  const petition::Phone phone = petition::Phone::parse("13900007001").value();
};

}  // namespace

TEST_CASE("a case is seen with its clocks and the people of its unit") {
  Room room;
  CHECK_FALSE(room.see("XF2026-000009"));
  const auto seen = room.see(room.open(1, "2026-10-12"_day));
  REQUIRE(seen);
  REQUIRE(seen->deadlines.size() == 1);
  CHECK(seen->deadlines[0].clock == "conclude");
  CHECK(seen->people.handler == "江禾");
  CHECK(seen->people.section_head == "冯川");
  CHECK(seen->people.leader == "秦月");
}

TEST_CASE("those on duty come first among the office's people, its head after them") {
  Room room;
  const ReminderView view(room.office);
  CHECK(view.desk().people.office("2026-11-02"_day) == "叶青");
  room.office.staff[3].away = {{"2026-11-02"_day, "2026-11-06"_day}};
  const ReminderView later(room.office);
  CHECK(later.desk().people.office("2026-11-02"_day) == "高朗");
  CHECK(later.desk().people.office("2026-11-07"_day) == "叶青");
}

TEST_CASE("a petitioner is written to in his own conversation, else by telephone") {
  Room room;
  const std::string number = room.open(1, "2026-10-12"_day);
  CHECK_FALSE(room.reach_of(number).conversation);
  CHECK(room.reach_of(number).phone == "");
  const std::int64_t person = room.person();
  room.index(number, person);
  CHECK(room.reach_of(number).phone == "13900007001");
  const ConversationId who = room.citizen("wm-a");
  room.write([&](Transaction& tx) { join_identity(tx, who, person, room.clock.now()); });
  CHECK(room.reach_of(number).conversation == who);
  CHECK(room.reach_of(number).phone == "");
}

TEST_CASE("a case whose petitioner is joined with nobody reaches nobody") {
  Room room;
  const std::string number = room.open(1, "2026-10-12"_day);
  room.index(number, std::nullopt);
  CHECK_FALSE(room.reach_of(number).conversation);
  CHECK(room.reach_of(number).phone == "");
}

TEST_CASE("the supervision list holds what is late, the longest over first, and says since when") {
  Room room;
  const ReminderView view(room.office);
  const std::string first = room.open(1, "2026-08-28"_day), second = room.open(2, "2026-08-27"_day),
                    in_time = room.open(3, "2026-10-12"_day);
  for (const std::string& number : {first, second, in_time})
    room.write([&](Transaction& tx) {
      const auto file = view.see(tx, room.keys, number);
      settle(tx, {.look = {number, 3}, .listed_from = view.listed_from(*file)}, room.clock.now());
    });
  CHECK(view.listed_from(*room.see(first)) == "2026-10-28"_day);  // due on the 27th, a Tuesday
  const auto rows = room.database.read(
      [&](Transaction& tx) { return view.supervision(tx, room.keys, "2026-11-02"_day); });
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].case_number == second);
  CHECK(rows[1].case_number == first);
  CHECK(rows[1].days_over == 6);
  CHECK(rows[1].handler == "江禾");
}

TEST_CASE(
    "the fingerprint changes with people, units and the texts of the law, and with nothing else") {
  Room room;
  const std::string before = ReminderView(room.office).fingerprint();
  CHECK(ReminderView(room.office).fingerprint() == before);
  room.office.agent_id = "7";
  CHECK(ReminderView(room.office).fingerprint() == before);
  Office other = room.office;
  other.staff[5].deputy = "唐溪";
  CHECK(ReminderView(other).fingerprint() != before);
  other = room.office;
  other.staff[5].away = {{"2026-11-02"_day, "2026-11-06"_day}};
  CHECK(ReminderView(other).fingerprint() != before);
  other = room.office;
  other.leader_of["食品科"] = "林岳";
  CHECK(ReminderView(other).fingerprint() != before);
  other = room.office;
  other.law_texts = "2027";
  CHECK(ReminderView(other).fingerprint() != before);
}

TEST_CASE("a petitioner who has opted out is reminded nowhere") {
  Room room;
  const std::string number = room.open(1, "2026-10-12"_day);
  const std::int64_t person = room.person();
  room.index(number, person);
  room.write([&](Transaction& tx) { opt_out(tx, room.keys, room.phone, room.clock.now()); });
  CHECK(room.reach_of(number).phone == "");
  const ConversationId who = room.citizen("wm-a");
  room.write([&](Transaction& tx) { join_identity(tx, who, person, room.clock.now()); });
  CHECK_FALSE(room.reach_of(number).conversation);
  room.write([&](Transaction& tx) { opt_in(tx, room.keys, who); });
  CHECK(room.reach_of(number).conversation == who);
}

}  // namespace reminder_view_test
