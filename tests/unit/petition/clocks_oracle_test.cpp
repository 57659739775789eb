// The clocks against a plain slow twin: it knows the law as a small table of its own, lists every
// day one after another, and shares no code with the product but days and marks.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "petition/deadlines.h"
#include "tests/support/property.h"
#include "tests/unit/petition/law_of_tests.h"

namespace clocks_oracle_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

constexpr int kWalkMax = 900;  // days that the twin lists at most

// ---- the calendar, slow and plain

struct SlowDays {
  std::set<LocalDate> off, work;
  std::set<int> published;
  bool works(LocalDate day) const {
    if (work.contains(day)) return true;
    if (off.contains(day)) return false;
    const Weekday weekday = day.weekday();
    return weekday != Weekday::saturday && weekday != Weekday::sunday;
  }
  std::string json() const {
    std::map<int, std::array<std::string, 2>> years;
    for (const LocalDate day : off) years[day.year()][0] += ",\"" + day.iso() + "\"";
    for (const LocalDate day : work) years[day.year()][1] += ",\"" + day.iso() + "\"";
    for (const int year : published) years[year];
    std::string text;
    for (const auto& [year, lists] : years) {
      const auto list = [](const std::string& days) {
        return "[" + (days.empty() ? days : days.substr(1)) + "]";
      };
      text += (text.empty() ? "\"" : ",\"") + std::to_string(year) + R"(":{"published":)" +
              (published.contains(year) ? "true" : "false") + R"(,"off":)" + list(lists[0]) +
              R"(,"work":)" + list(lists[1]) + "}";
    }
    return R"({"years":{)" + text + "}}";
  }
};

SlowDays any_days_off() {
  SlowDays days_off;
  for (int year = 2022; year <= 2028; ++year) {
    const LocalDate first(year, 1, 1);
    const bool published = any_in(0, 4) > 0;
    if (published) days_off.published.insert(year);
    const auto starts = any_list_of(4, 1, 350);
    for (const int start : starts)
      for (int i = any_in(1, 9); i > 0; --i) days_off.off.insert(first + days{start + i});
    for (const int n : any_list_of(8, 0, 364)) {
      const LocalDate day = first + days{n};
      if (day.weekday() >= Weekday::saturday && !days_off.off.contains(day))
        days_off.work.insert(day);
    }
  }
  return days_off;
}

// ---- the law, from the two texts

struct SlowClock {
  std::string key, starts;
  int days;
  bool working = false;
};
std::vector<SlowClock> slow_law(bool since_2022) {
  std::vector<SlowClock> law{{"transfer", "registered", 15},
                             {"inform", "received", 15},
                             {"inform_transferred", "transferred_in", 15}};
  if (since_2022) law.push_back({"object", "transferred_in", 5, true});
  law.insert(law.end(), {{"conclude", "accepted", 60},
                         {"ask_review", "opinion_served", 30},
                         {"decide_review", "review_asked", 30},
                         {"ask_rereview", "review_served", 30},
                         {"decide_rereview", "rereview_asked", 30}});
  if (!since_2022) law.push_back({"improvement_feedback", "improvement_advised", 30});
  return law;
}

struct SlowRun {
  std::string clock;
  LocalDate start;
  int days = 0, extended = 0, excluded = 0;
  bool fixed = false;
  std::optional<LocalDate> suspended = {}, nominal = {}, due = {}, safe = {};
  bool provisional = false;
};

// ---- the twin

class Twin {
 public:
  Twin(const std::vector<ClockMark>& marks, const ClockSettings& settings, const SlowDays& days_off)
      : marks_(marks), settings_(settings), days_off_(days_off) {
    find_hearings();
    find_extensions();
  }

  std::vector<SlowRun> runs() const {
    std::vector<SlowRun> all;
    for (LocalDate day = first(); day <= last(); day = day + days{1})
      for (const bool opens_file : {true, false})
        for (const ClockMark& mark : marks_) {
          if (mark.date != day || is_opening(mark) != opens_file) continue;
          for (const SlowClock& clock : slow_law(set_of(mark.date) == "2022"))
            if (clock.starts == mark.event) all.push_back(counted(clock, mark));
        }
    return all;
  }

  std::vector<std::string> refused;  // of extensions and hearings, in the order of the ledger

 private:
  LocalDate first() const { return std::ranges::min(marks_, {}, &ClockMark::date).date; }
  LocalDate last() const { return std::ranges::max(marks_, {}, &ClockMark::date).date; }

  static bool is_opening(const ClockMark& mark) {
    return mark.event == "registered" || mark.event == "received" || mark.event == "transferred_in";
  }

  std::string set_of(LocalDate start) const {
    if (!settings_.pinned_rules.empty()) return settings_.pinned_rules;
    return start < "2022-05-01"_day ? "2005" : "2022";
  }

  bool excludes(const std::string& clock) const {
    const std::vector<std::string> usual{"decide_rereview"};
    const auto& clocks = settings_.hearing_excluded ? *settings_.hearing_excluded : usual;
    return std::ranges::count(clocks, clock) > 0;
  }

  void refuse(std::size_t place, const std::string& reason) { by_place_[place] = reason; }

  void find_hearings() {
    for (LocalDate day = first(); day <= last(); day = day + days{1}) {
      std::vector<std::size_t> todays;
      for (std::size_t i = 0; i < marks_.size(); ++i)
        if (marks_[i].date == day && marks_[i].event.starts_with("hearing_")) todays.push_back(i);
      while (!todays.empty()) {
        std::size_t next = 0;
        const auto begun = [&](std::size_t i) { return marks_[i].event == "hearing_begun"; };
        if (!open_ && !begun(todays[0]))  // an end before its beginning, both on one day
          for (std::size_t i = 0; i < todays.size(); ++i)
            if (begun(todays[i])) {
              next = i;
              break;
            }
        const std::size_t place = todays[next];
        todays.erase(todays.begin() + std::ptrdiff_t(next));
        if (begun(place)) {
          if (open_)
            refuse(place, "hearing_already_open");
          else
            open_ = day;
        } else if (!open_) {
          refuse(place, "hearing_not_begun");
        } else {
          for (LocalDate d = *open_; d <= day; d = d + days{1}) heard_.insert(d);
          open_.reset();
        }
      }
    }
  }

  // The extensions that hold, by the place of the acceptance that they lengthen.
  void find_extensions() {
    for (LocalDate day = first(); day <= last(); day = day + days{1})
      for (std::size_t i = 0; i < marks_.size(); ++i)
        if (marks_[i].date == day && marks_[i].event == "extended") judge(i);
    for (const auto& [place, reason] : by_place_) refused.push_back(reason);
  }

  void judge(std::size_t place) {
    const ClockMark& asked = marks_[place];
    const ClockMark* accepted = nullptr;  // the latest one not after the extension
    for (const ClockMark& mark : marks_)
      if (mark.event == "accepted" && mark.date <= asked.date &&
          (accepted == nullptr || mark.date >= accepted->date))
        accepted = &mark;
    const int before = accepted == nullptr ? 0 : given_[accepted];
    if (asked.days <= 0) return refuse(place, "extension_not_positive");
    if (before + asked.days > 30) return refuse(place, "extension_over_30_days");
    if (accepted == nullptr) return refuse(place, "extension_without_clock");
    const SlowRun run = counted({"conclude", "accepted", 60}, *accepted);
    if (run.due && asked.date > *run.due) return refuse(place, "extension_after_expiry");
    if (asked.approver.empty()) return refuse(place, "extension_without_approver");
    if (asked.reason.empty()) return refuse(place, "extension_without_reason");
    given_[accepted] += asked.days;
  }

  SlowRun counted(const SlowClock& clock, const ClockMark& mark) const {
    SlowRun run{.clock = clock.key, .start = mark.date, .days = clock.days};
    if (clock.key == "conclude")
      if (const auto given = given_.find(&mark); given != given_.end())
        run.extended = given->second;
    run.days += run.extended;
    if (clock.key == "inform_transferred" && mark.superior_due) {
      run.fixed = true;
      run.nominal = run.due = mark.superior_due;
    } else {
      walk(run, clock);
    }
    if (run.due) {
      LocalDate day = *run.nominal;
      while (!days_off_.works(day)) day = day - days{1};
      run.safe = day;
      std::set<int> years{run.nominal->year(), run.due->year(), run.safe->year()};
      if (clock.working)
        for (LocalDate d = run.start + days{1}; d <= *run.due; d = d + days{1})
          years.insert(d.year());
      for (const int year : years) run.provisional |= !days_off_.published.contains(year);
    }
    return run;
  }

  void walk(SlowRun& run, const SlowClock& clock) const {
    const bool hearings = excludes(clock.key);
    std::vector<LocalDate> counted;
    for (int i = 1; i < kWalkMax && int(counted.size()) < run.days; ++i) {
      const LocalDate day = run.start + days{i};
      if (hearings && open_ && day >= *open_) {
        run.suspended = open_;
        return;
      }
      const bool is_work = !clock.working || days_off_.works(day);
      const bool is_heard = hearings && heard_.contains(day);
      if (is_work && is_heard) ++run.excluded;
      if (is_work && !is_heard) counted.push_back(day);
    }
    run.nominal = counted.back();
    LocalDate day = counted.back();
    while (!days_off_.works(day)) day = day + days{1};
    run.due = day;
  }

  const std::vector<ClockMark>& marks_;
  const ClockSettings& settings_;
  const SlowDays& days_off_;
  std::set<LocalDate> heard_;
  std::optional<LocalDate> open_;
  std::map<const ClockMark*, int> given_;
  std::map<std::size_t, std::string> by_place_;
};

std::vector<ClockMark> any_marks() {
  static const std::vector<std::string> names{
      "registered",    "received",      "transferred_in", "accepted",
      "accepted",      "extended",      "extended",       "opinion_served",
      "review_asked",  "review_served", "rereview_asked", "hearing_begun",
      "hearing_ended", "hearing_begun", "hearing_ended",  "improvement_advised",
      "progress"};
  const LocalDate about = any_of({"2022-03-20"_day, "2024-01-20"_day, "2026-10-20"_day});
  std::vector<ClockMark> marks;
  for (int i = any_in(1, 14); i > 0; --i) {
    ClockMark mark{.event = any_of(names), .date = about + days{any_in(0, 110)}};
    if (mark.event == "transferred_in" && any_bool())
      mark.superior_due = mark.date + days{any_in(-10, 120)};
    if (mark.event == "extended") {
      mark.days = any_in(-1, 33);
      mark.approver = any_in(0, 5) == 0 ? "" : "甲";
      mark.reason = any_in(0, 5) == 0 ? "" : "乙";
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

ClockSettings any_settings() {
  ClockSettings settings{.pinned_rules = any_of({"", "2005", "2022"})};
  if (any_bool()) {
    settings.hearing_excluded.emplace();
    for (const char* clock : {"conclude", "decide_review", "decide_rereview", "object"})
      if (any_bool()) settings.hearing_excluded->push_back(clock);
  }
  return settings;
}

void check_same(const ClockRun& run, const SlowRun& slow) {
  PROPERTY_ASSERT(run.clock == slow.clock);
  PROPERTY_ASSERT(run.begins == slow.start);
  PROPERTY_ASSERT(run.days == (slow.fixed ? std::nullopt : std::optional<int>(slow.days)));
  PROPERTY_ASSERT(run.extended_days == slow.extended);
  PROPERTY_ASSERT(run.excluded_days == slow.excluded);
  PROPERTY_ASSERT(run.suspended_from == slow.suspended);
  PROPERTY_ASSERT(run.nominal == slow.nominal);
  PROPERTY_ASSERT(run.due == slow.due);
  PROPERTY_ASSERT(run.safe == slow.safe);
  PROPERTY_ASSERT(run.provisional == slow.provisional);
}

}  // namespace

TEST_CASE("whatever happens on a file, the clocks are those of a slow twin who lists the days") {
  CHECK(holds([] {
    const SlowDays days_off = any_days_off();
    const auto calendar = Calendar::parse(days_off.json(), "random");
    PROPERTY_ASSERT(calendar.has_value());
    const auto marks = any_marks();
    const ClockSettings settings = any_settings();
    ClockCount count = count_clocks(marks, settings, law_of_tests().rules, *calendar);
    std::erase_if(count.runs, &ClockRun::is_without_days);  // the twin counts days
    const Twin twin(marks, settings, days_off);
    const auto slow = twin.runs();
    PROPERTY_ASSERT(count.runs.size() == slow.size());
    for (std::size_t i = 0; i < slow.size(); ++i) check_same(count.runs[i], slow[i]);
    std::vector<std::string> reasons;
    for (const RefusedMark& refused : count.refused) reasons.push_back(refused.reason);
    PROPERTY_ASSERT(reasons == twin.refused);
  }));
}

TEST_CASE("events of different days may be recorded in any order: the clocks are the same") {
  CHECK(holds([] {
    auto marks = any_marks();
    std::set<LocalDate> seen;
    std::erase_if(marks, [&](const ClockMark& mark) { return !seen.insert(mark.date).second; });
    const ClockSettings settings = any_settings();
    const auto& law = law_of_tests();
    const ClockCount one = count_clocks(marks, settings, law.rules, law.calendar);
    for (std::size_t i = marks.size() - 1; i > 0; --i)
      std::swap(marks[i], marks[std::size_t(any_in(0, int(i) + 1))]);
    const ClockCount other = count_clocks(marks, settings, law.rules, law.calendar);
    PROPERTY_ASSERT(one.runs.size() == other.runs.size());
    for (std::size_t i = 0; i < one.runs.size(); ++i) {
      PROPERTY_ASSERT(one.runs[i].clock == other.runs[i].clock);
      PROPERTY_ASSERT(one.runs[i].due == other.runs[i].due);
      PROPERTY_ASSERT(one.runs[i].excluded_days == other.runs[i].excluded_days);
      PROPERTY_ASSERT(one.runs[i].met_on == other.runs[i].met_on);
    }
    PROPERTY_ASSERT(one.refused.size() == other.refused.size());
  }));
}

}  // namespace clocks_oracle_test
