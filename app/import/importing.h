// Takes an office's data in, all or nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/foundation.h"
#include "app/import/office_data.h"

namespace huiyin::app {

// Throws Imported's faults as ImportRefused when the store or the law refuses something, so that
// the transaction is rolled back whole.
struct ImportRefused : std::runtime_error {
  explicit ImportRefused(std::vector<Problem> all)
      : std::runtime_error("import refused"), faults(std::move(all)) {}
  std::vector<Problem> faults;
};

struct ImportCounts {
  std::size_t citizens = 0, cases = 0, identities = 0, facts = 0;
};

// Nothing: there is an office of that code.
std::optional<Problem> unknown_office(store::Transaction& tx, const std::string& code);

ImportCounts take_in_office(Foundation& ground, const Clock& clock, Random& random,
                            const OfficeData& data);

}  // namespace huiyin::app
