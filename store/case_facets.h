// What a case is found by in lists: its state, who handles it, whose unit it is. Kept with its
// ledger and derived from it, as its parties are, so that a list with a filter opens no ledger that
// it does not show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/case_file.h"
#include "petition/case_steps.h"
#include "store/database.h"
#include "store/offices.h"

namespace huiyin::store {

// "is/open" or "is/closed", "state/in_progress", "handled/周启明", "of-unit/药品科", "sponsored/…",
// "received/…", "with-unit/…" (co-handlers). Of every case, archived ones too.
std::vector<std::string> facets_of(const petition::CaseFile& file);
std::string facet_of(petition::State state);
std::string facet_of_open(bool is_open);
std::string facet_of_handler(const std::string& name);
std::string facet_of_unit(const std::string& name);

// One of them at least has every case that he may see; nothing: some may have none of them.
std::optional<std::vector<std::string>> facets_seen_by(const petition::StaffPerson& person);

// What a case must have to be listed: all of the ones, and one of the others when there are any.
struct FacetFilter {
  std::vector<std::string> all_of = {};  // what few cases have first
  std::optional<std::vector<std::string>> any_of = {};

  bool is_empty() const { return all_of.empty() && !any_of; }
};
bool has_facets(Transaction& tx, const std::string& case_no, const FacetFilter& filter);

// Up to `count` numbers of these offices' cases that come after `after` in falling order, the
// newest first, with any of these facets; `after` is "" for the beginning.
std::vector<std::string> case_numbers_with(Transaction& tx, const std::vector<std::string>& offices,
                                           const std::vector<std::string>& any_of,
                                           const std::string& after, std::int64_t count);

// Those of cases_due() with any of these facets, in its order.
std::vector<DueCase> cases_due_with(Transaction& tx, const std::vector<std::string>& offices,
                                    const std::vector<std::string>& any_of, LocalDate until,
                                    const DueCase& after, std::int64_t count);

}  // namespace huiyin::store
