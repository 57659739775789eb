// Whatever file is offered as a table, it is read or refused with words and a place; what was read
// has no more cells than titles.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "store/csv_table.h"

using namespace huiyin;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<Problem> faults;
  const auto table =
      store::read_csv(bytes, "cases.csv", {"登记号"}, {"登记号", "登记日期", "事由"}, faults);
  for (const Problem& fault : faults)
    if (fault.code.empty() || fault.where.empty() || fault.what.empty()) std::abort();
  if (table.has_value() != faults.empty()) std::abort();
  if (!table) return 0;
  for (const store::CsvRow& row : table->rows) {
    if (row.cells.size() > table->titles.size() || row.line == 0) std::abort();
    for (const std::string& title : table->titles) (void)table->cell(row, title);
  }
  return 0;
}
