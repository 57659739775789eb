// What citizens wrote by a direct line 直连, as it arrived. An SMSC that did not see its message
// acknowledged sends it again, over its next connection: what is told apart here is a repetition
// from the same words written twice. Parts of a long message wait here for the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

struct SmsArrival {
  std::string account;
  std::string link;           // the connection: no two have the same
  std::uint32_t request = 0;  // its number there, by the SMSC
  std::string digest;         // the same for the same octets between the same numbers
  std::string message = {};   // of a part: the same for all parts of the message; "": whole
  std::string body = {};      // of a part: sealed
};

// The row's id; nothing: it came before, by the same request, or by an earlier connection whose
// acknowledgement the SMSC may not have seen. What is whole is given to the inbox by whoever calls.
std::optional<std::int64_t> take_sms_arrival(Transaction& tx, const SmsArrival& arrival,
                                             Instant now);

// The SMSC has seen that it was acknowledged: the same words from now on are new ones.
void confirm_sms_arrival(Transaction& tx, const std::string& account, const std::string& link,
                         std::uint32_t request);

struct SmsPartRow {
  std::int64_t id = 0;
  std::string body;  // sealed
  bool is_given = false;
  Instant received{};
};
// The parts of one message, oldest first: the last 600, which no message has.
std::vector<SmsPartRow> parts_of_sms(Transaction& tx, const std::string& account,
                                     const std::string& message);
void sms_part_is_given(Transaction& tx, std::int64_t part);

struct UnfinishedSms {
  std::string account, message;
};
// Messages of which a part waits for the others, and came until `old` or after `fresh`.
std::vector<UnfinishedSms> unfinished_sms(Transaction& tx, Instant old, Instant fresh);

// No SMSC sends again what is older. Answers how many there were.
std::int64_t count_old_sms_arrivals(Transaction& tx, Instant now);
void forget_old_sms_arrivals(Transaction& tx, Instant now);

}  // namespace huiyin::store
