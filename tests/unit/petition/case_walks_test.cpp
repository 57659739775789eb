// What holds of every ledger: properties over walks by chance (random_ledger.h).
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "petition/case_correction.h"
#include "petition/case_csv.h"
#include "petition/case_duties.h"
#include "petition/case_event_json.h"
#include "petition/case_steps.h"
#include "petition/told.h"
#include "tests/support/property.h"
#include "tests/unit/petition/random_ledger.h"

namespace case_walks_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

constexpr int kTries = 400;

// All that a file says, in words that can be compared.
std::string portrait(const CaseFile& file) {
  std::string all(name(file.state));
  for (const std::string* text :
       {&file.handler, &file.first_receiver, &file.sponsor, &file.review_unit, &file.columns.place,
        &file.columns.unit, &file.columns.cause, &file.columns.opinion, &file.columns.conclusion})
    all += "|" + *text;
  if (file.state_since) all += "|" + file.state_since->iso();
  for (const CaseEvent& event : file.counted) all += "\n" + event_json(event);
  for (const Duty& duty : duties(file, law_of_tests()))
    all += "\n" + duty.key + " " + (duty.due ? duty.due->iso() : "");
  return all;
}

std::string whole(const CaseFile& file) {
  std::string all = portrait(file);
  for (const CaseEvent& event : file.ledger) all += "\n" + event_json(event);
  return all;
}

}  // namespace

TEST_CASE("walks by chance come to every state of a file") {
  std::set<State> seen;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    SeededRandom random(seed);
    LocalDate today(2026, 3, 2);
    CaseFile file;
    for (int i = 0; i < kTries; ++i) {
      auto next = apply(file, event_by_chance(random, today, file), law_of_tests());
      if (!next) continue;
      file = *std::move(next);
      today = today + std::chrono::days(int(random.below(6)));
      seen.insert(file.state);
    }
  }
  // Otherwise the properties below would speak of less than they seem to.
  for (int state = int(State::registered); state <= int(State::withdrawn); ++state) {
    CAPTURE(std::string(name(State(state))));
    CHECK(seen.contains(State(state)));
  }
}

TEST_CASE("a ledger read back gives the same file, event by event or at once") {
  CHECK(holds([] {
    const std::uint64_t seed = any_seed();
    const CaseFile file = walk_by_chance(seed, kTries);
    std::vector<CaseEvent> again;
    for (const CaseEvent& event : file.ledger) {
      const auto read = read_event_json(event_json(event));
      PROPERTY_ASSERT(read.has_value());
      again.push_back(*read);
    }
    PROPERTY_ASSERT(whole(fold(again)) == whole(file));
  }));
}

TEST_CASE("whatever a ledger holds, lawful or not, everything that asks of it gets an answer") {
  CHECK(holds([] {
    const std::uint64_t seed = any_seed();
    SeededRandom random(seed);
    CaseFile file;
    for (int i = 0; i < 40; ++i)
      file = fold(std::move(file), event_by_chance(random, LocalDate(2026, 3, 2), file));
    (void)told(file, law_of_tests(), {});
    (void)duties(file, law_of_tests());
    (void)first_receiver_duties(file, law_of_tests());
    (void)next_steps(file, "苏敏", all_roles(), law_of_tests(),
                     instant_of(LocalDate(2026, 6, 1), LocalTime(9, 0)));
    const std::vector<ExportedCase> one{{file, "某人"}};
    PROPERTY_ASSERT(!cases_csv(one).empty());
    (void)refusal(file, event_by_chance(random, LocalDate(2026, 3, 9), file), law_of_tests());
    PROPERTY_ASSERT(file.ledger.size() == 40u);
    PROPERTY_ASSERT(whole(file) == whole(fold(file.ledger)));
  }));
}

TEST_CASE("a refused event leaves no trace, and says why and what to do") {
  CHECK(holds([] {
    const std::uint64_t seed = any_seed();
    const CaseFile file = walk_by_chance(seed, kTries / 4);
    const std::string before = whole(file);
    SeededRandom random(seed + 1);
    for (int i = 0; i < 20; ++i) {
      const CaseEvent event = event_by_chance(random, LocalDate(2026, 9, 1), file);
      const auto next = apply(file, event, law_of_tests());
      PROPERTY_ASSERT(whole(file) == before);
      if (next) {
        PROPERTY_ASSERT(next->ledger.size() == file.ledger.size() + 1);
        continue;
      }
      PROPERTY_ASSERT(!next.error().code.empty());
      PROPERTY_ASSERT(!next.error().what.empty());
      PROPERTY_ASSERT(!next.error().remedy.empty());
    }
  }));
}

// The rules of 2022 fix no days for what is no demand; which set counts follows from the file.
bool has_no_days(const CaseFile& file) {
  return file.intake.kind != MatterKind::demand && file.pinned_rules != "2005";
}

TEST_CASE("no file that can come to be owes what the rules count without a clock for it") {
  const std::map<std::string, std::string, std::less<>> counted_by{
      {"transfer", "transfer"},
      {"inform", "inform"},
      {"inform_transferred", "inform_transferred"},
      {"conclude", "conclude"},
      {"decide_review", "decide_review"},
      {"decide_rereview", "decide_rereview"}};
  CHECK(holds([&] {
    const std::uint64_t seed = any_seed();
    const CaseFile file = walk_by_chance(seed, kTries);
    for (const Duty& duty : duties(file, law_of_tests())) {
      const auto clock = counted_by.find(duty.key);
      if (clock == counted_by.end()) continue;
      if (duty.key == "conclude" && has_no_days(file)) continue;
      note(duty.key + "\n" + whole(file));
      PROPERTY_ASSERT(duty.clock == clock->second);
      PROPERTY_ASSERT(duty.due.has_value() || duty.is_suspended || duty.is_exempt);
    }
  }));
}

TEST_CASE("no clock of the office runs on for what a file does not owe any more") {
  const std::set<std::string, std::less<>> kOwed{"conclude", "decide_review", "decide_rereview"};
  CHECK(holds([&] {
    const std::uint64_t seed = any_seed();
    const CaseFile file = walk_by_chance(seed, kTries);
    const auto owed = duties(file, law_of_tests());
    for (const Deadline& one : deadlines(file, law_of_tests().rules, law_of_tests().calendar)) {
      if (!kOwed.contains(one.clock)) continue;
      note(one.clock + "\n" + whole(file));
      PROPERTY_ASSERT(std::ranges::find(owed, one.clock, &Duty::clock) != owed.end());
    }
  }));
}

TEST_CASE("correcting twice is as correcting once, with the last") {
  CHECK(holds([] {
    const std::uint64_t seed = any_seed();
    SeededRandom random(seed);
    const CaseFile file = walk_by_chance(seed, kTries / 2);
    assume(!file.ledger.empty());
    const int entry = int(random.below(file.ledger.size())) + 1;
    const auto correction = [&] {
      std::vector<CaseEvent> instead;
      if (random.below(4) != 0) {
        instead.push_back(file.ledger[std::size_t(entry) - 1]);
        instead.back().date = LocalDate(2026, 3, 1) + std::chrono::days(int(random.below(200)));
      }
      return on("2026-11-20", event::Corrected{entry, "记错", std::move(instead)});
    };
    const CaseEvent first = correction(), second = correction();
    const CaseFile once = fold(file, second);
    PROPERTY_ASSERT(portrait(fold(fold(file, first), second)) == portrait(once));
    PROPERTY_ASSERT(portrait(fold(once, second)) == portrait(once));
  }));
}

TEST_CASE("what is offered as a step is not refused for its role or the file's state") {
  CHECK(holds([] {
    const std::uint64_t seed = any_seed();
    const CaseFile file = walk_by_chance(seed, kTries / 2);
    const auto now = instant_of(LocalDate(2029, 6, 1), LocalTime(9, 0));
    for (const Role role : all_roles()) {
      const std::string by = role == Role::handler ? file.handler : "高局长";
      for (const Step& step : next_steps(file, by, {role}, law_of_tests(), now)) {
        PROPERTY_ASSERT(may(step.as, step.event));
        PROPERTY_ASSERT(step.as == role);
        PROPERTY_ASSERT(!step.title.empty());
      }
    }
  }));
}

}  // namespace case_walks_test
