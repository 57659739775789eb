#include "gateway/sms/smpp_framing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/property.h"
#include "tests/unit/gateway/sms/smpp_vectors.h"

namespace smpp_framing_test {

using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using namespace smpp_vectors;
using nlohmann::ordered_json;

namespace {

std::vector<Incoming> all_incoming(std::string_view received, BindState state) {
  std::vector<Incoming> all;
  do {
    all.push_back(next_incoming(received, state));
    received.remove_prefix(all.back().octets);
  } while (all.back().action != Action::wait && !received.empty());
  return all;
}

void check_reply(const Pdu& reply, const ordered_json& said) {
  CHECK(encoded(reply));
  CHECK(name(reply.header.command) == said["command"].get<std::string>());
  if (said.contains("command_status"))
    CHECK(reply.header.status == said["command_status"].get<std::uint32_t>());
  if (said.contains("status_in"))
    CHECK(std::ranges::count(said["status_in"].get<std::vector<std::uint32_t>>(),
                             reply.header.status) == 1);
  if (said.contains("sequence_number"))
    CHECK(reply.header.sequence == said["sequence_number"].get<std::uint32_t>());
}

void check_taken(const Pdu& pdu, const ordered_json& row) {
  if (row.contains("reply"))
    check_reply(response_to(pdu.header, row["reply"]["command_status"]), row["reply"]);
  else
    CHECK(is_response(pdu.header.command));
  if (row.contains("text"))
    CHECK(text_of(content_of(message_of(pdu), pdu.tlvs).text) == row["text"].get<std::string>());
  if (row.contains("concat")) check_part(content_of(message_of(pdu), pdu.tlvs), row["concat"]);
  if (row.contains("receipt")) {
    const auto receipt = receipt_of(message_of(pdu), pdu.tlvs);
    REQUIRE(receipt);
    check_receipt(*receipt, row["receipt"]);
  }
  if (row.contains("message_id"))
    CHECK(message_id_of(pdu) ==
          (row["message_id"].is_null() ? "" : row["message_id"].get<std::string>()));
  if (row.contains("command_status"))
    CHECK(pdu.header.status == row["command_status"].get<std::uint32_t>());
}

const std::map<std::string, Action> kAnswered = {
    {"close", Action::close}, {"nack", Action::nack}, {"refuse", Action::refuse}};

void check_case(const ordered_json& row, const std::vector<Incoming>& all) {
  const std::string action = row["action"];
  const Incoming& first = all.front();
  if (const auto answered = kAnswered.find(action); answered != kAnswered.end()) {
    CHECK(first.action == answered->second);
    CHECK_FALSE(first.fault.empty());
    REQUIRE(first.reply);
    return check_reply(*first.reply, row["reply"]);
  }
  CHECK_FALSE(first.reply);
  if (action == "wait") {
    CHECK(first.action == Action::wait);
    CHECK(first.octets == 0);
  } else if (action == "ignore") {
    // A response to what was never asked is taken; its number tells the session.
    CHECK((first.action == Action::ignore || is_response(first.pdu.value().header.command)));
  } else {
    REQUIRE(first.action == Action::take);
    if (action == "tolerate") check_taken(*first.pdu, row);
  }
}

}  // namespace

TEST_CASE("what an SMSC should not send is answered as the case says, and the session lives") {
  for (const auto& row : cases("sms/smpp_malformed.json")) {
    CAPTURE(row["id"].get<std::string>());
    const bool is_open = row.value("state", "").find("not bound") != std::string::npos;
    const std::string octets = octets_of(row["hex"].get<std::string>());
    const auto all = all_incoming(octets, is_open ? BindState::open : BindState::bound);
    check_case(row, all);
    if (!row.contains("expect_commands")) continue;
    std::vector<std::string> commands;
    for (const Incoming& one : all)
      if (one.pdu) commands.emplace_back(name(one.pdu->header.command));
    CHECK(commands == row["expect_commands"].get<std::vector<std::string>>());
  }
}

TEST_CASE("what an SMSC may not ask a client is refused by its own response") {
  const Pdu query{{Command::query_sm, 0, 9}, Query{"1", {}}};
  const auto incoming = next_incoming(encoded(query).value(), BindState::bound);
  CHECK(incoming.action == Action::refuse);
  REQUIRE(incoming.reply);
  CHECK(incoming.reply->header == Header{Command::query_sm_resp, 4, 9});
}

TEST_CASE("a link is kept and ended before a bind as after it") {
  for (const auto state : {BindState::open, BindState::bound})
    for (const auto command : {Command::enquire_link, Command::unbind}) {
      const auto incoming = next_incoming(encoded({{command, 0, 3}}).value(), state);
      CHECK(incoming.action == Action::take);
    }
}

TEST_CASE("a message is acknowledged with an empty id, and put off without a body") {
  const Header request{Command::deliver_sm, 0, 21};
  CHECK(hex_of(encoded(response_to(request, 0)).value()) == "0000001180000005000000000000001500");
  CHECK(hex_of(encoded(response_to(request, 0x64)).value()) == "00000010800000050000006400000015");
}

TEST_CASE("however the octets come, the same PDUs are cut off") {
  CHECK(holds("a row of PDUs", [] {
    std::string octets;
    std::vector<Pdu> sent;
    for (std::size_t left = 1 + any_below(4); left > 0; --left) {
      sent.push_back(any_pdu());
      octets += encoded(sent.back()).value();
    }
    std::string received;
    std::size_t cut_off = 0;
    for (const char octet : octets) {
      received += octet;
      const PduFrame frame = next_frame(received);
      PROPERTY_ASSERT(frame.state != PduFrame::State::lost);
      if (frame.state == PduFrame::State::incomplete) continue;
      PROPERTY_ASSERT(frame.octets == received.size());
      PROPERTY_ASSERT(decoded(received) == sent[cut_off]);
      ++cut_off;
      received.clear();
    }
    PROPERTY_ASSERT(cut_off == sent.size());
  }));
}

TEST_CASE("the bound is the last length that is read") {
  const auto state_of = [](std::string_view octets) { return next_frame(octets).state; };
  CHECK(state_of(std::string_view("\0\1\0\0", 4)) == PduFrame::State::incomplete);
  CHECK(state_of(std::string_view("\0\1\0\1", 4)) == PduFrame::State::lost);
  CHECK(state_of(std::string_view("\0\0\0\x0F", 4)) == PduFrame::State::lost);
  CHECK(state_of(std::string_view("\0\1\0", 3)) == PduFrame::State::incomplete);
}

}  // namespace smpp_framing_test
