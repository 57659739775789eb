#include "store/case_parties.h"

#include <algorithm>
#include <set>

#include "store/case_facets.h"
#include "store/case_figures.h"
#include "store/cases.h"
#include "store/offices.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kUnknownAtOnce = 500;  // ledgers opened in one transaction

using petition::Role;
using petition::State;

// States in which the petition office itself must do the next thing.
bool is_with_office(const petition::CaseFile& file) {
  switch (file.state) {
    case State::registered:
    case State::transferred_in:
    case State::transferred:
    case State::not_accepted:
    case State::routed:
    case State::no_longer_accepted:
      return true;
    default:
      return file.supervision.has_value() || file.handler.empty();
  }
}

std::string key_of(const std::string& office, const std::string& party) {
  return office + "/" + party;
}

}  // namespace

std::vector<std::string> parties_of(const petition::CaseFile& file) {
  if (file.state == State::archived || file.state == State::draft) return {};
  std::set<std::string> parties;
  for (const std::string& name : {file.handler, file.sponsor, file.first_receiver})
    if (!name.empty()) parties.insert("person/" + name);
  if (!file.columns.unit.empty()) parties.insert("unit/" + file.columns.unit);
  for (const std::string& unit : file.co_units) parties.insert("unit/" + unit);
  if (file.extension_asked) parties.insert("extension/" + file.columns.unit);
  if (is_with_office(file)) parties.insert("office");
  return {parties.begin(), parties.end()};
}

std::vector<std::string> parties_of(const Office& office, const StaffMember& member) {
  std::vector<std::string> parties{"person/" + member.name};
  const auto role = petition::role_named(member.role);
  if (role == Role::section_head && !member.unit.empty()) parties.push_back("unit/" + member.unit);
  if (role == Role::handler && !member.unit.empty()) parties.push_back("unit/" + member.unit);
  if (role == Role::duty || role == Role::office_head) parties.push_back("office");
  if (role != Role::leader) return parties;
  std::set<std::string> units{""};  // a case of no unit yet waits for the principal leader
  for (const StaffMember& each : office.staff) units.insert(each.unit);
  for (const auto& [unit, leader] : office.leader_of) units.insert(unit);
  for (const std::string& unit : units)
    if (const StaffMember* leader = leader_over(office, unit);
        leader != nullptr && leader->name == member.name)
      parties.push_back("extension/" + unit);
  return parties;
}

// Most events change little of it: only that is written.
void note_parties(Transaction& tx, const Keyring& keys, const std::string& case_no) {
  std::set<std::string> now;
  if (const auto file = case_file(tx, keys, case_no)) {
    const std::string office = office_of_case(tx, case_no).value_or(std::string(kMainOffice));
    for (const auto& found_by : {parties_of(*file), facets_of(*file)})
      for (const std::string& one : found_by) now.insert(key_of(office, one));
    note_figures(tx, keys, office, *file);
  }
  for (const auto& [party] :
       tx.rows<std::string>("SELECT party FROM case_party WHERE case_no = $1", {case_no}))
    if (now.erase(party) == 0)
      tx.execute("DELETE FROM case_party WHERE party = $1 AND case_no = $2", {party, case_no});
  for (const std::string& party : now)
    tx.execute("INSERT INTO case_party(party, case_no) VALUES ($1, $2)", {party, case_no});
}

bool note_unknown_parties(Transaction& tx, const Keyring& keys) {
  const auto unknown = tx.rows<std::string>(
      "SELECT case_no FROM case_party WHERE party = 'unknown' ORDER BY case_no LIMIT $1",
      {kUnknownAtOnce});
  for (const auto& [case_no] : unknown) note_parties(tx, keys, case_no);
  return !unknown.empty();
}

std::vector<std::string> cases_of(Transaction& tx, const std::vector<std::string>& offices,
                                  const std::vector<std::string>& parties, std::size_t max) {
  std::set<std::string> numbers;
  for (const std::string& office : offices)
    for (const std::string& party : parties)
      for (const auto& [case_no] : tx.rows<std::string>(
               "SELECT case_no FROM case_party WHERE party = $1 ORDER BY case_no LIMIT $2",
               {key_of(office, party), static_cast<std::int64_t>(max)}))
        numbers.insert(case_no);
  std::vector<std::string> all(numbers.begin(), numbers.end());
  if (all.size() > max) all.resize(max);
  return all;
}

}  // namespace huiyin::store
