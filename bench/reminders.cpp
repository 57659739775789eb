// What a pass of reminders over all open files costs. Seconds of the processor each, so that a busy
// machine does not count.
//
//   bench_reminders [FILES…]        (50000 500000)
#include "petition/reminders.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/ensure.h"
#include "config/embedded.h"
#include "petition/reminder_bundles.h"

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

struct Defaults {
  Calendar calendar;
  RuleBook rules;
  ReminderPolicy policy;
};

Defaults defaults() {
  auto calendar = Calendar::parse(config::embedded("calendar.json"), "calendar.json");
  std::vector<Rules> sets;
  for (const auto path : config::embedded_below("rules/")) {
    auto set = parse_rules(config::embedded(path), path);
    ensure(set.has_value(), "the built-in rules are sound");
    sets.push_back(*std::move(set));
  }
  auto rules = RuleBook::of(std::move(sets));
  auto policy = parse_reminders(config::embedded("reminders.json"), "reminders.json");
  ensure(calendar && rules && policy, "the built-in defaults are sound");
  return {*std::move(calendar), *std::move(rules), *std::move(policy)};
}

// Accepted on one of the last seventy days: most in time, some over.
CaseFile ledger(int i, LocalDate today) {
  const LocalDate day = today - days{i % 70};
  const auto at = [&](EventBody body) {
    return CaseEvent{day, instant_of(day, LocalTime(9, 0)), "叶青", std::move(body)};
  };
  const std::vector<CaseEvent> events{
      at(event::Registered{.number = CaseNumber::of(2026, 1 + i % 999999)}),
      at(event::Accepted{"药品科"}), at(event::Assigned{"药品科", "承办人", {}})};
  return fold(events);
}

using Keys = std::unordered_set<std::string>;

Recorded recorded_in(const Keys& keys) {
  return {[&](std::string_view key) { return keys.contains(std::string(key)); },
          [](std::string_view) { return false; }};
}

template <class Work>
double seconds_of(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return double(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Pass {
  std::size_t reminders = 0, messages = 0;
  double seconds = 0;
};

// Looks at the files whose moment has come, and puts on record what goes out.
Pass pass(const std::vector<RemindedCase>& files, std::vector<std::optional<Instant>>& next,
          const ReminderDesk& desk, Keys& keys, Instant now) {
  Pass result;
  result.seconds = seconds_of([&] {
    std::vector<Reminder> all;
    const Recorded recorded = recorded_in(keys);
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!next[i] || *next[i] > now) continue;
      DueReminders due = due_reminders(files[i], desk, recorded, now);
      next[i] = due.next;
      std::ranges::move(due.reminders, std::back_inserter(all));
    }
    result.reminders = all.size();
    const auto out = bundles(std::move(all), desk.policy, office_date(now));
    result.messages = out.size();
    for (const Bundle& bundle : out) {
      keys.insert(bundle.key);
      for (const Reminder& each : bundle.reminders) {
        keys.insert(each.key);
        keys.insert(each.supersedes.begin(), each.supersedes.end());
      }
    }
  });
  return result;
}

void print(const char* what, const Pass& pass) {
  std::printf("  %-58s %8.3f s  %8zu reminders  %7zu messages\n", what, pass.seconds,
              pass.reminders, pass.messages);
}

void measure(int count, const Defaults& law) {
  const LocalDate today = "2026-11-24"_day;
  std::vector<OfficePerson> staff{{"叶青"}, {"高朗"}};
  for (int i = 0; i < 500; ++i) staff.push_back({"干部" + std::to_string(i)});
  const OfficePeople people(std::move(staff), {"叶青", "高朗"});
  const WorkingDays working(law.calendar);
  const ReminderDesk desk{law.policy, working, people};
  std::vector<RemindedCase> files;
  files.reserve(std::size_t(count));
  const double derived = seconds_of([&] {
    for (int i = 0; i < count; ++i)
      files.push_back({.number = "XF2026-" + std::to_string(100000 + i),
                       .deadlines = deadlines(ledger(i, today), law.rules, law.calendar),
                       .people = {.handler = "干部" + std::to_string(i % 400),
                                  .section_head = "干部" + std::to_string(400 + i % 80),
                                  .leader = "干部" + std::to_string(480 + i % 20)}});
  });
  std::printf("%d open files\n  %-58s %8.3f s\n", count,
              "their ledgers folded, their clocks counted", derived);
  Keys keys;
  std::vector<std::optional<Instant>> next(files.size(), Instant());
  const auto all = [&] { std::ranges::fill(next, Instant()); };
  print("first pass of all, nothing on record: 10:00",
        pass(files, next, desk, keys, "2026-11-24T10:00"_at));
  all();
  print("pass of all, everything on record: 10:05",
        pass(files, next, desk, keys, "2026-11-24T10:05"_at));
  print("pass of what has come: 10:10", pass(files, next, desk, keys, "2026-11-24T10:10"_at));
  print("pass of what has come, next morning: 08:00",
        pass(files, next, desk, keys, "2026-11-25T08:00"_at));
  print("the digest of that morning: 08:40", pass(files, next, desk, keys, "2026-11-25T08:40"_at));
}

}  // namespace

int main(int argc, char** argv) {
  const Defaults law = defaults();
  std::vector<int> counts;
  for (int i = 1; i < argc; ++i) counts.push_back(std::max(1, std::atoi(argv[i])));
  if (counts.empty()) counts = {50000, 500000};
  for (const int count : counts) measure(count, law);
  return 0;
}
