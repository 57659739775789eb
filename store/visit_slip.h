// A visitor's own slip 凭条: a page that he shows at the door, with the code by which staff check
// him in. It tells when and where, and nothing of who comes or why: whoever gets hold of the phone
// reads no case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/arrivals.h"

namespace huiyin::store {

constexpr days kSlipKept{7};  // after the visit it tells that it is over, then nothing

// "https://…/v/TOKEN", new each time and good as long as the visit; empty: without public_url a
// phone cannot reach us.
std::string slip_address(const OfficeContext& office, const petition::BookingNumber& number);

enum class SlipState { booked, arrived, called_off, over };
struct VisitSlip {
  petition::BookingNumber number;
  LocalDate date;
  LocalTime time;
  const Office* office;
  SlipState state = SlipState::booked;
  std::string check_in;  // what its code says: the address at which staff note that he came
};
// Nothing: none of ours, or long over.
std::optional<VisitSlip> visit_slip(const OfficeContext& asked_at, std::string_view token);

}  // namespace huiyin::store
