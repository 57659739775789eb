// The offices of one installation: a tree of a city's bureau, those of its counties, units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/database.h"
#include "store/office.h"

namespace huiyin::store {

struct OfficeRow {
  std::string code;  // "yunxi": small letters, digits, '-'; 1 to 40
  std::string name;
  std::optional<std::string> parent = {};
};

// Refuses office.code, office.name, office.parent (no such office) and office.twice.
Result<void> add_office(Transaction& tx, const OfficeRow& office, Instant now);

// The same of one that has a file of its own: what the file says holds, also of one that is there.
// Refuses besides office.circle (its parent is below it).
Result<void> put_office(Transaction& tx, const OfficeRow& office, Instant now);

// By code.
std::vector<OfficeRow> offices(Transaction& tx);

// The office and all below it, itself first; empty when there is none of that code.
std::vector<std::string> offices_below(Transaction& tx, const std::string& code);

// The office and all above it, itself first.
std::vector<std::string> offices_above(Transaction& tx, const std::string& code);

// Notes whose a case is, when nobody did before.
void note_office_of_case(Transaction& tx, const std::string& case_no, std::string_view office);
std::optional<std::string> office_of_case(Transaction& tx, const std::string& case_no);

struct DueCase {
  std::string day;  // ISO
  std::string case_no;
  auto operator<=>(const DueCase&) const = default;
};
// Up to `count` open cases of these offices that are due until `until`, the first due first, after
// `after`; as the last look found them (reminder_books.h).
std::vector<DueCase> cases_due(Transaction& tx, const std::vector<std::string>& offices,
                               LocalDate until, const DueCase& after, std::int64_t count);

// Up to `count` case numbers of these offices that come after `after` in falling order, the newest
// first; `after` is "" for the beginning.
std::vector<std::string> case_numbers(Transaction& tx, const std::vector<std::string>& offices,
                                      const std::string& after, std::int64_t count);

}  // namespace huiyin::store
