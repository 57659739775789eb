#include "store/office_book.h"

#include <algorithm>

#include "base/ensure.h"
#include "store/calendar_years.h"
#include "store/kept_reminder_rules.h"
#include "store/offices.h"
#include "store/staff_list.h"
#include "store/wordings.h"

namespace huiyin::store {

struct OfficeBook::Edition {
  std::uint64_t number = 1;
  std::int64_t staff_version = 0;
  std::int64_t words_version = 0;
  std::int64_t calendar_version = 0;
  std::int64_t rules_version = 0;
  std::vector<Office> made = {};
  std::vector<const Office*> all = {};
};

OfficeBook::OfficeBook(std::vector<Office> offices) : from_files_(std::move(offices)) {
  ensure(!from_files_.empty(), "there is a main office");
  auto first = std::make_unique<Edition>();
  for (const Office& one : from_files_) first->all.push_back(&one);
  publish(std::move(first));
}

OfficeBook::OfficeBook(const Office* only) {
  auto first = std::make_unique<Edition>();
  first->all.push_back(only);
  publish(std::move(first));
}

OfficeBook::~OfficeBook() = default;

void OfficeBook::publish(std::unique_ptr<const Edition> next) {
  const std::scoped_lock lock(mutex_);
  editions_.push_back(std::move(next));
  current_ = editions_.back().get();
}

const Office& OfficeBook::main() const { return *current().all.front(); }

std::vector<const Office*> OfficeBook::all() const { return current().all; }

std::uint64_t OfficeBook::edition() const { return current().number; }

const Office* OfficeBook::find(std::string_view code) const {
  const auto& all = current().all;
  const auto found = std::ranges::find(all, code, &Office::code);
  return found == all.end() ? nullptr : *found;
}

const Office& OfficeBook::serving(Transaction& tx, const std::string& code) const {
  if (const Office* own = find(code)) return *own;
  for (const std::string& above : offices_above(tx, code))
    if (const Office* office = find(above)) return *office;
  return main();
}

std::vector<std::string> OfficeBook::served_by(Transaction& tx, const Office& office) const {
  std::vector<std::string> codes{office.code};
  for (const OfficeRow& row : offices(tx))
    if (find(row.code) == nullptr && serving(tx, row.code).code == office.code)
      codes.push_back(row.code);
  return codes;
}

const Office& OfficeBook::of_case(Transaction& tx, const std::string& case_no) const {
  const auto& all = current().all;
  if (all.size() == 1) return *all.front();  // whatever its code
  const auto code = office_of_case(tx, case_no);
  return code ? serving(tx, *code) : main();
}

const Office& OfficeBook::of_account(std::string_view open_kfid) const {
  const auto& all = current().all;
  const auto found = std::ranges::find(all, open_kfid, &Office::kf_account);
  return open_kfid.empty() || found == all.end() ? main() : **found;
}

const Office& OfficeBook::of_staff(std::string_view userid) const {
  for (const Office* office : current().all)
    if (office->member_with_account(userid) != nullptr) return *office;
  return main();
}

// Whom an office's file names is that office's, whatever an older table said.
bool OfficeBook::is_in_a_file(std::string_view userid) const {
  return std::ranges::any_of(from_files_, [&](const Office& office) {
    return office.member_with_account(userid) != nullptr;
  });
}

const templates::NoticeKinds& OfficeBook::shipped_notices() const {
  const Office& shipped = from_files_.empty() ? main() : from_files_.front();
  ensure(shipped.notices.kinds != nullptr, "an office knows its notices");
  return *shipped.notices.kinds;
}

const petition::Calendar& OfficeBook::calendar_of_files() const {
  return from_files_.empty() ? main().calendar : from_files_.front().calendar;
}

const petition::ReminderPolicy& OfficeBook::reminders_of_files() const {
  return from_files_.empty() ? main().reminders : from_files_.front().reminders;
}

void OfficeBook::follow(Transaction& tx, const Keyring& keys) {
  const std::int64_t staff = staff_version(tx), words = wordings_edition(tx),
                     calendar = calendar_edition(tx), rules = rules_edition(tx);
  const Edition& now = current();
  if (from_files_.empty() || (staff == now.staff_version && words == now.words_version &&
                              calendar == now.calendar_version && rules == now.rules_version))
    return;
  auto next = std::make_unique<Edition>();
  next->number = now.number + 1;
  next->staff_version = staff;
  next->words_version = words;
  next->calendar_version = calendar;
  next->rules_version = rules;
  next->made = from_files_;
  const auto notices = std::make_shared<const templates::NoticeKinds>(
      in_force(shipped_notices(), wordings_in_force(tx)));
  const petition::Calendar days = with_kept_years(tx, from_files_.front().calendar);
  const std::string years = kept_year_texts(tx);
  const petition::ReminderPolicy reminders = with_kept_rules(tx, reminders_of_files());
  const std::string kept_rules = kept_rules_text(tx);
  for (Office& office : next->made) {
    office.notices.kinds = notices;  // one for all, as in the files
    office.calendar = days;
    office.reminders = reminders;
    office.law_texts += years + kept_rules;
    auto more = staff_list(tx, keys, office.code);
    std::erase_if(more, [&](const StaffMember& one) { return is_in_a_file(one.userid); });
    add_staff(office, more);
  }
  for (const Office& office : next->made) next->all.push_back(&office);
  publish(std::move(next));
}

}  // namespace huiyin::store
