// The series of numbers 登记号 by which matters are registered.
#pragma once

#include "petition/case_number.h"
#include "store/database.h"

namespace huiyin::store {

// The next of the year, never one that a case bears already: an import may have taken it.
petition::CaseNumber next_case_number(Transaction& tx, int year);

}  // namespace huiyin::store
