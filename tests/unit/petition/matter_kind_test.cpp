#include "petition/matter_kind.h"

#include <catch2/catch.hpp>

#include "petition/case_event_json.h"
#include "petition/case_file.h"
#include "petition/deadlines.h"
#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace huiyin::petition::matter_kind_tests {
namespace {

CaseFile accepted_file(MatterKind kind, const char* day) {
  event::Registered registered{.number = CaseNumber::of(2026, 101), .matter = "电梯常坏"};
  registered.intake.kind = kind;
  CaseFile file = fold({}, on(day, registered));
  return fold(std::move(file), on(day, event::Accepted{.unit = "科室"}));
}

bool has_clock(const CaseFile& file, std::string_view clock) {
  const Law& law = law_of_tests();
  const auto runs = count_clocks(file, law.rules, law.calendar).runs;
  return std::ranges::find(runs, clock, &ClockRun::clock) != runs.end();
}

}  // namespace

TEST_CASE("each kind of matter has a name that leads back to it, and a title") {
  for (const MatterKind kind : kMatterKinds) {
    CHECK(matter_kind_named(name(kind)) == kind);
    CHECK_FALSE(title(kind).empty());
  }
  CHECK_FALSE(matter_kind_named("wish"));
}

TEST_CASE("under the rules of 2022 the sixty days are those of a demand alone") {
  const char* day = "2026-09-01";
  CHECK(has_clock(accepted_file(MatterKind::demand, day), "conclude"));
  CHECK_FALSE(has_clock(accepted_file(MatterKind::suggestion, day), "conclude"));
  CHECK_FALSE(has_clock(accepted_file(MatterKind::accusation, day), "conclude"));
  CHECK(has_clock(accepted_file(MatterKind::suggestion, day), "inform"));
}

TEST_CASE("the rules of 2005 knew sixty days for whatever was accepted") {
  const char* day = "2021-09-01";
  CHECK(has_clock(accepted_file(MatterKind::suggestion, day), "conclude"));
}

TEST_CASE("a kind is written on the ledger, and a ledger without one is a demand's") {
  event::Registered registered{.number = CaseNumber::of(2026, 101), .matter = "电梯常坏"};
  registered.intake.kind = MatterKind::suggestion;
  const std::string json = event_json(on("2026-09-01", registered));
  const auto back = read_event_json(json);
  REQUIRE(back);
  CHECK(std::get<event::Registered>(back->body).intake.kind == MatterKind::suggestion);
}

}  // namespace huiyin::petition::matter_kind_tests
