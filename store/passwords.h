// Passwords 密码 of the console: argon2id (RFC 9106), some tens of milliseconds of the processor
// each, so that it is done by nobody whom others wait for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace huiyin::store {

// "$argon2id$v=19$m=19456,t=2,p=1$…": with what was drawn, as it is kept. Throws std::bad_alloc.
std::string password_hash(std::string_view password, Random& random);

// Whether it is the one that was kept. Takes as long for a wrong one.
bool is_password(const std::string& kept, std::string_view password);

// As long as is_password() takes, for somebody who is not there. Always false.
bool is_nobodys_password(std::string_view password);

// Why nobody may have that one: password.short (fewer than 10 signs), password.long, password.known
// (guessed at once: his login, one sign again and again, 1234567890).
std::optional<Problem> password_fault(std::string_view password, std::string_view login);

// For a first sign-in: "k7mq-2xdf-9hwp-v3ta", 79 bits, without signs that look alike.
std::string password_for_once(Random& random);

}  // namespace huiyin::store
