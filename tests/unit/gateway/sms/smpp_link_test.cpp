#include "gateway/sms/smpp_link.h"

#include <catch2/catch.hpp>
#include <semaphore>

#include "tests/unit/gateway/sms/scripted_smsc.h"

namespace smpp_link_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::smpp;
using huiyin::testing::ScriptedSmsc;

namespace {

constexpr seconds kPatience{10};

struct Linked {
  explicit Linked(const Endpoint& to)
      : link({.account = "line",
              .to = to,
              .session = {.parts_per_second = 1000, .response_limit = milliseconds{300}},
              .connect_limit = milliseconds{2000},
              .again_first = milliseconds{50}},
             random, [this](const std::string& connection, SessionEvent event) {
               if (std::holds_alternative<session_event::Bound>(event)) {
                 connections.push_back(connection);
                 bound.release();
               }
               if (const auto* end = std::get_if<session_event::Ended>(&event)) {
                 last = *end;
                 ended.release();
               }
             }) {}
  ~Linked() { link.stop(); }

  SeededRandom random{1};
  std::vector<std::string> connections;
  session_event::Ended last;
  std::counting_semaphore<100> bound{0}, ended{0};
  Link link;
};

Moment soon() { return std::chrono::steady_clock::now() + seconds{2}; }

}  // namespace

TEST_CASE("a lost connection is made again, under a name of its own") {
  std::atomic<int> binds = 0;
  ScriptedSmsc smsc([&](ScriptedSmsc::Peer& peer, const Pdu& pdu) {
    peer.answer(pdu, 0);
    if (pdu.header.command == Command::bind_transceiver && ++binds == 1) peer.cut();
  });
  Linked linked(smsc.endpoint());
  linked.link.start();
  REQUIRE(linked.bound.try_acquire_for(kPatience));
  REQUIRE(linked.bound.try_acquire_for(kPatience));
  linked.link.stop();
  REQUIRE(linked.connections.size() == 2);
  CHECK(linked.connections[0] != linked.connections[1]);
  CHECK(linked.link.counts().losses >= 1);
}

TEST_CASE("where nobody listens, what waits for the bind is not sent") {
  Endpoint nowhere;
  {
    const tests::RawServer closed([](tests::RawSocket&) {});
    nowhere = *endpoint_of(closed.base_url());
  }
  Linked linked(nowhere);
  CHECK(linked.link.down());
  linked.link.start();
  const bool is_running = linked.link.submit(1, {}, soon());
  REQUIRE(is_running);
  REQUIRE(linked.ended.try_acquire_for(kPatience));
  CHECK(linked.last.end == session_event::End::not_sent);
  REQUIRE(linked.link.down());
  CHECK(linked.link.down()->refused == 0);
}

TEST_CASE("a link that does not run takes nothing") {
  Linked linked(*endpoint_of("http://127.0.0.1:1"));
  CHECK_FALSE(linked.link.submit(1, {}, soon()));
}

TEST_CASE("an SMSC whose bind answer stays out is left, and asked anew") {
  std::counting_semaphore<100> asked{0};
  ScriptedSmsc smsc([&](ScriptedSmsc::Peer&, const Pdu& pdu) {
    if (pdu.header.command == Command::bind_transceiver) asked.release();
  });
  Linked linked(smsc.endpoint());
  linked.link.start();
  REQUIRE(asked.try_acquire_for(kPatience));
  REQUIRE(asked.try_acquire_for(kPatience));
  CHECK(linked.link.down());
}

}  // namespace smpp_link_test
