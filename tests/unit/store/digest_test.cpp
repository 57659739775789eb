#include "store/digest.h"

#include <catch2/catch.hpp>

namespace digest_test {

TEST_CASE("the digest is SHA-256 (FIPS 180-4, examples)") {
  CHECK(huiyin::store::sha256_hex("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(huiyin::store::sha256_hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace digest_test
