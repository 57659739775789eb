// A reception day that was called off is held after all 恢复接访日. Whoever was told that it is off
// is not booked back by himself, for he may have come another day; he is told that he may book
// again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/bookings.h"
#include "store/citizen_mail.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Whether it stands called off, and can still be held: it is not over.
bool is_called_off(const OfficeContext& office, LocalDate day);

// Who would be told, in the order of their numbers: his visit went with the day, and he has no
// other one to come. Nothing is done. Refuses: reception.not_called_off, reception.past,
// reception.day_off (it is no working day any more), reception.same_day (another day is held then).
Result<std::vector<BookingRow>> planned_return(const OfficeContext& office, LocalDate day);

CitizenText words_of_return(const OfficeContext& office, const BookingRow& row, LocalDate day);

// Answers how many were told. Refuses besides: what no_changer_of_days() says.
Result<int> put_back_reception(const OfficeContext& office, LocalDate day, const std::string& by,
                               const std::string& reason);

}  // namespace huiyin::store
