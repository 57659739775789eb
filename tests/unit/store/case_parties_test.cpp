#include "store/case_parties.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/case_room.h"

namespace case_parties_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
namespace event = petition::event;

namespace {

std::vector<std::string> found_by(CaseRoom& room, const char* name) {
  return room.database.read([&](Transaction& tx) {
    return cases_of(tx, {"main"}, parties_of(room.office, *room.office.member(name)), 100);
  });
}

const std::vector<std::string> kOne{kCaseNo}, kNone;

}  // namespace

TEST_CASE("a case is found by who has a part in it, and by nobody else") {
  CaseRoom room;
  CHECK(found_by(room, "江禾") == kOne);  // handler
  CHECK(found_by(room, "冯川") == kOne);  // head of the section
  CHECK(found_by(room, "唐溪") == kNone);
  CHECK(found_by(room, "秦月") == kNone);
  CHECK(found_by(room, "高朗") == kNone);
}

TEST_CASE("each event moves it: to the leader who is asked, the office that supervises, the heir") {
  CaseRoom room;
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验"}));
  CHECK(found_by(room, "秦月") == kOne);
  REQUIRE(room.act("秦月", event::Extended{}));
  CHECK(found_by(room, "秦月") == kNone);
  REQUIRE(room.act("高朗", event::SupervisionOpened{"催了三次", {}}));
  CHECK(found_by(room, "高朗") == kOne);
  REQUIRE(room.act("高朗", event::Assigned{"价格科", "唐溪", {}}));
  CHECK(found_by(room, "江禾") == kNone);
  CHECK(found_by(room, "唐溪") == kOne);
}

TEST_CASE("an event that changes nobody's part writes nothing of it", "[sqlite]") {
  CaseRoom room;
  const auto rows = [&] {
    return room.database.read([](Transaction& tx) {
      return tx.rows<std::int64_t, std::string>("SELECT rowid, party FROM case_party ORDER BY 1");
    });
  };
  const auto before = rows();
  room.put("2026-10-30"_day, "江禾", event::Progress{"检验已送"});
  CHECK(rows() == before);
}

TEST_CASE("an archived case stands under nobody") {
  CaseRoom room;
  room.put("2026-10-30"_day, "江禾", event::Withdrawn{});
  room.put("2026-10-31"_day, "江禾", event::Archived{});
  CHECK(found_by(room, "江禾") == kNone);
  CHECK(room.number("SELECT COUNT(*) FROM case_party WHERE party LIKE 'main/person/%' OR party "
                    "LIKE 'main/unit/%' OR party = 'main/office'") == 0);
}

TEST_CASE("cases of before the index are looked at once, and then stand in it") {
  CaseRoom room;
  room.execute("DELETE FROM case_party");
  room.execute("INSERT INTO case_party(party, case_no) VALUES ('unknown', $1)", {kCaseNo});
  const auto once = [&] {
    return room.write([&](Transaction& tx) { return note_unknown_parties(tx, room.keys); });
  };
  CHECK(once());
  CHECK_FALSE(once());
  CHECK(found_by(room, "江禾") == kOne);
}

TEST_CASE("somebody's cases are found by an index", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("case_parties.cpp", "WHERE party = $1"),
             Contains("PRIMARY KEY") || Contains("autoindex_case_party"));
  CHECK_THAT(room.plan("case_parties.cpp", "WHERE case_no = $1"), Contains("INDEX case_party_of"));
}

}  // namespace case_parties_test
