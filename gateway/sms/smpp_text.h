// What a message says: its text without the user data header (UDH), and which part of a longer one
// it is; and the other way, the submit_sm of a text of any length (sms.md 4.1, 4.3, 6.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sms/smpp_charset.h"
#include "gateway/sms/smpp_pdu.h"

namespace huiyin::gateway::smpp {

inline constexpr std::uint8_t kEsmUdh = 0x40;  // esm_class: the text begins with a UDH

enum class PartBy : std::uint8_t { udh8, udh16, sar };

// Part `sequence` of `total`, 1 ≤ sequence ≤ total; one of one is a whole message. What says
// otherwise is no part.
struct Part {
  std::uint16_t reference = 0;  // the same in all parts of one message; used again and again
  std::uint8_t total = 0, sequence = 0;
  PartBy by = PartBy::udh8;
  bool operator==(const Part&) const = default;
};

struct Content {
  std::string udh;  // its length octet included; "" where there is none, or none that holds
  CodedOctets text;
  std::optional<Part> part;
};

// short_message; message_payload where that is empty. A UDH that is longer than the text is no UDH,
// and its octets are text: nothing is lost.
Content content_of(const Message& message, const Tlvs& tlvs);

// Where a part's header takes a 16-bit reference it holds 66 units, else 67.
enum class ReferenceSize : std::uint8_t { octet = 1, two_octets = 2 };

// A submit_sm for each part of `text`, in UCS-2: `like` with another short_message, data_coding and
// UDH bit. `reference`: another for each message to a number, its low octet where there is no more.
// One part where the text fits into one, and then without UDH. Refuses what makes over 255 parts:
// smpp.too_many_parts.
Result<std::vector<Message>> submits_of(const Message& like, std::string_view text,
                                        std::uint16_t reference, ReferenceSize size);

}  // namespace huiyin::gateway::smpp
