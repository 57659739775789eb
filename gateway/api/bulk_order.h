// An order to send one thing to many 群发, as it is posted: read and judged as a whole, so that
// everything that is wrong with it is told at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "petition/phone.h"
#include "store/bookings.h"
#include "store/bulk.h"

namespace huiyin::gateway::api {

struct WantedBulk {
  store::BulkOrder order;
  std::vector<petition::Phone> phones = {};
  std::vector<std::int64_t> people = {};
  std::vector<store::BookingRow> bookings = {};
  std::vector<std::string> cases = {};
};

// Nothing, and faults: json.*, bulk.too_many, bulk.nobody, bulk.recipient (there is none such, or
// the key does not see it), phone.*, bulk.not_mobile, bulk.no_sms, bulk.until, bulk.long,
// bulk.signs; and of what no SMS of the office can say bulk.sms_long, bulk.sms_signature,
// bulk.sms_signs, bulk.sms_address. Writes nothing.
std::optional<WantedBulk> wanted_bulk(const Call& call, petition::Faults& faults);

}  // namespace huiyin::gateway::api
