#include "petition/reminder_policy.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/ensure.h"
#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminder_policy_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

std::set<std::string> faults_of(std::string_view json) {
  std::set<std::string> seen;
  if (const auto policy = parse_reminders(json, "r.json"); !policy)
    for (const auto& fault : policy.error()) seen.insert(fault.code + " " + fault.where);
  return seen;
}

// A policy that differs from a sound one in its clocks alone.
std::string with_clocks(std::string_view clocks) {
  return R"({"day_begins":"08:00","day_ends":"20:00","digest_at":"08:40","alone_max":5,
    "digest_lines_max":30,"progress_days":7,"clocks":)" +
         std::string(clocks) + "}";
}

std::string with_steps(std::string_view steps) {
  return with_clocks(R"([{"clocks":{"inform":"告知"},"steps":[)" + std::string(steps) + "]}]");
}

const ReminderStep& step_of(const char* clock, const char* key) {
  for (const ReminderStep& step : policy_of_tests().clock(clock)->steps)
    if (step.key == key) return step;
  throw Broken("the step stands in the default policy");
}

}  // namespace

TEST_CASE("whom the default policy tells is what the office's table says") {
  using enum Whom;
  struct Row {
    const char *clock, *step;
    std::vector<Whom> whom;
    std::vector<Push> also;
  };
  const std::vector<Whom> all{handler, co_handlers, section_head, office, sponsor};
  const auto row = GENERATE_COPY(values<Row>({
      {"transfer", "T-5", {handler}, {}},
      {"inform", "T-3", {handler}, {}},
      {"inform", "T-1", {handler, section_head}, {}},
      {"inform_transferred", "T", {handler, section_head, office}, {}},
      {"inform", "due", {handler, section_head, office}, {}},
      {"inform", "due+1", {handler, section_head, office, leader}, {Push::supervision_list}},
      {"inform", "due+3", {leader}, {}},
      {"inform", "due+7", {}, {Push::bulletin}},
      {"object", "T-2", {handler}, {}},
      {"object", "T", {handler, section_head}, {}},
      {"object", "due", {handler, section_head, office}, {}},
      {"conclude", "T-30", {handler}, {}},
      {"conclude", "T-15", {handler}, {}},
      {"conclude", "T-7", {handler}, {}},
      {"conclude", "T-5", {handler, section_head}, {}},
      {"conclude", "T-1", {handler, section_head, office}, {}},
      {"conclude", "due", {handler, section_head, office, sponsor}, {}},
      {"conclude",
       "due+1",
       {handler, section_head, office, sponsor, leader},
       {Push::supervision_list, Push::supervision_notice}},
      {"conclude", "due+3", {leader, sponsor}, {}},
      {"decide_review", "T-7", {handler}, {}},
      {"decide_rereview", "T", all, {}},
      {"ask_review", "T-7d", {citizen}, {}},
      {"ask_rereview", "due+1d", {}, {Push::follow_up}},
      {"superior_report",
       "due+1",
       {handler, section_head, office, leader},
       {Push::supervision_list}},
      {"stage", "due+3", {handler, section_head, office, leader, sponsor}, {}},
      {"sponsored_progress", "due", {handler}, {}},
      {"sponsored_progress", "due+3d", {sponsor, office}, {}},
  }));
  CAPTURE(row.clock, row.step);
  CHECK(step_of(row.clock, row.step).whom == row.whom);
  CHECK(step_of(row.clock, row.step).also == row.also);
}

TEST_CASE("the handler is asked at the seventh day whether it will be in time") {
  CHECK(step_of("conclude", "T-7").asks_in_time);
  CHECK_FALSE(step_of("conclude", "T-5").asks_in_time);
}

TEST_CASE("every clock of both rule sets has somebody who is reminded of it") {
  CHECK(faults(policy_of_tests(), law_of_tests().rules, "reminders.json").empty());
  CHECK(policy_of_tests().clock("stage/2") == policy_of_tests().clock("stage"));
  CHECK(policy_of_tests().clock("nothing") == nullptr);
}

TEST_CASE("a clock that nobody is reminded of, and one that does not exist, are told") {
  const auto policy = parse_reminders(with_clocks(R"([{"clocks":{"inform":"告知","infrom":"告知"},
                       "steps":[{"at":"T","whom":["handler"]}]}])"),
                                      "r.json");
  REQUIRE(policy);
  std::set<std::string> seen;
  for (const auto& fault : faults(*policy, law_of_tests().rules, "r.json"))
    seen.insert(fault.code + " " + fault.where);
  CHECK(seen.contains("reminders.no_row r.json: clocks: conclude"));
  CHECK(seen.contains("reminders.unknown_clock r.json: clocks: infrom"));
  CHECK_FALSE(seen.contains("reminders.no_row r.json: clocks: inform"));
}

TEST_CASE("who is told of a date that moved is the office's custom; a clock there must exist") {
  const auto policy = [](const std::string& moved) {
    std::string json = with_steps(R"({"at":"T","whom":["handler"]})");
    return json.insert(1, R"("moved":)" + moved + ",");
  };
  const auto read = parse_reminders(policy(R"({"whom":["office"],"citizen":["conclude"]})"), "r");
  REQUIRE(read);
  CHECK(read->moved.whom == std::vector{Whom::office});
  CHECK(read->moved.citizen == std::vector<std::string>{"conclude"});
  CHECK(parse_reminders(with_steps(R"({"at":"T","whom":["handler"]})"), "r")->moved.whom.empty());
  CHECK(faults_of(policy(R"({"whom":["king"],"who":1})")) ==
        std::set<std::string>{"json.choice r.json: moved.whom[0]",
                              "json.unknown_key r.json: moved.who"});
  CHECK(faults_of(policy(R"({"whom":["citizen"]})")) ==
        std::set<std::string>{"reminders.moved r.json: moved.whom"});
  ReminderPolicy of_tests = policy_of_tests();
  of_tests.moved.citizen = {"tea", "object"};
  std::set<std::string> seen;
  for (const auto& fault : faults(of_tests, law_of_tests().rules, "r.json"))
    seen.insert(fault.code + " " + fault.where);
  CHECK(seen == std::set<std::string>{"reminders.unknown_clock r.json: moved.citizen: tea",
                                      "reminders.moved r.json: moved.citizen: object"});
}

TEST_CASE("what is pressing is told alone: the day itself, what comes after, an urgent beginning") {
  CHECK(step_of("inform", "T").is_pressing());
  CHECK(step_of("inform", "due").is_pressing());
  CHECK(step_of("inform", "due+3").is_pressing());
  CHECK(step_of("inform", "start").is_pressing());
  CHECK_FALSE(step_of("inform", "T-1").is_pressing());
}

TEST_CASE("a step that is said again stands among the others by its days, and makes lists once") {
  const auto policy = parse_reminders(
      with_steps(R"({"at":"due","whom":["handler"],"also":["bulletin"],"repeat_days":2,"repeats":2},
                    {"at":"due+3d","whom":["office"]})"),
      "r.json");
  REQUIRE(policy);
  const auto& steps = policy->clocks.at(0).steps;
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].key == "due");
  CHECK(steps[1].key == "due#2");
  CHECK(steps[1].offset == 2);
  CHECK(steps[1].unit == DayUnit::natural);
  CHECK(steps[1].repeats == "due");
  CHECK(steps[1].also.empty());
  CHECK(steps[2].key == "due+3d");
  CHECK(steps[3].key == "due#3");
}

TEST_CASE("all faults of a policy are told at once, each with its key") {
  const auto seen = faults_of(R"({
    "day_begins":"8", "day_ends":"20:00", "alone_max":0, "digest_lines_max":"30",
    "sensitive":{"periods":[{"name":"两会","from":"2026-03-12","to":"2026-03-01"},7],
                 "topics":"食品","people":["某"]},
    "clocks":[
      {"clocks":{"inform":"告知","object":""},"steps":[
        {"at":"T-3","whom":["handler"],"sensitive":"T-1"},
        {"at":"T-5","whom":["handlers"]},
        {"at":"T+1","whom":["handler"]},
        {"at":"due-1","whom":["handler"]},
        {"at":"T","whom":[]},
        {"at":"due+91","whom":["handler"]},
        {"at":"due","whom":["handler"],"repeat_days":7},
        {"at":"due+1","whom":["handler"],"repeat_days":7,"repeats":2},
        {"at":"due+2","whom":["handler"],"also":["flag"],"colour":1}]},
      {"clocks":{"inform":"告知"},"steps":{}},
      {"steps":[]}],
    "extra":1})");
  const std::set<std::string> expected{
      "reminders.time r.json: day_begins",
      "json.missing r.json: digest_at",
      "json.range r.json: alone_max",
      "json.kind r.json: digest_lines_max",
      "json.missing r.json: progress_days",
      "reminders.period r.json: sensitive.periods[0].to",
      "json.shape r.json: sensitive.periods[1]",
      "json.kind r.json: sensitive.topics",
      "json.unknown_key r.json: sensitive.people",
      "reminders.step r.json: clocks[0].steps[0].sensitive",
      "json.choice r.json: clocks[0].steps[1].whom[0]",
      "reminders.step r.json: clocks[0].steps[2].at",
      "reminders.step r.json: clocks[0].steps[3].at",
      "reminders.nobody r.json: clocks[0].steps[4].whom",
      "reminders.step r.json: clocks[0].steps[5].at",
      "json.missing r.json: clocks[0].steps[6].repeats",
      "reminders.step r.json: clocks[0].steps[7].repeat_days",
      "json.choice r.json: clocks[0].steps[8].also[0]",
      "json.unknown_key r.json: clocks[0].steps[8].colour",
      "json.missing r.json: clocks[0].clocks.object",
      "json.kind r.json: clocks[1].steps",
      "reminders.duplicate r.json: clocks[1].clocks.inform",
      "json.missing r.json: clocks[2].clocks",
      "json.unknown_key r.json: extra",
  };
  for (const auto& one : seen)
    if (!expected.contains(one)) UNSCOPED_INFO("not expected: " + one);
  for (const auto& one : expected)
    if (!seen.contains(one)) UNSCOPED_INFO("not told: " + one);
  CHECK(seen == expected);
}

TEST_CASE("steps stand from early to late, and no two on one day") {
  CHECK(faults_of(with_steps(R"({"at":"T-3","whom":["handler"]},{"at":"T-5","whom":["handler"]})"))
            .contains("reminders.order r.json: clocks[0].steps[1].at"));
  CHECK(faults_of(with_steps(R"({"at":"due","whom":["handler"]},{"at":"due","whom":["office"]})"))
            .contains("reminders.duplicate r.json: clocks[0].steps[1].at"));
  CHECK(faults_of(with_steps(R"({"at":"T","whom":["handler"]},{"at":"due","whom":["office"]})"))
            .empty());
}

TEST_CASE("the morning's digest goes out by day") {
  const auto with_times = [](const char* begins, const char* ends, const char* digest) {
    return faults_of(std::string(R"({"day_begins":")") + begins + R"(","day_ends":")" + ends +
                     R"(","digest_at":")" + digest + R"("})");
  };
  CHECK(with_times("20:00", "08:00", "08:40").contains("reminders.time r.json: day_ends"));
  CHECK(with_times("08:00", "20:00", "07:59").contains("reminders.time r.json: digest_at"));
  CHECK(with_times("08:00", "20:00", "20:00").contains("reminders.time r.json: digest_at"));
  CHECK(with_times("08:00", "20:00", "25:00").contains("reminders.time r.json: digest_at"));
  CHECK_FALSE(with_times("08:00", "20:00", "08:00").contains("reminders.time r.json: digest_at"));
}

TEST_CASE("whatever text a policy is, it is answered") {
  CHECK(faults_of("{").contains("json.shape r.json"));
  CHECK(holds([] {  // a default policy with one byte changed is read or refused
    std::string text = reminders_json_of_tests();
    text[any_in<std::size_t>(0, text.size())] = char(any_in(32, 127));
    const auto policy = parse_reminders(text, "r.json");
    PROPERTY_ASSERT(policy.has_value() || !policy.error().empty());
  }));
}

}  // namespace reminder_policy_test
