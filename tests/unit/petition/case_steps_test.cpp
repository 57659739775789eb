#include "petition/case_steps.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_steps_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

const StaffPerson kHandler{"周启明", "药品科", {Role::handler}};
const StaffPerson kLeader{"苏敏", "", {Role::leader}};
const StaffPerson kOfficeHead{"丁国安", "", {Role::office_head}};

std::vector<Step> steps(const CaseFile& file, const StaffPerson& person,
                        Instant now = "2026-10-15T09:00"_at) {
  return next_steps(file, person.name, roles_on(file, person), law_of_tests(), now);
}

std::string offered(const std::vector<Step>& steps) {
  std::string all;
  for (const Step& step : steps)
    if (!step.waits_for) all += (all.empty() ? "" : " ") + step.event;
  return all;
}

const Step* find(const std::vector<Step>& steps, std::string_view event) {
  const auto it = std::ranges::find(steps, event, &Step::event);
  return it == steps.end() ? nullptr : &*it;
}

}  // namespace

TEST_CASE("a person's roles on a file are his standing ones and those that the file gives him") {
  Ledger file = worked_on("2026-10-09");
  CHECK(roles_on(file.file(), kHandler) == std::vector{Role::handler, Role::receiver});
  CHECK(roles_on(file.file(), {"徐雯", "器械科", {Role::handler}}) == std::vector{Role::receiver});
  file.add("2026-10-10", event::Assigned{"药品科", "周启明", {"器械科"}})
      .add("2026-10-10", event::Sponsored{"苏敏", "药品科", "周启明"});
  CHECK(roles_on(file.file(), {"徐雯", "器械科", {Role::handler}}) ==
        std::vector{Role::co_handler, Role::receiver});
  CHECK(roles_on(file.file(), kLeader) == std::vector{Role::sponsor, Role::leader, Role::receiver});
}

TEST_CASE("a section's head and a unit's officer are so on their own unit's files alone") {
  const CaseFile file = worked_on("2026-10-09").file();
  const std::vector both{Role::section_head, Role::unit_officer};
  CHECK(roles_on(file, {"罗静", "药品科", both}) ==
        std::vector{Role::section_head, Role::unit_officer, Role::receiver});
  CHECK(roles_on(file, {"石磊", "器械科", both}) == std::vector{Role::receiver});
  CHECK(roles_on(file, {"苏敏", "", {Role::leader, Role::unit_officer}}) ==
        std::vector{Role::leader, Role::unit_officer, Role::receiver});
}

TEST_CASE("a file is seen by who has a duty on it, and by its first receiver") {
  const CaseFile file = worked_on("2026-10-09").file();
  CHECK(may_see(file, kHandler));
  CHECK(may_see(file, kLeader));
  CHECK(may_see(file, kOfficeHead));
  CHECK(may_see(file, {"方蕾", "", {}}));  // who received it first
  CHECK_FALSE(may_see(file, {"徐雯", "器械科", {Role::handler}}));
  CHECK_FALSE(may_see(file, {"石磊", "器械科", {Role::section_head, Role::unit_officer}}));
  CHECK_FALSE(may_see(file, {"谁", "", {}}));
}

TEST_CASE("whom a matter accuses has no role on it, nor his unit, nor who has an interest") {
  event::Registered body{.number = kNumber, .matter = "药"};
  body.intake.accused_units = {"药品科"};
  body.intake.recused = {"苏敏"};
  body.intake.accused_persons = {"丁国安"};
  const CaseFile file = ledger().add("2026-10-09", body).file();
  for (const StaffPerson& person : {kHandler, kLeader, kOfficeHead}) {
    CHECK(roles_on(file, person).empty());
    CHECK(steps(file, person).empty());
    CHECK_FALSE(may_see(file, person));
  }
}

TEST_CASE("a handler is offered what he may do now, and nothing of what only others may") {
  const Ledger file = worked_on("2026-10-09");
  CHECK(offered(steps(file.file(), kHandler)) ==
        "progress extension_asked concluded served notice_resent withdrawn material_added "
        "corrected");
}

TEST_CASE("only the first receiver is offered to hand his duties over") {
  const CaseFile file = worked_on("2026-10-09").file();
  CHECK(find(steps(file, {"方蕾", "", {Role::duty}}), "handed_over") != nullptr);
  CHECK(find(steps(file, {"方蕾", "", {}}), "handed_over") != nullptr);
  CHECK(find(steps(file, {"徐雯", "", {}}), "handed_over") == nullptr);
}

TEST_CASE("who approves is offered to approve when asked, and not the handler himself") {
  Ledger file = worked_on("2026-09-28");
  const auto now = "2026-11-18T10:00"_at;
  CHECK(find(steps(file.file(), kLeader, now), "extension_refused") == nullptr);
  file.add("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明", Role::handler);
  CHECK(find(steps(file.file(), kLeader, now), "extension_refused") != nullptr);
  const auto mine = steps(file.file(), kLeader, now);
  REQUIRE(find(mine, "extended") != nullptr);
  CHECK_FALSE(find(mine, "extended")->waits_for);
  CHECK(find(steps(file.file(), kHandler, now), "extended") == nullptr);
  const auto late = steps(file.file(), kLeader, "2026-12-01T10:00"_at);
  REQUIRE(find(late, "extended") != nullptr);
  CHECK(find(late, "extended")->waits_for->code == "extension_after_expiry");
}

TEST_CASE("a step that waits for another says for what") {
  Ledger file = worked_on("2026-08-25");
  file.add("2026-09-10", event::HearingBegun{}, "高主持", Role::chair);
  const auto during = steps(file.file(), kHandler);
  REQUIRE(find(during, "concluded") != nullptr);
  CHECK(find(during, "concluded")->waits_for->code == "case.hearing");
  file.add("2026-09-11", event::HearingEnded{}, "高主持", Role::chair)
      .add("2026-09-20", opinion_of_tests(), "周启明", Role::handler)
      .add("2026-09-21", service_of_tests(Document::opinion, "31号"), "周启明", Role::handler);
  const auto after = steps(file.file(), kHandler);
  REQUIRE(find(after, "archived") != nullptr);
  CHECK(find(after, "archived")->waits_for->code == "case.follow_up");
}

TEST_CASE("of services it is said which document") {
  const auto mine = steps(
      worked_on("2026-08-25").add("2026-09-20", opinion_of_tests(), "周启明", Role::handler).file(),
      kHandler);
  const auto* step = find(mine, "served");
  REQUIRE(step != nullptr);
  CHECK(step->document == Document::opinion);
  CHECK(std::ranges::count(mine, "served", &Step::event) == 1);
}

TEST_CASE("a citizen may ask for review and rate, once there is an opinion to answer") {
  Ledger file = worked_on("2026-08-25");
  const auto mine = [&] {
    return offered(
        next_steps(file.file(), "", {Role::citizen}, law_of_tests(), "2026-10-15T09:00"_at));
  };
  CHECK(mine() == "notice_resent withdrawn material_added");
  file.add("2026-09-20", opinion_of_tests(), "周启明", Role::handler)
      .add("2026-09-21", service_of_tests(Document::opinion, "31号"), "周启明", Role::handler);
  CHECK(mine() == "notice_resent review_asked withdrawn material_added rated");
}

}  // namespace case_steps_test
