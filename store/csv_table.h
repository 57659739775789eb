// A table as people save it from Excel or WPS: comma-separated, quoted where needed (RFC 4180), in
// UTF-8 with or without BOM, or in GB18030, which is what Excel saves on a Chinese machine.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::store {

struct CsvRow {
  std::size_t line = 0;  // of the file, counted from 1: where the row begins
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> titles;  // of the first row, without blanks around them
  std::vector<CsvRow> rows;         // without rows that are empty throughout

  // The cell under that title, without blanks around it and without the apostrophe by which our
  // own export defuses formulas; empty where the table has no such column.
  std::string cell(const CsvRow& row, std::string_view title) const;
};

inline constexpr std::size_t kCsvRowsMax = 100'000;

// Everything that is wrong with the form of the file (appended), each with its line; then nothing.
// Codes: csv.encoding, csv.empty, csv.quote, csv.columns (more cells than titles), csv.rows,
// csv.title (twice, or missing one of `needed`, or none of `known`).
std::optional<CsvTable> read_csv(std::string_view bytes, const std::string& file,
                                 const std::vector<std::string>& needed,
                                 const std::vector<std::string>& known,
                                 std::vector<Problem>& faults);

// "staff.csv:3: 姓名"
std::string csv_place(const std::string& file, std::size_t line, std::string_view title = {});

}  // namespace huiyin::store
