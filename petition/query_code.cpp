#include "petition/query_code.h"

#include <array>
#include <cstdio>

#include "base/ensure.h"
#include "petition/typed.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kCodeDigits = 6;
constexpr std::size_t kTypedCodeMax = 60;

}  // namespace

Result<QueryCode> QueryCode::parse(std::string_view typed) {
  const std::string digits =
      typed.size() > kTypedCodeMax ? std::string() : without(plain_typed(typed), " -");
  if (!is_digits(digits) || digits.size() != kCodeDigits)
    return Refused({"query_code.shape", "query_code", "查询码应是六位数字",
                    "请照登记或预约时收到的六位数字写"});
  return QueryCode(digits);
}

QueryCode QueryCode::of(std::uint32_t below_a_million) {
  ensure(below_a_million < 1'000'000, "a query code has six digits");
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%06u", unsigned(below_a_million));
  return QueryCode(text.data());
}

}  // namespace huiyin::petition
