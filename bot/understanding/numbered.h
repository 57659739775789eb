// Numbers that name something: ID cards, company codes, our 登记号, 预约号 and 查询码, a phone's
// last four digits.
#pragma once

#include <vector>

#include "base/time.h"
#include "bot/understanding/sentence.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

struct NumberedRead {
  std::size_t begin = 0;
  std::size_t end = 0;
  ValueKind kind{};
  std::string normal;             // "XF2026-000101", "A0311", "482913", "11010119900307447X"
  bool last4 = false;             // kind number: a phone's last four digits
  const char* refused = nullptr;  // "checksum", "birth_date", "code_length", "last4_length"
};

// GB 11643 identity numbers 身份证号 of 18 and 15 digits, GB 32100 company codes 统一社会信用代码.
// A number of such a shape with a wrong check character or a birth date that cannot be is refused.
std::vector<NumberedRead> identities(const Sentence& s, LocalDate today);

// Numbers of this office. `state` is what the dialogue waits for: "code", "last4", "which".
std::vector<NumberedRead> office_numbers(const Sentence& s, std::string_view state);

bool is_id18(std::string_view digits, LocalDate today);  // 17 digits and a digit or X
bool is_id15(std::string_view digits, LocalDate today);
bool is_uscc(std::string_view code);

}  // namespace huiyin::bot
