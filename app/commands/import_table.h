// `huiyin import FILE.csv --kind …`: a table of the office is taken in, all rows or none.
#pragma once

#include <string>

namespace huiyin::app {

struct ImportTableOptions {
  std::string file;
  std::string kind;             // cases, staff, reception
  std::string office = "main";  // whose the cases are
};

int import_table_command(const std::string& config, const ImportTableOptions& options);

}  // namespace huiyin::app
