#include "petition/reminders.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/ledger_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminders_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using Urgency = RemindedCase::Urgency;
using Lines = std::vector<std::string>;

namespace {

Deadline running(const char* clock, LocalDate begins, LocalDate due, LocalDate safe) {
  Deadline deadline;
  deadline.clock = clock;
  deadline.begins = begins;
  deadline.nominal = deadline.due = due;
  deadline.safe = safe;
  return deadline;
}

// To be told within fifteen days, by Friday the 27th of November.
RemindedCase inform_by_friday() {
  return {.number = "XF2026-000101",
          .deadlines = {running("inform", "2026-11-12"_day, "2026-11-27"_day, "2026-11-27"_day)},
          .people = {.handler = "周启明", .section_head = "吴越", .leader = "苏敏"}};
}

// A file, an office, and a store that keeps the set of keys.
struct Desk {
  RemindedCase file = inform_by_friday();
  OfficePeople people{{{"周启明"}, {"吴越"}, {"苏敏"}, {"何远"}, {"叶青"}, {"高朗"}},
                      {"叶青", "高朗"}};
  ReminderPolicy policy = policy_of_tests();
  std::set<std::string, std::less<>> said = {}, acknowledged = {};

  DueReminders at(Instant now) const {
    const ReminderDesk desk{policy, working_days_of_tests(), people};
    return due_reminders(file, desk,
                         {[this](std::string_view key) { return said.contains(key); },
                          [this](std::string_view key) { return acknowledged.contains(key); }},
                         now);
  }
  std::optional<Instant> next(Instant now) const {
    const ReminderDesk desk{policy, working_days_of_tests(), people};
    return next_moment(file, desk,
                       {[this](std::string_view key) { return said.contains(key); },
                        [this](std::string_view key) { return acknowledged.contains(key); }},
                       now);
  }
  // One pass, put on record. "T-1 周启明 digest", "due+1 @supervision_list desk".
  Lines pass(Instant now) {
    Lines lines;
    const DueReminders due = at(now);
    for (const Reminder& each : due.reminders) {
      said.insert(each.key);
      said.insert(each.supersedes.begin(), each.supersedes.end());
      if (each.sending == Sending::digest) said.insert(digest_key(office_date(now), each.to));
      const char* how = each.sending == Sending::alone    ? "alone"
                        : each.sending == Sending::digest ? "digest"
                                                          : "desk";
      lines.push_back(each.step + " " + each.to + " " + how);
    }
    for (const Silenced& each : due.silenced) said.insert(each.key);
    std::ranges::sort(lines);
    return lines;
  }
};

}  // namespace

TEST_CASE("a week of one matter: each step once, to whom it is for, when it may be said") {
  Desk desk;
  struct Row {
    const char* because;
    Instant now;
    Lines told;
  };
  const std::vector<Row> week{
      {"five working days before, before the digest", "2026-11-20T08:39"_at, {}},
      {"with the digest", "2026-11-20T08:40"_at, {"T-5 周启明 digest"}},
      {"once", "2026-11-20T15:00"_at, {}},
      {"nothing on a Sunday", "2026-11-22T10:00"_at, {}},
      {"three days before", "2026-11-24T08:40"_at, {"T-3 周启明 digest"}},
      {"the day before", "2026-11-26T08:40"_at, {"T-1 吴越 digest", "T-1 周启明 digest"}},
      {"quiet until eight", "2026-11-27T07:59"_at, {}},
      {"the day itself, alone",
       "2026-11-27T08:00"_at,
       {"due 叶青 alone", "due 吴越 alone", "due 周启明 alone"}},
      {"days off", "2026-11-28T12:00"_at, {}},
      {"over: the leader and the supervision list",
       "2026-11-30T08:00"_at,
       {"due+1 叶青 alone", "due+1 叶青 desk", "due+1 吴越 alone", "due+1 周启明 alone",
        "due+1 苏敏 alone"}},
      {"the leader again", "2026-12-02T08:00"_at, {"due+3 苏敏 alone"}},
      {"the bulletin's draft", "2026-12-08T08:00"_at, {"due+7 叶青 desk"}},
      {"and silence", "2026-12-31T10:00"_at, {}},
  };
  for (const Row& row : week) {
    CAPTURE(row.because);
    CHECK(desk.pass(row.now) == row.told);
  }
}

TEST_CASE("the key holds case, clock, step, the date it was for, and for whom") {
  Desk desk;
  const auto due = desk.at("2026-11-24T08:40"_at);
  REQUIRE(due.reminders.size() == 1);
  CHECK(due.reminders[0].key == "XF2026-000101/inform/T-3/2026-11-27/周启明");
  CHECK(due.reminders[0].supersedes == Lines{"XF2026-000101/inform/T-5/2026-11-27/周启明"});
}

TEST_CASE("an extended clock has its steps anew, one that only moved its days off has not") {
  Desk desk;
  desk.pass("2026-11-24T08:40"_at);
  desk.file.deadlines = {running("inform", "2026-11-12"_day, "2026-12-11"_day, "2026-12-11"_day)};
  CHECK(desk.pass("2026-11-25T08:40"_at).empty());
  CHECK(desk.pass("2026-12-04T08:40"_at) == Lines{"T-5 周启明 digest"});
  CHECK(desk.pass("2026-12-08T08:40"_at) == Lines{"T-3 周启明 digest"});
  desk.policy.sensitive.cases = {desk.file.number};  // T-3 now falls on the fourth
  CHECK(desk.pass("2026-12-09T08:40"_at).empty());
}

TEST_CASE(
    "after an outage the highest step alone is sent, with the digest, and the rest is on record") {
  Desk desk;
  CHECK(desk.pass("2026-11-28T12:00"_at).empty());  // up again on a Saturday
  CHECK(desk.pass("2026-11-30T08:10"_at) ==         // Monday: over since Friday
        Lines{"due+1 叶青 alone", "due+1 叶青 desk", "due+1 吴越 alone", "due+1 周启明 alone",
              "due+1 苏敏 alone"});
  for (const char* step : {"T-5", "T-3", "T-1", "T", "due"})
    CHECK(desk.said.contains(std::string("XF2026-000101/inform/") + step + "/2026-11-27/周启明"));
  Desk late;
  // A day late: the list is made at once, the reminders wait for the digest.
  CHECK(late.pass("2026-12-01T08:10"_at) == Lines{"due+1 叶青 desk"});
  CHECK(late.next("2026-12-01T08:10"_at) == "2026-12-01T08:40"_at);
  const auto told = late.pass("2026-12-01T10:00"_at);
  CHECK(std::ranges::count(told, "due+1 周启明 digest") == 1);
  CHECK(late.pass("2026-12-01T10:05"_at).empty());
}

TEST_CASE("in quiet hours and on days off only what is due tomorrow is said") {
  Desk desk;
  desk.file.deadlines = {running("inform", "2026-11-15"_day, "2026-11-30"_day, "2026-11-30"_day)};
  // Missed on Friday the 27th; Monday is the last day.
  CHECK(desk.pass("2026-11-27T20:00"_at).empty());
  CHECK(desk.pass("2026-11-28T10:00"_at).empty());
  CHECK(desk.pass("2026-11-29T07:59"_at).empty());
  CHECK(desk.pass("2026-11-29T08:00"_at) == Lines{"T-1 吴越 alone", "T-1 周启明 alone"});
  Desk evening;
  CHECK(evening.pass("2026-11-26T23:00"_at) == Lines{"T-1 吴越 alone", "T-1 周启明 alone"});
  Desk early;
  CHECK(early.pass("2026-11-27T03:00"_at).empty());
}

TEST_CASE("an urgent file begins with a card at once, at night with the officer on duty") {
  Desk desk;
  desk.file.urgency = Urgency::urgent;
  CHECK(desk.pass("2026-11-12T15:00"_at) == Lines{"start 叶青 alone", "start 周启明 alone"});
  CHECK(desk.pass("2026-11-20T08:00"_at) == Lines{"T-5 周启明 alone"});
  Desk night;
  night.file.urgency = Urgency::grave;
  CHECK(night.pass("2026-11-12T23:30"_at) == Lines{"start 叶青 alone"});
  CHECK(night.pass("2026-11-13T02:00"_at).empty());
  CHECK(night.next("2026-11-13T02:00"_at) == "2026-11-13T08:00"_at);
  CHECK(night.pass("2026-11-13T08:00"_at) == Lines{"start 周启明 alone"});
  Desk later;
  later.file.urgency = Urgency::urgent;
  CHECK(later.pass("2026-11-21T22:00"_at) == Lines{"T-5 叶青 alone"});  // stands in
  CHECK(later.pass("2026-11-21T23:00"_at).empty());                     // once
  CHECK(later.pass("2026-11-22T08:00"_at) == Lines{"T-5 周启明 alone"});
}

TEST_CASE("who is away has his deputy, told once, and on his return nothing is said again") {
  Desk desk;
  const Leave week{"2026-11-23"_day, "2026-11-25"_day};
  desk.people = OfficePeople({{"周启明", "吴越", {week}}, {"吴越"}, {"叶青"}}, {"叶青"});
  CHECK(desk.pass("2026-11-24T08:40"_at) == Lines{"T-3 吴越 digest"});
  CHECK(desk.pass("2026-11-26T08:39"_at).empty());
  // Both of a step stand behind one receiver: one message, both keys.
  Desk both;
  both.people = OfficePeople(
      {{"周启明", "吴越", {{"2026-11-26"_day, "2026-11-26"_day}}}, {"吴越"}, {"叶青"}}, {"叶青"});
  CHECK(both.pass("2026-11-26T08:40"_at) == Lines{"T-1 吴越 digest"});
  CHECK(both.said.contains("XF2026-000101/inform/T-1/2026-11-27/周启明"));
  CHECK(both.said.contains("XF2026-000101/inform/T-1/2026-11-27/吴越"));
}

TEST_CASE("a new handler is told how it stands, in the next digest") {
  Desk desk;
  desk.pass("2026-11-24T08:40"_at);
  desk.file.people.handler = "何远";
  CHECK(desk.pass("2026-11-24T09:00"_at) == Lines{"T-3 何远 digest"});
}

TEST_CASE("acknowledged stops what says the step again, never the next step") {
  const auto sponsored = [](Desk& desk) {
    const ReminderDesk with{desk.policy, working_days_of_tests(), desk.people};
    desk.file.people.sponsor = "苏敏";
    desk.file.deadlines = {progress_deadline("2026-11-02"_day, with)};
  };
  Desk desk;
  sponsored(desk);
  CHECK(desk.pass("2026-11-09T08:00"_at) == Lines{"due 周启明 alone"});
  CHECK(desk.pass("2026-11-12T08:00"_at) == Lines{"due+3d 叶青 alone", "due+3d 苏敏 alone"});
  CHECK(desk.pass("2026-11-16T08:00"_at) == Lines{"due#2 周启明 alone"});
  desk.acknowledged.insert("XF2026-000101/sponsored_progress/due#2/2026-11-09/周启明");
  CHECK(desk.pass("2026-11-23T08:00"_at).empty());
  CHECK(desk.said.contains("XF2026-000101/sponsored_progress/due#3/2026-11-09/周启明"));
  Desk first;
  sponsored(first);
  first.pass("2026-11-09T08:00"_at);
  first.acknowledged.insert("XF2026-000101/sponsored_progress/due/2026-11-09/周启明");
  CHECK(first.pass("2026-11-12T08:00"_at) == Lines{"due+3d 叶青 alone", "due+3d 苏敏 alone"});
  CHECK(first.pass("2026-11-16T08:00"_at).empty());
  Desk week;  // the same for steps that are none the other's repeat
  week.pass("2026-11-20T08:40"_at);
  week.acknowledged.insert("XF2026-000101/inform/T-5/2026-11-27/周启明");
  CHECK(week.pass("2026-11-24T08:40"_at) == Lines{"T-3 周启明 digest"});
}

TEST_CASE("a citizen is reminded once of his own right where he can be, else that is on record") {
  Desk desk;
  desk.file.deadlines = {
      running("ask_review", "2026-10-26"_day, "2026-11-25"_day, "2026-11-25"_day)};
  desk.file.citizen_reachable = true;
  CHECK(desk.pass("2026-11-18T08:00"_at).empty());
  CHECK(desk.pass("2026-11-18T08:40"_at) == Lines{"T-7d @citizen alone"});
  CHECK(desk.pass("2026-11-25T09:00"_at).empty());
  CHECK(desk.pass("2026-11-26T08:00"_at) == Lines{"due+1d 叶青 desk"});
  Desk unreachable;
  unreachable.file.deadlines = desk.file.deadlines;
  const auto due = unreachable.at("2026-11-18T08:40"_at);
  CHECK(due.reminders.empty());
  REQUIRE(due.silenced.size() == 1);
  CHECK(due.silenced[0].because == Silence::unreachable);
}

TEST_CASE("clocks that are met, suspended or exempt are not reminded") {
  const Law& law = law_of_tests();
  Desk desk;
  const auto take = [&](const CaseFile& file) {
    desk.file.deadlines = deadlines(file, law.rules, law.calendar);
  };
  take(in_progress("2026-09-28").file());  // to conclude by the 27th of November
  CHECK(desk.pass("2026-11-27T08:00"_at).size() == 3);
  take(in_progress("2026-09-28")
           .add("2026-11-27", event::Concluded{OpinionKind::explained, "云药信处意〔2026〕31号",
                                               "管理不到位", "已整改"})
           .file());
  CHECK(desk.pass("2026-11-30T08:00"_at).empty());
  Desk exempt;
  exempt.file.deadlines = deadlines(
      ledger()
          .write("2026-11-12", event::Registered{.number = kNumber, .contact_known = false})
          .file(),
      law.rules, law.calendar);
  CHECK(exempt.pass("2026-12-30T10:00"_at).empty());
  CHECK_FALSE(exempt.next("2026-12-30T10:00"_at));
}

TEST_CASE("the scheduler looks again at the next step, the next digest, the next morning") {
  Desk desk;
  CHECK(desk.next("2026-11-13T10:00"_at) == "2026-11-20T08:40"_at);
  CHECK(desk.next("2026-11-20T08:40"_at) == "2026-11-20T08:40"_at);
  desk.pass("2026-11-20T08:40"_at);
  CHECK(desk.next("2026-11-20T08:40"_at) == "2026-11-24T08:40"_at);
  desk.file.people.handler = "何远";  // told on Monday: waits for the digest
  desk.said.insert(digest_key("2026-11-20"_day, "何远"));
  CHECK(desk.next("2026-11-20T09:00"_at) == "2026-11-23T08:40"_at);
  desk.file.deadlines.clear();
  CHECK_FALSE(desk.next("2026-11-20T09:00"_at));
}

TEST_CASE("two dates of one kind are two, and a clock nobody is reminded of is none") {
  Desk desk;
  desk.file.deadlines = {running("stage/1", "2026-11-02"_day, "2026-11-27"_day, "2026-11-27"_day),
                         running("stage/2", "2026-11-02"_day, "2026-11-27"_day, "2026-11-27"_day),
                         running("unknown", "2026-11-02"_day, "2026-11-27"_day, "2026-11-27"_day)};
  CHECK(desk.pass("2026-11-24T08:40"_at) == Lines{"T-3 周启明 digest", "T-3 周启明 digest"});
}

}  // namespace reminders_test
