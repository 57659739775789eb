#include "gateway/sms/smpp_framing.h"

#include "gateway/sms/smpp_fields.h"
#include "gateway/sms/smpp_status.h"

namespace huiyin::gateway::smpp {
namespace {

constexpr std::size_t kLengthOctets = 4;

bool brings_message(Command command) {
  return command == Command::deliver_sm || command == Command::data_sm;
}

// What an SMSC may ask a client: of the link at any time, of messages once bound.
bool may_ask(Command command, BindState state) {
  return command == Command::enquire_link || command == Command::unbind ||
         (brings_message(command) && state == BindState::bound);
}

Pdu nack(std::uint32_t command_status, std::uint32_t sequence) {
  return {{Command::generic_nack, command_status, sequence}};
}

Incoming of_response(std::string_view octets) {
  auto pdu = decoded(octets);
  if (!pdu) return {.action = Action::ignore, .octets = octets.size(), .fault = pdu.error().field};
  return {.action = Action::take, .octets = octets.size(), .pdu = *std::move(pdu)};
}

Incoming of_request(std::string_view octets, BindState state) {
  const Header header = header_of(octets);
  if (!is_known(header.command))
    return {.action = Action::nack,
            .octets = octets.size(),
            .reply = nack(status::kInvalidCommandId, header.sequence),
            .fault = "command_id"};
  if (!may_ask(header.command, state))
    return {.action = Action::refuse,
            .octets = octets.size(),
            .reply = response_to(header, status::kInvalidBindStatus),
            .fault = "bind_state"};
  auto pdu = decoded(octets);
  if (!pdu)
    return {.action = Action::refuse,
            .octets = octets.size(),
            .reply = response_to(header, pdu.error().status),
            .fault = pdu.error().field};
  return {.action = Action::take, .octets = octets.size(), .pdu = *std::move(pdu)};
}

}  // namespace

PduFrame next_frame(std::string_view received) {
  if (received.size() < kLengthOctets) return {};
  const std::size_t octets = read_number(received, kLengthOctets);
  if (octets < kHeaderOctets || octets > kPduOctetsMax) return {PduFrame::State::lost};
  if (received.size() < octets) return {};
  return {PduFrame::State::complete, octets};
}

Incoming next_incoming(std::string_view received, BindState state) {
  const PduFrame frame = next_frame(received);
  switch (frame.state) {
    case PduFrame::State::incomplete:
      return {};
    case PduFrame::State::lost:
      // What stands where a sequence number should cannot be trusted either: 0, as the
      // specification has it for a PDU that cannot be decoded.
      return {.action = Action::close,
              .octets = received.size(),
              .reply = nack(status::kInvalidCommandLength, 0),
              .fault = "command_length"};
    case PduFrame::State::complete:
      break;
  }
  const std::string_view octets = received.substr(0, frame.octets);
  return is_response(header_of(octets).command) ? of_response(octets) : of_request(octets, state);
}

Pdu response_to(const Header& request, std::uint32_t command_status) {
  Pdu response{{response_of(request.command), command_status, request.sequence}};
  // An empty id, one NUL: receivers look for it (node-smpp #199, smscgateway #232).
  if (command_status == status::kOk && brings_message(request.command))
    response.body = MessageResponse{};
  return response;
}

}  // namespace huiyin::gateway::smpp
