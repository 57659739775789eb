#include "gateway/sms/smpp_pdu.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/property.h"
#include "tests/unit/gateway/sms/smpp_vectors.h"

namespace smpp_pdu_test {

using namespace huiyin;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using namespace smpp_vectors;

namespace {

Pdu submit() {
  Message message;
  message.source = {0, 0, "106573001234"};
  message.destination = {1, 1, "13800001234"};
  message.short_message = "hello";
  return {{Command::submit_sm, 0, 1}, message};
}

template <class Change>
std::string refusal(const Change& change) {
  Pdu pdu = submit();
  change(pdu, std::get<Message>(pdu.body));
  const auto octets = encoded(pdu);
  if (octets) return "";
  CHECK_FALSE(octets.error().where.empty());
  CHECK_FALSE(octets.error().what.empty());
  return octets.error().code;
}

// The whole PDU with the right length before it.
std::string framed(std::string octets) {
  octets[2] = char(octets.size() >> 8);
  octets[3] = char(octets.size() & 0xFF);
  return octets;
}

}  // namespace

TEST_CASE("a PDU is read and written as others write and read it") {
  for (const auto& row : cases("sms/smpp_pdus.json")) {
    CAPTURE(row["id"].get<std::string>());
    const std::string hex = row["hex"];
    const Pdu pdu = pdu_of(row);
    CHECK(name(pdu.header.command) == row["command"].get<std::string>());
    const auto read = decoded(octets_of(hex));
    REQUIRE(read);
    CHECK(*read == pdu);
    if (row.contains("unknown_tlvs") || row.contains("note")) continue;
    const auto written = encoded(pdu);
    REQUIRE(written);
    CHECK(hex_of(*written) == hex);
  }
}

TEST_CASE("any PDU that can be written is read as it was") {
  CHECK(holds("there and back", [] {
    const Pdu pdu = any_pdu();
    const auto octets = encoded(pdu);
    PROPERTY_ASSERT(octets.has_value());
    const auto read = decoded(*octets);
    PROPERTY_ASSERT(read.has_value());
    PROPERTY_ASSERT(*read == pdu);
  }));
}

TEST_CASE("a PDU that was cut off anywhere is refused or read, and never read as a whole one") {
  CHECK(holds("cut", [] {
    const auto octets = encoded(any_pdu());
    PROPERTY_ASSERT(octets.has_value());
    PROPERTY_ASSERT(!decoded(octets->substr(0, any_below(octets->size()))));
  }));
}

TEST_CASE("what the other side could not read is not sent") {
  CHECK(refusal([](Pdu&, Message&) {}) == "");
  CHECK(refusal([](Pdu&, Message& m) { m.service_type = "ABCDEF"; }) == "smpp.too_long");
  CHECK(refusal([](Pdu&, Message& m) { m.source.digits.assign(20, '1'); }) == "");
  CHECK(refusal([](Pdu&, Message& m) { m.source.digits.assign(21, '1'); }) == "smpp.too_long");
  CHECK(refusal([](Pdu&, Message& m) { m.destination.digits.assign(21, '1'); }) == "smpp.too_long");
  CHECK(refusal([](Pdu&, Message& m) { m.short_message.assign(254, 'a'); }) == "");
  CHECK(refusal([](Pdu&, Message& m) { m.short_message.assign(255, 'a'); }) == "smpp.too_long");
  CHECK(refusal([](Pdu&, Message& m) { m.source.digits = std::string("1\0", 2); }) == "smpp.nul");
  CHECK(refusal([](Pdu&, Message& m) { m.priority_flag = 4; }) == "smpp.priority");
  CHECK(refusal([](Pdu&, Message& m) { m.validity_period = "000000010000000R"; }) == "");
  CHECK(refusal([](Pdu&, Message& m) { m.validity_period = "000000010000000"; }) ==
        "smpp.time_form");
  CHECK(refusal([](Pdu&, Message& m) { m.schedule_delivery_time = "00000001000000xR"; }) ==
        "smpp.time_form");
  CHECK(refusal([](Pdu& pdu, Message&) {
          pdu.tlvs = {{Tag::message_state, "ab"}};
        }) == "smpp.too_long");
  CHECK(refusal([](Pdu& pdu, Message& m) {
          m.short_message.clear();
          pdu.tlvs = {{Tag::message_payload, std::string(65535, 'a')}};
        }) == "smpp.too_long");
  CHECK(refusal([](Pdu& pdu, Message&) {
          pdu.tlvs = {{Tag::message_payload, "a"}};
        }) == "smpp.two_texts");
  CHECK(refusal([](Pdu& pdu, Message&) { pdu.header.command = Command::data_sm; }) == "smpp.body");
  CHECK(refusal([](Pdu& pdu, Message&) { pdu.header.command = Command::query_sm; }) == "smpp.body");
  CHECK(refusal([](Pdu& pdu, Message&) { pdu.body = {}; }) == "smpp.body");
  CHECK(refusal([](Pdu& pdu, Message&) { pdu.header.command = Command(0x112); }) == "smpp.command");
}

TEST_CASE("an answer of 255 octets is read, though none is written") {
  Pdu pdu = submit();
  std::get<Message>(pdu.body).short_message.assign(254, 'a');
  std::string octets = encoded(pdu).value();
  octets[octets.size() - 255] = char(255);
  octets += 'a';
  const auto read = decoded(framed(octets));
  REQUIRE(read);
  CHECK(message_of(*read).short_message.size() == 255);
}

TEST_CASE("a response tells what can be read of it") {
  const std::string head("\0\0\0\x10\x80\0\0\x04\0\0\0\0\0\0\0\x07", 16);
  const auto id_of = [&](const std::string& body) {
    const auto read = decoded(framed(head + body));
    REQUIRE(read);
    CHECK(read->header.sequence == 7);
    return message_id_of(*read);
  };
  CHECK(id_of("") == "");
  CHECK(id_of(std::string("\0", 1)) == "");
  CHECK(id_of("ABC") == "ABC");
  CHECK(id_of(std::string("ABC\0", 4)) == "ABC");
  CHECK(id_of(std::string("ABC\0\x04", 5)) == "ABC");
  CHECK(id_of(std::string("ABC\0\x04\x24\xFF\xFF\0", 9)) == "ABC");
  CHECK(id_of(std::string(80, '7')).size() == 80);
}

TEST_CASE("a request that cannot be read says which field and which status") {
  const std::string octets = encoded(submit()).value();
  const auto fault_of = [](const std::string& bad) {
    const auto read = decoded(bad);
    REQUIRE_FALSE(read);
    return std::pair(std::string(read.error().field), read.error().status);
  };
  CHECK(fault_of(octets.substr(0, 20)) == std::pair(std::string("command_length"), 2U));
  CHECK(fault_of(framed(octets.substr(0, 20))) == std::pair(std::string("source_addr"), 2U));
  CHECK(fault_of(framed(octets.substr(0, octets.size() - 1))) ==
        std::pair(std::string("sm_length"), 1U));
  CHECK(fault_of(framed(octets + "abc")) == std::pair(std::string("tlv"), 0xC0U));
  CHECK(fault_of(framed(octets + "abcd")) == std::pair(std::string("tlv"), 0xC2U));
}

}  // namespace smpp_pdu_test
