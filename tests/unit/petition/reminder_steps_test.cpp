#include "petition/reminder_steps.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminder_steps_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

const ReminderStep& step_of(std::string_view clock, std::string_view key) {
  for (const ReminderStep& step : policy_of_tests().clock(clock)->steps)
    if (step.key == key) return step;
  throw Broken("the step stands in the default policy");
}

Deadline ending(LocalDate due, LocalDate safe) {
  Deadline deadline;
  deadline.clock = "conclude";
  deadline.begins = due - days{60};
  deadline.nominal = deadline.due = due;
  deadline.safe = safe;
  return deadline;
}

Sensitive period(LocalDate from, LocalDate until) {
  return {.periods = {{"重点时期", from, until}}, .topics = {}, .cases = {}};
}

}  // namespace

TEST_CASE("steps count in working days before the last one in time and after the last day") {
  // Ends in the National Day week: in time until the 8th, safe on the last day before the week.
  const Deadline holiday = ending("2026-10-08"_day, "2026-09-30"_day);
  struct Row {
    const char *because, *step;
    LocalDate day;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"the last working day before the holidays", "T", "2026-09-30"_day},
      {"a day before", "T-1", "2026-09-29"_day},
      {"over Mid-Autumn and its weekend", "T-3", "2026-09-24"_day},
      {"a week of working days and the Sunday made up for", "T-7", "2026-09-20"_day},
      {"the last day itself", "due", "2026-10-08"_day},
      {"the next one", "due+1", "2026-10-09"_day},
      {"the make-up Saturday counts, the Sunday does not", "due+3", "2026-10-12"_day},
      {"a week later", "due+7", "2026-10-16"_day},
  }));
  CAPTURE(row.because, row.step);
  CHECK(day_of(step_of("conclude", row.step), holiday, working_days_of_tests()) == row.day);
}

TEST_CASE("what ends on a day off is said on the last working day before, what is over after it") {
  // A superior's own Saturday.
  const Deadline saturday = ending("2026-11-14"_day, "2026-11-13"_day);
  const WorkingDays& working = working_days_of_tests();
  CHECK(day_of(step_of("conclude", "due"), saturday, working) == "2026-11-13"_day);
  CHECK(day_of(step_of("conclude", "due+1"), saturday, working) == "2026-11-16"_day);
  // Natural days: the seventh before is a Saturday, the first after a Sunday.
  CHECK(day_of(step_of("ask_review", "T-7d"), ending("2026-11-21"_day, "2026-11-21"_day),
               working) == "2026-11-13"_day);
  CHECK(day_of(step_of("ask_review", "due+1d"), saturday, working) == "2026-11-16"_day);
}

TEST_CASE("inside a sensitive period three days before become five, and outside they do not") {
  const Deadline friday = ending("2026-11-27"_day, "2026-11-27"_day);  // T-3: Tuesday, T-5: Friday
  struct Row {
    const char* because;
    LocalDate from, until, day;
  };
  const auto row = GENERATE(values<Row>({
      {"all of it inside", "2026-11-16"_day, "2026-11-30"_day, "2026-11-20"_day},
      {"the period begins in between, on a Saturday", "2026-11-21"_day, "2026-11-30"_day,
       "2026-11-23"_day},
      {"the period ends before the fifth day", "2026-11-01"_day, "2026-11-19"_day,
       "2026-11-24"_day},
      {"a period of a weekend alone", "2026-11-21"_day, "2026-11-22"_day, "2026-11-24"_day},
      {"the period begins afterwards", "2026-11-25"_day, "2026-11-30"_day, "2026-11-24"_day},
  }));
  CAPTURE(row.because);
  const ReminderStep& step = step_of("conclude", "T-3");
  const WorkingDays& working = working_days_of_tests();
  CHECK(day_of(step, friday, working, period(row.from, row.until), false) == row.day);
  CHECK(day_of(step, friday, working, {}, true) == "2026-11-20"_day);  // of the lists
  CHECK(day_of(step, friday, working, {}, false) == "2026-11-24"_day);
  CHECK(day_of(step_of("conclude", "T-1"), friday, working, period(row.from, row.until), true) ==
        "2026-11-26"_day);
}

TEST_CASE(
    "what presses may be said from eight, the rest with the digest, an urgent start at once") {
  const ReminderPolicy& policy = policy_of_tests();
  const LocalDate day = "2026-11-24"_day;
  CHECK(moment_of(step_of("inform", "T-3"), day, policy, false) == "2026-11-24T08:40"_at);
  CHECK(moment_of(step_of("inform", "T-3"), day, policy, true) == "2026-11-24T08:00"_at);
  CHECK(moment_of(step_of("inform", "T"), day, policy, false) == "2026-11-24T08:00"_at);
  CHECK(moment_of(step_of("inform", "due+3"), day, policy, false) == "2026-11-24T08:00"_at);
  CHECK(moment_of(step_of("inform", "start"), day, policy, true) == "2026-11-24T00:00"_at);
}

TEST_CASE("the key's date is the one that the step speaks of") {
  const Deadline saturday = ending("2026-11-14"_day, "2026-11-13"_day);
  CHECK(anchor_of(step_of("inform", "T-3"), saturday) == "2026-11-13"_day);
  CHECK(anchor_of(step_of("inform", "due+3"), saturday) == "2026-11-14"_day);
  CHECK(anchor_of(step_of("inform", "start"), saturday) == saturday.begins);
}

TEST_CASE("no step falls on a day off, and raised attention never delays one") {
  CHECK(holds([] {
    const Calendar& calendar = law_of_tests().calendar;
    const LocalDate nominal = LocalDate(2024, 1, 1) + days{any_in(0, 1200)};
    const Deadline deadline = ending(any_of({nominal, calendar.working_day_from(nominal)}),
                                     calendar.working_day_until(nominal));
    const ClockReminders& row = any_of(policy_of_tests().clocks);
    const ReminderStep& step = any_of(row.steps);
    const LocalDate from = nominal + days{any_in(-20, 20)};
    const Sensitive raised = period(from, from + days{any_in(0, 20)});
    const LocalDate day = day_of(step, deadline, working_days_of_tests());
    PROPERTY_ASSERT(step.anchor == Anchor::start || calendar.is_working_day(day));
    for (const bool is_watched : {false, true}) {
      const LocalDate early = day_of(step, deadline, working_days_of_tests(), raised, is_watched);
      PROPERTY_ASSERT(early <= day);
      PROPERTY_ASSERT(step.anchor == Anchor::start || calendar.is_working_day(early));
    }
  }));
}

}  // namespace reminder_steps_test
