#include "petition/recounted.h"

#include <algorithm>
#include <array>

#include "petition/clock_words.h"

namespace huiyin::petition {
namespace {

using Runs = std::vector<ClockRun>;

Runs runs_by(const std::vector<ClockMark>& marks, const ClockSettings& settings,
             const RuleBook& rules, const Calendar& calendar) {
  return count_clocks(marks, settings, rules, calendar).runs;
}

bool is_same_start(const ClockRun& a, const ClockRun& b) {
  return a.clock == b.clock && a.begins == b.begins;
}

bool is_over(const ClockRun& run) { return run.met_on || run.is_ended || run.is_exempt; }

bool has_same_dates(const ClockRun& a, const ClockRun& b) {
  return a.begins == b.begins && a.due == b.due && a.suspended_from == b.suspended_from &&
         a.provisional == b.provisional;
}

bool is_same_mark(const ClockMark& a, const ClockMark& b) {
  return a.event == b.event && a.date == b.date && a.days == b.days &&
         a.superior_due == b.superior_due;
}

// For each run its counterpart among `others`: of the same start, else what is left of its clock.
class Pairing {
 public:
  Pairing(const Runs& runs, const Runs& others) : of_run_(runs.size(), nullptr) {
    std::vector<bool> taken(others.size());
    for (const bool by_start : {true, false})
      for (std::size_t i = 0; i < runs.size(); ++i)
        for (std::size_t j = 0; j < others.size() && of_run_[i] == nullptr; ++j)
          if (!taken[j] && runs[i].clock == others[j].clock &&
              (!by_start || is_same_start(runs[i], others[j]))) {
            of_run_[i] = &others[j];
            taken[j] = true;
          }
    for (std::size_t j = 0; j < others.size(); ++j)
      if (!taken[j]) left_.push_back(&others[j]);
  }
  const ClockRun* of(std::size_t run) const { return of_run_[run]; }
  const std::vector<const ClockRun*>& left() const { return left_; }

 private:
  std::vector<const ClockRun*> of_run_, left_;
};

class Comparing {
 public:
  Comparing(const CountedBy& before, const CountedBy& after)
      : before_(before),
        after_(after),
        // One cause after the other, so that each step's change is its own doing.
        steps_{runs_by(before.marks, before.settings, before.rules, before.calendar),
               runs_by(after.marks, before.settings, before.rules, before.calendar),
               runs_by(after.marks, after.settings, after.rules, before.calendar),
               runs_by(after.marks, after.settings, after.rules, after.calendar)} {}

  std::vector<ClockChange> changes() const {
    std::vector<ClockChange> all;
    const Runs& now = steps_.back();
    const Pairing pairs(now, steps_.front());
    for (std::size_t i = 0; i < now.size(); ++i) {
      const ClockRun* was = pairs.of(i);
      if (const auto kind = kind_of(was, now[i])) all.push_back(told(*kind, was, &now[i]));
    }
    for (const ClockRun* was : pairs.left())
      if (!is_over(*was)) all.push_back(told(ChangeKind::gone, was, nullptr));
    return all;
  }

 private:
  static std::optional<ChangeKind> kind_of(const ClockRun* was, const ClockRun& now) {
    if (was == nullptr) return is_over(now) ? std::nullopt : std::optional(ChangeKind::started);
    if (is_over(now) && now.was_late() == was->was_late()) return std::nullopt;
    if (was->due && !now.due) return now.suspended_from ? ChangeKind::suspended : ChangeKind::gone;
    if (!was->due && now.due)  // days were not fixed, or a hearing was open
      return was->suspended_from ? ChangeKind::moved : ChangeKind::started;
    if (was->due != now.due) return ChangeKind::moved;
    if (was->provisional && !now.provisional && now.due) return ChangeKind::confirmed;
    return std::nullopt;
  }

  ClockChange told(ChangeKind kind, const ClockRun* was, const ClockRun* now) const {
    const ClockRun& run = now != nullptr ? *now : *was;
    ClockChange change{.clock = run.clock, .title = run.title, .owner = run.owner, .kind = kind};
    if (was != nullptr) change.due_before = was->due;
    if (now != nullptr) change.due_after = now->due;
    change.causes = causes(was, now);
    const std::string what = what_changed(change);
    change.for_staff = run.title + "期限" + what + reasons(change.causes, was, now) + "。";
    const bool is_his = !run.is_inner && kind != ChangeKind::gone;
    const auto calendar_alone = std::vector{ChangeCause::calendar};
    if (is_his)
      change.for_citizen =
          (run.owner == Owner::citizen ? "您" + run.title : "您的信访事项，" + run.title) + "期限" +
          what +
          (change.causes == calendar_alone ? reasons(calendar_alone, was, now) : std::string()) +
          "。";
    return change;
  }

  std::vector<ChangeCause> causes(const ClockRun* was, const ClockRun* now) const {
    constexpr std::array kStep{ChangeCause::ledger, ChangeCause::rules, ChangeCause::calendar};
    std::vector<ChangeCause> found;
    const ClockRun* last = was;
    for (std::size_t step = 1; step < steps_.size(); ++step) {
      const ClockRun* next = counterpart(steps_[step], now != nullptr ? *now : *was);
      const bool differs = (last == nullptr) != (next == nullptr) ||
                           (last != nullptr && !has_same_dates(*last, *next));
      if (differs) found.push_back(kStep[step - 1]);
      last = next;
    }
    return found;
  }

  static const ClockRun* counterpart(const Runs& runs, const ClockRun& of) {
    const auto same =
        std::ranges::find_if(runs, [&](const auto& r) { return is_same_start(r, of); });
    if (same != runs.end()) return &*same;
    const auto like = std::ranges::find(runs, of.clock, &ClockRun::clock);
    return like == runs.end() ? nullptr : &*like;
  }

  static std::string what_changed(const ClockChange& change) {
    DateWords dates;
    std::string old;
    if (change.due_before) old = dates.day_with_weekday(*change.due_before);
    const std::string now = change.due_after ? dates.day_with_weekday(*change.due_after) : "";
    const std::string until = now.empty() ? "，听证期间没有到期日" : "，到" + now + "为止";
    switch (change.kind) {
      case ChangeKind::started:
        return "开始计算" + until;
      case ChangeKind::moved:
        return old.empty() ? "继续计算，到" + now + "为止" : "由" + old + "改为" + now;
      case ChangeKind::suspended:
        return "因听证中止，原为" + old;
      case ChangeKind::confirmed:
        return old + "不变，不再是暂定";
      case ChangeKind::gone:
        return old.empty() ? "不再计算" : "不再计算，原为" + old;
    }
    return "";
  }

  std::string reasons(const std::vector<ChangeCause>& causes, const ClockRun* was,
                      const ClockRun* now) const {
    std::string text;
    for (const ChangeCause cause : causes) {
      const std::string reason = cause == ChangeCause::ledger  ? of_ledger(was, now)
                                 : cause == ChangeCause::rules ? of_rules(was, now)
                                                               : of_calendar(was, now);
      text += (text.empty() ? "：" : "；") + reason;
    }
    return text;
  }

  // The marks that are new on the ledger and can have moved this clock.
  std::string of_ledger(const ClockRun* was, const ClockRun* now) const {
    const ClockRun& run = now != nullptr ? *now : *was;
    std::string text;
    for (const ClockMark& mark : after_.marks) {
      if (std::ranges::any_of(before_.marks,
                              [&](const auto& old) { return is_same_mark(old, mark); }))
        continue;
      const bool bends = mark.event == "extended" || mark.event.starts_with("hearing_");
      if (!bends && mark.event != run.start_event) continue;
      text += (text.empty() ? "补记了" : "、") + chinese(mark.date) + "的" +
              std::string(mark_title(mark.event));
      if (mark.days > 0) text += std::to_string(mark.days) + "日";
    }
    return text.empty() ? "台账记录有更正" : text;
  }

  static std::string of_rules(const ClockRun* was, const ClockRun* now) {
    if (was != nullptr && now != nullptr && was->article != now->article)
      return "改为适用" + now->article;
    return "计算规则有变动";
  }

  std::string of_calendar(const ClockRun* was, const ClockRun* now) const {
    LocalDate first = now != nullptr ? now->begins : was->begins, last = first;
    for (const ClockRun* run : {was, now})
      if (run != nullptr && run->due) {
        first = std::min(first, *run->safe);
        last = std::max(last, *run->due);
      }
    std::string text;
    for (int year = first.year(); year <= last.year(); ++year)
      if (const std::string reason = of_year(year); !reason.empty())
        text += (text.empty() ? "" : "，") + reason;
    return text.empty() ? "放假安排有变动" : text;
  }

  std::string of_year(int year) const {
    const LocalDate first(year, 1, 1), last(year, 12, 31);
    const bool was_open = before_.calendar.is_provisional(first);
    const bool is_open = after_.calendar.is_provisional(first);
    if (was_open && !is_open) return "国务院办公厅公布了" + std::to_string(year) + "年放假安排";
    for (LocalDate day = first; day <= last; day = day + days{1})
      if (before_.calendar.is_working_day(day) != after_.calendar.is_working_day(day))
        return std::to_string(year) + "年放假安排有更正";
    return "";
  }

  const CountedBy& before_;
  const CountedBy& after_;
  const std::array<Runs, 4> steps_;
};

}  // namespace

std::vector<ClockChange> recounted(const CountedBy& before, const CountedBy& after) {
  return Comparing(before, after).changes();
}

}  // namespace huiyin::petition
