// What a person is told of a PostgreSQL server that does not serve us.
#pragma once

#include <string_view>

#include "base/result.h"
#include "store/database.h"

namespace huiyin::store {

// By what the server or libpq said. Codes: database.password, database.missing, database.role,
// database.unreachable, database.full (no more connections), database.unusable. `address` is shown
// without its password.
Problem postgres_fault(std::string_view address, const DatabaseError& error);

}  // namespace huiyin::store
