// How far what is said may go: to anybody, or to the office's own staff alone 试用. It is of the
// key of the API by which it was said, and stays with what such a key registered or booked.
#pragma once

#include <cstdint>
#include <string>

#include "store/database.h"

namespace huiyin::store {

enum class Reach : std::uint8_t { anybody = 0, staff = 1 };

// As what is told of is known there.
std::string case_subject(const std::string& case_no);
std::string booking_subject(const std::string& number);

// From now on all that is said of it goes to staff alone.
void keep_to_staff(Transaction& tx, const std::string& subject);

// How far what `said` may reach goes where it tells of that.
Reach reach_about(Transaction& tx, Reach said, const std::string& subject);

}  // namespace huiyin::store
