#include "bot/typed_code.h"

#include <cmath>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kSmsCodeDigits = 6;

// As typed, or as read out over the telephone, where 洞幺两拐勾 stand for what sounds alike.
int code_digit(char32_t point) {
  switch (const char32_t c = half_width(point)) {
    case U'洞':
    case U'o':
    case U'O':
      return 0;
    case U'腰':
    case U'妖':
      return 1;
    case U'俩':
      return 2;
    case U'仨':
      return 3;
    case U'拐':
      return 7;
    case U'勾':
    case U'钩':
      return 9;
    case U'十':
      return -1;
    default:
      return digit_of(c);
  }
}

bool may_stand_in_code(char32_t point) {
  static constexpr std::u32string_view kBetween = U" \t\n-—_.·,、，";
  return kBetween.find(half_width(point)) != kBetween.npos || kBetween.find(point) != kBetween.npos;
}

// The last run of six digits; with `has_gaps` blanks and marks may stand within it.
std::optional<std::string> last_run(const std::u32string& text, bool has_gaps) {
  std::optional<std::string> last;
  std::string run;
  const auto close = [&] {
    if (run.size() == kSmsCodeDigits) last = run;
    run.clear();
  };
  for (const char32_t point : text) {
    if (const int digit = code_digit(point); digit >= 0)
      run += static_cast<char>('0' + digit);
    else if (!has_gaps || !may_stand_in_code(point))
      close();
  }
  close();
  return last;
}

// Read as one number, 十二万三千四百五十六, or in pieces, 一百二十三 四百五十六.
std::optional<std::string> as_numbers(const std::string& text) {
  std::string pieces;
  for (const Number& number : numbers(sentence(text))) {
    if (number.ordinal || number.value > 999'999 || number.value != std::floor(number.value))
      continue;
    const std::string digits = std::to_string(static_cast<int>(number.value));
    if (digits.size() == kSmsCodeDigits) return digits;
    pieces += digits;
  }
  return pieces.size() == kSmsCodeDigits ? std::optional(pieces) : std::nullopt;
}

}  // namespace

std::optional<std::string> typed_code(const Talk& talk) {
  const std::u32string text = code_points(talk.message.text);
  if (auto run = last_run(text, false)) return run;
  if (auto run = last_run(text, true)) return run;
  return as_numbers(talk.message.text);
}

bool wants_another_code(std::string_view plain) {
  return has_any(plain, {"重发", "重新发", "再发", "重新获取", "再来一", "没收到", "收不到",
                         "没有收到", "没看到短信", "没来短信", "没短信", "短信没来", "短信没到",
                         "没有短信", "没接到", "新的验证码", "换一个", "删了", "过期"});
}

}  // namespace huiyin::bot
