#include "store/case_figures.h"

#include <catch2/catch.hpp>

#include "store/case_parties.h"
#include "store/reminder_books.h"
#include "tests/unit/store/case_room.h"

namespace case_figures_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
namespace event = petition::event;
using petition::Satisfaction;
using petition::Stage;

namespace {

petition::Intake accusing() {
  petition::Intake intake;
  intake.kind = petition::MatterKind::accusation;
  return intake;
}

struct Room : CaseRoom {
  using CaseRoom::CaseRoom;
  std::string text(const std::string& sql) {
    return database.read(
        [&](Transaction& tx) { return std::get<0>(tx.row<std::string>(sql).value()); });
  }
  std::string figure(const std::string& column) {
    return text("SELECT " + column + " FROM case_figure WHERE case_no = '" + kCaseNo + "'");
  }
  void find(const FoundByLook& found) {
    write([&](Transaction& tx) { note_found(tx, kCaseNo, found); });
  }
  // Registered with a place; answers the place's id.
  std::int64_t take(int serial, const std::string& place) {
    const auto taken = petition::CaseNumber::of(2026, serial);
    write([&](Transaction& tx) {
      append_event(tx, keys, taken.text(),
                   {"2026-10-20"_day, "2026-10-20T09:00"_at, "",
                    event::Registered{.number = taken, .matter = "一件事", .place = place}});
    });
    return number("SELECT place_id FROM case_figure WHERE case_no = '" + taken.text() + "'");
  }
};

}  // namespace

TEST_CASE("a matter is counted from its registration on, by week and unit") {
  Room room;
  CHECK(room.figure("week") == "2026-10-19");
  CHECK(room.figure("unit") == "食品科");
  CHECK(room.figure("office") == "main");
  room.put("2026-10-22"_day, "高朗", event::Assigned{"价格科", "唐溪", {}});
  CHECK(room.figure("unit") == "价格科");
}

TEST_CASE("matters of one place share its row, sealed, and one without has none") {
  Room room;
  const auto first = room.take(301, "和平路26号"), same = room.take(302, " 和平路26号 ");
  CHECK(first == same);
  CHECK(room.take(303, "光明街1号") != first);
  CHECK(room.take(304, "  ") == 0);
  CHECK(room.number("SELECT COUNT(*) FROM figure_place") == 2);
  CHECK(room.text("SELECT place FROM figure_place ORDER BY id LIMIT 1").find("和平路") ==
        std::string::npos);
  CHECK(room.database.read([&](Transaction& tx) { return figure_place(tx, room.keys, first); }) ==
        "和平路26号");
}

TEST_CASE("an accusation is in no figure, also one that turns out to be one later") {
  Room accusation(accusing());
  CHECK(accusation.number("SELECT COUNT(*) FROM case_figure") == 0);
  Room room;
  room.put("2026-10-26"_day, "",
           event::Rated{Stage::opinion, Satisfaction::mostly, Satisfaction::satisfied, ""});
  CHECK(room.number("SELECT COUNT(*) FROM case_rating") == 1);
  event::Registered as_accusation{.number = petition::CaseNumber::of(2026, 201), .matter = "举报"};
  as_accusation.intake = accusing();
  event::Corrected correction{.entry = 1, .reason = "是检举", .instead = {}};
  correction.instead.push_back(
      {"2026-10-19"_day, "2026-10-19T09:00"_at, "", std::move(as_accusation)});
  room.put("2026-10-27"_day, "高朗", std::move(correction));
  CHECK(room.number("SELECT COUNT(*) FROM case_figure") == 0);
  CHECK(room.number("SELECT COUNT(*) FROM case_rating") == 0);
}

TEST_CASE("a matter that names whom it accuses is in no figure, whatever kind it is of") {
  Room room(petition::Intake{.accused_units = {"价格科"}});
  CHECK(room.number("SELECT COUNT(*) FROM case_figure") == 0);
}

TEST_CASE("a rating is kept once for each stage, and one that was corrected away is gone") {
  Room room;
  room.put("2026-10-26"_day, "", event::Rated{Stage::opinion, {}, Satisfaction::dissatisfied, ""});
  room.put("2026-11-03"_day, "", event::Rated{Stage::review, Satisfaction::mostly, {}, "慢"});
  CHECK(room.text("SELECT of_unit FROM case_rating WHERE stage = 'opinion'") == "dissatisfied");
  CHECK(room.text("SELECT of_office FROM case_rating WHERE stage = 'opinion'").empty());
  CHECK(room.text("SELECT week FROM case_rating WHERE stage = 'review'") == "2026-11-02");
  room.put("2026-11-04"_day, "高朗",
           event::Corrected{.entry = 4, .reason = "记错了件", .instead = {}});
  CHECK(room.number("SELECT COUNT(*) FROM case_rating") == 1);
  CHECK(room.text("SELECT stage FROM case_rating") == "review");
}

TEST_CASE("what a look finds is kept, and an event leaves it until the next look") {
  Room room;
  room.find({"食品药品",
             {petition::AnswerTime{"2026-10-19"_day, "2026-11-03"_day, "2026-10-21"_day},
              petition::AnswerTime{"2026-10-21"_day, "2026-12-21"_day, {}}}});
  CHECK(room.figure("theme") == "食品药品");
  CHECK(room.figure("informed_on") == "2026-10-21");
  CHECK(room.number("SELECT inform_days FROM case_figure") == 2);
  CHECK(room.figure("conclude_due") == "2026-12-21");
  CHECK(room.figure("concluded_on").empty());
  room.put("2026-10-30"_day, "江禾", event::Progress{"检验已送"});
  CHECK(room.figure("theme") == "食品药品");
  room.find({"其他", {}});
  CHECK(room.figure("conclude_due").empty());
}

TEST_CASE("an event that changes nothing of it writes nothing of it", "[sqlite]") {
  Room room;
  room.write([](Transaction& tx) {
    tx.execute(
        "CREATE TRIGGER no_write BEFORE UPDATE ON case_figure BEGIN SELECT RAISE(ABORT, 'no'); "
        "END");
  });
  CHECK_NOTHROW(room.put("2026-10-30"_day, "江禾", event::Progress{"检验已送"}));
  CHECK_NOTHROW(room.find({}));
}

TEST_CASE("matters of before there were figures are counted when the program starts") {
  Room room;
  room.write([](Transaction& tx) {
    tx.execute("DELETE FROM case_figure");
    tx.execute("INSERT INTO case_party(party, case_no) VALUES ('unknown', $1)", {kCaseNo});
  });
  CHECK(room.write([&](Transaction& tx) { return note_unknown_parties(tx, room.keys); }));
  CHECK(room.figure("unit") == "食品科");
}

}  // namespace case_figures_test
