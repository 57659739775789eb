// What a client does with the octets that an SMSC sent so far (sms.md 4.1): PDUs are cut off one by
// one, and what cannot be taken is answered so that the session lives on wherever it can.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gateway/sms/smpp_pdu.h"

namespace huiyin::gateway::smpp {

struct PduFrame {
  enum class State : std::uint8_t {
    incomplete,  // read on: never more than kPduOctetsMax are to be held
    complete,
    lost,  // its length cannot be: nobody knows where the next PDU begins
  };
  State state = State::incomplete;
  std::size_t octets = 0;  // of the first PDU, when complete
};

PduFrame next_frame(std::string_view received);

enum class BindState : std::uint8_t { open, bound };

enum class Action : std::uint8_t {
  wait,    // nothing whole yet
  take,    // a request to be acted upon and answered, or a response to be matched by its sequence
  refuse,  // the negative response of its command; the session lives
  nack,    // generic_nack; the session lives
  ignore,  // a response of a command that we do not know: never answered
  close,   // generic_nack, and the connection is dropped
};

struct Incoming {
  Action action = Action::wait;
  std::size_t octets = 0;         // of `received` that this speaks of: keep them raw, take them off
  std::optional<Pdu> pdu = {};    // what is taken
  std::optional<Pdu> reply = {};  // what is answered at once: refuse, nack, close
  std::string_view fault = {};    // for the log: the field that could not be read
};

// Before a bind no message is taken. Total: any octets, any state.
Incoming next_incoming(std::string_view received, BindState state);

// The response to a request of the SMSC's; with a status other than 0 it is a header only. To a
// deliver_sm: 0 after the commit, status::kTryLater when it is to come again.
Pdu response_to(const Header& request, std::uint32_t command_status);

}  // namespace huiyin::gateway::smpp
