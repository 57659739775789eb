// Takes a table of the office in: cases, staff, closed reception times. Everything is checked
// first; what is wrong is told with its line, all of it; and then either all rows are taken or
// none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/csv_table.h"
#include "store/desk_context.h"

namespace huiyin::store {

enum class CsvKind {
  cases,      // the ledger's beginning of each case, as another register has it
  staff,      // who works here; known to the running program within a second or two
  reception,  // times of reception days at which nobody is received
};
std::optional<CsvKind> csv_kind_named(std::string_view name);  // "cases"
const std::vector<std::string>& csv_kind_names();

// The columns of each; those that must be there are first.
struct CsvColumns {
  std::vector<std::string> needed, known;
};
const CsvColumns& csv_columns(CsvKind kind);

struct CsvImport {
  CsvKind kind = CsvKind::cases;
  std::string_view bytes;
  std::string file;                    // for the faults
  std::string office = "main";         // whose the cases are; all else is of the office that acts
  std::vector<std::string> seen = {};  // offices that the importer sees: staff may move from them
};

// How many rows were taken; with faults (appended) none was, and nothing was written.
std::size_t import_csv(const OfficeContext& desk, const CsvImport& import,
                       std::vector<Problem>& faults);

// Each of a kind: checks all rows, and writes when `faults` stays as it was.
void import_cases(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                  std::vector<Problem>& faults);
void import_staff(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                  std::vector<Problem>& faults);
void import_reception(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                      std::vector<Problem>& faults);

}  // namespace huiyin::store
