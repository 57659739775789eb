// What became of a message, as an SMSC tells it in a deliver_sm or data_sm (sms.md 4.4):
//   id:0870928761 sub:001 dlvrd:001 submit date:2603020915 done date:2603020916 stat:DELIVRD
//   err:000 text:…
// No two SMSCs write it alike: it is read key by key, in any case and order, and the TLVs
// receipted_message_id and message_state win over it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "gateway/sms/smpp_pdu.h"

namespace huiyin::gateway::smpp {

enum class MessageState : std::uint8_t {  // the numbers of the TLV message_state
  enroute = 1,
  delivered = 2,
  expired = 3,
  deleted = 4,
  undeliverable = 5,
  accepted = 6,
  unknown = 7,  // and whatever is none of these
  rejected = 8,
};

std::string_view stat_name(MessageState state);  // "DELIVRD", as in receipts

struct NetworkError {
  std::uint8_t type = 0;
  std::uint16_t code = 0;
  bool operator==(const NetworkError&) const = default;
};

struct Receipt {
  std::string
      message_id;  // as it is written: gateway/sms/smpp_message_id.h; "" where it is missing
  MessageState state = MessageState::unknown;
  bool is_intermediate = false;        // told on the way: not final, whatever its state
  std::string error;                   // "000", "DB:0140"; "" where it is missing
  std::string submit_date, done_date;  // as they are written: see receipt_moment()
  std::optional<NetworkError> network_error;
  std::optional<std::uint16_t> user_message_reference;  // ours, where the SMSC sends it back
  // Known by its words alone, which a citizen may type as well: it counts only where the id is one
  // of ours and both numbers are those of that message; else it is what he wrote.
  bool is_by_words_alone = false;

  bool is_final() const;
  bool is_delivered() const { return is_final() && state == MessageState::delivered; }
};

enum class Meaning : std::uint8_t {
  citizen,          // somebody wrote
  receipt,          // also an intermediate notification
  acknowledgement,  // by the phone or its owner, that a message was received: nothing to be done
};

Meaning meaning_of(const Message& message, const Tlvs& tlvs);

// Nothing where its meaning is not that of a receipt. A receipt that cannot be read has no id: it
// is acknowledged all the same, or it comes for ever.
std::optional<Receipt> receipt_of(const Message& message, const Tlvs& tlvs);

// yyMMddhhmm, yyMMddhhmmss or with four digits of the year, on the office's clock, as mainland
// SMSCs have it. Nothing where it is no such time: then the arrival counts.
std::optional<Instant> receipt_moment(std::string_view digits);

}  // namespace huiyin::gateway::smpp
