#include "gateway/sms/smpp_tlv.h"

#include <catch2/catch.hpp>

namespace smpp_tlv_test {

using namespace huiyin::gateway::smpp;

TEST_CASE("of doubles the first counts") {
  const Tlvs tlvs{number_tlv(Tag::message_state, 2), number_tlv(Tag::message_state, 5)};
  CHECK(tlv_number(tlvs, Tag::message_state) == 2);
}

TEST_CASE("a number of another size than its tag's is absent") {
  CHECK_FALSE(tlv_number({{Tag::message_state, std::string("\0\0\0\2", 4)}}, Tag::message_state));
  CHECK_FALSE(tlv_number({{Tag::message_state, ""}}, Tag::message_state));
  CHECK_FALSE(tlv_number({}, Tag::message_state));
  CHECK_FALSE(tlv_number({{Tag::message_payload, "a"}}, Tag::message_payload));
  CHECK(tlv_number({{Tag::network_error_code, std::string("\3\0\x12", 3)}},
                   Tag::network_error_code) == 0x030012);
}

TEST_CASE("a text ends with its NUL, or where the value does") {
  CHECK(tlv_text({text_tlv(Tag::receipted_message_id, "A1")}, Tag::receipted_message_id) == "A1");
  CHECK(tlv_text({{Tag::receipted_message_id, "A2"}}, Tag::receipted_message_id) == "A2");
  CHECK(tlv_text({}, Tag::receipted_message_id).empty());
}

TEST_CASE("a value is written in the size of its tag") {
  CHECK(number_tlv(Tag::user_message_reference, 513).value == "\x02\x01");
  CHECK(number_tlv(Tag::message_state, 0x102).value == "\x02");
  CHECK(is_well_sized(text_tlv(Tag::receipted_message_id, std::string(64, 'a'))));
  CHECK_FALSE(is_well_sized(text_tlv(Tag::receipted_message_id, std::string(65, 'a'))));
  CHECK_FALSE(is_well_sized({Tag::network_error_code, "ab"}));
  CHECK(is_well_sized({Tag(0x1403), std::string(65535, 'a')}));
  CHECK_FALSE(is_well_sized({Tag(0x1403), std::string(65536, 'a')}));
}

}  // namespace smpp_tlv_test
