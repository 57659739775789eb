// Phone numbers as people type them: 139 0000 1001, +86-139…, 幺三九…, 010-6228-8559,
// （0999）5550123.
#pragma once

#include <vector>

#include "bot/understanding/sentence.h"

namespace huiyin::bot {

struct PhoneRead {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string normal;  // "13900001001", "010-62288559", "5550123"
  const char* refused =
      nullptr;  // "phone_length": a mobile number with a digit too few or too many
};

// `expected`: the dialogue asked for a phone, so that a local number without area code counts.
std::vector<PhoneRead> phones(const Sentence& s, bool expected);

}  // namespace huiyin::bot
