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

// Name, telephone and matter only with people:read.
OrderedJson booking_json(const Caller& caller, const std::string& office,
                         const store::BookingRow& row);
OrderedJson reception_day_json(const bot::ReceptionDay& day);

}  // namespace huiyin::gateway::api
