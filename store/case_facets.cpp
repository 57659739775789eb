#include "store/case_facets.h"

#include <algorithm>
#include <set>

namespace huiyin::store {
namespace {

using petition::Role;

constexpr std::string_view kBehindAllNumbers = "\x7f";

std::string sponsored_by(const std::string& name) { return "sponsored/" + name; }
std::string received_by(const std::string& name) { return "received/" + name; }
std::string with_unit(const std::string& name) { return "with-unit/" + name; }

// What of his standing he is on the files of his own unit alone, or on none (petition::roles_on).
bool is_of_own_files(const petition::StaffPerson& person, Role role) {
  switch (role) {
    case Role::handler:
    case Role::co_handler:
    case Role::sponsor:
    case Role::section_head:
    case Role::receiver:
      return true;
    case Role::unit_officer:
      return !person.unit.empty();
    default:
      return false;
  }
}

bool speaks_for_unit(const petition::StaffPerson& person) {
  return std::ranges::any_of(person.standing, [](Role role) {
    return role == Role::section_head || role == Role::unit_officer;
  });
}

bool has_any(const std::set<std::string>& facets, const std::vector<std::string>& of) {
  return std::ranges::any_of(of, [&](const std::string& one) { return facets.contains(one); });
}

}  // namespace

std::string facet_of(petition::State state) { return "state/" + std::string(name(state)); }
std::string facet_of_open(bool is_open) { return is_open ? "is/open" : "is/closed"; }
std::string facet_of_handler(const std::string& name) { return "handled/" + name; }
std::string facet_of_unit(const std::string& name) { return "of-unit/" + name; }

std::vector<std::string> facets_of(const petition::CaseFile& file) {
  std::set<std::string> facets{facet_of(file.state), facet_of_open(is_open(file.state))};
  if (!file.handler.empty()) facets.insert(facet_of_handler(file.handler));
  if (!file.sponsor.empty()) facets.insert(sponsored_by(file.sponsor));
  if (!file.first_receiver.empty()) facets.insert(received_by(file.first_receiver));
  if (!file.columns.unit.empty()) facets.insert(facet_of_unit(file.columns.unit));
  for (const std::string& unit : file.co_units) facets.insert(with_unit(unit));
  return {facets.begin(), facets.end()};
}

std::optional<std::vector<std::string>> facets_seen_by(const petition::StaffPerson& person) {
  if (!std::ranges::all_of(person.standing,
                           [&](Role role) { return is_of_own_files(person, role); }))
    return std::nullopt;
  std::vector<std::string> facets{facet_of_handler(person.name), sponsored_by(person.name),
                                  received_by(person.name)};
  if (person.unit.empty()) return facets;
  facets.push_back(with_unit(person.unit));
  if (speaks_for_unit(person)) facets.push_back(facet_of_unit(person.unit));
  return facets;
}

bool has_facets(Transaction& tx, const std::string& case_no, const FacetFilter& filter) {
  if (filter.is_empty()) return true;
  std::set<std::string> facets;  // without the office before each
  for (const auto& [party] :
       tx.rows<std::string>("SELECT party FROM case_party WHERE case_no = $1", {case_no}))
    facets.insert(party.substr(party.find('/') + 1));
  return std::ranges::all_of(filter.all_of,
                             [&](const std::string& one) { return facets.contains(one); }) &&
         (!filter.any_of || has_any(facets, *filter.any_of));
}

std::vector<std::string> case_numbers_with(Transaction& tx, const std::vector<std::string>& offices,
                                           const std::vector<std::string>& any_of,
                                           const std::string& after, std::int64_t count) {
  const std::string below = after.empty() ? std::string(kBehindAllNumbers) : after;
  std::set<std::string, std::greater<>> numbers;
  for (const std::string& office : offices)
    for (const std::string& facet : any_of)
      for (auto& [case_no] :
           tx.rows<std::string>("SELECT case_no FROM case_party WHERE party = $1 AND case_no < $2 "
                                "ORDER BY case_no DESC LIMIT $3",
                                {office + "/" + facet, below, count}))
        numbers.insert(std::move(case_no));
  std::vector<std::string> first(numbers.begin(), numbers.end());
  if (std::ssize(first) > count) first.resize(std::size_t(count));
  return first;
}

std::vector<DueCase> cases_due_with(Transaction& tx, const std::vector<std::string>& offices,
                                    const std::vector<std::string>& any_of, LocalDate until,
                                    const DueCase& after, std::int64_t count) {
  std::set<DueCase> all;
  for (const std::string& office : offices)
    for (const std::string& facet : any_of)
      for (auto& [day, case_no] : tx.rows<std::string, std::string>(
               "SELECT l.due_on, l.case_no FROM case_party p JOIN case_look l ON l.case_no = "
               "p.case_no WHERE p.party = $1 AND l.due_on IS NOT NULL AND l.due_on <= $2 AND "
               "(l.due_on, l.case_no) > ($3, $4) ORDER BY l.due_on, l.case_no LIMIT $5",
               {office + "/" + facet, until.iso(), after.day, after.case_no, count}))
        all.insert({std::move(day), std::move(case_no)});
  std::vector<DueCase> first(all.begin(), all.end());
  if (std::ssize(first) > count) first.resize(std::size_t(count));
  return first;
}

}  // namespace huiyin::store
