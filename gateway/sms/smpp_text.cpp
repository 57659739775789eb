#include "gateway/sms/smpp_text.h"

#include <fmt/core.h>

#include "gateway/sms/segments.h"
#include "gateway/sms/smpp_fields.h"

namespace huiyin::gateway::smpp {
namespace {

constexpr std::uint8_t kConcat8 = 0x00, kConcat16 = 0x08;  // elements of a UDH (3GPP 23.040)
constexpr std::size_t kPartsMax = 255;

std::optional<Part> part_if_valid(const Part& part) {
  const bool is_one = part.sequence >= 1 && part.sequence <= part.total;
  return is_one ? std::optional(part) : std::nullopt;
}

std::optional<Part> part_of_element(std::uint8_t id, std::string_view data) {
  const std::size_t reference = id == kConcat8 ? 1 : 2;
  if ((id != kConcat8 && id != kConcat16) || data.size() != reference + 2) return std::nullopt;
  return part_if_valid({std::uint16_t(read_number(data, reference)), std::uint8_t(data[reference]),
                        std::uint8_t(data[reference + 1]),
                        id == kConcat8 ? PartBy::udh8 : PartBy::udh16});
}

// Walks the elements, of which any may stand before the one that says the part.
std::optional<Part> part_of_udh(std::string_view elements) {
  while (elements.size() >= 2) {
    const auto id = std::uint8_t(elements[0]);
    const std::size_t size = std::uint8_t(elements[1]);
    if (size > elements.size() - 2) return std::nullopt;
    if (const auto part = part_of_element(id, elements.substr(2, size))) return part;
    elements.remove_prefix(2 + size);
  }
  return std::nullopt;
}

// All three or none.
std::optional<Part> part_of_sar(const Tlvs& tlvs) {
  const auto reference = tlv_number(tlvs, Tag::sar_msg_ref_num);
  const auto total = tlv_number(tlvs, Tag::sar_total_segments);
  const auto sequence = tlv_number(tlvs, Tag::sar_segment_seqnum);
  if (!reference || !total || !sequence) return std::nullopt;
  return part_if_valid(
      {std::uint16_t(*reference), std::uint8_t(*total), std::uint8_t(*sequence), PartBy::sar});
}

// With its length octet.
std::string_view udh_in(std::uint8_t esm_class, std::string_view octets) {
  if ((esm_class & kEsmUdh) == 0 || octets.empty()) return {};
  const std::size_t size = 1 + std::size_t(std::uint8_t(octets[0]));
  return size <= octets.size() ? octets.substr(0, size) : std::string_view{};
}

std::string concat_udh(const Part& part) {
  const bool is_short = part.by == PartBy::udh8;
  std::string udh{char(is_short ? 5 : 6), char(is_short ? kConcat8 : kConcat16),
                  char(is_short ? 3 : 4)};
  append_number(udh, part.reference, is_short ? 1 : 2);
  udh += char(part.total);
  udh += char(part.sequence);
  return udh;
}

}  // namespace

Content content_of(const Message& message, const Tlvs& tlvs) {
  std::string_view octets = message.short_message;
  const std::string* payload = tlv_value(tlvs, Tag::message_payload);
  if (octets.empty() && payload != nullptr) octets = *payload;
  const std::string_view udh = udh_in(message.esm_class, octets);
  Content content{std::string(udh),
                  {std::string(octets.substr(udh.size())), message.data_coding},
                  part_of_udh(udh.substr(udh.empty() ? 0 : 1))};
  if (!content.part) content.part = part_of_sar(tlvs);
  return content;
}

Result<std::vector<Message>> submits_of(const Message& like, std::string_view text,
                                        std::uint16_t reference, ReferenceSize size) {
  const bool is_short = size == ReferenceSize::octet;
  const auto parts = sms::segments(text, is_short ? sms::kPartUnits : sms::kPartUnits - 1);
  if (parts.size() > kPartsMax)
    return Refused({"smpp.too_many_parts", "submit_sm: short_message",
                    fmt::format("短信要拆成 {} 条，最多 {} 条", parts.size(), kPartsMax),
                    "请缩短内容"});
  std::vector<Message> submits;
  submits.reserve(parts.size());
  for (const std::string& part : parts) {
    Message submit = like;
    submit.data_coding = kUcs2;
    submit.esm_class = std::uint8_t(like.esm_class & ~kEsmUdh);
    submit.short_message.clear();
    if (parts.size() > 1) {
      submit.esm_class |= kEsmUdh;
      submit.short_message =
          concat_udh({reference, std::uint8_t(parts.size()), std::uint8_t(submits.size() + 1),
                      is_short ? PartBy::udh8 : PartBy::udh16});
    }
    submit.short_message += ucs2_of(part);
    submits.push_back(std::move(submit));
  }
  return submits;
}

}  // namespace huiyin::gateway::smpp
