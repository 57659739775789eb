#include "app/office_of.h"

#include <catch2/catch.hpp>

namespace office_of_test {

using namespace huiyin;
using namespace huiyin::app;

TEST_CASE("the built-in office, rules, calendar and words fit together without a fault") {
  std::vector<Problem> faults;
  const auto office =
      office_of(config::load_office("").office, config::default_settings("/x"), &faults);
  const auto words = words_of_config(&faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(faults.empty());
  REQUIRE(office);
  REQUIRE(words);
  CHECK_FALSE(office->facts.duty_person.empty());
  CHECK(office->rules.sets().size() == 2);
  CHECK_FALSE(office->told_of("group_visit").empty());
  for (const store::StaffMember& one : office->staff)
    CHECK(one.userid.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
}

TEST_CASE("the built-in reminders fit the built-in rules: every clock has somebody to be told") {
  std::vector<Problem> faults;
  const auto rules = rules_of_config(&faults);
  REQUIRE(rules);
  const auto policy = reminders_of_config(*rules, &faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(faults.empty());
  REQUIRE(policy);
  for (const petition::Rules& set : rules->sets())
    for (const petition::ClockRule& clock : set.clocks) CHECK(policy->clock(clock.key) != nullptr);
}

TEST_CASE("an office without a duty person still has its facts") {
  config::Office office = config::load_office("").office;
  office.staff.clear();
  std::vector<Problem> faults;
  const auto made = office_of(office, config::default_settings("/x"), &faults);
  REQUIRE(made);
  CHECK(made->facts.duty_person.empty());
  CHECK(made->member("谁") == nullptr);
}

}  // namespace office_of_test
