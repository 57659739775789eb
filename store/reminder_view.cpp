#include "store/reminder_view.h"

#include <algorithm>

#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/reminder_books.h"

namespace huiyin::store {
namespace {

const LocalDate kFarDay(2199, 12, 31);  // every row of a list is on it by then

std::vector<petition::OfficePerson> people_of(const Office& office) {
  std::vector<petition::OfficePerson> people;
  for (const StaffMember& one : office.staff) people.push_back({one.name, one.deputy, one.away});
  return people;
}

// Those on duty, then the office's head.
std::vector<std::string> duty_of(const Office& office) {
  std::vector<std::string> names;
  for (const char* role : {"duty", "office_head"})
    for (const StaffMember& one : office.staff)
      if (one.role == role) names.push_back(one.name);
  return names;
}

// The first section head named of each unit, and the leader in charge of it.
petition::Units units_of(const Office& office) {
  petition::Units units;
  for (const auto& [unit, leader] : office.leader_of) units[unit].leader = leader;
  for (const StaffMember& one : office.staff) {
    if (one.role != "section_head" || one.unit.empty()) continue;
    petition::UnitPeople& unit = units[one.unit];
    if (unit.section_head.empty()) unit.section_head = one.name;
  }
  return units;
}

bool is_of_the_citizen(const petition::Deadline& deadline) {
  return deadline.owner == petition::Owner::citizen;
}

// FNV-1a, so that it is the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

}  // namespace

ReminderView::ReminderView(const Office& office)
    : office_(office),
      working_(office.calendar),
      people_(people_of(office), duty_of(office)),
      units_(units_of(office)) {}

std::string ReminderView::fingerprint() const {
  std::string all =
      office_.code + "\n" + office_.law_texts + "\n" + petition::text_of(office_.themes);
  for (const StaffMember& one : office_.staff) {
    all += one.name + "\t" + one.role + "\t" + one.unit + "\t" + one.deputy;
    for (const petition::Leave& leave : one.away)
      all += "\t" + leave.from.iso() + leave.until.iso();
    all += "\n";
  }
  for (const auto& [unit, leader] : office_.leader_of) all += unit + "\t" + leader + "\n";
  return std::to_string(hash_of(all));
}

std::optional<petition::RemindedCase> ReminderView::see(
    Transaction& tx, const Keyring& keys, const std::string& case_no,
    std::vector<petition::KnownDate> known) const {
  const auto file = case_file(tx, keys, case_no);
  if (!file) return std::nullopt;
  return see(tx, keys, case_no, *file, std::move(known));
}

petition::RemindedCase ReminderView::see(Transaction& tx, const Keyring& keys,
                                         const std::string& case_no, const petition::CaseFile& file,
                                         std::vector<petition::KnownDate> known) const {
  auto seen = petition::reminded(file, {office_.rules, office_.calendar}, desk(), units_, false);
  seen.known = std::move(known);
  seen.theme = petition::theme_of(petition::matter(file), office_.themes);
  bool may_be_told = std::ranges::any_of(seen.deadlines, is_of_the_citizen);
  const auto before = petition::known_before(seen.known, seen.deadlines);
  for (std::size_t i = 0; i < before.size(); ++i)
    may_be_told |= before[i] != nullptr && petition::has_moved(*before[i], seen.deadlines[i]);
  if (may_be_told) {
    const CitizenReach reach = citizen_of(tx, keys, case_no);
    seen.citizen_reachable = reach.conversation || !reach.phone.empty();
  }
  return seen;
}

std::vector<petition::SupervisionRow> ReminderView::supervision(Transaction& tx,
                                                                const Keyring& keys,
                                                                LocalDate today) const {
  std::vector<petition::SupervisionRow> all;
  for (const std::string& case_no : listed_cases(tx, today))
    if (const auto file = see(tx, keys, case_no))
      std::ranges::move(petition::supervision_rows(*file, desk(), today), std::back_inserter(all));
  petition::sort_supervision(all);
  return all;
}

std::optional<LocalDate> ReminderView::listed_from(const petition::RemindedCase& file) const {
  std::optional<LocalDate> first;
  for (const auto& row : petition::supervision_rows(file, desk(), kFarDay))
    if (!first || row.listed_on < *first) first = row.listed_on;
  return first;
}

CitizenReach citizen_of(Transaction& tx, const Keyring& keys, const std::string& case_no) {
  const auto owner = tx.row<std::optional<std::int64_t>>(
      "SELECT person_id FROM case_index WHERE case_no = $1", {case_no});
  if (!owner || !std::get<0>(*owner)) return {};
  const std::int64_t person_id = *std::get<0>(*owner);
  CitizenReach reach{conversation_of_person(tx, person_id), {}};
  if (reach.conversation)
    return has_opted_out(tx, keys, *reach.conversation) ? CitizenReach() : reach;
  const auto known = person(tx, keys, person_id);
  if (known && known->phone && !has_opted_out(tx, keys, *known->phone))
    reach.phone = known->phone->text();
  return reach;
}

}  // namespace huiyin::store
