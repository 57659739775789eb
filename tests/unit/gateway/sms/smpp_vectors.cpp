#include "tests/unit/gateway/sms/smpp_vectors.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/digests.h"
#include "gateway/sms/smpp_fields.h"
#include "tests/support/property.h"
#include "tests/support/vectors.h"

namespace smpp_vectors {

using namespace huiyin::gateway;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using nlohmann::ordered_json;

namespace {

struct TagName {
  const char* name;
  Tag tag;
};

const std::vector<TagName> kNumbers = {{"user_message_reference", Tag::user_message_reference},
                                       {"sar_msg_ref_num", Tag::sar_msg_ref_num},
                                       {"sar_total_segments", Tag::sar_total_segments},
                                       {"sar_segment_seqnum", Tag::sar_segment_seqnum},
                                       {"sc_interface_version", Tag::sc_interface_version},
                                       {"delivery_failure_reason", Tag::delivery_failure_reason},
                                       {"message_state", Tag::message_state}};
const std::vector<TagName> kTexts = {
    {"additional_status_info_text", Tag::additional_status_info_text},
    {"receipted_message_id", Tag::receipted_message_id}};
const std::vector<TagName> kOctets = {{"network_error_code", Tag::network_error_code},
                                      {"message_payload", Tag::message_payload}};

Tlv tlv_of(const std::string& name, const ordered_json& value) {
  for (const auto& row : kNumbers)
    if (name == row.name) return number_tlv(row.tag, value.get<std::uint32_t>());
  for (const auto& row : kTexts)
    if (name == row.name) return text_tlv(row.tag, value.get<std::string>());
  for (const auto& row : kOctets)
    if (name == row.name) return {row.tag, octets_of(value.get<std::string>())};
  FAIL("no such TLV: " << name);
  return {};
}

Address address_of(const ordered_json& fields, const std::string& kind, const char* digits) {
  return {fields[kind + "_ton"].get<std::uint8_t>(), fields[kind + "_npi"].get<std::uint8_t>(),
          fields[digits].get<std::string>()};
}

Message message_of_fields(const ordered_json& row) {
  const ordered_json& fields = row["fields"];
  Message message;
  message.service_type = fields["service_type"].get<std::string>();
  message.source = address_of(fields, "source_addr", "source_addr");
  message.destination = address_of(fields, "dest_addr", "destination_addr");
  message.esm_class = fields["esm_class"];
  message.registered_delivery = fields["registered_delivery"];
  message.data_coding = fields["data_coding"];
  if (!fields.contains("protocol_id")) return message;
  message.protocol_id = fields["protocol_id"];
  message.priority_flag = fields["priority_flag"];
  message.schedule_delivery_time = fields["schedule_delivery_time"].get<std::string>();
  message.validity_period = fields["validity_period"].get<std::string>();
  message.replace_if_present_flag = fields["replace_if_present_flag"];
  message.sm_default_msg_id = fields["sm_default_msg_id"];
  if (row["sm_length"] != 0)
    message.short_message = octets_of(row.value("udh_hex", "") + row.value("message_hex", ""));
  return message;
}

Body body_of(const ordered_json& row) {
  if (!row.contains("fields")) return {};
  const std::string command = row["command"];
  const ordered_json& fields = row["fields"];
  const auto text = [&](const char* key) { return fields[key].get<std::string>(); };
  if (command.starts_with("bind_") && command.ends_with("_resp"))
    return BindResponse{text("system_id")};
  if (command.starts_with("bind_"))
    return Bind{text("system_id"), text("password"), text("system_type"),
                fields["interface_version"].get<std::uint8_t>(),
                address_of(fields, "addr", "address_range")};
  if (command == "query_sm")
    return Query{text("message_id"), address_of(fields, "source_addr", "source_addr")};
  if (command == "query_sm_resp")
    return QueryResponse{text("message_id"), text("final_date"),
                         fields["message_state"].get<std::uint8_t>(),
                         fields["error_code"].get<std::uint8_t>()};
  if (command.ends_with("_resp")) return MessageResponse{text("message_id")};
  return message_of_fields(row);
}

std::string any_word(std::size_t size_max) {
  return any_text(any_below(size_max + 1), '\x01', '\x7F');
}

std::uint8_t any_octet() { return std::uint8_t(any_byte()); }

Address any_address(std::size_t size_max) { return {any_octet(), any_octet(), any_word(size_max)}; }

std::string any_time() {
  if (any_bool()) return "";
  return any_text(15, '0', ':') + any_of<char>({'+', '-', 'R'});
}

std::string any_octets(std::size_t size_max) {
  std::string octets;
  for (std::size_t left = any_below(size_max + 1); left > 0; --left) octets += any_byte();
  return octets;
}

Message any_message(Command command) {
  Message message;
  message.service_type = any_word(5);
  message.source = any_address(20);
  message.destination = any_address(20);
  message.esm_class = any_octet();
  message.registered_delivery = any_octet();
  message.data_coding = any_octet();
  if (command == Command::data_sm) return message;
  message.protocol_id = any_octet();
  message.priority_flag = std::uint8_t(any_below(4));
  message.schedule_delivery_time = any_time();
  message.validity_period = any_time();
  message.replace_if_present_flag = any_octet();
  message.sm_default_msg_id = any_octet();
  message.short_message = any_octets(kShortMessageOctetsMax);
  return message;
}

Body any_body(Command command) {
  switch (command) {
    case Command::bind_receiver:
    case Command::bind_transmitter:
    case Command::bind_transceiver:
      return Bind{any_word(15), any_word(8), any_word(12), any_octet(), any_address(40)};
    case Command::bind_receiver_resp:
    case Command::bind_transmitter_resp:
    case Command::bind_transceiver_resp:
      return BindResponse{any_word(15)};
    case Command::submit_sm:
    case Command::deliver_sm:
    case Command::data_sm:
      return any_message(command);
    case Command::submit_sm_resp:
    case Command::deliver_sm_resp:
    case Command::data_sm_resp:
      return MessageResponse{any_word(64)};
    case Command::query_sm:
      return Query{any_word(64), any_address(20)};
    case Command::query_sm_resp:
      return QueryResponse{any_word(64), any_time(), any_octet(), any_octet()};
    default:
      return {};
  }
}

Tlv any_tlv() {
  if (any_bool()) {
    const auto row = any_of(kNumbers);
    return number_tlv(row.tag, std::uint32_t(any_below(0x10000)));
  }
  return {Tag(0x1400 + any_below(0x100)), any_octets(300)};
}

}  // namespace

std::string octets_of(std::string_view hex) {
  std::string octets;
  for (; hex.size() >= 2; hex.remove_prefix(2))
    octets += char(std::stoi(std::string(hex.substr(0, 2)), nullptr, 16));
  return octets;
}

std::string hex_of(std::string_view octets) { return hex_text(octets); }

Pdu pdu_of(const ordered_json& row) {
  Pdu pdu{{Command(row["command_id"].get<std::uint32_t>()),
           row["command_status"].get<std::uint32_t>(), row["sequence_number"].get<std::uint32_t>()},
          body_of(row)};
  if (row.contains("tlvs"))
    for (const auto& [name, value] : row["tlvs"].items()) pdu.tlvs.push_back(tlv_of(name, value));
  if (row.contains("unknown_tlvs"))
    for (const auto& tlv : row["unknown_tlvs"])
      pdu.tlvs.push_back({Tag(tlv["tag"].get<int>()), octets_of(tlv["hex"].get<std::string>())});
  return pdu;
}

const Message& message_of(const Pdu& pdu) {
  const auto* message = std::get_if<Message>(&pdu.body);
  REQUIRE(message != nullptr);
  return *message;
}

void check_part(const Content& content, const ordered_json& said) {
  REQUIRE(content.part.has_value() == !said.is_null());
  if (said.is_null()) return;
  CHECK(content.part->reference == said["ref"].get<int>());
  CHECK(content.part->total == said["total"].get<int>());
  CHECK(content.part->sequence == said["seq"].get<int>());
  if (said.contains("bits"))
    CHECK(content.part->by == (said["bits"] == 8 ? PartBy::udh8 : PartBy::udh16));
  else if (said.contains("by"))
    CHECK((content.part->by == PartBy::sar) == (said["by"] == "sar"));
}

void check_receipt(const Receipt& receipt, const ordered_json& said) {
  const auto check_text = [&](const char* key, std::string_view read) {
    CAPTURE(key);
    if (said.contains(key))
      CHECK(read == (said[key].is_null() ? "" : said[key].get<std::string>()));
  };
  check_text("message_id", receipt.message_id);
  check_text("stat", stat_name(receipt.state));
  check_text("err", receipt.error);
  check_text("submit_date", receipt.submit_date);
  check_text("done_date", receipt.done_date);
  if (said.contains("final")) CHECK(receipt.is_final() == said["final"].get<bool>());
  if (said.contains("delivered")) CHECK(receipt.is_delivered() == said["delivered"].get<bool>());
}

Pdu any_pdu() {
  const auto command = any_of<Command>(
      {Command::bind_receiver, Command::bind_transmitter, Command::bind_transceiver,
       Command::query_sm, Command::submit_sm, Command::deliver_sm, Command::data_sm,
       Command::unbind, Command::enquire_link, Command::generic_nack, Command::bind_receiver_resp,
       Command::bind_transmitter_resp, Command::bind_transceiver_resp, Command::query_sm_resp,
       Command::submit_sm_resp, Command::deliver_sm_resp, Command::data_sm_resp,
       Command::unbind_resp, Command::enquire_link_resp});
  Pdu pdu{{command, std::uint32_t(any_seed()), std::uint32_t(any_seed())}, any_body(command)};
  if (is_response(command) && any_bool()) pdu.body = {};
  if (std::holds_alternative<std::monostate>(pdu.body)) return pdu;
  for (std::size_t left = any_below(4); left > 0; --left) pdu.tlvs.push_back(any_tlv());
  return pdu;
}

ordered_json cases(const std::string& file) {
  auto rows = ordered_json::parse(vector_text(file).value())["cases"];
  REQUIRE_FALSE(rows.empty());
  return rows;
}

}  // namespace smpp_vectors
