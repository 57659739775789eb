// The optional parameters of a PDU, tag-length-value (sms.md 4.2). All are kept, unknown ones too,
// in the order in which they came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::gateway::smpp {

enum class Tag : std::uint16_t {
  additional_status_info_text = 0x001D,
  receipted_message_id = 0x001E,
  user_message_reference = 0x0204,
  sar_msg_ref_num = 0x020C,
  sar_total_segments = 0x020E,
  sar_segment_seqnum = 0x020F,
  sc_interface_version = 0x0210,
  network_error_code = 0x0423,
  message_payload = 0x0424,
  delivery_failure_reason = 0x0425,
  message_state = 0x0427,
};

struct Tlv {
  Tag tag{};          // any 16 bits
  std::string value;  // raw octets
  bool operator==(const Tlv&) const = default;
};
using Tlvs = std::vector<Tlv>;

// Of doubles the first counts; nothing where there is none.
const std::string* tlv_value(const Tlvs& tlvs, Tag tag);
// Of the tags that hold a number; one of another size than the tag's counts as absent.
std::optional<std::uint32_t> tlv_number(const Tlvs& tlvs, Tag tag);
// Up to the NUL, or to the end where an SMSC left it out. Empty where there is none.
std::string tlv_text(const Tlvs& tlvs, Tag tag);

Tlv number_tlv(Tag tag, std::uint32_t value);  // high bits beyond the tag's size are cut off
Tlv text_tlv(Tag tag, std::string_view text);  // with its NUL
bool is_well_sized(const Tlv& tlv);            // as the tag wants it; unknown ones always are

}  // namespace huiyin::gateway::smpp
