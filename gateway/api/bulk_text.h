// What a sending to many 群发 may say, and a text of the catalogue filled for each of its
// recipients.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gateway/api/bulk_order.h"
#include "petition/json_reader.h"

namespace huiyin::gateway::api {

// A text over WeCom has 2048 bytes (94677); a 汉字 takes three.
inline constexpr std::size_t kBulkSignsMax = 600;

// Refuses what no SMS of the office can say: bulk.sms_long, .sms_signature, .sms_signs,
// .sms_address.
void check_bulk_sms(petition::JsonReader& in, std::string_view key, const std::string& text,
                    SmsWords lines);

// Those under "values": [{"name", "value"}].
BulkValues bulk_values(petition::JsonReader& in, petition::Faults& faults);

// How a person recognises who is named: "139****1001", a booking's number, a case's.
std::string shown(const Named& who);

// Fills the text that the order names for each recipient. What is not given follows from the office
// (单位, 地点, 电话), from a booking (预约号, 日期, 时间) and from a case (登记号). Refuses
// bulk.text (there is none that is said to citizens), bulk.value_unknown, bulk.value_missing (each
// with its recipient), bulk.long, and what check_bulk_sms() does.
void fill_bulk_text(const Call& call, petition::JsonReader& in, const BulkValues& shared,
                    WantedBulk& wanted);

}  // namespace huiyin::gateway::api
