#include "store/case_numbers.h"

#include "base/ensure.h"
#include "store/offices.h"

namespace huiyin::store {

petition::CaseNumber next_case_number(Transaction& tx, int year) {
  for (;;) {
    const auto row = tx.row<std::int64_t>(
        "INSERT INTO counter(name, value) VALUES ($1, 1) "
        "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
        {"case/" + std::to_string(year)});
    ensure(row.has_value(), "a counter answers its value");
    auto number = petition::CaseNumber::of(year, int(std::get<0>(*row)));
    if (!office_of_case(tx, number.text())) return number;
  }
}

}  // namespace huiyin::store
