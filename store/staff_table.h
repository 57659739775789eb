// A table of an office's staff: read, and compared with those that earlier tables brought. Who
// stands in the office's own file is as that file says, whatever a table has.
#pragma once

#include <string>
#include <vector>

#include "store/csv_import.h"
#include "store/csv_table.h"
#include "store/desk_context.h"

namespace huiyin::store {

inline constexpr std::size_t kStaffRowsMax = 2000;

// Roles as people write them in a table, beside their names in the office's file: "承办人". A table
// without the column 手机 leaves each his telephone; with it, an empty cell takes it away.
// Everything that is wrong is appended, each with line and column; then what is answered is of no
// use. Codes: import.name, import.role, import.userid, import.twice, import.other_office,
// import.phone (no mobile), import.cell (a sign that begins a formula, a control character, too
// long), import.too_many.
std::vector<StaffMember> read_staff_table(const OfficeContext& desk, const CsvTable& table,
                                          const CsvImport& import, std::vector<Problem>& faults);

struct StaffDifference {
  struct Change {
    StaffMember was, is;
  };
  std::vector<StaffMember> added;  // also who comes back, or from another office
  std::vector<Change> changed;
  std::vector<StaffMember> gone;     // of an earlier table, and not in this one
  std::vector<StaffMember> of_file;  // in the office's own file by account or name: as that says
  std::size_t same = 0;
};
StaffDifference staff_difference(const OfficeContext& desk, const std::vector<StaffMember>& table);

}  // namespace huiyin::store
