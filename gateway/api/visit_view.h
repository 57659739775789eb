// Visits as the API tells them, and the desk that its calls are done at.
#pragma once

#include "bot/desk.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "store/bookings.h"

namespace huiyin::gateway::api {

// Nobody's conversation: a desk for a call, at the office that does the work of the key's. Borrows
// what the call borrows.
store::DeskContext desk_of(const Call& call);

struct SeenBooking {
  store::DeskContext desk;
  store::BookingRow row;
};
// The living booking of that number, at its office; nothing: none that the caller may see.
std::optional<SeenBooking> seen_booking(const Call& call, const petition::BookingNumber& number);
std::optional<SeenBooking> booking_of_path(const Call& call);  // of {number}
// At an office that has a file of its own: others receive nobody.
std::optional<store::DeskContext> desk_at(const Call& call, const std::string& code);
std::string office_asked(const Call& call);

// With who noted when that they came.
OrderedJson arrived_booking_json(const Call& call, const std::string& office,
                                 const store::BookingRow& row);
// Name, telephone and matter only with people:read.
OrderedJson booking_json(const Caller& caller, const std::string& office,
                         const store::BookingRow& row);
OrderedJson reception_day_json(const bot::ReceptionDay& day);

}  // namespace huiyin::gateway::api
