#include "gateway/wecom/crypto.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "tests/support/property.h"
#include "tests/support/vectors.h"

namespace crypto_test {

using namespace huiyin;
using namespace huiyin::gateway::wecom;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

Result<CallbackCrypto> crypto_of(const json& c) {
  return CallbackCrypto::make(c.at("token"), c.at("encoding_aes_key").get<std::string>(),
                              c.at("receive_id"), "wecom.app");
}

std::string at(const json& c, const char* key) { return c.at(key).get<std::string>(); }

std::array<unsigned char, 16> bytes_of(const std::string& hex) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  return bytes;
}

void both_directions(const json& cases) {
  for (const json& c : cases) {
    CAPTURE(at(c, "id"));
    const auto crypto = crypto_of(c);
    REQUIRE(crypto);
    const std::string encrypt = at(c, "encrypt");
    CHECK(crypto->verify(at(c, "msg_signature"), at(c, "timestamp"), at(c, "nonce"), encrypt));
    const auto plain = crypto->decrypt(encrypt);
    REQUIRE(plain);
    CHECK(*plain == at(c, "plaintext"));
    CHECK(crypto->encrypt(*plain, bytes_of(at(c, "random16_hex"))) == encrypt);
    CHECK(crypto->signature(at(c, "timestamp"), at(c, "nonce"), encrypt) == at(c, "msg_signature"));
  }
}

CallbackCrypto sample() {
  return *CallbackCrypto::make("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                               "wx5823bf96d3bd56c7", "wecom.app");
}

}  // namespace

TEST_CASE("every vector made for this project is read and written as it stands") {
  both_directions(json::parse(*testing::vector_text("wecom/crypto_generated.json")).at("cases"));
}

TEST_CASE("the published vectors of the platform's libraries are read and written as they stand") {
  const auto text =
      testing::vector_text("wecom/crypto_published.json", testing::Origin::third_party);
  if (text) both_directions(json::parse(*text).at("cases"));
}

TEST_CASE("every forged or broken envelope is refused, and the fault has its own name") {
  const auto vectors = json::parse(*testing::vector_text("wecom/crypto_refuse.json"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(at(c, "id"), at(c.at("expect"), "why"));
    const auto codes = c.at("expect").at("codes").get<std::vector<int>>();
    const auto crypto = crypto_of(c);
    std::string fault;
    if (!crypto) {
      fault = crypto.error().code;
      CHECK(crypto.error().where.starts_with("wecom.app."));
    } else if (!crypto->verify(at(c, "msg_signature"), at(c, "timestamp"), at(c, "nonce"),
                               at(c, "encrypt"))) {
      fault = "wecom.signature";
    } else {
      const auto plain = crypto->decrypt(at(c, "encrypt"));
      REQUIRE_FALSE(plain);
      fault = plain.error().code;
    }
    CAPTURE(fault);
    CHECK(std::ranges::count(codes, library_code(fault)) == 1);
    CHECK((at(c.at("expect"), "stage") == "configuration") == !crypto.has_value());
  }
}

TEST_CASE("an empty token is refused: with it anybody could sign") {
  const auto crypto = CallbackCrypto::make("", std::string(43, 'a'), "ww1", "wecom.kf");
  REQUIRE_FALSE(crypto);
  CHECK(crypto.error().code == "wecom.token");
  CHECK(crypto.error().where == "wecom.kf.token");
}

TEST_CASE("two urls with their own keys do not mix on one thread") {
  const auto one = sample();
  const auto two = *CallbackCrypto::make("other", std::string(43, 'B'), "ww2", "wecom.kf");
  const std::array<unsigned char, 16> random{};
  for (int round = 0; round < 3; ++round) {
    CHECK(one.decrypt(one.encrypt("甲", random)).value() == "甲");
    CHECK(two.decrypt(two.encrypt("乙", random)).value() == "乙");
    CHECK_FALSE(two.decrypt(one.encrypt("甲", random)));
  }
}

TEST_CASE("what is encrypted can be decrypted, whatever it is") {
  CHECK(holds("there and back", [] {
    const std::string plain = any_bytes();
    const std::uint64_t seed = any_seed();
    std::array<unsigned char, 16> random{};
    SeededRandom(seed).fill(random);
    const auto crypto = sample();
    const auto encrypt = crypto.encrypt(plain, random);
    PROPERTY_ASSERT(crypto.decrypt(encrypt).value() == plain);
    PROPERTY_ASSERT(crypto.verify(crypto.signature("1", "2", encrypt), "1", "2", encrypt));
  }));
}

TEST_CASE("a changed byte of the cipher text never passes for the same message and never kills") {
  CHECK(holds("one byte flipped", [] {
    const std::string plain = any_bytes();
    const auto crypto = sample();
    auto encrypt = crypto.encrypt(plain, std::array<unsigned char, 16>{});
    const auto place = any_in<std::size_t>(0, encrypt.size());
    const auto signature = crypto.signature("1", "2", encrypt);
    encrypt[place] = static_cast<char>(encrypt[place] ^ any_in(1, 256));
    PROPERTY_ASSERT(!crypto.verify(signature, "1", "2", encrypt));
    const auto read = crypto.decrypt(encrypt);  // may still be readable in the random head
    if (!read) PROPERTY_ASSERT(library_code(read.error().code) != 0);
  }));
}

}  // namespace crypto_test
