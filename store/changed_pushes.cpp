#include "store/changed_pushes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/log.h"
#include "petition/reminder_document.h"
#include "store/cases.h"
#include "store/reminder_books.h"
#include "store/reminder_view.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kOpenMax = 200'000;  // open cases of which is known which clocks they have
constexpr int kPlayedMax = 20'000;          // whose days to come are played: 0.2 ms each

// An office under both rules.
struct UnderBoth {
  Office was, is;
  ReminderView view_was{was}, view_is{is};

  UnderBoth(const Office& office, const RulesChange& change) : was(office), is(office) {
    was.reminders = change.before;
    is.reminders = change.after;
  }
};

// The clocks whose steps are others; nothing: what is said of any may be.
std::optional<std::set<std::string, std::less<>>> clocks_touched(const RulesChange& change) {
  std::set<std::string, std::less<>> clocks;
  for (const petition::RuleChange& one : petition::rule_changes(change.before, change.after)) {
    if (!one.key.empty()) return std::nullopt;
    clocks.insert(one.clock);
  }
  return clocks;
}

bool has_one_of(const Look& look, const std::set<std::string, std::less<>>& clocks) {
  const auto known = petition::dates_in(look.known);
  return known.empty() || std::ranges::any_of(known, [&](const petition::KnownDate& date) {
           return clocks.contains(std::string_view(date.clock).substr(0, date.clock.find('/')));
         });
}

class PushLookup {
 public:
  PushLookup(Transaction& tx, const Keyring& keys, const OfficeBook& offices,
             const RulesChange& change, Instant now)
      : tx_(tx), keys_(keys), offices_(offices), change_(change), now_(now) {}

  void look_at(const Look& look, const petition::CaseFile& file) {
    const UnderBoth& office = under_both(look.office);
    const auto was = planned(office.view_was, look, file), is = planned(office.view_is, look, file);
    std::vector<petition::PlannedPush> added, dropped;
    std::ranges::set_difference(is, was, std::back_inserter(added));
    std::ranges::set_difference(was, is, std::back_inserter(dropped));
    if (added.empty() && dropped.empty()) return;
    ++found_.cases;
    found_.added += int(added.size());
    found_.dropped += int(dropped.size());
    for (auto& push : added) add(look, std::move(push), true);
    for (auto& push : dropped) add(look, std::move(push), false);
  }

  ChangedPushes found(bool is_all) && {
    std::ranges::stable_sort(found_.first, {}, [](const ChangedPush& one) { return one.push.day; });
    if (found_.first.size() > kChangedShown) found_.first.resize(kChangedShown);
    found_.is_all = is_all;
    return std::move(found_);
  }

 private:
  std::vector<petition::PlannedPush> planned(const ReminderView& view, const Look& look,
                                             const petition::CaseFile& file) {
    const CaseRecord record(tx_, look.case_no);
    return petition::planned_pushes(
        view.see(tx_, keys_, look.case_no, file, petition::dates_in(look.known)), view.desk(),
        {[&](std::string_view key) {
           return key.starts_with("digest/") ? is_digest_out(std::string(key))
                                             : record.is_said(key);
         },
         [&](std::string_view key) { return record.is_acknowledged(key); }},
        now_, until_);
  }

  bool is_digest_out(const std::string& key) {
    const auto [at, is_new] = digests_.try_emplace(key);
    if (is_new) at->second = is_on_record(tx_, key);
    return at->second;
  }

  void add(const Look& look, petition::PlannedPush push, bool is_new) {
    const petition::ClockReminders* row = change_.after.clock(push.clock);
    if (row == nullptr) row = change_.before.clock(push.clock);
    found_.first.push_back(
        {look.case_no, look.office, row == nullptr ? push.clock : row->title, push, is_new});
  }

  const UnderBoth& under_both(const std::string& office) {
    const Office& serving = offices_.serving(tx_, office);
    auto& kept = views_[serving.code];
    if (!kept) kept = std::make_unique<UnderBoth>(serving, change_);
    return *kept;
  }

  Transaction& tx_;
  const Keyring& keys_;
  const OfficeBook& offices_;
  const RulesChange& change_;
  const Instant now_;
  // Whole days: what another hour of the day moves over the end is no other day.
  const Instant until_ = instant_of(office_date(now_) + kPushesAhead, LocalTime());
  std::map<std::string, std::unique_ptr<UnderBoth>> views_;
  std::map<std::string, bool> digests_;
  ChangedPushes found_;
};

}  // namespace

ChangedPushes changed_pushes(
    Transaction& tx, const Keyring& keys, const OfficeBook& offices, const RulesChange& change,
    const std::function<bool(const std::string& office, const petition::CaseFile&)>& may_see,
    Instant now) {
  PushLookup lookup(tx, keys, offices, change, now);
  const auto touched = clocks_touched(change);
  if (touched && touched->empty()) return std::move(lookup).found(true);
  int played = 0;
  const auto looks = open_looks(tx, kOpenMax);
  for (const Look& look : looks) {
    if (touched && !has_one_of(look, *touched)) continue;
    if (++played > kPlayedMax) break;
    try {
      const auto file = case_file(tx, keys, look.case_no);
      if (file && may_see(look.office, *file)) lookup.look_at(look, *file);
    } catch (const Unreadable& error) {
      log::error("reminders of a case that cannot be read are not shown case={} error={}",
                 look.case_no, error.what());
    }
  }
  return std::move(lookup).found(played <= kPlayedMax && std::int64_t(looks.size()) < kOpenMax);
}

}  // namespace huiyin::store
