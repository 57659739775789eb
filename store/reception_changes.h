// What was done to reception days, by whom, and who was told of it by which message: on record, for
// the office to see whether it arrived.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"

namespace huiyin::store {

struct ReceptionTold {
  std::string booking;                    // its number
  std::string time;                       // on the new day, "09:30"; empty: called off
  std::optional<OutboxId> message = {};   // nothing: he can be reached by nothing
  std::optional<std::string> state = {};  // of that message; read alone
};

struct ReceptionChange {
  std::int64_t id = 0;
  LocalDate day;
  std::optional<LocalDate> moved_to = {};  // nothing: called off, or put back
  bool is_back = false;                    // it had been called off, and is held after all
  std::string by, reason;
  Instant at{};
  std::vector<ReceptionTold> told = {};  // by number
};

// `id` is given by it, and answered.
std::int64_t note_reception_change(Transaction& tx, const std::string& office,
                                   const ReceptionChange& change);
// That office's, the newest first, at most that many.
std::vector<ReceptionChange> reception_changes(Transaction& tx, const std::string& office,
                                               std::int64_t count);

// Who was told that the day is off when it was called off last: numbers of bookings, in order.
std::vector<std::string> called_off_with(Transaction& tx, const std::string& office, LocalDate day);

}  // namespace huiyin::store
