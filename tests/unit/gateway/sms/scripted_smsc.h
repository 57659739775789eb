// An SMSC on loopback that does what the test says with each PDU, on a thread of its own. It binds
// whoever asks unless it is told otherwise.
#pragma once

#include <functional>
#include <string>

#include "gateway/http/outbound.h"
#include "gateway/sms/smpp_framing.h"
#include "tests/unit/gateway/http/loopback.h"

namespace huiyin::testing {

class ScriptedSmsc {
 public:
  class Peer {
   public:
    explicit Peer(tests::RawSocket& socket) : socket_(socket) {}
    void send(const gateway::smpp::Pdu& pdu) {
      socket_.try_send(gateway::smpp::encoded(pdu).value());
    }
    void answer(const gateway::smpp::Pdu& request, std::uint32_t status,
                const std::string& id = {}) {
      namespace smpp = gateway::smpp;
      smpp::Pdu response{
          {smpp::response_of(request.header.command), status, request.header.sequence}};
      if (status == 0 && request.header.command == smpp::Command::submit_sm)
        response.body = smpp::MessageResponse{id};
      send(response);
    }
    void cut() {
      socket_.reset();
      is_cut_ = true;
    }
    bool is_cut() const { return is_cut_; }

   private:
    bool is_cut_ = false;
    tests::RawSocket& socket_;
  };
  using Handle = std::function<void(Peer&, const gateway::smpp::Pdu&)>;

  explicit ScriptedSmsc(Handle handle)
      : handle_(std::move(handle)), server_([this](tests::RawSocket& socket) { serve(socket); }) {}

  gateway::Endpoint endpoint() const { return *gateway::endpoint_of(server_.base_url()); }

 private:
  void serve(tests::RawSocket& socket) {
    namespace smpp = gateway::smpp;
    Peer peer(socket);
    std::string received;
    for (;;) {
      const std::string some = socket.read_some();
      if (some.empty()) return;
      received += some;
      while (smpp::next_frame(received).state == smpp::PduFrame::State::complete) {
        const std::size_t octets = smpp::next_frame(received).octets;
        handle_(peer, smpp::decoded(received.substr(0, octets)).value());
        received.erase(0, octets);
        if (peer.is_cut()) return;
      }
    }
  }

  const Handle handle_;
  tests::RawServer server_;
};

}  // namespace huiyin::testing
