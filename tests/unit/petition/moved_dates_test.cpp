#include "petition/moved_dates.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "petition/reminders.h"
#include "tests/support/property.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace moved_dates_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;
using Lines = std::vector<std::string>;

namespace {

Deadline due_on(std::string clock, LocalDate due, int extended_days = 0) {
  Deadline deadline;
  deadline.clock = std::move(clock);
  deadline.begins = "2026-10-12"_day;
  deadline.nominal = deadline.due = deadline.safe = due;
  deadline.extended_days = extended_days;
  return deadline;
}

Deadline conclude(LocalDate due, int extended_days = 0) {
  return due_on("conclude", due, extended_days);
}

// To be concluded by 11 December, as everybody knows. A week before, nothing else is said of it.
struct Desk {
  RemindedCase file{.number = "XF2026-000101",
                    .deadlines = {conclude("2026-12-14"_day)},
                    .people = {.handler = "周启明", .section_head = "吴越", .leader = "苏敏"},
                    .known = {{"conclude", "2026-10-12"_day, "2026-12-11"_day}},
                    .citizen_reachable = true};
  OfficePeople people{{{"周启明"}, {"吴越"}, {"苏敏"}, {"叶青"}}, {"叶青"}};
  std::set<std::string, std::less<>> said = {};

  // What was told of dates that moved: "周启明 2026-12-11 2026-12-14 digest".
  Lines pass(Instant now) {
    const ReminderDesk desk{policy_of_tests(), working_days_of_tests(), people};
    const auto is_said = [this](std::string_view key) { return said.contains(key); };
    const DueReminders due =
        due_reminders(file, desk, {is_said, [](std::string_view) { return false; }}, now);
    Lines lines;
    for (const Reminder& each : due.reminders) {
      said.insert(each.key);
      said.insert(each.supersedes.begin(), each.supersedes.end());
      if (each.sending == Sending::digest) said.insert(digest_key(office_date(now), each.to));
      if (each.was)
        lines.push_back(each.to + " " + each.was->iso() + " " + each.due.iso() +
                        (each.sending == Sending::digest ? " digest" : " alone"));
    }
    for (const Silenced& each : due.silenced) said.insert(each.key);
    next = due.next;
    file.known = due.known;
    std::ranges::sort(lines);
    return lines;
  }
  std::optional<Instant> next;
};

}  // namespace

TEST_CASE("who counts with a date that moved is told both once, with the day's digest") {
  Desk desk;
  CHECK(desk.pass("2026-11-24T08:39"_at).empty());
  CHECK(desk.file.known.at(0).due == "2026-12-11"_day);  // nobody knows better yet
  CHECK(desk.next == "2026-11-24T08:40"_at);
  CHECK(desk.pass("2026-11-24T08:40"_at) ==
        Lines{"@citizen 2026-12-11 2026-12-14 alone", "叶青 2026-12-11 2026-12-14 digest",
              "吴越 2026-12-11 2026-12-14 digest", "周启明 2026-12-11 2026-12-14 digest"});
  CHECK(desk.file.known.at(0).due == "2026-12-14"_day);
  CHECK(desk.pass("2026-11-24T12:00"_at).empty());
  CHECK(desk.pass("2026-11-25T08:40"_at).empty());
}

TEST_CASE("nobody is told at night or on a day off; what moved again by then is told once") {
  Desk desk;
  CHECK(desk.pass("2026-11-21T10:00"_at).empty());  // a Saturday
  desk.file.deadlines = {conclude("2026-12-15"_day)};
  CHECK(desk.pass("2026-11-23T21:00"_at).empty());
  CHECK(desk.pass("2026-11-24T08:40"_at).at(1) == "叶青 2026-12-11 2026-12-15 digest");
}

TEST_CASE("a hearing holds a clock up, and when it is over the new date is told beside the old") {
  Desk desk;
  desk.file.deadlines.clear();
  desk.file.suspended = {"conclude"};
  CHECK(desk.pass("2026-11-24T08:40"_at).empty());
  desk.file.deadlines = {conclude("2026-12-21"_day)};
  desk.file.suspended.clear();
  CHECK(desk.pass("2026-11-26T08:40"_at).size() == 4);
  CHECK(desk.file.known.size() == 1);
  CHECK(desk.file.known.at(0).due == "2026-12-21"_day);
}

TEST_CASE("what was known of a clock that ended is forgotten") {
  Desk desk;
  desk.file.deadlines.clear();
  CHECK(desk.pass("2026-11-24T08:40"_at).empty());
  CHECK(desk.file.known.empty());
}

TEST_CASE("a date that came back before anybody heard of it is no news") {
  Desk desk;
  CHECK(desk.pass("2026-11-24T07:00"_at).empty());
  desk.file.deadlines = {conclude("2026-12-11"_day)};
  CHECK(desk.pass("2026-11-24T08:40"_at).empty());
}

TEST_CASE("after the digest it is told alone; who stands in for another is told once") {
  Desk desk;
  desk.people = OfficePeople(
      {{"周启明", "吴越", {{"2026-11-20"_day, "2026-11-30"_day}}}, {"吴越"}, {"叶青"}}, {"叶青"});
  desk.said.insert(digest_key("2026-11-24"_day, "吴越"));
  const Lines told = desk.pass("2026-11-24T15:00"_at);
  CHECK(std::ranges::count(told, "吴越 2026-12-11 2026-12-14 alone") == 1);
  CHECK(told.size() == 3);
  CHECK(desk.pass("2026-11-24T16:00"_at).empty());
}

TEST_CASE("an extension tells its date itself, and a clock that nobody knew is no news") {
  Desk desk;
  desk.file.deadlines = {conclude("2026-12-31"_day, 20)};
  CHECK(desk.pass("2026-11-24T08:40"_at).empty());
  CHECK(desk.file.known ==
        std::vector<KnownDate>{{"conclude", "2026-10-12"_day, "2026-12-31"_day, 20}});
  desk.file.known.clear();
  desk.file.deadlines = {conclude("2026-12-14"_day)};
  CHECK(desk.pass("2026-11-25T08:40"_at).empty());
}

TEST_CASE("a citizen who cannot be reached is on record, and keeps nobody else waiting") {
  Desk desk;
  desk.file.citizen_reachable = false;
  CHECK(desk.pass("2026-11-24T08:40"_at).size() == 3);
  CHECK(desk.said.contains("XF2026-000101/conclude/moved/1/2026-12-14/@citizen"));
  CHECK(desk.file.known.at(0).due == "2026-12-14"_day);
}

TEST_CASE("an extension that is taken back, or shortened, is told as any other move") {
  Desk desk;
  desk.file.known = {{"conclude", "2026-10-12"_day, "2026-12-31"_day, 20}};
  CHECK(desk.pass("2026-11-24T08:40"_at).size() == 4);
  CHECK(desk.file.known ==
        std::vector<KnownDate>{{"conclude", "2026-10-12"_day, "2026-12-14"_day, 0, 1}});
}

TEST_CASE("a date that comes back is told again, however often it moves") {
  Desk desk;
  LocalDate morning = "2026-11-24"_day;
  for (const LocalDate due :
       {"2026-12-14"_day, "2026-12-11"_day, "2026-12-14"_day, "2026-12-15"_day}) {
    CAPTURE(due.iso(), morning.iso());
    desk.file.deadlines = {conclude(due)};
    CHECK(desk.pass(instant_of(morning, LocalTime(8, 40))).size() == 4);
    morning = morning + days{1};
  }
}

TEST_CASE("who cannot be reached at night is not put aside before the morning") {
  Desk desk;
  desk.file.citizen_reachable = false;
  CHECK(desk.pass("2026-11-23T23:00"_at).empty());
  desk.file.citizen_reachable = true;
  CHECK(desk.pass("2026-11-24T08:40"_at).size() == 4);
}

TEST_CASE("two runs of one clock are two; one whose start was put right is the same") {
  const std::vector<KnownDate> known{{"ask_review", "2026-10-01"_day, "2026-10-31"_day},
                                     {"conclude", "2026-10-12"_day, "2026-12-11"_day}};
  Deadline first = due_on("ask_review", "2026-10-31"_day), second = first;
  first.begins = "2026-10-01"_day;
  second.begins = "2026-10-20"_day;
  Deadline corrected = conclude("2026-12-18"_day);
  corrected.begins = "2026-10-19"_day;
  const std::vector<Deadline> now{second, first, corrected};
  const auto before = known_before(known, now);
  CHECK(before[0] == nullptr);
  CHECK(before[1] == &known[0]);
  CHECK(before[2] == &known[1]);
  CHECK(has_moved(*before[2], corrected));
  CHECK_FALSE(has_moved(*before[1], first));
}

TEST_CASE("dates that are known stand in a line of text, and come back from it") {
  const std::vector<Deadline> running{conclude("2026-12-31"_day, 20),
                                      due_on("stage/2", "2026-12-01"_day),
                                      due_on("ask_review", "2026-12-28"_day)};
  auto known = known_dates(running);
  known[1].moves = 3;
  CHECK(text_of(known) == "conclude/2026-10-12=2026-12-31+20 ask_review/2026-10-12=2026-12-28~3");
  CHECK(dates_in(text_of(known)) == known);
  CHECK(dates_in("").empty());
  for (const char* bad :
       {"conclude=2026-12-01", "conclude/2026-10-12=2026-02-30", "/2026-10-12=2026-12-01", "x",
        "inform/2026-10-12=2026-12-01+", "inform/2026-10-12=2026-12-02+1y",
        "inform/2026-10-12=2026-12-02~-1", "inform/2026-13-12=2026-12-02"}) {
    CAPTURE(bad);
    CHECK(dates_in(bad).empty());
  }
}

TEST_CASE("any text is answered, and what is read from it is written the same") {
  CHECK(holds("any bytes", [] {
    const auto dates = dates_in(any_bytes());
    PROPERTY_ASSERT(dates_in(text_of(dates)) == dates);
  }));
}

}  // namespace moved_dates_test
