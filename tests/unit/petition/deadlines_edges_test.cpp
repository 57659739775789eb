// The clocks where days meet: events of one day, hearings and extensions at the ends, years that
// nobody has published, and what a setting switches on.
#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "petition/deadlines.h"
#include "tests/unit/petition/law_of_tests.h"

namespace deadlines_edges_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

ClockCount counted(const std::vector<ClockMark>& marks, ClockSettings settings = {}) {
  return count_clocks(marks, settings, law_of_tests().rules, law_of_tests().calendar);
}

ClockRun run_of(const ClockCount& count, std::string_view clock) {
  for (const ClockRun& run : count.runs)
    if (run.clock == clock) return run;
  throw Broken("the clock was started");
}

bool has_clock(const ClockCount& count, std::string_view clock) {
  return std::ranges::any_of(count.runs, [&](const ClockRun& run) { return run.clock == clock; });
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

TEST_CASE("registered and accepted on one day: informed, in whatever order it was written down") {
  for (const bool accepted_first : {false, true}) {
    std::vector<ClockMark> marks{{"received", "2026-11-24"_day}, {"accepted", "2026-11-24"_day}};
    if (accepted_first) std::swap(marks[0], marks[1]);
    CHECK(run_of(counted(marks), "inform").met_on == "2026-11-24"_day);
  }
}

TEST_CASE("a hearing of one day counts as one, also when its end was written down first") {
  const auto count = counted({{"rereview_asked", "2026-03-10"_day},
                              {"hearing_ended", "2026-03-23"_day},
                              {"hearing_begun", "2026-03-23"_day}});
  CHECK(count.refused.empty());
  CHECK(run_of(count, "decide_rereview").excluded_days == 1);
  CHECK(run_of(count, "decide_rereview").nominal == "2026-04-10"_day);
}

TEST_CASE("one hearing may end and the next begin on the same day, which is taken out once") {
  const auto count = counted({{"rereview_asked", "2026-03-10"_day},
                              {"hearing_begun", "2026-03-12"_day},
                              {"hearing_ended", "2026-03-13"_day},
                              {"hearing_begun", "2026-03-13"_day},
                              {"hearing_ended", "2026-03-16"_day}});
  CHECK(count.refused.empty());
  CHECK(run_of(count, "decide_rereview").excluded_days == 5);
  CHECK(run_of(count, "decide_rereview").hearings.size() == 2);
}

TEST_CASE("a hearing that began before the clock takes out its days after the start alone") {
  const auto count = counted({{"hearing_begun", "2026-03-05"_day},
                              {"rereview_asked", "2026-03-10"_day},
                              {"hearing_ended", "2026-03-12"_day}});
  CHECK(run_of(count, "decide_rereview").excluded_days == 2);
  CHECK(run_of(count, "decide_rereview").nominal == "2026-04-11"_day);
}

TEST_CASE("an open hearing suspends a clock that has days left, and no other") {
  const auto before =
      counted({{"hearing_begun", "2026-03-05"_day}, {"rereview_asked", "2026-03-10"_day}});
  CHECK(run_of(before, "decide_rereview").suspended_from == "2026-03-05"_day);
  CHECK_FALSE(run_of(before, "decide_rereview").due);
  const auto last =
      counted({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-04-09"_day}});
  CHECK(run_of(last, "decide_rereview").suspended_from == "2026-04-09"_day);
  const auto after =
      counted({{"rereview_asked", "2026-03-10"_day}, {"hearing_begun", "2026-04-10"_day}});
  CHECK_FALSE(run_of(after, "decide_rereview").suspended_from);
  CHECK(run_of(after, "decide_rereview").due == "2026-04-09"_day);
  // The count of days is over on a Saturday: a hearing before the Monday it rolls to changes none.
  const auto rolling =
      counted({{"rereview_asked", "2026-10-22"_day}, {"hearing_begun", "2026-11-22"_day}});
  CHECK(run_of(rolling, "decide_rereview").due == "2026-11-23"_day);
}

TEST_CASE("of a clock of working days a hearing takes out working days alone") {
  // Friday to Monday, with a weekend that was not counted anyway.
  const auto count = counted({{"transferred_in", "2026-11-18"_day},
                              {"hearing_begun", "2026-11-20"_day},
                              {"hearing_ended", "2026-11-23"_day}},
                             {.hearing_excluded = {{"object"}}});
  CHECK(run_of(count, "object").excluded_days == 2);
  CHECK(run_of(count, "object").due == "2026-11-27"_day);
}

TEST_CASE("an extension may be approved on a day off between the sixtieth day and the due day") {
  for (const LocalDate approved : {"2026-10-04"_day, "2026-10-08"_day}) {
    const auto count = counted({{"accepted", "2026-08-04"_day}, extension(approved, 5)});
    CHECK(count.refused.empty());
    CHECK(run_of(count, "conclude").nominal == "2026-10-08"_day);
  }
}

TEST_CASE("an extension on the day of acceptance holds, and one given too late does not add up") {
  CHECK(counted({extension("2026-08-04"_day, 5), {"accepted", "2026-08-04"_day}}).refused.empty());
  const auto count = counted({{"accepted", "2026-06-01"_day},
                              extension("2026-08-01"_day, 20),
                              extension("2026-07-31"_day, 30)});
  CHECK(reasons(count) == std::vector<std::string>{"extension_over_30_days"});
  CHECK(run_of(count, "conclude").extended_days == 30);
  REQUIRE(run_of(count, "conclude").extensions.size() == 1);
  CHECK(run_of(count, "conclude").extensions[0].approved == "2026-07-31"_day);
}

TEST_CASE("too many days are told before that there is nothing to extend") {
  CHECK(reasons(counted({extension("2026-07-20"_day, 31)})) ==
        std::vector<std::string>{"extension_over_30_days"});
  CHECK(reasons(counted({extension("2026-07-20"_day, 30)})) ==
        std::vector<std::string>{"extension_without_clock"});
}

TEST_CASE("while a hearing is open an extension is not too late") {
  const auto count = counted({{"accepted", "2026-06-01"_day},
                              {"hearing_begun", "2026-07-20"_day},
                              extension("2026-09-20"_day, 10)},
                             {.hearing_excluded = {{"conclude"}}});
  CHECK(count.refused.empty());
  CHECK(run_of(count, "conclude").days == 70);
  CHECK_FALSE(run_of(count, "conclude").due);
}

TEST_CASE("a superior's date may be past, a day off, or in a year that nobody has published") {
  const auto with = [](LocalDate due) {
    return run_of(counted({{"transferred_in", "2026-11-05"_day, due}}), "inform_transferred");
  };
  CHECK(with("2026-10-04"_day).due == "2026-10-04"_day);
  CHECK(with("2026-10-04"_day).safe == "2026-09-30"_day);
  CHECK_FALSE(with("2026-12-31"_day).provisional);
  CHECK(with("2027-01-02"_day).provisional);
  CHECK(with("2027-01-02"_day).safe == "2027-01-01"_day);
}

TEST_CASE("a date is provisional when an unpublished day off could move it") {
  // The days before 2024 are not published: the first of the working days are counted by weekends.
  CHECK(run_of(counted({{"transferred_in", "2023-12-28"_day}}), "object").provisional);
  CHECK_FALSE(run_of(counted({{"transferred_in", "2023-12-31"_day}}), "object").provisional);
  // 15 natural days reach into 2024 alone, whatever was off in 2023.
  CHECK_FALSE(run_of(counted({{"received", "2023-12-28"_day}}), "inform").provisional);
  // New Year's Day is off; the last working day before it lies in 2023.
  const ClockRun over = run_of(counted({{"received", "2023-12-17"_day}}), "inform");
  CHECK(over.nominal == "2024-01-01"_day);
  CHECK(over.safe == "2023-12-29"_day);
  CHECK(over.provisional);
  CHECK(run_of(counted({{"transferred_in", "2026-12-28"_day}}), "object").provisional);
}

TEST_CASE("a pinned file keeps its rules, whatever was in force on the day") {
  const std::vector<ClockMark> marks{{"accepted", "2022-04-30"_day},
                                     {"improvement_advised", "2026-09-03"_day}};
  CHECK(run_of(counted(marks, {.pinned_rules = "2022"}), "conclude").article ==
        "《信访工作条例》第三十四条");
  CHECK(run_of(counted(marks, {.pinned_rules = "2005"}), "improvement_feedback").due ==
        "2026-10-08"_day);
  CHECK(run_of(counted({{"accepted", "2022-05-01"_day}}), "conclude").article ==
        "《信访工作条例》第三十四条");
}

TEST_CASE("the newer rules want advice answered in writing and fix no days") {
  const ClockRun run =
      run_of(counted({{"improvement_advised", "2026-09-03"_day}}), "improvement_feedback");
  CHECK(run.is_without_days);
  CHECK_FALSE(run.days);
  CHECK_FALSE(run.due);
  CHECK_FALSE(run.is_running());
}

TEST_CASE("the simple procedure is off until it is switched on, and counts working days") {
  const std::vector<ClockMark> marks{{"received", "2026-09-29"_day},
                                     {"accepted", "2026-09-30"_day}};
  CHECK_FALSE(has_clock(counted(marks), "simple_accept"));
  const auto count = counted(marks, {.switched_on = {"simple_accept", "simple_conclude"}});
  CHECK(run_of(count, "simple_accept").due == "2026-10-09"_day);
  CHECK(run_of(count, "simple_conclude").due == "2026-10-20"_day);
  CHECK(run_of(count, "conclude").due == "2026-11-30"_day);
}

TEST_CASE("a route out of the procedure ends the sixty days, and later clocks of the file") {
  const auto count = counted({{"received", "2026-09-01"_day},
                              {"accepted", "2026-09-02"_day},
                              {"routed", "2026-09-10"_day}});
  CHECK(run_of(count, "conclude").is_ended);
  CHECK(run_of(count, "conclude").ended_on == "2026-09-10"_day);
  CHECK_FALSE(run_of(count, "conclude").is_running());
}

TEST_CASE(
    "a file undecided when its days to inform ended counts as accepted, where that is asked") {
  const ClockSettings figures{.accepted_by_default = true, .today = "2026-12-10"_day};
  const std::vector<ClockMark> silent{{"received", "2026-11-24"_day}};
  CHECK_FALSE(has_clock(counted(silent), "conclude"));
  const ClockRun& conclude = run_of(counted(silent, figures), "conclude");
  CHECK(conclude.begins == "2026-12-09"_day);
  CHECK(conclude.is_by_default);
  CHECK_FALSE(run_of(counted(silent, figures), "inform").met_on);

  const ClockSettings on_its_day{.accepted_by_default = true, .today = "2026-12-09"_day};
  CHECK_FALSE(has_clock(counted(silent, on_its_day), "conclude"));
  const auto decided =
      counted({{"received", "2026-11-24"_day}, {"routed", "2026-12-01"_day}}, figures);
  CHECK_FALSE(has_clock(decided, "conclude"));
  const ClockSettings anonymous{.contact_known = false, .accepted_by_default = true};
  CHECK_FALSE(has_clock(counted(silent, anonymous), "conclude"));
}

TEST_CASE("a decision after the days does not start the sixty days a second time") {
  const auto count = counted({{"received", "2026-11-02"_day}, {"accepted", "2026-11-24"_day}},
                             {.accepted_by_default = true});
  CHECK(std::ranges::count(count.runs, "conclude", &ClockRun::clock) == 1);
  CHECK(run_of(count, "conclude").begins == "2026-11-17"_day);
  CHECK(run_of(count, "inform").was_late());
}

TEST_CASE("an office may count the sixty days from the service of its acceptance") {
  const auto served = parse_rules(R"({"key":"o","title":"t","from":"2020-01-01","clocks":[
      {"key":"conclude","title":"办结","days":60,"unit":"natural","starts":"acceptance_served",
       "owner":"unit","met_by":["concluded"],"article":"x","rolls":false}],
      "ended_by":[],"numbers":{"representatives_max":{"value":5,"article":"x"},
      "joint_letter_min":{"value":20,"article":"x"},"group_visit_min":{"value":5,"article":"x"},
      "large_group_min":{"value":30,"article":"x"}},"acts":{}})",
                                  "own");
  REQUIRE(served);
  const auto book = RuleBook::of({*served});
  const auto count =
      count_clocks({{"accepted", "2026-08-01"_day}, {"acceptance_served", "2026-08-04"_day}}, {},
                   *book, law_of_tests().calendar);
  REQUIRE(count.runs.size() == 1);
  CHECK(count.runs[0].begins == "2026-08-04"_day);
  CHECK(count.runs[0].due == "2026-10-03"_day);  // a day off that does not move on
  CHECK(count.runs[0].safe == "2026-09-30"_day);
}

}  // namespace deadlines_edges_test
