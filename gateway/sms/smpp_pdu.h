// A PDU of SMPP 3.4 as a value, and as octets (sms.md 4.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

#include "base/result.h"
#include "gateway/sms/smpp_tlv.h"

namespace huiyin::gateway::smpp {

inline constexpr std::size_t kHeaderOctets = 16;
inline constexpr std::size_t kPduOctetsMax = 64 * 1024;     // header included; ours
inline constexpr std::size_t kShortMessageOctetsMax = 254;  // 255 is read, never written

enum class Command : std::uint32_t {
  bind_receiver = 1,
  bind_transmitter = 2,
  query_sm = 3,
  submit_sm = 4,
  deliver_sm = 5,
  unbind = 6,
  bind_transceiver = 9,
  enquire_link = 0x15,
  data_sm = 0x103,
  generic_nack = 0x80000000,
  bind_receiver_resp = 0x80000001,
  bind_transmitter_resp = 0x80000002,
  query_sm_resp = 0x80000003,
  submit_sm_resp = 0x80000004,
  deliver_sm_resp = 0x80000005,
  unbind_resp = 0x80000006,
  bind_transceiver_resp = 0x80000009,
  enquire_link_resp = 0x80000015,
  data_sm_resp = 0x80000103,
};

bool is_known(Command command);
bool is_response(Command command);       // generic_nack, and any unknown id with the high bit
Command response_of(Command request);    // not for generic_nack
std::string_view name(Command command);  // "deliver_sm", for logs; "unknown"

struct Header {
  Command command = Command::generic_nack;
  std::uint32_t status = 0;    // of responses: gateway/sms/smpp_status.h
  std::uint32_t sequence = 0;  // ours go from 1 to 0x7FFFFFFF; in a response that of the request
  bool operator==(const Header&) const = default;
};

struct Address {
  std::uint8_t ton = 0, npi = 0;
  std::string digits;
  bool operator==(const Address&) const = default;
};

// bind_receiver, bind_transmitter, bind_transceiver. Never to a log: it holds the password.
struct Bind {
  std::string system_id, password, system_type;
  std::uint8_t interface_version = 0x34;
  Address range = {};  // address_range
  bool operator==(const Bind&) const = default;
};

struct BindResponse {
  std::string system_id;
  bool operator==(const BindResponse&) const = default;
};

// submit_sm, deliver_sm and data_sm. A data_sm has the fields up to data_coding alone; its text is
// the TLV message_payload.
struct Message {
  std::string service_type;
  Address source, destination;
  std::uint8_t esm_class = 0;
  std::uint8_t registered_delivery = 0;
  std::uint8_t data_coding = 0;
  std::uint8_t protocol_id = 0;
  std::uint8_t priority_flag = 0;                       // 0 to 3
  std::string schedule_delivery_time, validity_period;  // "", or YYMMDDhhmmsstnnp, or …R
  std::uint8_t replace_if_present_flag = 0;
  std::uint8_t sm_default_msg_id = 0;
  std::string short_message;  // octets, those of the UDH included
  bool operator==(const Message&) const = default;
};

// submit_sm_resp, deliver_sm_resp (always empty), data_sm_resp.
struct MessageResponse {
  std::string message_id;
  bool operator==(const MessageResponse&) const = default;
};

struct Query {
  std::string message_id;
  Address source;
  bool operator==(const Query&) const = default;
};

struct QueryResponse {
  std::string message_id, final_date;
  std::uint8_t message_state = 0, error_code = 0;
  bool operator==(const QueryResponse&) const = default;
};

// monostate: header only. So are enquire_link, unbind and generic_nack, and a response may be.
using Body = std::variant<std::monostate, Bind, BindResponse, Message, MessageResponse, Query,
                          QueryResponse>;

struct Pdu {
  Header header;
  Body body = {};
  Tlvs tlvs = {};
  bool operator==(const Pdu&) const = default;
};

// The octets to be sent. Refuses what the other side could not read: smpp.too_long (a field, a
// text, a TLV or the whole), smpp.nul (within a text), smpp.time_form, smpp.priority, smpp.body
// (not that of the command, or fields that it does not have), smpp.two_texts, smpp.command.
// `where` names the command and the field; no content is repeated.
Result<std::string> encoded(const Pdu& pdu);

// Why a PDU is not taken.
struct PduFault {
  std::uint32_t status = 0;  // the command_status of the refusal
  std::string_view field;    // for the log: "source_addr"
};

// `octets`: exactly one PDU, as next_frame() cuts it off. Requests are read strictly. Responses are
// read as far as they can be, the rest stays empty: their header already says what became of the
// request, and they cannot be refused. A body to a command that has none is passed over.
tl::expected<Pdu, PduFault> decoded(std::string_view octets);

// Of fewer than kHeaderOctets: an empty one.
Header header_of(std::string_view octets);

// The id that the SMSC gave a message; empty where it gave none, and no receipt can be matched.
std::string message_id_of(const Pdu& response);

}  // namespace huiyin::gateway::smpp
