#include "petition/case_correction.h"

#include <catch2/catch.hpp>

#include "petition/deadlines.h"
#include "petition/told.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace case_correction_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

event::Corrected correct(int entry, std::vector<CaseEvent> instead) {
  return {entry, "日期记错", std::move(instead)};
}

// Entries: 1 registered, 2 accepted, 3 assigned, 4 acceptance served, 5 concluded, 6 opinion
// served.
Ledger served() {
  return worked_on("2026-08-25")
      .add("2026-10-23", opinion_of_tests(), "周启明", Role::handler)
      .add("2026-10-26", service_of_tests(Document::opinion, "31号"), "周启明", Role::handler);
}

LocalDate due(const CaseFile& file, std::string_view clock) {
  for (const ClockRun& run : count_clocks(file, law_of_tests().rules, law_of_tests().calendar).runs)
    if (run.clock == clock) return *run.due;
  return {};
}

CaseEvent served_on(const char* date) {
  return on(date, service_of_tests(Document::opinion, "31号"), "周启明", Role::handler);
}

}  // namespace

TEST_CASE("a corrected entry counts from its own day, and the ledger keeps both") {
  Ledger file = served();
  CHECK(due(file.file(), "ask_review") == "2026-11-25"_day);
  file.add("2026-10-30", correct(6, {served_on("2026-10-28")}), "周启明", Role::handler);
  CHECK(due(file.file(), "ask_review") == "2026-11-27"_day);
  CHECK(file.file().state == State::served);
  REQUIRE(file.file().ledger.size() == 7);
  CHECK(file.file().ledger[5].date == "2026-10-26"_day);
  CHECK(name(file.file().ledger[6]) == "corrected");
  CHECK(file.file().counted.size() == 6);
  CHECK(told(file.file(), law_of_tests(), {}).opinion->served == "2026-10-28"_day);
}

TEST_CASE("an entry that should not be there counts no more") {
  Ledger file = served();
  file.add("2026-10-30", correct(6, {}), "周启明", Role::handler);
  CHECK(file.file().state == State::concluded);
  CHECK(due(file.file(), "ask_review") == LocalDate());
  file.add("2026-10-30", served_on("2026-10-30").body, "周启明", Role::handler);
  CHECK(file.file().state == State::served);
}

TEST_CASE("corrected twice is corrected once with the last") {
  Ledger twice = served(), once = served();
  twice.add("2026-10-30", correct(6, {served_on("2026-10-28")}), "周启明", Role::handler)
      .add("2026-10-31", correct(6, {served_on("2026-10-27")}), "周启明", Role::handler);
  once.add("2026-10-31", correct(6, {served_on("2026-10-27")}), "周启明", Role::handler);
  CHECK(due(twice.file(), "ask_review") == due(once.file(), "ask_review"));
  CHECK(twice.file().counted.size() == once.file().counted.size());
  CHECK(twice.file().counted[5].date == "2026-10-27"_day);
  // An entry taken out may be put back so.
  twice.add("2026-11-01", correct(6, {}), "周启明", Role::handler)
      .add("2026-11-02", correct(6, {served_on("2026-10-27")}), "周启明", Role::handler);
  CHECK(twice.file().state == State::served);
}

TEST_CASE("only the fields of an entry are corrected, by who may, with a reason") {
  const Ledger file = served();
  const auto code = [&](event::Corrected body, const char* by = "周启明", Role as = Role::handler) {
    return file.refused_at("2026-10-30", std::move(body), by, as);
  };
  CHECK(code(correct(0, {})) == "case.correction corrected.entry");
  CHECK(code(correct(7, {})) == "case.correction corrected.entry");
  CHECK(code({6, " ", {served_on("2026-10-27")}}) == "case.missing corrected.reason");
  CHECK(code(correct(6, {served_on("2026-10-27")}), "石磊", Role::section_head) ==
        "case.role corrected.as");
  CHECK(code(correct(6, {served_on("2026-10-27")}), "丁国安", Role::office_head) == "");
  CHECK(code(correct(6, {on("2026-10-27", event::NoticeResent{"31号"})})) ==
        "case.correction corrected.instead.event");
  CHECK(code(correct(6, {served_on("2026-10-27"), served_on("2026-10-28")})) ==
        "case.correction corrected.instead");
  CHECK(code(correct(1, {}), "丁国安", Role::office_head) == "case.correction corrected.instead");
  CHECK(code(correct(1, {on("2026-08-25", event::Registered{CaseNumber::of(2026, 9)})}), "丁国安",
             Role::office_head) == "case.correction corrected.instead.number");
}

TEST_CASE("a correction is refused when the ledger could not have been so") {
  const Ledger file = served();
  // Served before the opinion was given; concluded away under its service; in the future.
  CHECK(file.refused("2026-10-30", correct(6, {served_on("2026-10-22")}), "周启明",
                     Role::handler) == "case.date");
  CHECK(file.refused("2026-10-30", correct(5, {}), "周启明", Role::handler) == "case.state");
  CHECK(file.refused("2026-10-30", correct(6, {served_on("2026-10-31")}), "周启明",
                     Role::handler) == "case.date");
  event::Concluded without = opinion_of_tests();
  without.reasons.clear();
  CHECK(file.refused("2026-10-30", correct(5, {on("2026-10-23", without, "周启明", Role::handler)}),
                     "周启明", Role::handler) == "case.missing");
}

TEST_CASE("what the citizen said is not rewritten: only its day is corrected") {
  Ledger file = served().add("2026-11-10", event::ReviewAsked{"没检测"}, "", Role::citizen);
  const auto code = [&](std::vector<CaseEvent> instead) {
    return file.refused("2026-11-12", correct(7, std::move(instead)), "丁国安", Role::office_head);
  };
  CHECK(code({}) == "case.correction");
  CHECK(code({on("2026-11-10", event::ReviewAsked{"算了"}, "", Role::citizen)}) ==
        "case.correction");
  CHECK(code({on("2026-11-09", event::ReviewAsked{"没检测"}, "", Role::citizen)}) == "");
}

TEST_CASE("a correction is not corrected, and an archived file is reopened first") {
  Ledger file = served();
  file.add("2026-10-30", correct(6, {served_on("2026-10-28")}), "周启明", Role::handler);
  CHECK(file.refused("2026-10-31", correct(7, {}), "丁国安", Role::office_head) ==
        "case.correction");
  file.add("2026-11-01", event::FollowedUp{"已回访"}, "周启明", Role::handler)
      .add("2026-11-02", event::Archived{"方蕾"}, "周启明", Role::handler);
  CHECK(file.refused("2026-11-03", correct(6, {}), "丁国安", Role::office_head) == "case.state");
}

TEST_CASE("a ledger that was odd before its correction may be corrected all the same") {
  Ledger file;
  file.write("2026-08-25", event::Registered{.number = kNumber, .matter = "药"})
      .write("2026-08-20", event::Accepted{"药品科"})  // dated before the registration
      .write("2026-08-26", event::Assigned{"药品科", "周启明"})
      .write("2026-08-27", event::Progress{"已查"});
  CHECK(file.refused("2026-08-28", correct(4, {on("2026-08-27", event::Progress{"已查实"})})) ==
        "");
  CHECK(file.refused("2026-08-28", correct(2, {on("2026-08-25", event::Accepted{"药品科"})})) ==
        "");
}

TEST_CASE("corrections of what is not there change nothing") {
  Ledger file = served();
  const auto before = file.file().counted.size();
  file.write("2026-10-30", correct(99, {served_on("2026-10-28")}))
      .write("2026-10-30", correct(-1, {}))
      .write("2026-10-30", correct(8, {}));
  CHECK(file.file().counted.size() == before);
  CHECK(file.file().state == State::served);
  file.write("2026-10-30", correct(6, {on("2026-10-30", correct(1, {}))}));
  CHECK(file.file().counted.size() == before - 1);
}

TEST_CASE("a file pinned to a rule set stays so through a correction") {
  CaseFile file = served().file();
  file.pinned_rules = "2005";
  file = fold(file, on("2026-10-30", correct(6, {served_on("2026-10-28")})));
  CHECK(file.pinned_rules == "2005");
}

}  // namespace case_correction_test
