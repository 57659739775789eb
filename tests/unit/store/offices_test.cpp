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

}  // namespace offices_test
