#include "store/sealing.h"

#include <rapidcheck.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "store/base64.h"
#include "tests/unit/store/fresh_folder.h"

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Keys {
  FreshFolder folder;
  SeededRandom random{7};
  std::string path = folder.file("keys");
  Keyring ring = std::move(*Keyring::load_or_create(path, random));
};

mode_t mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

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

TEST_CASE("any bytes come back from any row") {
  Keys keys;
  CHECK(rc::check("sealed and opened", [&](const std::string& plain, const std::string& row) {
    const auto back = keys.ring.open(keys.ring.seal(plain, row), row);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == plain);
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

TEST_CASE("a new key seals what is new and the old ones open what is old") {
  Keys keys;
  const auto old = keys.ring.seal("old", "row");
  const auto hash = keys.ring.lookup_hash("phone", "13800000000");
  REQUIRE(Keyring::add_key(keys.path, keys.random));
  CHECK(mode_of(keys.path) == 0600);
  const auto rotated = Keyring::load(keys.path, keys.random);
  REQUIRE(rotated);
  CHECK(rotated->newest_key_id() == 2);
  CHECK(rotated->open(old, "row") == "old");
  CHECK(rotated->lookup_hash("phone", "13800000000") == hash);
  const auto fresh = rotated->seal("new", "row");
  CHECK(rotated->open(fresh, "row") == "new");
  // The program that still runs with the old file says what it lacks.
  CHECK(keys.ring.open(fresh, "row").error().code == "seal.key");
  // One context serves both keys in turn.
  CHECK(rotated->open(old, "row") == "old");
  CHECK(rotated->open(fresh, "row") == "new");
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

TEST_CASE("the key file is made for its owner alone, once") {
  Keys keys;
  CHECK(mode_of(keys.path) == 0600);
  const auto before = contents(keys.path);
  REQUIRE(Keyring::load_or_create(keys.path, keys.random));
  CHECK(contents(keys.path) == before);
  for (const auto& entry : std::filesystem::directory_iterator(keys.folder.file("")))
    CHECK(entry.path().filename() == "keys");
}

TEST_CASE("a key file that others may read is refused with what to do") {
  Keys keys;
  for (const mode_t mode : {0640, 0604, 0644, 0660, 0601}) {
    REQUIRE(::chmod(keys.path.c_str(), mode) == 0);
    const auto refused = Keyring::load_or_create(keys.path, keys.random);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "keys.permission");
    CHECK_THAT(refused.error().remedy, Contains("chmod 600"));
  }
}

TEST_CASE("a missing, cut or foreign key file is refused, and nothing takes its place") {
  Keys keys;
  CHECK(Keyring::load(keys.folder.file("none"), keys.random).error().code == "keys.missing");
  CHECK_FALSE(Keyring::load_or_create(keys.folder.file("no/folder/keys"), keys.random));
  CHECK(Keyring::load_or_create(keys.folder.file(""), keys.random).error().code ==
        "keys.unreadable");
  const auto whole = contents(keys.path);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    put(keys.path, whole.substr(0, size));
    const auto refused = Keyring::load_or_create(keys.path, keys.random);
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().code == "keys.shape");
  }
  for (const std::string bad : {"seal 1 AAAA\n", "lookup AAAA\n", "seal x AAAA\n", "more\n"}) {
    put(keys.path, whole + bad);
    CHECK_FALSE(Keyring::load(keys.path, keys.random));
  }
  put(keys.path, whole + whole);
  CHECK_FALSE(Keyring::load(keys.path, keys.random));
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
