#include "store/moved_deadlines.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/log.h"
#include "petition/moved_dates.h"
#include "petition/reminders.h"
#include "store/calendar_years.h"
#include "store/cases.h"
#include "store/reminder_books.h"
#include "store/reminder_view.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kLooksMax = 200'000;  // open cases of which is known which dates they have
constexpr int kFilesMax = 60'000;            // whose ledgers are read: 80 µs each
constexpr days kRollMax{15};                 // a date rolls over days off no farther

// Days on which a deadline may be another, or certain; nothing: none.
std::optional<std::pair<LocalDate, LocalDate>> span_of(const CalendarChange& change) {
  auto span = change.before.differs_within(change.after);
  const auto widen = [&](LocalDate first, LocalDate last) {
    if (!span) span.emplace(first, last);
    span->first = std::min(span->first, first);
    span->second = std::max(span->second, last);
  };
  for (int year = kYearFirst; year <= kYearLast; ++year) {
    const LocalDate first(year, 1, 1);
    if (change.before.is_provisional(first) != change.after.is_provisional(first))
      widen(first, LocalDate(year, 12, 31));
  }
  return span;
}

// By the dates with which people count: a case of which none is known yet may have any.
bool may_touch(const Look& look, const std::pair<LocalDate, LocalDate>& span) {
  const auto known = petition::dates_in(look.known);
  return known.empty() || std::ranges::any_of(known, [&](const petition::KnownDate& date) {
           return date.begins <= span.second && date.due + kRollMax >= span.first;
         });
}

class MovedLookup {
 public:
  MovedLookup(Transaction& tx, const Keyring& keys, const OfficeBook& offices,
              const CalendarChange& change, LocalDate today)
      : tx_(tx), keys_(keys), offices_(offices), change_(change), today_(today) {}

  void look_at(const std::string& case_no, const std::string& office,
               const petition::CaseFile& file) {
    const petition::RuleBook& rules = offices_.main().rules;  // the law is one for all
    const auto before = petition::count_clocks(file, rules, change_.before).runs;
    const auto after = petition::count_clocks(file, rules, change_.after).runs;
    bool moves = false;
    for (const petition::ClockRun& now : after) {
      if (!now.is_running()) continue;
      const auto was = std::ranges::find_if(before, [&](const petition::ClockRun& run) {
        return run.clock == now.clock && run.begins == now.begins;
      });
      if (was == before.end() || !was->due) continue;
      if (was->due != now.due) {
        found_.first.push_back({case_no, office, now.clock, now.title, *was->due, *now.due, {}});
        ++found_.count;
        moves = true;
      } else if (was->provisional && !now.provisional) {
        ++found_.confirmed;
      }
    }
    if (moves) ++found_.cases;
  }

  MovedDeadlines found(bool is_all) && {
    std::ranges::stable_sort(found_.first, {}, &MovedDeadline::to);
    if (found_.first.size() > kMovedShown) found_.first.resize(kMovedShown);
    for (MovedDeadline& one : found_.first) one.told = told_of(one);
    found_.is_all = is_all;
    return std::move(found_);
  }

 private:
  std::vector<std::string> told_of(const MovedDeadline& moved) {
    const ReminderView& view = view_of(moved.office);
    const auto seen = view.see(tx_, keys_, moved.case_no);
    const CitizenReach citizen = citizen_of(tx_, keys_, moved.case_no);
    const bool is_reached = citizen.conversation || !citizen.phone.empty();
    std::vector<std::string> names;
    for (const petition::Addressed& who :
         petition::told_of_move(seen->people, moved.clock, view.desk(), today_))
      if (std::ranges::count(names, who.to) == 0 && (who.to != petition::kCitizen || is_reached))
        names.push_back(who.to);
    return names;
  }

  const ReminderView& view_of(const std::string& office) {
    const Office& serving = offices_.serving(tx_, office);
    return views_.try_emplace(serving.code, serving).first->second;
  }

  Transaction& tx_;
  const Keyring& keys_;
  const OfficeBook& offices_;
  const CalendarChange& change_;
  const LocalDate today_;
  std::map<std::string, ReminderView> views_;
  MovedDeadlines found_;
};

}  // namespace

MovedDeadlines moved_deadlines(
    Transaction& tx, const Keyring& keys, const OfficeBook& offices, const CalendarChange& change,
    const std::function<bool(const std::string& office, const petition::CaseFile&)>& may_see,
    LocalDate today) {
  MovedLookup lookup(tx, keys, offices, change, today);
  const auto span = span_of(change);
  if (!span) return std::move(lookup).found(true);
  int read = 0;
  const auto looks = open_looks(tx, kLooksMax);
  for (const Look& look : looks) {
    if (!may_touch(look, *span)) continue;
    if (++read > kFilesMax) break;
    try {
      const auto file = case_file(tx, keys, look.case_no);
      if (file && may_see(look.office, *file)) lookup.look_at(look.case_no, look.office, *file);
    } catch (const Unreadable& error) {
      log::error("deadlines of a case that cannot be read are not shown case={} error={}",
                 look.case_no, error.what());
    }
  }
  return std::move(lookup).found(read <= kFilesMax && std::int64_t(looks.size()) < kLooksMax);
}

}  // namespace huiyin::store
