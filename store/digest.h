// SHA-256 of a text.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::store {

std::string sha256_hex(std::string_view text);  // 64 lower-case digits

}  // namespace huiyin::store
