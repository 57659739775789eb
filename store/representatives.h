// Who speaks for the people that bring a matter together 代表, beside the first of them, who is its
// petitioner (cases.h): notices and the query code are his, and he tells the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace huiyin::store {

// People by id, in the order in which they are named. Once for a case.
void note_representatives(Transaction& tx, const std::string& case_no,
                          const std::vector<std::int64_t>& people);
std::vector<std::int64_t> representatives_of(Transaction& tx, const std::string& case_no);

// What that person brought, alone or with others, the newest first.
std::vector<std::string> matters_of_person(Transaction& tx, std::int64_t person);

}  // namespace huiyin::store
