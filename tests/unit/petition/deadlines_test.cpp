#include "petition/deadlines.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace deadlines_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

ClockCount counted(const std::vector<ClockMark>& marks, ClockSettings settings = {}) {
  return count_clocks(marks, settings, law_of_tests().rules, law_of_tests().calendar);
}

ClockRun run_of(const ClockCount& count, std::string_view clock) {
  for (const ClockRun& run : count.runs)
    if (run.clock == clock) return run;
  throw Broken("the clock was started");
}

std::vector<std::string> reasons(const ClockCount& count) {
  std::vector<std::string> all;
  for (const auto& refused : count.refused) all.push_back(refused.reason);
  return all;
}

ClockMark extension(LocalDate date, int given) {
  return {
      .event = "extended", .date = date, .days = given, .approver = "苏敏", .reason = "检验未出"};
}

}  // namespace

TEST_CASE("what an authority must meet first is neither the citizen's own nor without an article") {
  const auto of = [](const char* due, Owner owner, const char* article) {
    Deadline one;
    one.due = LocalDate::parse(due).value();
    one.owner = owner;
    one.article = article;
    return one;
  };
  const std::vector<Deadline> running{
      of("2026-12-01", Owner::citizen, "第三十五条"), of("2026-12-02", Owner::unit, ""),
      of("2026-12-04", Owner::unit, "第三十四条"), of("2026-12-03", Owner::office, "第二十二条")};
  CHECK(due_first(running) == &running[3]);
  CHECK(due_first({running.begin(), running.begin() + 2}) == nullptr);
}

TEST_CASE("the worked examples of the rules hold") {  // worked by hand, two methods
  struct Row {
    const char *rules, *clock, *start, *date;
    LocalDate nominal, due, safe;
  };
  const auto row = GENERATE(values<Row>({
      {"2022", "inform", "received", "2026-11-24", "2026-12-09"_day, "2026-12-09"_day,
       "2026-12-09"_day},
      {"2022", "inform", "received", "2026-09-18", "2026-10-03"_day, "2026-10-08"_day,
       "2026-09-30"_day},
      {"2022", "inform", "received", "2026-09-25", "2026-10-10"_day, "2026-10-10"_day,
       "2026-10-10"_day},
      {"2022", "inform", "received", "2026-02-06", "2026-02-21"_day, "2026-02-24"_day,
       "2026-02-14"_day},
      {"2022", "inform", "received", "2024-02-15", "2024-03-01"_day, "2024-03-01"_day,
       "2024-03-01"_day},
      {"2022", "transfer", "registered", "2026-03-21", "2026-04-05"_day, "2026-04-07"_day,
       "2026-04-03"_day},
      {"2022", "object", "transferred_in", "2026-09-29", "2026-10-12"_day, "2026-10-12"_day,
       "2026-10-12"_day},
      {"2022", "object", "transferred_in", "2026-11-20", "2026-11-27"_day, "2026-11-27"_day,
       "2026-11-27"_day},
      {"2022", "object", "transferred_in", "2026-02-13", "2026-02-27"_day, "2026-02-27"_day,
       "2026-02-27"_day},
      {"2022", "conclude", "accepted", "2026-09-28", "2026-11-27"_day, "2026-11-27"_day,
       "2026-11-27"_day},
      {"2022", "conclude", "accepted", "2026-08-04", "2026-10-03"_day, "2026-10-08"_day,
       "2026-09-30"_day},
      {"2022", "conclude", "accepted", "2025-12-31", "2026-03-01"_day, "2026-03-02"_day,
       "2026-02-28"_day},
      {"2022", "ask_review", "opinion_served", "2026-10-26", "2026-11-25"_day, "2026-11-25"_day,
       "2026-11-25"_day},
      {"2022", "ask_review", "opinion_served", "2026-09-02", "2026-10-02"_day, "2026-10-08"_day,
       "2026-09-30"_day},
      {"2022", "decide_review", "review_asked", "2026-10-22", "2026-11-21"_day, "2026-11-23"_day,
       "2026-11-20"_day},
      {"2022", "conclude", "accepted", "2026-11-24", "2027-01-23"_day, "2027-01-25"_day,
       "2027-01-22"_day},
  }));
  CAPTURE(row.clock, row.date);
  const auto count =
      counted({{row.start, *LocalDate::parse(row.date)}}, {.pinned_rules = row.rules});
  const ClockRun& run = run_of(count, row.clock);
  CHECK(run.nominal == row.nominal);
  CHECK(run.due == row.due);
  CHECK(run.safe == row.safe);
  CHECK(run.provisional == (row.nominal.year() == 2027));
}

TEST_CASE("a superior's own date is a date: it is not rolled") {
  const auto count = counted({{"transferred_in", "2026-11-05"_day, "2026-11-14"_day}});
  const ClockRun& run = run_of(count, "inform_transferred");
  CHECK(run.due == "2026-11-14"_day);
  CHECK(run.safe == "2026-11-13"_day);
  CHECK_FALSE(run.days);
  CHECK(run_of(count, "object").due == "2026-11-12"_day);
}

TEST_CASE("an extension joins the sixty days and is rolled once at the end") {
  const auto longest = counted({{"accepted", "2026-08-04"_day}, extension("2026-09-29"_day, 30)});
  CHECK(run_of(longest, "conclude").due == "2026-11-02"_day);
  CHECK(run_of(longest, "conclude").days == 90);
  const auto older = counted({{"accepted", "2026-03-05"_day}, extension("2026-04-28"_day, 20)},
                             {.pinned_rules = "2005"});
  CHECK(run_of(older, "conclude").nominal == "2026-05-24"_day);
  CHECK(run_of(older, "conclude").due == "2026-05-25"_day);
  CHECK(run_of(older, "conclude").safe == "2026-05-22"_day);
}

TEST_CASE("an extension is refused for the first reason that holds, and changes nothing") {
  struct Row {
    const char* reason;
    LocalDate date;
    int days;
    const char *approver, *why;
  };
  const auto row = GENERATE(values<Row>({
      {"extension_not_positive", "2026-12-31"_day, 0, "", ""},
      {"extension_not_positive", "2026-07-20"_day, -5, "甲", "乙"},
      {"extension_over_30_days", "2026-12-31"_day, 31, "", ""},
      {"extension_after_expiry", "2026-08-01"_day, 30, "", ""},
      {"extension_without_approver", "2026-07-31"_day, 30, " 　", ""},
      {"extension_without_reason", "2026-07-31"_day, 30, "甲", "\t"},
  }));
  CAPTURE(row.reason);
  const auto count = counted({{"accepted", "2026-06-01"_day},
                              {"extended", row.date, {}, row.days, row.approver, row.why}});
  CHECK(reasons(count) == std::vector<std::string>{row.reason});
  CHECK(run_of(count, "conclude").due == "2026-07-31"_day);
}

TEST_CASE("an extension may be approved on the rolled due day, and not on the day after") {
  const auto with = [](LocalDate approved) {
    return counted({{"accepted", "2026-08-04"_day}, extension(approved, 10)});
  };
  CHECK(with("2026-10-08"_day).refused.empty());
  CHECK(reasons(with("2026-10-09"_day)) == std::vector<std::string>{"extension_after_expiry"});
}

TEST_CASE("several extensions count together, and each is judged by the date that it finds") {
  const auto count = counted({{"accepted", "2026-06-01"_day},
                              extension("2026-07-20"_day, 15),
                              extension("2026-08-12"_day, 15),
                              extension("2026-08-13"_day, 1)});
  CHECK(run_of(count, "conclude").due == "2026-08-31"_day);
  CHECK(reasons(count) == std::vector<std::string>{"extension_over_30_days"});
}

TEST_CASE("an extension without anything to extend is refused") {
  CHECK(reasons(counted({extension("2026-07-20"_day, 10)})) ==
        std::vector<std::string>{"extension_without_clock"});
  CHECK(reasons(counted({{"accepted", "2026-07-21"_day}, extension("2026-07-20"_day, 10)})) ==
        std::vector<std::string>{"extension_without_clock"});
}

TEST_CASE("a late-recorded acceptance counts from its own day") {
  const auto count = counted({extension("2026-07-20"_day, 10), {"accepted", "2026-06-01"_day}});
  CHECK(count.refused.empty());
  CHECK(run_of(count, "conclude").extended_days == 10);
}

TEST_CASE("days of a hearing are not counted for the re-review, both ends included") {
  const auto count = counted({{"rereview_asked", "2026-09-07"_day},
                              {"hearing_begun", "2026-09-21"_day},
                              {"hearing_ended", "2026-09-24"_day}});
  const ClockRun& run = run_of(count, "decide_rereview");
  CHECK(run.excluded_days == 4);
  CHECK(run.nominal == "2026-10-11"_day);
  CHECK(run.due == "2026-10-12"_day);
  CHECK(run.safe == "2026-10-10"_day);
}

TEST_CASE(
    "while a hearing is open the clock has no date; before or after the count it changes none") {
  const auto open =
      counted({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-03-30"_day}});
  CHECK(run_of(open, "decide_rereview").suspended_from == "2026-03-30"_day);
  CHECK_FALSE(run_of(open, "decide_rereview").due);
  CHECK_FALSE(run_of(open, "decide_rereview").is_running());
  const auto after = counted({{"rereview_asked", "2026-03-10"_day},
                              {"hearing_begun", "2026-04-10"_day},
                              {"hearing_ended", "2026-04-12"_day}});
  CHECK(run_of(after, "decide_rereview").nominal == "2026-04-09"_day);
  CHECK(run_of(after, "decide_rereview").excluded_days == 0);
  const auto before = counted({{"hearing_begun", "2026-03-01"_day},
                               {"hearing_ended", "2026-03-05"_day},
                               {"rereview_asked", "2026-03-10"_day}});
  CHECK(run_of(before, "decide_rereview").nominal == "2026-04-09"_day);
}

TEST_CASE("two hearings are both taken out, and a wrong order is refused") {
  const auto count = counted({{"rereview_asked", "2026-03-10"_day},
                              {"hearing_begun", "2026-03-12"_day},
                              {"hearing_ended", "2026-03-13"_day},
                              {"hearing_ended", "2026-03-13"_day},
                              {"hearing_begun", "2026-03-16"_day},
                              {"hearing_begun", "2026-03-17"_day},
                              {"hearing_ended", "2026-03-18"_day}});
  CHECK(run_of(count, "decide_rereview").excluded_days == 5);
  CHECK(reasons(count) == std::vector<std::string>{"hearing_not_begun", "hearing_already_open"});
}

TEST_CASE(
    "a province's rule may take hearings out of other clocks, and an open one keeps them alive") {
  const ClockSettings province{.hearing_excluded = {{"conclude"}}};
  const auto count = counted({{"accepted", "2026-06-01"_day},
                              {"hearing_begun", "2026-07-20"_day},
                              extension("2026-08-20"_day, 10),
                              {"hearing_ended", "2026-08-28"_day}},
                             province);
  CHECK(count.refused.empty());
  CHECK(run_of(count, "conclude").excluded_days == 40);
  const auto none =
      counted({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-03-30"_day}},
              {.hearing_excluded = std::vector<std::string>{}});
  CHECK(run_of(none, "decide_rereview").due == "2026-04-09"_day);
}

TEST_CASE("each clock takes the rules of its own start day") {
  const auto count =
      counted({{"accepted", "2022-04-30"_day}, {"opinion_served", "2022-06-01"_day}});
  CHECK(run_of(count, "conclude").article == "《信访条例》第三十三条");
  CHECK(run_of(count, "ask_review").article == "《信访工作条例》第三十五条");
}

TEST_CASE("a ledger's running clocks come the most urgent first; a met one is not running") {
  const auto& law = law_of_tests();
  const CaseFile sent = ledger().add("2026-11-05", event::TransferredIn{kNumber, "省局"}).file();
  const auto two = deadlines(sent, law.rules, law.calendar);
  REQUIRE(two.size() == 2);
  CHECK(two[0].clock == "object");
  CHECK(two[1].clock == "inform_transferred");

  const CaseFile file = in_progress("2026-09-28").file();
  const auto running = deadlines(file, law.rules, law.calendar);
  REQUIRE(running.size() == 1);
  CHECK(running[0].clock == "conclude");
  CHECK(running[0].due == "2026-11-27"_day);
  CHECK(running[0].owner == Owner::unit);
  const auto inform = run_of(count_clocks(file, law.rules, law.calendar), "inform");
  CHECK(inform.met_on == "2026-09-28"_day);
  CHECK_FALSE(inform.was_late());
}

TEST_CASE("without a known contact nobody is late to inform, and a closed file has no clocks") {
  const auto& law = law_of_tests();
  const CaseFile anonymous =
      ledger()
          .add("2026-10-09",
               event::Registered{.number = kNumber, .matter = "假药", .contact_known = false})
          .file();
  CHECK(deadlines(anonymous, law.rules, law.calendar).empty());
  CHECK(run_of(count_clocks(anonymous, law.rules, law.calendar), "inform").is_exempt);
  const CaseFile closed = in_progress("2026-09-28").add("2026-10-08", event::Withdrawn{}).file();
  CHECK(deadlines(closed, law.rules, law.calendar).empty());
}

TEST_CASE("a conclusion after its day is marked late") {
  const auto& law = law_of_tests();
  const CaseFile file = in_progress("2026-06-01")
                            .add("2026-08-03", event::Concluded{OpinionKind::explained, "1号"})
                            .file();
  CHECK(run_of(count_clocks(file, law.rules, law.calendar), "conclude").was_late());
}

TEST_CASE(
    "whatever days are given, due follows nominal, safe goes before it, and more days never end "
    "sooner") {
  CHECK(holds([] {
    const LocalDate accepted = "2023-06-01"_day + days{any_in(0, 1600)};
    const int given = any_in(1, 30);
    const auto approved = accepted + days{any_in(0, 59)};
    const auto plain = run_of(counted({{"accepted", accepted}}), "conclude");
    const auto shorter =
        run_of(counted({{"accepted", accepted}, extension(approved, given)}), "conclude");
    const auto longer =
        run_of(counted({{"accepted", accepted}, extension(approved, given + 1)}), "conclude");
    PROPERTY_ASSERT(*shorter.safe <= *shorter.nominal);
    PROPERTY_ASSERT(*shorter.nominal <= *shorter.due);
    PROPERTY_ASSERT(*plain.due <= *shorter.due);
    PROPERTY_ASSERT(*shorter.due <= *longer.due);
    PROPERTY_ASSERT(*shorter.nominal - accepted == days{60 + given});
  }));
}

TEST_CASE("any hearing moves the nominal day by just the days that fall into the count") {
  CHECK(holds([] {
    const LocalDate asked = "2026-01-05"_day + days{any_in(0, 300)};
    const LocalDate begun = asked + days{any_in(-10, 45)};
    const LocalDate ended = begun + days{any_in(0, 20)};
    const auto run = run_of(
        counted({{"rereview_asked", asked}, {"hearing_begun", begun}, {"hearing_ended", ended}}),
        "decide_rereview");
    // The slow twin walks the days one by one.
    LocalDate day = asked;
    int left = 30, out = 0;
    while (left > 0) {
      day = day + days{1};
      if (day >= begun && day <= ended)
        ++out;
      else
        --left;
    }
    PROPERTY_ASSERT(run.nominal == day);
    PROPERTY_ASSERT(run.excluded_days == out);
  }));
}

}  // namespace deadlines_test
