#include "petition/deadlines.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace huiyin::petition {
namespace {

struct Hearing {
  LocalDate begun, ended;  // both days are taken out
};

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
};

bool bends(const ClockMark& mark) {
  return mark.event == "extended" || mark.event == "hearing_begun" || mark.event == "hearing_ended";
}

class Counting {
 public:
  Counting(const std::vector<ClockMark>& marks, const ClockSettings& settings,
           const RuleBook& rules, const Calendar& calendar)
      : settings_(settings), rules_(rules), calendar_(calendar) {
    for (std::size_t i = 0; i < marks.size(); ++i) by_day_.push_back({&marks[i], i});
    // Late-recorded marks count from their own day; what starts a clock on a day goes before what
    // bends it on that day.
    std::ranges::stable_sort(by_day_, [](const Placed& a, const Placed& b) {
      if (a.mark->date != b.mark->date) return a.mark->date < b.mark->date;
      return !bends(*a.mark) && bends(*b.mark);
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
    for (const Placed& placed : by_day_) {
      const ClockMark& mark = *placed.mark;
      if (mark.event == "hearing_begun") {
        if (hearings_.open_since)
          refuse(placed, "hearing_already_open");
        else
          hearings_.open_since = mark.date;
      } else if (mark.event == "hearing_ended") {
        if (!hearings_.open_since) {
          refuse(placed, "hearing_not_begun");
        } else {
          hearings_.over.push_back({*hearings_.open_since, mark.date});
          hearings_.open_since.reset();
        }
      }
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
      if (rule.enabled && rule.starts == mark.event) started_.push_back({&rule, &mark, order});
  }

  void extend(const Placed& placed) {
    const auto last = std::find_if(started_.rbegin(), started_.rend(), [](const Started& started) {
      return started.rule->extension_days_max > 0;
    });
    Started* clock = last == started_.rend() ? nullptr : &*last;
    if (const char* reason = why_not_extended(*placed.mark, clock)) return refuse(placed, reason);
    clock->extended_days += placed.mark->days;
  }

  const char* why_not_extended(const ClockMark& mark, const Started* clock) const {
    if (mark.days <= 0) return "extension_not_positive";
    if (clock == nullptr) return "extension_without_clock";
    if (mark.days > clock->rule->extension_days_max - clock->extended_days)
      return "extension_over_30_days";
    const auto due =
        finished(*clock).due;  // none: a hearing holds the clock, so it has not run out
    if (due && mark.date > *due) return "extension_after_expiry";
    if (is_blank(mark.approver)) return "extension_without_approver";
    if (is_blank(mark.reason)) return "extension_without_reason";
    return nullptr;
  }

  void refuse(const Placed& placed, const char* reason) {
    refused_.push_back({placed.place, {placed.mark->event, placed.mark->date, reason}});
  }

  bool excludes_hearing(const ClockRule& rule) const {
    if (!settings_.hearing_excluded) return rule.hearing_excluded;
    return std::ranges::find(*settings_.hearing_excluded, rule.key) !=
           settings_.hearing_excluded->end();
  }

  ClockRun finished(const Started& started) const {
    const ClockRule& rule = *started.rule;
    ClockRun run{.clock = rule.key,
                 .article = rule.article,
                 .owner = rule.owner,
                 .start_event = started.mark->event,
                 .begins = started.mark->date,
                 .days = rule.days + started.extended_days,
                 .unit = rule.unit,
                 .extended_days = started.extended_days};
    if (rule.superior_date_first && started.mark->superior_due) {
      run.days.reset();
      run.nominal = run.due = *started.mark->superior_due;  // a date, not a period: never rolled
      run.safe = calendar_.working_day_until(*run.due);
    } else {
      count_days(run, excludes_hearing(rule));
    }
    run.provisional = std::ranges::any_of(std::array{run.nominal, run.due, run.safe}, [&](auto d) {
      return d && calendar_.is_provisional(*d);
    });
    run.is_exempt = rule.exempt_without_contact && !settings_.contact_known;
    settle(run, rule, started.order);
    return run;
  }

  void count_days(ClockRun& run, bool without_hearings) const {
    LocalDate day = run.begins;
    for (int counted = 0; counted < *run.days;) {
      day = day + days{1};
      if (without_hearings && hearings_.open_since && day >= *hearings_.open_since) {
        run.suspended_from = *hearings_.open_since;
        return;
      }
      if (without_hearings && hearings_.covers(day))
        ++run.excluded_days;
      else if (run.unit == DayUnit::natural || calendar_.is_working_day(day))
        ++counted;
    }
    run.nominal = day;
    run.due = calendar_.working_day_from(day);
    run.safe = calendar_.working_day_until(day);
  }

  // The first mark after the start that meets the clock, or ends the file's clocks.
  void settle(ClockRun& run, const ClockRule& rule, std::size_t order) const {
    const auto& ends = rules_for(run.begins).ended_by;
    for (std::size_t i = order + 1; i < by_day_.size(); ++i) {
      const ClockMark& mark = *by_day_[i].mark;
      if (std::ranges::find(rule.met_by, mark.event) != rule.met_by.end()) {
        run.met_on = mark.date;
        return;
      }
      if (std::ranges::find(ends, mark.event) != ends.end()) {
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

}  // namespace

ClockCount count_clocks(const std::vector<ClockMark>& marks, const ClockSettings& settings,
                        const RuleBook& rules, const Calendar& calendar) {
  return Counting(marks, settings, rules, calendar).count();
}

ClockCount count_clocks(const CaseFile& file, const RuleBook& rules, const Calendar& calendar) {
  return count_clocks(clock_marks(file),
                      {.pinned_rules = file.pinned_rules, .contact_known = file.contact_known},
                      rules, calendar);
}

std::vector<Deadline> deadlines(const CaseFile& file, const RuleBook& rules,
                                const Calendar& calendar) {
  std::vector<Deadline> running;
  for (const ClockRun& run : count_clocks(file, rules, calendar).runs)
    if (run.is_running())
      running.push_back({run.clock, run.article, run.owner, run.begins, *run.nominal, *run.due,
                         *run.safe, run.provisional});
  std::ranges::stable_sort(running, {}, &Deadline::due);
  return running;
}

}  // namespace huiyin::petition
