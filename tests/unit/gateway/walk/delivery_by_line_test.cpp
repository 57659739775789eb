// Delivery over a direct line 直连, from the outbox to an SMSC and back.
#include <atomic>
#include <catch2/catch.hpp>

#include "gateway/sms/smpp_line.h"
#include "gateway/walk/sms_arrivals.h"
#include "tests/unit/gateway/sms/scripted_smsc.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace delivery_by_line_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using smpp::Command;
using store::OutboxState;

namespace {

// The line is tried before the account that the room has behind it.
struct LineRoom : SmsRoom {
  explicit LineRoom(ScriptedSmsc::Handle submitted)
      : smsc([submitted = std::move(submitted)](ScriptedSmsc::Peer& peer, const smpp::Pdu& pdu) {
          if (pdu.header.command == Command::submit_sm) return submitted(peer, pdu);
          if (!smpp::is_response(pdu.header.command)) peer.answer(pdu, 0);
        }) {
    smpp::LineSettings settings;
    settings.name = "line";
    settings.to = smsc.endpoint();
    settings.parts_per_second = 1000;
    settings.response_limit = milliseconds{150};
    line = std::make_unique<smpp::Line>(settings, random);
  }
  ~LineRoom() { line->stop(); }

  void open(bool has_another_way) {
    std::vector<SmsWay*> in_order{line.get()};
    if (has_another_way) in_order.push_back(ways.front().get());
    sms = std::make_unique<Sms>(clock, std::move(in_order));
    delivery = std::make_unique<Delivery>(
        parts<Delivery::Parts>(), DeliverySettings{},
        std::vector<Delivery::Door>{{sms.get(), {.repeats_unanswered = false}}}, [] {});
    line->start(arrivals.hooks_for(*line));
  }

  SmsIntake intake{parts<Intake::Parts>(), [](store::ConversationId) {}};
  SmsArrivals arrivals{intake};
  ScriptedSmsc smsc;
  std::unique_ptr<smpp::Line> line;
};

}  // namespace

TEST_CASE("what a line took is on record with its account and the id of each part") {
  std::atomic<int> ids = 0;
  LineRoom room(
      [&](auto& peer, const auto& pdu) { peer.answer(pdu, 0, "id" + std::to_string(++ids)); });
  room.open(false);
  const auto id = room.say(std::string(150, 'x'));
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.text_of(id, "sent_by") == "line");
  CHECK(room.texts("SELECT id_text FROM sms_part ORDER BY sequence") ==
        std::vector<std::string>{"id1", "id2", "id3"});
}

TEST_CASE("what a line refuses for its settings goes by the next account at once") {
  LineRoom room([](auto& peer, const auto& pdu) { peer.answer(pdu, 0x0A); });
  room.open(true);
  const auto id = room.say("您好");
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "ali");
  CHECK(room.rows("sms_part") == 0);
}

TEST_CASE("while an SMSC answers nobody, few are left unknown and the others wait") {
  std::atomic<int> submits = 0;
  LineRoom room([&](auto&, const auto&) { ++submits; });
  room.open(true);
  std::vector<store::OutboxId> ids;
  for (int i = 0; i < 8; ++i) ids.push_back(room.say("一", "139000070" + std::to_string(10 + i)));
  room.drain();
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 6") == 5);
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE state = 0") == 3);
  CHECK(room.platform.calls().empty());  // none of them may go twice
  CHECK(submits == 5);
}

}  // namespace delivery_by_line_test
