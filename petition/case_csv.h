// The ledger 台账 as a table for Excel: the five columns of each matter, with number, person, time
// and leader (S13).
//
// UTF-8 with BOM (else Excel reads it in the code page of the machine), rows end in CR LF, every
// cell is quoted (RFC 4180). A cell that Excel would take for a formula begins with an apostrophe
// instead: what a citizen wrote must never run on the machine of who reads it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "petition/case_file.h"

namespace huiyin::petition {

struct ExportedCase {
  const CaseFile& file;
  std::string petitioner = {};  // not on the ledger: from who stores it; empty: anonymous
};

// One row for each, in their order, under a row of titles. Of an accusation 检举控告 neither the
// petitioner nor anything of the matter is exported (2022 §30③, 2005 §23): its row says so.
std::string cases_csv(std::span<const ExportedCase> cases);

const std::vector<std::string>& csv_titles();

// One cell, quoted and defused. What is no UTF-8 becomes U+FFFD, NUL is left out, and what Excel
// could not hold in a cell is cut off with "…".
std::string csv_cell(std::string_view text);

}  // namespace huiyin::petition
