#include "petition/booking_number.h"

#include <array>
#include <cstdio>

#include "base/ensure.h"
#include "petition/typed.h"

namespace huiyin::petition {
namespace {

constexpr std::int64_t kPerSeries = 9999;  // 0001 to 9999; 0000 is no number
constexpr std::size_t kNumberDigits = 4;
constexpr std::size_t kTypedNumberMax = 60;

}  // namespace

Result<BookingNumber> BookingNumber::parse(std::string_view typed) {
  const Refused refused({"booking_no.shape", "booking_no", "预约号应是一个字母和四位数字",
                         "预约号的样子是 A0315,请照预约回执上的写"});
  if (typed.size() > kTypedNumberMax) return refused;
  const std::string plain = without(plain_typed(typed), " -");
  if (plain.size() <= kNumberDigits || plain.size() > kNumberDigits + 2) return refused;
  const std::string_view letters = std::string_view(plain).substr(0, plain.size() - kNumberDigits);
  const std::string_view digits = std::string_view(plain).substr(plain.size() - kNumberDigits);
  for (const char letter : letters)
    if (letter < 'A' || letter > 'Z') return refused;
  if (!is_digits(digits) || digits == "0000") return refused;
  return BookingNumber(plain);
}

BookingNumber BookingNumber::nth(std::int64_t serial) {
  ensure(serial >= 1 && serial <= kSerialMax, "a booking's serial lies within the series");
  const auto series = (serial - 1) / kPerSeries;
  const auto within = int((serial - 1) % kPerSeries) + 1;
  std::string text;
  if (series >= 26) text += char('A' + (series - 26) / 26);
  text += char('A' + (series >= 26 ? (series - 26) % 26 : series));
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d", within);
  return BookingNumber(text + digits.data());
}

std::int64_t BookingNumber::serial() const {
  const std::size_t letters = text_.size() - kNumberDigits;
  const std::int64_t series =
      letters == 1 ? text_[0] - 'A' : 26 + (text_[0] - 'A') * 26 + (text_[1] - 'A');
  return series * kPerSeries + std::stoi(text_.substr(letters));
}

}  // namespace huiyin::petition
