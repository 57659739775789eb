#include "store/passwords.h"

#include <catch2/catch.hpp>
#include <set>

namespace passwords_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

std::string fault_of(std::string_view password, std::string_view login = "ye.qing") {
  const auto fault = password_fault(password, login);
  return fault ? fault->code : "";
}

}  // namespace

TEST_CASE("a password is kept as argon2id and opens by nothing else") {
  SystemRandom random;
  const std::string kept = password_hash("山高月小，水落石出", random);
  CHECK(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(is_password(kept, "山高月小，水落石出"));
  CHECK_FALSE(is_password(kept, "山高月小，水落石"));
  CHECK_FALSE(is_password(kept, ""));
  CHECK(password_hash("山高月小，水落石出", random) != kept);
}

TEST_CASE("a hash that another program wrote opens by its password") {
  // By the argon2 command of Debian, with a cheaper setting.
  CHECK(is_password(
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "password"));
}

TEST_CASE("what is kept and is no hash opens by nothing") {
  CHECK_FALSE(is_password("", ""));
  CHECK_FALSE(is_password("x", "x"));
}

TEST_CASE("nobody's password is never right") { CHECK_FALSE(is_nobodys_password("x")); }

TEST_CASE("passwords that are guessed at once are refused, each with its reason") {
  CHECK(fault_of("短") == "password.short");
  CHECK(fault_of("123456789") == "password.short");
  CHECK(fault_of(std::string(201, 'a') + "bcdefg") == "password.long");
  CHECK(fault_of("1234567890") == "password.known");
  CHECK(fault_of("0987654321") == "password.known");
  CHECK(fault_of("abcdefghij") == "password.known");
  CHECK(fault_of("aaaaaaaaaa") == "password.known");
  CHECK(fault_of("my-YE.QING-2026") == "password.known");
  CHECK(fault_of("correct horse battery") == "");
  CHECK(fault_of("清风明月两三点，七八个星天外") == "");
}

TEST_CASE("a password for a first sign-in is never the same and would be taken") {
  SystemRandom random;
  std::set<std::string> drawn;
  for (int i = 0; i < 200; ++i) drawn.insert(password_for_once(random));
  CHECK(drawn.size() == 200);
  CHECK(fault_of(*drawn.begin()) == "");
  CHECK(drawn.begin()->size() == 19);
}

}  // namespace passwords_test
