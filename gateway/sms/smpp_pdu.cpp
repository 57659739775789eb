#include "gateway/sms/smpp_pdu.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <type_traits>

#include "gateway/sms/smpp_fields.h"
#include "gateway/sms/smpp_status.h"

namespace huiyin::gateway::smpp {
namespace {

constexpr std::uint32_t kResponseBit = 0x80000000;

// In the order of the alternatives of Body.
enum class BodyForm : std::uint8_t {
  none,
  bind,
  bind_response,
  message,
  message_response,
  query,
  query_response,
};
constexpr std::size_t kBodyForms = std::variant_size_v<Body>;
static_assert(std::size_t(BodyForm::query_response) + 1 == kBodyForms);

struct CommandRow {
  Command command;
  std::string_view name;
  BodyForm body;
};

constexpr std::array kCommands{
    CommandRow{Command::bind_receiver, "bind_receiver", BodyForm::bind},
    CommandRow{Command::bind_transmitter, "bind_transmitter", BodyForm::bind},
    CommandRow{Command::query_sm, "query_sm", BodyForm::query},
    CommandRow{Command::submit_sm, "submit_sm", BodyForm::message},
    CommandRow{Command::deliver_sm, "deliver_sm", BodyForm::message},
    CommandRow{Command::unbind, "unbind", BodyForm::none},
    CommandRow{Command::bind_transceiver, "bind_transceiver", BodyForm::bind},
    CommandRow{Command::enquire_link, "enquire_link", BodyForm::none},
    CommandRow{Command::data_sm, "data_sm", BodyForm::message},
    CommandRow{Command::generic_nack, "generic_nack", BodyForm::none},
    CommandRow{Command::bind_receiver_resp, "bind_receiver_resp", BodyForm::bind_response},
    CommandRow{Command::bind_transmitter_resp, "bind_transmitter_resp", BodyForm::bind_response},
    CommandRow{Command::query_sm_resp, "query_sm_resp", BodyForm::query_response},
    CommandRow{Command::submit_sm_resp, "submit_sm_resp", BodyForm::message_response},
    CommandRow{Command::deliver_sm_resp, "deliver_sm_resp", BodyForm::message_response},
    CommandRow{Command::unbind_resp, "unbind_resp", BodyForm::none},
    CommandRow{Command::bind_transceiver_resp, "bind_transceiver_resp", BodyForm::bind_response},
    CommandRow{Command::enquire_link_resp, "enquire_link_resp", BodyForm::none},
    CommandRow{Command::data_sm_resp, "data_sm_resp", BodyForm::message_response},
};

const CommandRow* command_row(Command command) {
  const auto row = std::ranges::find(kCommands, command, &CommandRow::command);
  return row != kCommands.end() ? &*row : nullptr;
}

Body empty_body(BodyForm form) {
  switch (form) {
    case BodyForm::none:
      return std::monostate{};
    case BodyForm::bind:
      return Bind{};
    case BodyForm::bind_response:
      return BindResponse{};
    case BodyForm::message:
      return Message{};
    case BodyForm::message_response:
      return MessageResponse{};
    case BodyForm::query:
      return Query{};
    case BodyForm::query_response:
      return QueryResponse{};
  }
  return std::monostate{};
}

// The fields of each body in their order, for a BodyReader and a BodyWriter alike: `body` is const
// to the latter.
template <class Io, class Of>
void address_fields(Io& io, std::string_view field, Of& address, std::size_t octets_max) {
  io.octet(field, address.ton);
  io.octet(field, address.npi);
  io.text(field, address.digits, octets_max);
}

template <class Io, class Of>
void message_fields(Io& io, Of& body, Command command) {
  const bool is_data = command == Command::data_sm;
  io.text("service_type", body.service_type, 6);
  address_fields(io, "source_addr", body.source, 21);
  address_fields(io, "destination_addr", body.destination, 21);
  io.octet("esm_class", body.esm_class);
  if (!is_data) {
    io.octet("protocol_id", body.protocol_id);
    io.priority(body.priority_flag);
    io.time("schedule_delivery_time", body.schedule_delivery_time);
    io.time("validity_period", body.validity_period);
  }
  io.octet("registered_delivery", body.registered_delivery);
  if (!is_data) io.octet("replace_if_present_flag", body.replace_if_present_flag);
  io.octet("data_coding", body.data_coding);
  if (is_data) return;
  io.octet("sm_default_msg_id", body.sm_default_msg_id);
  io.short_message(body.short_message);
}

template <class Io, class Of>
void body_fields(Io& io, Of& body, Command command) {
  using Kind = std::remove_const_t<Of>;
  if constexpr (std::is_same_v<Kind, Bind>) {
    io.text("system_id", body.system_id, 16);
    io.text("password", body.password, 9);
    io.text("system_type", body.system_type, 13);
    io.octet("interface_version", body.interface_version);
    address_fields(io, "address_range", body.range, 41);
  } else if constexpr (std::is_same_v<Kind, BindResponse>) {
    io.text("system_id", body.system_id, 16);
  } else if constexpr (std::is_same_v<Kind, Message>) {
    message_fields(io, body, command);
  } else if constexpr (std::is_same_v<Kind, MessageResponse>) {
    io.text("message_id", body.message_id, 65);
  } else if constexpr (std::is_same_v<Kind, Query>) {
    io.text("message_id", body.message_id, 65);
    address_fields(io, "source_addr", body.source, 21);
  } else if constexpr (std::is_same_v<Kind, QueryResponse>) {
    io.text("message_id", body.message_id, 65);
    io.time("final_date", body.final_date);
    io.octet("message_state", body.message_state);
    io.octet("error_code", body.error_code);
  }
}

Refused not_to_be_sent(std::string_view code, const Header& header, std::string what) {
  return Refused({std::string(code), std::string(name(header.command)), std::move(what),
                  "这是程序问题，请联系维护人员"});
}

// A data_sm with more than its fields would lose them on the way.
bool has_data_fields_only(const Message& message) {
  Message data;
  data.service_type = message.service_type;
  data.source = message.source;
  data.destination = message.destination;
  data.esm_class = message.esm_class;
  data.registered_delivery = message.registered_delivery;
  data.data_coding = message.data_coding;
  return data == message;
}

bool fits_command(const Pdu& pdu, BodyForm form) {
  const bool is_bare = std::holds_alternative<std::monostate>(pdu.body);
  if (is_bare && !pdu.tlvs.empty()) return false;
  if (is_bare && is_response(pdu.header.command)) return true;
  if (pdu.body.index() != std::size_t(form)) return false;
  const auto* message = std::get_if<Message>(&pdu.body);
  return message == nullptr || pdu.header.command != Command::data_sm ||
         has_data_fields_only(*message);
}

bool has_two_texts(const Pdu& pdu) {
  const auto* message = std::get_if<Message>(&pdu.body);
  return message != nullptr && !message->short_message.empty() &&
         tlv_value(pdu.tlvs, Tag::message_payload) != nullptr;
}

}  // namespace

bool is_known(Command command) { return command_row(command) != nullptr; }

bool is_response(Command command) { return (std::uint32_t(command) & kResponseBit) != 0; }

Command response_of(Command request) { return Command(std::uint32_t(request) | kResponseBit); }

std::string_view name(Command command) {
  const CommandRow* row = command_row(command);
  return row != nullptr ? row->name : "unknown";
}

Result<std::string> encoded(const Pdu& pdu) {
  const CommandRow* row = command_row(pdu.header.command);
  if (row == nullptr) return not_to_be_sent("smpp.command", pdu.header, "没有这个命令");
  if (!fits_command(pdu, row->body))
    return not_to_be_sent("smpp.body", pdu.header, "内容与命令不符");
  if (has_two_texts(pdu))
    return not_to_be_sent("smpp.two_texts", pdu.header,
                          "正文只能放在 short_message 或 message_payload 之一");
  BodyWriter writer(row->name);
  std::visit([&](const auto& body) { body_fields(writer, body, row->command); }, pdu.body);
  writer.tlvs(pdu.tlvs);
  if (writer.problem()) return Refused(*writer.problem());
  const std::size_t size = kHeaderOctets + writer.octets().size();
  if (size > kPduOctetsMax)
    return not_to_be_sent("smpp.too_long", pdu.header,
                          fmt::format("整个请求有 {} 个字节，最多 {} 个", size, kPduOctetsMax));
  std::string octets;
  octets.reserve(size);
  append_number(octets, std::uint32_t(size), 4);
  append_number(octets, std::uint32_t(pdu.header.command), 4);
  append_number(octets, pdu.header.status, 4);
  append_number(octets, pdu.header.sequence, 4);
  octets += writer.octets();
  return octets;
}

Header header_of(std::string_view octets) {
  if (octets.size() < kHeaderOctets) return {};
  return {Command(read_number(octets.substr(4), 4)), read_number(octets.substr(8), 4),
          read_number(octets.substr(12), 4)};
}

tl::expected<Pdu, PduFault> decoded(std::string_view octets) {
  if (octets.size() < kHeaderOctets || octets.size() > kPduOctetsMax ||
      read_number(octets, 4) != octets.size())
    return tl::unexpected(PduFault{status::kInvalidCommandLength, "command_length"});
  Pdu pdu{header_of(octets)};
  const CommandRow* row = command_row(pdu.header.command);
  if (row == nullptr) return tl::unexpected(PduFault{status::kInvalidCommandId, "command_id"});
  const bool is_answer = is_response(row->command);
  octets.remove_prefix(kHeaderOctets);
  if (row->body == BodyForm::none || (is_answer && octets.empty())) return pdu;
  BodyReader reader(octets, is_answer ? Reading::lenient : Reading::strict);
  pdu.body = empty_body(row->body);
  std::visit([&](auto& body) { body_fields(reader, body, row->command); }, pdu.body);
  pdu.tlvs = reader.tlvs();
  if (reader.fault() && !is_answer) return tl::unexpected(*reader.fault());
  return pdu;
}

std::string message_id_of(const Pdu& response) {
  const auto* body = std::get_if<MessageResponse>(&response.body);
  return body != nullptr ? body->message_id : std::string();
}

}  // namespace huiyin::gateway::smpp
