#include "app/import/given_cases.h"

#include <catch2/catch.hpp>

#include "app/import/importing.h"
#include "app/rehearse/stage.h"
#include "store/cases.h"

namespace given_cases_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

constexpr const char* kOffice = R"({
  "citizens": [{"name": "马长顺", "phone": "13900001005"}],
  "cases": [{"no": "XF2026-000103", "petitioner": "马长顺", "code": "915570", "matter": "收费",
             "accepted": "2026-09-28", "unit": "食品科", "handler": "江禾",
             "state": "in_progress"}]})";

struct Room {
  Room() {
    std::vector<Problem> faults;
    stage = Stage::make({"2026-11-19T08:30"_at, 1, "", ""}, faults);
    REQUIRE(stage);
    stage->take_in(read_office_data(kOffice, "t", stage->now(), Later::left_out, faults));
    REQUIRE(faults.empty());
  }
  std::vector<Problem> put(std::map<std::string, std::string> fields) {
    std::vector<Problem> faults;
    stage->ground().database->write([&](store::Transaction& tx) {
      put_case(tx, stage->ground(), {"case", std::move(fields), "t:1"}, stage->now(), faults);
    });
    return faults;
  }
  petition::CaseFile file() {
    return stage->ground().database->read([&](store::Transaction& tx) {
      return *store::case_file(tx, stage->ground().keys, "XF2026-000103");
    });
  }
  std::unique_ptr<Stage> stage;
};

}  // namespace

TEST_CASE("an extension that was asked for stands on the ledger, by whom and for how long") {
  Room room;
  CHECK(room.put({{"no", "XF2026-000103"},
                  {"extension_asked", "30"},
                  {"reason", "检验报告未出"},
                  {"by", "江禾"}})
            .empty());
  REQUIRE(room.file().extension_asked);
  CHECK(room.file().extension_asked->by == "江禾");
}

TEST_CASE("what the law refuses, no such case and unknown fields are faults") {
  Room room;
  CHECK(
      room.put({{"no", "XF2026-000103"}, {"extension_asked", "31"}, {"reason", "x"}}).at(0).code ==
      "extension_over_30_days");
  CHECK(room.put({{"no", "XF2026-000999"}}).at(0).code == "given.field");
  CHECK(room.put({{"no", "XF2026-000103"}, {"moon", "full"}}).at(0).code == "given.not_yet");
}

TEST_CASE("a case that is served already stays as it is; another one is served now") {
  Room room;
  const auto serve = [&] {
    std::vector<Problem> faults;
    room.stage->ground().database->write([&](store::Transaction& tx) {
      put_served(tx, room.stage->ground(), {"served", {{"no", "XF2026-000103"}}, "t:1"},
                 room.stage->now(), faults);
    });
    return faults;
  };
  CHECK(serve().size() == 1);  // nothing was concluded yet
  room.stage->ground().database->write([&](store::Transaction& tx) {
    store::append_event(tx, room.stage->ground().keys, "XF2026-000103",
                        {"2026-11-18"_day, room.stage->now(), "江禾",
                         petition::event::Concluded{.number = "31号"}});
  });
  CHECK(serve().empty());
  CHECK(room.file().state == petition::State::served);
  CHECK(serve().empty());
}

}  // namespace given_cases_test
