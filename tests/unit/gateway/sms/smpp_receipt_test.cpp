#include "gateway/sms/smpp_receipt.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/sms/smpp_charset.h"
#include "tests/support/property.h"
#include "tests/unit/gateway/sms/smpp_vectors.h"

namespace smpp_receipt_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using namespace smpp_vectors;

namespace {

Message message(std::uint8_t esm_class, std::string text, std::uint8_t data_coding = 0) {
  Message message;
  message.esm_class = esm_class;
  message.data_coding = data_coding;
  message.short_message = std::move(text);
  return message;
}

Receipt read(const std::string& text, const Tlvs& tlvs = {}) {
  const auto receipt = receipt_of(message(4, text), tlvs);
  REQUIRE(receipt);
  return *receipt;
}

std::string stat(const std::string& word) {
  return std::string(stat_name(read("id:1 stat:" + word).state));
}

}  // namespace

TEST_CASE("receipts are told from what citizens write, and read as the cases say") {
  for (const auto& row : cases("sms/smpp_pdus.json")) {
    if (!row.contains("kind")) continue;
    CAPTURE(row["id"].get<std::string>());
    const auto pdu = decoded(octets_of(row["hex"].get<std::string>()));
    REQUIRE(pdu);
    const auto receipt = receipt_of(message_of(*pdu), pdu->tlvs);
    REQUIRE(receipt.has_value() == (row["kind"] != "mo"));
    if (!receipt) continue;
    CHECK(receipt->is_intermediate == (row["kind"] == "intermediate"));
    check_receipt(*receipt, row["receipt"]);
  }
}

TEST_CASE("a state is read in any case, short and in full; what is none is unknown") {
  CHECK(stat("DELIVRD") == "DELIVRD");
  CHECK(stat("delivered") == "DELIVRD");
  CHECK(stat("Undeliverable") == "UNDELIV");
  CHECK(stat("ACCEPTED") == "ACCEPTD");
  CHECK(stat("rejected") == "REJECTD");
  CHECK(stat("ENROUTE") == "ENROUTE");
  CHECK(stat("DELIVERY_FAILED") == "UNKNOWN");
  CHECK(stat("") == "UNKNOWN");
  CHECK_FALSE(read("id:1 stat:whatever").is_final());
}

TEST_CASE("keys stand in any order, after any blanks, and their values may be missing") {
  const auto receipt = read("\r\n  STAT:UNDELIV\terr: id:ab-7  Done_Date: 2603020916 TEXT:id:9");
  CHECK(receipt.message_id == "ab-7");
  CHECK(receipt.state == MessageState::undeliverable);
  CHECK(receipt.error == "");
  CHECK(receipt.done_date == "2603020916");
  CHECK(receipt.submit_date == "");
  CHECK(read("paid:5 id:7 stat:EXPIRED").message_id == "7");
  CHECK(read("text:id:7 stat:DELIVRD").message_id == "");
}

TEST_CASE("a state beyond the eight is unknown, and a TLV of the wrong size is none") {
  CHECK(read("id:1 stat:DELIVRD", {number_tlv(Tag::message_state, 9)}).state ==
        MessageState::unknown);
  CHECK(read("id:1 stat:DELIVRD", {number_tlv(Tag::message_state, 0)}).state ==
        MessageState::unknown);
  CHECK(read("id:1 stat:DELIVRD", {{Tag::message_state, "ab"}}).is_delivered());
  CHECK(read("id:1 stat:DELIVRD", {text_tlv(Tag::receipted_message_id, "")}).message_id == "1");
}

TEST_CASE("what TLVs add is kept") {
  const auto receipt = read("", {{Tag::network_error_code, std::string("\3\0\x12", 3)},
                                 number_tlv(Tag::user_message_reference, 513)});
  CHECK(receipt.network_error == NetworkError{3, 0x12});
  CHECK(receipt.user_message_reference == 513);
  CHECK(receipt.message_id == "");
}

TEST_CASE("data_coding and the UDH bit are not believed where the words say otherwise") {
  const std::string words = "id:7 stat:DELIVRD err:000";
  CHECK(receipt_of(message(4, words, 8), {})->message_id == "7");
  CHECK(receipt_of(message(4, ucs2_of(words), 8), {})->message_id == "7");
  CHECK(receipt_of(message(4, ucs2_of(words), 0), {})->message_id == "7");
  CHECK(receipt_of(message(0x44, std::string("\5\0\3\x2a\1\1", 6) + words), {})->message_id == "7");
  CHECK(receipt_of(message(0x44, words + std::string(120, ' ')), {})->message_id == "7");
  CHECK(receipt_of(message(0x44, std::string("\5\0\3\x2a\1\1", 6) + ucs2_of(words), 8), {})
            ->message_id == "7");
}

TEST_CASE("a receipt known by its words alone says so, for a citizen may type them") {
  const std::string words = "ID:7 sub:1 STAT:DELIVRD";
  CHECK(receipt_of(message(0, words), {})->is_by_words_alone);
  CHECK_FALSE(receipt_of(message(4, words), {})->is_by_words_alone);
  const Tlvs tlvs{text_tlv(Tag::receipted_message_id, "7"), number_tlv(Tag::message_state, 2)};
  CHECK_FALSE(receipt_of(message(0, ""), tlvs)->is_by_words_alone);
  for (const char* typed : {"id:7", "my id:7 stat:DELIVRD", "stat:DELIVRD", "id: stat:DELIVRD", ""})
    CHECK(meaning_of(message(0, typed), {}) == Meaning::citizen);
}

TEST_CASE("an intermediate notification is never final") {
  const auto receipt = receipt_of(message(0x20, "id:7 stat:DELIVRD"), {});
  REQUIRE(receipt);
  CHECK(receipt->is_intermediate);
  CHECK_FALSE(receipt->is_final());
  CHECK_FALSE(receipt->is_delivered());
}

TEST_CASE("an acknowledgement by the phone is neither, but an owner's words are his") {
  CHECK(meaning_of(message(0x08, "seen"), {}) == Meaning::acknowledgement);
  CHECK(meaning_of(message(0x10, ""), {}) == Meaning::acknowledgement);
  CHECK(meaning_of(message(0x10, "2"), {}) == Meaning::citizen);
  CHECK(meaning_of(message(0xC3, "2"), {}) == Meaning::citizen);
  CHECK_FALSE(receipt_of(message(0x08, "id:7 stat:DELIVRD"), {}));
}

TEST_CASE("a receipt's time is of the office's clock, with seconds and century or without") {
  CHECK(receipt_moment("2603020915") == "2026-03-02T09:15"_at);
  CHECK(receipt_moment("260302091530") == "2026-03-02T09:15"_at + seconds{30});
  CHECK(receipt_moment("20260302091530") == "2026-03-02T09:15"_at + seconds{30});
  CHECK(receipt_moment("202603020915") == "2026-03-02T09:15"_at);
  for (const char* none : {"", "0", "2613020915", "2602300915", "2603022415", "2603020960",
                           "26030209xx", "0000000000", "000000000000", "260302091"})
    CHECK_FALSE(receipt_moment(none));
}

TEST_CASE("whatever a message holds, its meaning is told") {
  CHECK(holds("any words", [] {
    const auto words = any_row_of({"id:", "stat:", "DELIVRD", " ", "err:", "text:", "7", "\xC4\xE3",
                                   "submit date:", "done_date:", std::string("\0", 1), "\5"});
    const auto one = message(std::uint8_t(any_byte()), words, std::uint8_t(any_byte()));
    const auto receipt = receipt_of(one, {});
    PROPERTY_ASSERT(receipt.has_value() == (meaning_of(one, {}) == Meaning::receipt));
    if (receipt) static_cast<void>(receipt_moment(receipt->done_date));
  }));
}

}  // namespace smpp_receipt_test
