// The key file behind store/sealing.h: how it is made, read and lengthened.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "store/sealing.h"
#include "tests/unit/store/fresh_folder.h"

namespace key_file_test {

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
  for (const mode_t mode : std::initializer_list<mode_t>{0640, 0604, 0644, 0660, 0601}) {
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

}  // namespace key_file_test
