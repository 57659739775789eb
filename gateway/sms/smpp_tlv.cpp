#include "gateway/sms/smpp_tlv.h"

#include <algorithm>
#include <array>

namespace huiyin::gateway::smpp {
namespace {

constexpr std::size_t kValueOctetsMax = 0xFFFF;

struct TagRow {
  Tag tag;
  std::size_t octets_min, octets_max;  // NUL of a text included
};

constexpr std::array kTagRows{
    TagRow{Tag::additional_status_info_text, 1, 256},
    TagRow{Tag::receipted_message_id, 1, 65},
    TagRow{Tag::user_message_reference, 2, 2},
    TagRow{Tag::sar_msg_ref_num, 2, 2},
    TagRow{Tag::sar_total_segments, 1, 1},
    TagRow{Tag::sar_segment_seqnum, 1, 1},
    TagRow{Tag::sc_interface_version, 1, 1},
    TagRow{Tag::network_error_code, 3, 3},
    TagRow{Tag::message_payload, 0, kValueOctetsMax},
    TagRow{Tag::delivery_failure_reason, 1, 1},
    TagRow{Tag::message_state, 1, 1},
};

TagRow tag_row(Tag tag) {
  const auto row = std::ranges::find(kTagRows, tag, &TagRow::tag);
  return row != kTagRows.end() ? *row : TagRow{tag, 0, kValueOctetsMax};
}

}  // namespace

const std::string* tlv_value(const Tlvs& tlvs, Tag tag) {
  const auto found = std::ranges::find(tlvs, tag, &Tlv::tag);
  return found != tlvs.end() ? &found->value : nullptr;
}

std::optional<std::uint32_t> tlv_number(const Tlvs& tlvs, Tag tag) {
  const std::string* value = tlv_value(tlvs, tag);
  if (value == nullptr || value->size() > sizeof(std::uint32_t) ||
      value->size() != tag_row(tag).octets_max)
    return std::nullopt;
  std::uint32_t number = 0;
  for (const char octet : *value) number = number << 8 | static_cast<unsigned char>(octet);
  return number;
}

std::string tlv_text(const Tlvs& tlvs, Tag tag) {
  const std::string* value = tlv_value(tlvs, tag);
  return value != nullptr ? value->substr(0, value->find('\0')) : std::string();
}

Tlv number_tlv(Tag tag, std::uint32_t value) {
  Tlv tlv{tag, std::string(std::min(tag_row(tag).octets_max, sizeof value), '\0')};
  for (auto octet = tlv.value.rbegin(); octet != tlv.value.rend(); ++octet, value >>= 8)
    *octet = char(value & 0xFF);
  return tlv;
}

Tlv text_tlv(Tag tag, std::string_view text) { return {tag, std::string(text) + '\0'}; }

bool is_well_sized(const Tlv& tlv) {
  const TagRow row = tag_row(tlv.tag);
  return tlv.value.size() >= row.octets_min && tlv.value.size() <= row.octets_max;
}

}  // namespace huiyin::gateway::smpp
