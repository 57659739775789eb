#include "store/sealing.h"

#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "store/base64.h"
#include "tests/support/property.h"
#include "tests/unit/store/fresh_folder.h"

namespace sealing_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::testing;
using Catch::Contains;

namespace {

struct Keys {
  FreshFolder folder;
  SeededRandom random{7};
  std::string path = folder.file("keys");
  Keyring ring = std::move(*Keyring::load_or_create(path, random));
};

}  // namespace

TEST_CASE("what is sealed opens for its row, after a restart too, and shows nothing of itself") {
  Keys keys;
  const std::string plain = "李老汉 13800000000";
  const auto sealed = keys.ring.seal(plain, "booking/17/phone");
  CHECK_THAT(sealed, !Contains("1380000"));
  CHECK(sealed != keys.ring.seal(plain, "booking/17/phone"));
  CHECK(keys.ring.open(sealed, "booking/17/phone") == plain);
  CHECK(Keyring::load(keys.path, keys.random)->open(sealed, "booking/17/phone") == plain);
}

TEST_CASE("what must open and does not says what it is and why") {
  Keys keys;
  const auto sealed = keys.ring.seal("李老汉", "person/3/name");
  CHECK(keys.ring.open_or_throw(sealed, "person/3/name", "a person") == "李老汉");
  CHECK_THROWS_WITH(keys.ring.open_or_throw(sealed, "person/4/name", "a person"),
                    "a person cannot be opened with the keys at hand: seal.broken");
  CHECK_THROWS_AS(keys.ring.open_or_throw("", "person/3/name", "a person"), Unreadable);
}

TEST_CASE("any bytes come back from any row") {
  Keys keys;
  CHECK(holds("sealed and opened", [&] {
    const std::string plain = any_bytes();
    const std::string row = any_bytes();
    const auto back = keys.ring.open(keys.ring.seal(plain, row), row);
    PROPERTY_ASSERT(back.has_value());
    PROPERTY_ASSERT(*back == plain);
  }));
}

TEST_CASE("what was moved to another row does not open") {
  Keys keys;
  const auto sealed = keys.ring.seal("13800000000", "booking/17/phone");
  for (const char* other : {"booking/18/phone", "booking/17/name", "", "booking/17/phone "})
    CHECK(keys.ring.open(sealed, other).error().code == "seal.broken");
}

TEST_CASE("a changed byte anywhere is found") {
  Keys keys;
  const auto sealed = keys.ring.seal("上访原因", "inbox/k1/payload");
  const auto bytes = *from_base64(sealed);
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = bytes;
      changed[at] = char(changed[at] ^ (1 << bit));
      const auto text =
          base64({reinterpret_cast<const unsigned char*>(changed.data()), changed.size()});
      REQUIRE_FALSE(keys.ring.open(text, "inbox/k1/payload"));
    }
}

TEST_CASE("a value that was cut, lengthened or never sealed is refused") {
  Keys keys;
  const auto sealed = keys.ring.seal("text", "row");
  for (std::size_t size = 0; size < sealed.size(); ++size)
    REQUIRE_FALSE(keys.ring.open(sealed.substr(0, size), "row"));
  CHECK_FALSE(keys.ring.open(sealed + "AAAA", "row"));
  CHECK_FALSE(keys.ring.open(sealed + "\n", "row"));
  CHECK(keys.ring.open("", "row").error().code == "seal.shape");
  CHECK(keys.ring.open("明文", "row").error().code == "seal.shape");
}

TEST_CASE("two offices' keys do not open each other's data, nor find each other's people") {
  Keys keys;
  const auto other = Keyring::load_or_create(keys.folder.file("others"), keys.random);
  REQUIRE(other);
  CHECK(other->open(keys.ring.seal("text", "row"), "row").error().code == "seal.broken");
  CHECK(other->lookup_hash("phone", "1") != keys.ring.lookup_hash("phone", "1"));
}

TEST_CASE("a look-up hash is the same for the same, and kept apart by its domain") {
  Keys keys;
  const auto hash = keys.ring.lookup_hash("phone", "13800000000");
  CHECK(hash.size() == 43);
  CHECK(hash.find_first_of("+/=") == std::string::npos);
  CHECK(hash == keys.ring.lookup_hash("phone", "13800000000"));
  CHECK(hash != keys.ring.lookup_hash("phone", "13800000001"));
  CHECK(hash != keys.ring.lookup_hash("last4", "13800000000"));
  CHECK(keys.ring.lookup_hash("a", "bc") != keys.ring.lookup_hash("ab", "c"));
}

TEST_CASE("many threads seal, open and hash with one keyring") {
  Keys keys;
  const auto hash = keys.ring.lookup_hash("phone", "1");
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) {
        const auto row = std::to_string(t) + "/" + std::to_string(i);
        if (keys.ring.open(keys.ring.seal(row, row), row) != row) ++wrong;
        if (keys.ring.lookup_hash("phone", "1") != hash) ++wrong;
      }
    });
  threads.clear();
  CHECK(wrong == 0);
}

}  // namespace sealing_test
