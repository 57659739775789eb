#include "petition/deadlines.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

struct Hearings {
  std::vector<Hearing> over;  // in order; one begins when the one before has ended
  std::optional<LocalDate> open_since;

  bool covers(LocalDate day) const {
    const auto next = std::ranges::lower_bound(over, day, {}, &Hearing::ended);
    return next != over.end() && next->begun <= day;
  }
};

// A mark with its place on the ledger, which decides between marks of one day.
struct Placed {
  const ClockMark* mark;
  std::size_t place;
};

struct Started {
  const ClockRule* rule;
  const ClockMark* mark;
  std::size_t order;  // among the marks by day
  int extended_days = 0;
  std::vector<GivenExtension> extensions = {};
};

// The place of a mark among those of its day.
int rank(const ClockMark& mark) {
  if (mark.event == "registered" || mark.event == "received" || mark.event == "transferred_in")
    return 0;
  const bool bends =
      mark.event == "extended" || mark.event == "hearing_begun" || mark.event == "hearing_ended";
  return bends ? 2 : 1;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

class Counting {
 public:
  Counting(const std::vector<ClockMark>& marks, const ClockSettings& settings,
           const RuleBook& rules, const Calendar& calendar)
      : settings_(settings), rules_(rules), calendar_(calendar) {
    for (std::size_t i = 0; i < marks.size(); ++i) by_day_.push_back({&marks[i], i});
    // Late-recorded marks count from their own day.
    std::ranges::stable_sort(by_day_, [](const Placed& a, const Placed& b) {
      if (a.mark->date != b.mark->date) return a.mark->date < b.mark->date;
      return rank(*a.mark) < rank(*b.mark);
    });
  }

  ClockCount count() {
    gather_hearings();
    for (std::size_t order = 0; order < by_day_.size(); ++order) {
      start_clocks(order);
      if (by_day_[order].mark->event == "extended") extend(by_day_[order]);
    }
    ClockCount answer;
    for (const Started& started : started_) answer.runs.push_back(finished(started));
    std::ranges::stable_sort(refused_, {}, &std::pair<std::size_t, RefusedMark>::first);
    for (auto& [place, refused] : refused_) answer.refused.push_back(std::move(refused));
    return answer;
  }

 private:
  void gather_hearings() {
    std::set<std::size_t> taken;  // begun marks that an end of their day called for
    for (std::size_t i = 0; i < by_day_.size(); ++i) {
      const ClockMark& mark = *by_day_[i].mark;
      if (mark.event == "hearing_begun" && !taken.contains(i)) {
        if (hearings_.open_since)
          refuse(by_day_[i], "hearing_already_open");
        else
          hearings_.open_since = mark.date;
      } else if (mark.event == "hearing_ended") {
        if (!hearings_.open_since) open_for(i, taken);
        if (!hearings_.open_since) {
          refuse(by_day_[i], "hearing_not_begun");
        } else {
          hearings_.over.push_back({*hearings_.open_since, mark.date});
          hearings_.open_since.reset();
        }
      }
    }
  }

  // A hearing of one day whose end was recorded before its beginning.
  void open_for(std::size_t end, std::set<std::size_t>& taken) {
    const LocalDate day = by_day_[end].mark->date;
    for (std::size_t i = end + 1; i < by_day_.size() && by_day_[i].mark->date == day; ++i)
      if (by_day_[i].mark->event == "hearing_begun" && taken.insert(i).second) {
        hearings_.open_since = day;
        return;
      }
  }

  // Procedure follows the rules in force when it starts, unless the file is pinned to a set.
  const Rules& rules_for(LocalDate start) const {
    const Rules* pinned =
        settings_.pinned_rules.empty() ? nullptr : rules_.find(settings_.pinned_rules);
    return pinned != nullptr ? *pinned : rules_.in_force_on(start);
  }

  void start_clocks(std::size_t order) {
    const ClockMark& mark = *by_day_[order].mark;
    for (const ClockRule& rule : rules_for(mark.date).clocks)
      if (rule.starts == mark.event && is_on(rule) && counts_for(rule) && !was_assumed(rule, mark))
        started_.push_back({&rule, &mark, order});
  }

  bool is_on(const ClockRule& rule) const {
    return rule.enabled || has(settings_.switched_on, rule.key);
  }

  bool counts_for(const ClockRule& rule) const {
    return rule.only_for.empty() ||
           std::ranges::find(rule.only_for, settings_.matter_kind) != rule.only_for.end();
  }

  bool was_assumed(const ClockRule& rule, const ClockMark& mark) const {
    return !mark.assumed && std::ranges::any_of(started_, [&](const Started& started) {
      return started.mark->assumed && started.rule->key == rule.key;
    });
  }

  void extend(const Placed& placed) {
    const auto last = std::find_if(started_.rbegin(), started_.rend(), [](const Started& started) {
      return started.rule->extension_days_max > 0;
    });
    Started* clock = last == started_.rend() ? nullptr : &*last;
    if (const char* reason = why_not_extended(*placed.mark, clock)) return refuse(placed, reason);
    clock->extended_days += placed.mark->days;
    clock->extensions.push_back({placed.mark->date, placed.mark->days});
  }

  const char* why_not_extended(const ClockMark& mark, const Started* clock) const {
    if (mark.days <= 0) return "extension_not_positive";
    if (mark.days > extension_days_left(mark, clock)) return "extension_over_30_days";
    if (clock == nullptr) return "extension_without_clock";
    const auto due =
        finished(*clock).due;  // none: a hearing holds the clock, so it has not run out
    if (due && mark.date > *due) return "extension_after_expiry";
    if (is_blank(mark.approver)) return "extension_without_approver";
    if (is_blank(mark.reason)) return "extension_without_reason";
    return nullptr;
  }

  int extension_days_left(const ClockMark& mark, const Started* clock) const {
    if (clock != nullptr) return clock->rule->extension_days_max - clock->extended_days;
    int most = 0;
    for (const ClockRule& rule : rules_for(mark.date).clocks)
      most = std::max(most, rule.extension_days_max);
    return most;
  }

  void refuse(const Placed& placed, const char* reason) {
    refused_.push_back({placed.place, {placed.mark->event, placed.mark->date, reason}});
  }

  bool excludes_hearing(const ClockRule& rule) const {
    if (!settings_.hearing_excluded) return rule.hearing_excluded;
    return has(*settings_.hearing_excluded, rule.key);
  }

  ClockRun finished(const Started& started) const {
    const ClockRule& rule = *started.rule;
    ClockRun run{.clock = rule.key,
                 .title = rule.title,
                 .article = rule.article,
                 .owner = rule.owner,
                 .start_event = started.mark->event,
                 .begins = started.mark->date,
                 .days = rule.days + started.extended_days,
                 .unit = rule.unit,
                 .extended_days = started.extended_days,
                 .extensions = started.extensions,
                 .is_without_days = rule.days == 0,
                 .is_by_default = started.mark->assumed,
                 .is_inner = rule.inner};
    if (rule.superior_date_first && started.mark->superior_due) {
      run.days.reset();
      run.nominal = run.due = *started.mark->superior_due;  // a date, not a period: never rolled
      run.safe = calendar_.working_day_until(*run.due);
    } else if (run.is_without_days) {
      run.days.reset();
    } else {
      count_days(run, rule);
    }
    run.provisional = is_provisional(run);
    run.is_exempt = rule.exempt_without_contact && !settings_.contact_known;
    settle(run, rule, started.order);
    return run;
  }

  void count_days(ClockRun& run, const ClockRule& rule) const {
    const bool without_hearings = excludes_hearing(rule);
    LocalDate day = run.begins;
    for (int counted = 0; counted < *run.days;) {
      day = day + days{1};
      if (without_hearings && hearings_.open_since && day >= *hearings_.open_since) {
        run.suspended_from = *hearings_.open_since;
        break;
      }
      if (run.unit == DayUnit::working && !calendar_.is_working_day(day)) continue;
      if (without_hearings && hearings_.covers(day))
        ++run.excluded_days;
      else
        ++counted;
    }
    if (without_hearings)
      std::ranges::copy_if(
          hearings_.over, std::back_inserter(run.hearings),
          [&](const Hearing& over) { return over.ended > run.begins && over.begun <= day; });
    if (run.suspended_from) return;
    run.nominal = day;
    run.due = rule.rolls ? calendar_.working_day_from(day) : day;
    run.safe = calendar_.working_day_until(day);
  }

  // Whether a day off that is not published yet could move any of its dates: for working days all
  // days of the count decide, else those about its end alone.
  bool is_provisional(const ClockRun& run) const {
    if (!run.due) return false;
    const bool all_decide = run.days && run.unit == DayUnit::working;
    const LocalDate first = all_decide ? run.begins + days{1} : *run.safe;
    return calendar_.is_provisional(std::min(first, *run.safe), *run.due);
  }

  // The first mark after the start that meets the clock, or ends the file's clocks.
  void settle(ClockRun& run, const ClockRule& rule, std::size_t order) const {
    const auto& ends = rules_for(run.begins).ended_by;
    for (std::size_t i = order + 1; i < by_day_.size(); ++i) {
      const ClockMark& mark = *by_day_[i].mark;
      if (mark.assumed) continue;
      if (has(rule.met_by, mark.event)) {
        run.met_on = mark.date;
        return;
      }
      if (has(ends, mark.event)) {
        run.ended_on = mark.date;
        run.is_ended = true;
        return;
      }
    }
  }

  const ClockSettings& settings_;
  const RuleBook& rules_;
  const Calendar& calendar_;
  std::vector<Placed> by_day_;
  Hearings hearings_;
  std::vector<Started> started_;
  std::vector<std::pair<std::size_t, RefusedMark>> refused_;
};

const ClockRule* rule_of(const ClockRun& run, const ClockSettings& settings,
                         const RuleBook& rules) {
  const Rules* pinned = rules.find(settings.pinned_rules);
  return (pinned != nullptr ? *pinned : rules.in_force_on(run.begins)).clock(run.clock);
}

// The day on which an undecided file counts as accepted; nothing where it was decided in time, or
// may still be.
std::optional<LocalDate> assumed_acceptance(const ClockCount& count, const ClockSettings& settings,
                                            const RuleBook& rules) {
  for (const ClockRun& run : count.runs) {
    const ClockRule* rule = rule_of(run, settings, rules);
    if (rule == nullptr || !rule->accepted_by_default || !run.due || run.is_exempt) continue;
    const auto decided = run.met_on ? run.met_on : run.ended_on;
    const bool is_over = !settings.today || *settings.today > *run.due;
    if (is_over && (!decided || *decided > *run.due)) return run.nominal;
  }
  return std::nullopt;
}

}  // namespace

ClockCount count_clocks(const std::vector<ClockMark>& marks, const ClockSettings& settings,
                        const RuleBook& rules, const Calendar& calendar) {
  ClockCount count = Counting(marks, settings, rules, calendar).count();
  if (!settings.accepted_by_default) return count;
  const auto day = assumed_acceptance(count, settings, rules);
  if (!day) return count;
  auto with = marks;
  with.push_back({.event = "accepted", .date = *day, .assumed = true});
  return Counting(with, settings, rules, calendar).count();
}

ClockSettings clock_settings(const CaseFile& file) {
  return {.pinned_rules = file.pinned_rules,
          .contact_known = file.contact_known,
          .matter_kind = file.intake.kind};
}

ClockCount count_clocks(const CaseFile& file, const RuleBook& rules, const Calendar& calendar) {
  return count_clocks(clock_marks(file), clock_settings(file), rules, calendar);
}

std::vector<Deadline> deadlines(const ClockCount& count) {
  std::vector<Deadline> running;
  for (const ClockRun& run : count.runs)
    if (run.is_running())
      running.push_back({run.clock, run.article, run.owner, run.begins, *run.nominal, *run.due,
                         *run.safe, run.provisional, run.extended_days});
  std::ranges::stable_sort(running, {}, &Deadline::due);
  return running;
}

std::vector<Deadline> deadlines(const CaseFile& file, const RuleBook& rules,
                                const Calendar& calendar) {
  return deadlines(count_clocks(file, rules, calendar));
}

const Deadline* due_first(const std::vector<Deadline>& running) {
  const Deadline* first = nullptr;
  for (const Deadline& one : running)
    if (one.owner != Owner::citizen && !one.article.empty() &&
        (first == nullptr || one.due < first->due))
      first = &one;
  return first;
}

std::optional<LocalDate> conclude_due(const CaseFile& file, const RuleBook& rules,
                                      const Calendar& calendar) {
  for (const ClockRun& run : count_clocks(file, rules, calendar).runs)
    if (run.clock == "conclude" && run.is_running()) return run.due;
  return std::nullopt;
}

}  // namespace huiyin::petition
