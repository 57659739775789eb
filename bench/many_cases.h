// An office of five hundred people, and the open cases that they handle.
#pragma once

#include "base/time.h"
#include "store/database.h"
#include "store/office.h"
#include "store/sealing.h"

namespace huiyin::bench {

inline constexpr int kHandlers = 500;

// The sample office, with as many more of its staff: "干部0" of the unit 科, "p0" in WeCom.
store::Office office_of_many();

// Accepted on one of the seventy days before `today`: most in time, some over. By turns each of
// the five hundred handles one; three events each; four
// themes and four hundred places.
void fill_with_cases(store::Database& database, const store::Keyring& keys, int cases,
                     LocalDate today);

}  // namespace huiyin::bench
