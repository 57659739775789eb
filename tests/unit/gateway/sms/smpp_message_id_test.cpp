#include "gateway/sms/smpp_message_id.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/support/vectors.h"

namespace smpp_message_id_test {

using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;

namespace {

const std::map<std::string, IdForm> kForms = {
    {"text", IdForm::text}, {"hex", IdForm::hex}, {"dec", IdForm::dec}};

std::string hex(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%llX", static_cast<unsigned long long>(number));
  return text;
}

}  // namespace

TEST_CASE("a receipt's id names the message as the line's setting says") {
  for (const auto& row : cases_of(vector_text("sms/smpp_message_ids.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    const LineIds line{kForms.at(row["resp_form"]), kForms.at(row["receipt_form"])};
    CHECK(is_same_message(line, row["resp_id"].get<std::string>(),
                          row["receipt_id"].get<std::string>()) == row["match"].get<bool>());
  }
}

TEST_CASE("what is not of its base is compared as text") {
  const LineIds line{IdForm::hex, IdForm::dec};
  CHECK(is_same_message(line, "33E95179", "33e95179"));
  CHECK(is_same_message(line, "id-7", "ID-7"));
  CHECK_FALSE(is_same_message(line, "A", "B"));
  CHECK_FALSE(is_same_message(line, "", ""));
  CHECK(is_same_message(line, "0", "000"));
  // A form without a base is text, also against a number.
  CHECK(is_same_message({IdForm::text, IdForm::dec}, "0010", "10"));
  CHECK_FALSE(is_same_message({IdForm::text, IdForm::hex}, "16", "10"));
  CHECK_FALSE(is_same_message(line, std::string(200, '0') + "10", "16"));
}

TEST_CASE("an id of any octets has keys that a store takes") {
  CHECK(holds("any octets", [] {
    const std::string id = any_bytes();
    const IdKeys keys = id_keys(any_of<IdForm>({IdForm::text, IdForm::hex, IdForm::dec}), id);
    PROPERTY_ASSERT(huiyin::is_utf8(keys.text) && keys.text.find('\0') == std::string::npos);
    PROPERTY_ASSERT(keys.is_blank || keys.names(keys));
  }));
}

TEST_CASE("ids are longer than the machine's numbers") {
  CHECK(is_same_message({IdForm::dec, IdForm::hex}, "340282366920938463463374607431768211456",
                        "100000000000000000000000000000000"));
  CHECK_FALSE(is_same_message({IdForm::dec, IdForm::hex}, "340282366920938463463374607431768211456",
                              "100000000000000000000000000000001"));
}

TEST_CASE("any number is the same in both bases, and no other is") {
  CHECK(holds("hex and dec", [] {
    const std::uint64_t one = any_seed(), other = any_seed();
    const std::string zeros(any_below(5), '0');
    const LineIds line{IdForm::hex, IdForm::dec};
    PROPERTY_ASSERT(is_same_message(line, hex(one), zeros + std::to_string(one)));
    PROPERTY_ASSERT(is_same_message(line, hex(one), std::to_string(other)) == (one == other));
  }));
}

}  // namespace smpp_message_id_test
