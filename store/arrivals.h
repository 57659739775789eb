// Checking in 签到: who has booked a visit has come. By the row in the day's list, or by the code
// that is printed there and that only a signed-in member of staff can do anything with.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "store/bookings.h"
#include "store/takeovers.h"

namespace huiyin::store {

struct VisitArrival {
  Instant at{};
  std::string by;
};
std::optional<VisitArrival> arrival_of(Transaction& tx, std::int64_t booking);

// Noted twice, the first stands. Refuses with arrival.other_day where the visit is of another one.
Result<VisitArrival> note_arrival(const OfficeContext& office, const BookingRow& row,
                                  const Answerer& who);
// It was another row that was meant. Where nobody has come, nothing is changed.
void take_back_arrival(const OfficeContext& office, const BookingRow& row, const Answerer& who);

// The address in the code, at which who is signed in notes that he came; empty without public_url.
std::string check_in_address(const Office& office, std::string_view token);
// What stands in the code: unguessable, never the same twice, and telling nothing without our keys.
std::string check_in_token(const Keyring& keys, const petition::BookingNumber& number);
// Nothing: it is none of ours.
std::optional<petition::BookingNumber> booking_of_check_in(const Keyring& keys,
                                                           std::string_view token);

}  // namespace huiyin::store
