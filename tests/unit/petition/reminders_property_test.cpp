// No reminder is lost or doubled, whatever happens to the machine: the core under a store that
// keeps nothing but keys.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "petition/reminder_bundles.h"
#include "petition/reminder_steps.h"
#include "petition/reminders.h"
#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"
#include "tests/unit/petition/reminders_of_tests.h"

namespace reminders_property_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;
using Urgency = RemindedCase::Urgency;

namespace {

const Calendar& calendar() { return law_of_tests().calendar; }

OfficePeople people_with(std::vector<Leave> away) {
  return OfficePeople({{"周启明", "吴越", away},
                       {"吴越"},
                       {"韩青"},
                       {"苏敏"},
                       {"何远", "", away},
                       {"叶青", "", away},
                       {"高朗"}},
                      {"叶青", "高朗"});
}

// Any clock of the policy that begins by `day` and ends in the weeks after it.
Deadline any_deadline(LocalDate day) {
  Deadline deadline;
  const ClockReminders row = any_of(policy_of_tests().clocks);
  deadline.clock = row.clock;
  deadline.begins = day - days{any_in(0, 40)};
  deadline.nominal = day + days{any_in(-3, 40)};
  if (deadline.nominal < deadline.begins) deadline.begins = deadline.nominal;
  deadline.due = calendar().working_day_from(deadline.nominal);
  deadline.safe = calendar().working_day_until(deadline.nominal);
  return deadline;
}

// Counted one by one, apart from the product's own counting.
LocalDate slow_day(const ReminderStep& step, const Deadline& deadline) {
  if (step.anchor == Anchor::start) return deadline.begins;
  LocalDate day = step.anchor == Anchor::safe ? deadline.safe : deadline.due;
  if (step.unit == DayUnit::natural) {
    day = day + days{step.offset};
    return step.offset > 0 ? calendar().working_day_from(day) : calendar().working_day_until(day);
  }
  if (step.offset > 0) return calendar().nth_working_day_after(day, step.offset);
  if (step.offset == 0) return calendar().working_day_until(day);
  for (int i = 0; i < -step.offset; ++i) day = calendar().working_day_until(day - days{1});
  return day;
}

bool is_office_hours(Instant now) {
  const LocalTime time = office_time(now);
  return calendar().is_working_day(office_date(now)) && time >= policy_of_tests().day_begins &&
         time < policy_of_tests().day_ends;
}

struct World {
  Instant now = "2026-09-01T00:00"_at;
  std::vector<RemindedCase> files = {};
  OfficePeople people = people_with({});
  std::set<std::string, std::less<>> keys = {}, acknowledged = {};
  std::map<std::string, std::size_t> highest = {};  // chain → place of what was sent last
  std::map<std::string, LocalDate> sent_on = {};
  std::vector<std::string> digests = {};

  ReminderDesk desk() const { return {policy_of_tests(), working_days_of_tests(), people}; }

  DueReminders due(const RemindedCase& file) const {
    return due_reminders(file, desk(),
                         {[this](std::string_view key) { return keys.contains(key); },
                          [this](std::string_view key) { return acknowledged.contains(key); }},
                         now);
  }

  // What one instance finds.
  std::pair<std::vector<Bundle>, std::vector<Silenced>> look() const {
    std::vector<Reminder> all;
    std::vector<Silenced> silenced;
    for (const RemindedCase& file : files) {
      DueReminders found = due(file);
      for (Reminder& each : found.reminders) all.push_back(std::move(each));
      for (Silenced& each : found.silenced) silenced.push_back(std::move(each));
    }
    return {bundles(std::move(all), policy_of_tests(), office_date(now)), std::move(silenced)};
  }

  // One transaction.
  void commit(const Bundle& bundle) {
    if (bundle.sending == Sending::digest) {
      if (!keys.insert(bundle.key).second) return;
      digests.push_back(bundle.key);
      PROPERTY_ASSERT(std::ranges::count(digests, bundle.key) == 1);
    }
    for (const Reminder& each : bundle.reminders) {
      for (const std::string& lower : each.supersedes) keys.insert(lower);
      if (keys.insert(each.key).second) judge(each);
    }
  }

  void judge(const Reminder& sent) {
    const auto file = std::ranges::find(files, sent.case_number, &RemindedCase::number);
    PROPERTY_ASSERT(file != files.end());
    const auto clock = std::ranges::find_if(file->deadlines, [&](const Deadline& each) {
      return each.clock == sent.clock && each.due == sent.due;
    });
    PROPERTY_ASSERT(clock != file->deadlines.end());  // never after it is done
    sent_on[sent.key] = office_date(now);
    if (!is_office_hours(now)) {
      const bool tomorrow = sent.due == office_date(now) + days{1};
      PROPERTY_ASSERT(sent.sending == Sending::alone);
      PROPERTY_ASSERT(file->urgency != Urgency::normal || tomorrow);
      PROPERTY_ASSERT(sent.whom != kCitizen);
    }
    const auto& steps = policy_of_tests().clock(sent.clock)->steps;
    const auto place =
        std::size_t(std::ranges::find(steps, sent.step, &ReminderStep::key) - steps.begin());
    const auto chain = sent.case_number + "/" + sent.clock + "/" + sent.due.iso() + "/" +
                       sent.safe.iso() + "/" + sent.whom + "/" + std::string(name(sent.push));
    const auto before = highest.find(chain);
    note(chain + " " + sent.step + " at " + office_iso(now));
    PROPERTY_ASSERT(before == highest.end() ||
                    before->second < place);  // never back to a lower one
    highest[chain] = place;
  }

  // Looks with one or two instances at once, and may fall over after some transactions.
  void pass(int instances, std::size_t survives) {
    const auto first = look();
    const auto second = instances > 1 ? look() : first;
    for (const auto& [bundles, silenced] : {first, second}) {
      for (const Bundle& bundle : bundles) {
        if (survives-- == 0) return;
        commit(bundle);
      }
      for (const Silenced& each : silenced) keys.insert(each.key);
    }
  }

  // Up and running for days on end, with nothing new: then nothing waits any more.
  void settle() {
    for (int i = 0; i < 3; ++i) {
      const LocalDate day = calendar().working_day_from(office_date(now) + days{1});
      for (const LocalTime time : {LocalTime(8, 0), LocalTime(8, 40), LocalTime(12, 0)}) {
        now = instant_of(day, time);
        pass(1, 1000000);
      }
    }
  }

  // Each step that came while its clock runs is on record, for everybody whom it tells.
  void check_nothing_lost() const {
    for (const RemindedCase& file : files)
      for (const Deadline& deadline : file.deadlines)
        for (const ReminderStep& step : policy_of_tests().clock(deadline.clock)->steps)
          check_on_record(file, deadline, step);
  }

  void check_on_record(const RemindedCase& file, const Deadline& deadline,
                       const ReminderStep& step) const {
    const LocalDate day = slow_day(step, deadline);
    if (day < deadline.begins || instant_of(day, policy_of_tests().digest_at) > now) return;
    if (step.urgent_only && file.urgency == Urgency::normal) return;
    const LocalDate anchor = step.anchor == Anchor::start  ? deadline.begins
                             : step.anchor == Anchor::safe ? deadline.safe
                                                           : deadline.due;
    const std::string key =
        file.number + "/" + deadline.clock + "/" + step.key + "/" + anchor.iso() + "/";
    for (const Addressed& who : people.addressed(step.whom, file.people, office_date(now))) {
      note(key + who.whom);
      PROPERTY_ASSERT(keys.contains(key + who.whom));
    }
    for (const Push push : step.also)
      PROPERTY_ASSERT(keys.contains(key + "@" + std::string(name(push))));
  }
};

RemindedCase any_file(const std::string& number, LocalDate day) {
  RemindedCase file{.number = number, .deadlines = {}, .people = {.handler = "周启明"}};
  file.people.section_head = any_of({"吴越", ""});
  file.people.leader = "苏敏";
  file.people.sponsor = any_of({"", "苏敏"});
  file.people.co_handlers = {"何远"};
  file.urgency = any_of({Urgency::normal, Urgency::normal, Urgency::grave});
  file.citizen_reachable = any_bool();
  file.deadlines = {any_deadline(day)};
  if (any_bool()) {
    Deadline second = any_deadline(day);
    if (second.clock != file.deadlines[0].clock) file.deadlines.push_back(second);
  }
  return file;
}

// Something happens to a file, to the people, or to the machine.
void happen(World& world) {
  RemindedCase& file = world.files[any_in<std::size_t>(0, world.files.size())];
  const LocalDate today = office_date(world.now);
  switch (any_in(0, 9)) {
    case 0:
      return world.pass(2, 1000000);
    case 1:  // falls over
      return world.pass(any_in(1, 3), any_in<std::size_t>(0, 4));
    case 2:  // down for days, or the clock jumps ahead
      world.now += hours{any_in(20, 24 * 12)};
      return;
    case 3:  // 延期
      for (Deadline& deadline : file.deadlines) {
        // Far enough for another last day: with that one unchanged, what is below a step that was
        // said for it is said no more.
        deadline.nominal = deadline.nominal + days{any_in(10, 31)};
        deadline.due = calendar().working_day_from(deadline.nominal);
        deadline.safe = calendar().working_day_until(deadline.nominal);
      }
      return;
    case 4:  // done
      if (any_in(0, 4) == 0) file.deadlines.clear();
      return;
    case 5:
      // Somebody new to the file: who was told a higher step in another role is told no lower one.
      file.people.handler = any_of({"周启明", "韩青", ""});
      return;
    case 6:
      world.people = people_with({{today, today + days{any_in(0, 9)}}});
      return;
    case 7:  // 已知, however late
      for (const auto& [key, day] : world.sent_on)
        if (any_in(0, 4) == 0) world.acknowledged.insert(key);
      return;
    default:  // an ordinary day, looked at at any minute
      for (int i = 0; i < 6; ++i) {
        world.now += minutes{any_in(1, 360)};
        world.pass(1, 1000000);
      }
  }
}

}  // namespace

TEST_CASE("no reminder is lost or doubled by crashes, instances, outages and late answers") {
  CHECK(holds([] {
    World world;
    world.now += minutes{any_in(0, 60 * 24 * 60)};
    for (int i = 0; i < 3; ++i)
      world.files.push_back(any_file("XF2026-00010" + std::to_string(i), office_date(world.now)));
    const int happenings = any_in(5, 30);
    for (int i = 0; i < happenings; ++i) happen(world);
    world.settle();
    world.check_nothing_lost();
  }));
}

TEST_CASE("who looks only when told to look says every step on its day") {
  CHECK(holds([] {
    World world;
    world.now += minutes{any_in(0, 60 * 24 * 60)};
    const Instant until = world.now + hours{24 * 60};
    RemindedCase file = any_file("XF2026-000100", office_date(world.now) + days{4});
    const LocalDate today = office_date(world.now);
    for (Deadline& deadline : file.deadlines) deadline.begins = today + days{1};  // all to come
    world.files = {file};
    int looks = 0;
    for (auto next = world.due(file).next; next && *next < until; next = world.due(file).next) {
      PROPERTY_ASSERT(*next > world.now);
      world.now = *next;
      world.pass(1, 1000000);
      PROPERTY_ASSERT(++looks < 200);
    }
    world.now = until;
    world.check_nothing_lost();
    for (const Deadline& deadline : file.deadlines)
      for (const ReminderStep& step : policy_of_tests().clock(deadline.clock)->steps)
        for (const auto& [key, day] : world.sent_on)
          if (key.find("/" + deadline.clock + "/" + step.key + "/") != key.npos)
            PROPERTY_ASSERT(day == slow_day(step, deadline));
  }));
}

TEST_CASE("whatever a file and its dates are, they are answered, and the same way twice") {
  CHECK(holds([] {
    World world;
    world.now += hours{any_in(-24 * 40000, 24 * 60000)};
    RemindedCase file = any_file("", "2026-09-01"_day);
    for (Deadline& deadline : file.deadlines) {
      deadline.begins = LocalDate(1800, 1, 1) + days{any_in(0, 200000)};
      deadline.due = LocalDate(1800, 1, 1) + days{any_in(0, 200000)};
      deadline.safe = LocalDate(1800, 1, 1) + days{any_in(0, 200000)};
    }
    world.files = {file, file};
    const auto [first, silenced] = world.look();
    const auto [again, silenced_again] = world.look();
    PROPERTY_ASSERT(first.size() == again.size());
    PROPERTY_ASSERT(silenced.size() == silenced_again.size());
    for (std::size_t i = 0; i < first.size(); ++i) PROPERTY_ASSERT(first[i].key == again[i].key);
    const auto next = world.due(file).next;
    PROPERTY_ASSERT(!next || *next > world.now);
  }));
}

}  // namespace reminders_property_test
