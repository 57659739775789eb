#include "gateway/sms/smpp_text.h"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/sms/segments.h"
#include "tests/support/property.h"
#include "tests/unit/gateway/sms/smpp_vectors.h"

namespace smpp_text_test {

using namespace huiyin;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using namespace smpp_vectors;

namespace {

Content content(std::uint8_t esm_class, std::string short_message, const Tlvs& tlvs = {}) {
  Message message;
  message.esm_class = esm_class;
  message.data_coding = kUcs2;
  message.short_message = std::move(short_message);
  return content_of(message, tlvs);
}

std::string times(std::size_t count, std::string_view sign) {
  std::string text;
  for (; count > 0; --count) text += sign;
  return text;
}

std::size_t parts_of(const std::string& text, ReferenceSize size) {
  const auto submits = submits_of({}, text, 1, size);
  REQUIRE(submits);
  for (const Message& submit : *submits) CHECK(submit.short_message.size() <= 140);
  return submits->size();
}

}  // namespace

TEST_CASE("what a message says is read from its octets") {
  for (const auto& row : cases("sms/smpp_pdus.json")) {
    if (!row.contains("message_hex")) continue;
    CAPTURE(row["id"].get<std::string>());
    const auto pdu = decoded(octets_of(row["hex"].get<std::string>()));
    REQUIRE(pdu);
    const Content read = content_of(message_of(*pdu), pdu->tlvs);
    CHECK(hex_of(read.text.octets) == row["message_hex"].get<std::string>());
    CHECK(hex_of(read.udh) == row.value("udh_hex", ""));
    if (row.contains("text")) CHECK(text_of(read.text) == row["text"].get<std::string>());
    if (row.contains("concat")) check_part(read, row["concat"]);
  }
}

TEST_CASE("a part says which one it is by its UDH, else by all three sar TLVs") {
  const Tlvs sar{number_tlv(Tag::sar_msg_ref_num, 7), number_tlv(Tag::sar_total_segments, 2),
                 number_tlv(Tag::sar_segment_seqnum, 1)};
  const std::string udh = octets_of("0500032a0302");
  CHECK(content(0x40, udh, sar).part == Part{42, 3, 2, PartBy::udh8});
  CHECK(content(0, udh, sar).part == Part{7, 2, 1, PartBy::sar});
  CHECK(content(0x40, octets_of("0608041f400301")).part == Part{8000, 3, 1, PartBy::udh16});
  CHECK_FALSE(content(0, "", {sar[0], sar[1]}).part);
  CHECK_FALSE(content(0, "", {sar[0], sar[1], {Tag::sar_segment_seqnum, "ab"}}).part);
  CHECK_FALSE(content(0, "", {sar[0], sar[2], number_tlv(Tag::sar_total_segments, 0)}).part);
  // An element of the wrong size is passed over.
  CHECK(content(0x40, octets_of("0a0002010200032a0301")).udh.empty());
  CHECK(content(0x40, octets_of("090002010200032a0301")).part == Part{42, 3, 1, PartBy::udh8});
}

TEST_CASE("a UDH in message_payload is no text either") {
  const auto read = content(0x40, "", {{Tag::message_payload, octets_of("0500032a03024f60")}});
  CHECK(read.part == Part{42, 3, 2, PartBy::udh8});
  CHECK(text_of(read.text) == "你");
}

TEST_CASE("a UDH that does not hold takes no text with it") {
  CHECK(content(0x40, octets_of("144f60597d")).text.octets.size() == 5);
  CHECK(content(0x40, "").text.octets.empty());
  CHECK(content(0x40, octets_of("00597d")).text.octets == octets_of("597d"));
  CHECK(text_of(content(0x40, octets_of("0500ff010203597d")).text) == "好");
}

TEST_CASE("a long text goes out in parts of 67 or 66 units, and no sign is cut") {
  CHECK(parts_of("", ReferenceSize::octet) == 1);
  CHECK(parts_of(times(70, "访"), ReferenceSize::octet) == 1);
  CHECK(parts_of(times(71, "访"), ReferenceSize::octet) == 2);
  CHECK(parts_of(times(134, "访"), ReferenceSize::octet) == 2);
  CHECK(parts_of(times(134, "访"), ReferenceSize::two_octets) == 3);
  CHECK(parts_of(times(132, "访"), ReferenceSize::two_octets) == 2);
  CHECK(parts_of(times(67, "𠮷"), ReferenceSize::octet) == 3);
  CHECK(parts_of(times(255 * 67, "a"), ReferenceSize::octet) == 255);
  const auto too_many = submits_of({}, times(255 * 67 + 1, "a"), 1, ReferenceSize::octet);
  REQUIRE_FALSE(too_many);
  CHECK(too_many.error().code == "smpp.too_many_parts");
}

TEST_CASE("a text that fits into one message has no UDH") {
  Message like;
  like.esm_class = 0x43;
  const auto submits = submits_of(like, "您好", 0x1234, ReferenceSize::octet).value();
  REQUIRE(submits.size() == 1);
  CHECK(submits[0].esm_class == 3);
  CHECK(submits[0].data_coding == 8);
  CHECK(hex_of(submits[0].short_message) == "60a8597d");
}

TEST_CASE("parts are written as the cases have them") {
  std::map<std::string, std::vector<nlohmann::ordered_json>> rows;  // by UDH without the number
  for (const auto& row : cases("sms/smpp_pdus.json"))
    if (row["command"] == "submit_sm" && row.contains("udh_hex"))
      rows[row["udh_hex"].get<std::string>().substr(0, row["concat"]["bits"] == 8 ? 10 : 12)]
          .push_back(row);
  for (const auto& [udh, parts] : rows) {
    if (parts.size() != parts.front()["concat"]["total"]) continue;
    CAPTURE(udh);
    std::string text;
    for (const auto& row : parts) text += row["text"].get<std::string>();
    const auto& concat = parts.front()["concat"];
    const auto submits =
        submits_of({}, text, concat["ref"].get<std::uint16_t>(),
                   concat["bits"] == 8 ? ReferenceSize::octet : ReferenceSize::two_octets);
    REQUIRE(submits);
    REQUIRE(submits->size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
      CHECK(hex_of(submits->at(i).short_message) ==
            parts[i]["udh_hex"].get<std::string>() + parts[i]["message_hex"].get<std::string>());
  }
}

}  // namespace smpp_text_test
