#include "store/offices.h"

#include <catch2/catch.hpp>

#include "store/cases.h"
#include "tests/support/store_room.h"

namespace offices_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct Room : StoreRoom {
  std::string add(const std::string& code, const std::string& parent,
                  const std::string& name = "县局") {
    return write([&](Transaction& tx) {
      const auto added = add_office(tx, {code, name, parent}, clock.now());
      return added ? std::string() : added.error().code;
    });
  }
  template <class Ask>
  auto ask(Ask ask) {
    return database.read(ask);
  }
};

}  // namespace

TEST_CASE("an office with a file is as its file says, and never below itself") {
  Room room;
  const auto put = [&](const std::string& code, const std::string& parent,
                       const std::string& name) {
    return room.write([&](Transaction& tx) {
      const auto done = put_office(tx, {code, name, parent}, room.clock.now());
      return done ? std::string() : done.error().code;
    });
  };
  CHECK(put("yunxi", "main", "云溪县局").empty());
  CHECK(put("food", "yunxi", "食品所").empty());
  CHECK(put("yunxi", "main", "云溪县药监局").empty());
  CHECK(put("yunxi", "food", "云溪县药监局") == "office.circle");
  CHECK(put("yunxi", "yunxi", "云溪县药监局") == "office.circle");
  CHECK(put("danba", "nowhere", "丹坝县局") == "office.parent");
  room.ask([](Transaction& tx) {
    CHECK(offices(tx).back().name == "云溪县药监局");
    CHECK(offices_above(tx, "food") == std::vector<std::string>{"food", "yunxi", "main"});
  });
}

TEST_CASE("an office sees itself and all below it, and knows all above it") {
  Room room;
  CHECK(room.add("yunxi", "main").empty());
  CHECK(room.add("yunxi-food", "yunxi").empty());
  CHECK(room.add("danba", "main").empty());
  room.ask([](Transaction& tx) {
    CHECK(offices_below(tx, "main") ==
          std::vector<std::string>{"main", "danba", "yunxi", "yunxi-food"});
    CHECK(offices_below(tx, "yunxi") == std::vector<std::string>{"yunxi", "yunxi-food"});
    CHECK(offices_below(tx, "nowhere").empty());
    CHECK(offices_above(tx, "yunxi-food") ==
          std::vector<std::string>{"yunxi-food", "yunxi", "main"});
    CHECK(offices_above(tx, "nowhere").empty());
    CHECK(offices(tx).size() == 4);
  });
}

TEST_CASE("an office without a proper code, name or parent is not added") {
  Room room;
  CHECK(room.add("Yunxi", "main") == "office.code");
  CHECK(room.add("", "main") == "office.code");
  CHECK(room.add("yunxi", "main", " ") == "office.name");
  CHECK(room.add("yunxi", "nowhere") == "office.parent");
  CHECK(room.add("main", "main") == "office.twice");
}

TEST_CASE("a case is the main office's unless another was named before its first event") {
  Room room;
  room.add("yunxi", "main");
  const auto begin = [&](Transaction& tx, int serial) {
    const auto number = petition::CaseNumber::of(2026, serial);
    append_event(tx, room.keys, number.text(),
                 {"2026-10-19"_day, room.clock.now(), "", petition::event::Registered{number}});
  };
  room.write([&](Transaction& tx) {
    begin(tx, 1);
    note_office_of_case(tx, "XF2026-000002", "yunxi");
    begin(tx, 2);
    begin(tx, 3);
  });
  room.ask([](Transaction& tx) {
    CHECK(office_of_case(tx, "XF2026-000001") == "main");
    CHECK(office_of_case(tx, "XF2026-000002") == "yunxi");
    CHECK_FALSE(office_of_case(tx, "XF2026-000004"));
    const std::vector<std::string> both{"main", "yunxi"};
    CHECK(case_numbers(tx, both, "", 2) ==
          std::vector<std::string>{"XF2026-000003", "XF2026-000002"});
    CHECK(case_numbers(tx, both, "XF2026-000002", 2) == std::vector<std::string>{"XF2026-000001"});
    CHECK(case_numbers(tx, {"yunxi"}, "", 5) == std::vector<std::string>{"XF2026-000002"});
  });
}

TEST_CASE("cases that are due are listed by their day, those of other offices are not") {
  Room room;
  room.add("yunxi", "main");
  const auto look = [&](const char* office, const char* number, const char* due) {
    room.write([&](Transaction& tx) {
      tx.execute(
          "INSERT INTO case_look(case_no, seq, next_at, office, due_on) VALUES ($1, 1, NULL, $2, "
          "$3)",
          {std::string(number), std::string(office),
           due == nullptr ? Value{nullptr} : Value{std::string(due)}});
    });
  };
  look("main", "XF2026-000001", "2026-12-08");
  look("main", "XF2026-000002", "2026-12-01");
  look("yunxi", "XF2026-000003", "2026-12-01");
  look("main", "XF2026-000004", nullptr);
  look("main", "XF2026-000005", "2026-12-09");
  room.ask([](Transaction& tx) {
    const std::vector<std::string> both{"main", "yunxi"};
    const auto until = "2026-12-08"_day;
    const DueCase first{"2026-12-01", "XF2026-000002"}, second{"2026-12-01", "XF2026-000003"},
        third{"2026-12-08", "XF2026-000001"};
    CHECK(cases_due(tx, both, until, {}, 9) == std::vector{first, second, third});
    CHECK(cases_due(tx, {"main"}, until, {}, 9) == std::vector{first, third});
    CHECK(cases_due(tx, both, until, {}, 2) == std::vector{first, second});
    CHECK(cases_due(tx, both, until, first, 9) == std::vector{second, third});
    CHECK(cases_due(tx, both, "2026-11-30"_day, {}, 9).empty());
  });
}

}  // namespace offices_test
