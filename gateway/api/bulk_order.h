// An order to send one thing to many 群发, as it is posted: read and judged as a whole, so that
// everything that is wrong with it is told at once.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gateway/api/endpoint.h"
#include "petition/phone.h"
#include "store/bookings.h"
#include "store/bulk.h"

namespace huiyin::gateway::api {

// Values of a text's variables, by their names.
using BulkValues = std::map<std::string, std::string, std::less<>>;

// Somebody named by a booking, as a person, by a case or a phone.
using Named = std::variant<store::BookingRow, std::int64_t, std::string, petition::Phone>;

struct WantedRecipient {
  Named who;
  std::string where;                      // in the order, for faults: "recipients.phones[3]"
  BulkValues values = {};                 // for him alone
  templates::Worded text = {}, sms = {};  // of an order of a text: as it is filled for him
};

struct WantedBulk {
  store::BulkOrder order;
  std::vector<WantedRecipient> recipients = {};
};

// Nothing, and faults: json.*, bulk.too_many, bulk.nobody, bulk.recipient (there is none such, or
// the key does not see it), phone.*, bulk.not_mobile, bulk.no_sms, bulk.until, bulk.long,
// bulk.signs; and of what no SMS of the office can say bulk.sms_long, bulk.sms_signature,
// bulk.sms_signs, bulk.sms_address; of an order of a text those of fill_bulk_text(). Writes
// nothing.
std::optional<WantedBulk> wanted_bulk(const Call& call, petition::Faults& faults);

}  // namespace huiyin::gateway::api
