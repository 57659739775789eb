#include "sim/wecom/crypto.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace crypto_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using namespace huiyin::testing;

namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += char(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

const CallbackKey& demo_key() {
  static const CallbackKey kKey =
      CallbackKey::parse("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU").value();
  return kKey;
}

}  // namespace

TEST_CASE("published values are sealed, signed and opened alike") {
  struct Row {
    const char* source;
    const char *token, *key, *receiver, *timestamp, *nonce, *signature, *encrypt, *message, *salt;
  };
  const auto row = GENERATE(values<Row>({
      {"sbzhu/weworkapi_golang sample.go; w7corp/easywechat tests", "QDG6eK",
       "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7", "1409659589",
       "263014780", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
       "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
       "1616140317555161061", "63343162363434393163323436386430"},
      {"xen0n/go-workwx encryptor/mod_test.go", "kjr2TKI8umCBfVF3wAHk8JiPwma5VBme",
       "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws", "ww6a112864f8022910", "1583940690",
       "VHh7ymSeb0jc4lSb", "1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011",
       "6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==",
       "94966531020182955848408", "35514d735963776a5239357432766d43"},
  }));
  CAPTURE(row.source);
  const auto key = CallbackKey::parse(row.key);
  REQUIRE(key);
  CHECK(signature(row.token, row.timestamp, row.nonce, row.encrypt) == row.signature);
  const auto opened = key->open(row.encrypt);
  REQUIRE(opened);
  CHECK(opened->message == row.message);
  CHECK(opened->receiver == row.receiver);
  CHECK(key->seal(row.message, row.receiver, std::string_view(from_hex(row.salt))) == row.encrypt);
}

TEST_CASE("whatever is sealed opens to the same, of any length") {
  CHECK(holds([] {
    const std::string message = any_bytes();
    const std::string receiver = any_bytes();
    SeededRandom random(3);
    const auto opened = demo_key().open(demo_key().seal(message, receiver, random));
    PROPERTY_ASSERT(opened.has_value());
    PROPERTY_ASSERT(opened->message == message);
    PROPERTY_ASSERT(opened->receiver == receiver);
  }));
}

TEST_CASE("what was not sealed with this key is refused, whatever it is") {
  for (const char* text : {"", "====", "AA==AAAA", "not base64 !", "QUJD",
                           "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAB=="})
    CHECK_FALSE(demo_key().open(text).has_value());
  CHECK(holds([] { PROPERTY_ASSERT(!demo_key().open(any_bytes()).has_value()); }));
}

TEST_CASE("a key has 43 letters and digits; what its last one has to spare does not matter") {
  CHECK_FALSE(CallbackKey::parse("short"));
  CHECK_FALSE(CallbackKey::parse(std::string(43, '-')));
  CHECK_FALSE(CallbackKey::parse(std::string(44, 'A')));
  SeededRandom random(3);
  const auto even = CallbackKey::parse(std::string(42, 'A') + "A");
  const auto spare = CallbackKey::parse(std::string(42, 'A') + "D");
  REQUIRE((even && spare));
  CHECK(spare->open(even->seal("m", "r", random))->message == "m");
}

}  // namespace crypto_test
