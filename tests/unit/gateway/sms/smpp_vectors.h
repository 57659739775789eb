// The cases of sms/smpp_*.json as our values.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "gateway/sms/smpp_pdu.h"
#include "gateway/sms/smpp_receipt.h"
#include "gateway/sms/smpp_text.h"

namespace smpp_vectors {

std::string octets_of(std::string_view hex);
std::string hex_of(std::string_view octets);

// The PDU that a case names by its fields and TLVs.
huiyin::gateway::smpp::Pdu pdu_of(const nlohmann::ordered_json& row);

// The message of a submit_sm, deliver_sm or data_sm.
const huiyin::gateway::smpp::Message& message_of(const huiyin::gateway::smpp::Pdu& pdu);

// What the case says of part and receipt, as far as it names it.
void check_part(const huiyin::gateway::smpp::Content& content, const nlohmann::ordered_json& said);
void check_receipt(const huiyin::gateway::smpp::Receipt& receipt,
                   const nlohmann::ordered_json& said);

// `pdu` with random values in all fields that its command has, as an encoder takes them. Inside of
// a property only.
huiyin::gateway::smpp::Pdu any_pdu();

nlohmann::ordered_json cases(const std::string& file);

}  // namespace smpp_vectors
