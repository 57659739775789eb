#include "app/import/sample_office.h"

#include <catch2/catch.hpp>

#include "app/rehearse/stage.h"
#include "store/cases.h"

namespace sample_office_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

std::unique_ptr<Stage> stage(Instant now) {
  std::vector<Problem> faults;
  auto made = Stage::make({now, 1, "", ""}, faults);
  REQUIRE(made);
  return made;
}

std::int64_t events(Stage& stage) {
  return stage.ground().database->read([](store::Transaction& tx) {
    return std::get<0>(*tx.row<std::int64_t>("SELECT COUNT(*) FROM case_event"));
  });
}

}  // namespace

TEST_CASE("a demonstration begins with the sample's cases, and takes them in once") {
  const FakeClock clock("2026-11-24T09:00"_at);
  SeededRandom random(1);
  const auto office = stage(clock.now());
  const ImportCounts first = take_in_sample_office(office->ground(), clock, random);
  CHECK(first.cases > 0);
  const auto file = office->ground().database->read([&](store::Transaction& tx) {
    return store::case_file(tx, office->ground().keys, "XF2026-000201");
  });
  REQUIRE(file);
  CHECK(file->state == petition::State::in_progress);
  const std::int64_t before = events(*office);
  CHECK(take_in_sample_office(office->ground(), clock, random).cases == 0);
  CHECK(events(*office) == before);
}

TEST_CASE("a demonstration on a day before the sample's cases begins without them") {
  const FakeClock clock("2026-03-02T09:00"_at);
  SeededRandom random(1);
  const auto office = stage(clock.now());
  CHECK(take_in_sample_office(office->ground(), clock, random).cases == 0);
  CHECK(events(*office) == 0);
}

}  // namespace sample_office_test
