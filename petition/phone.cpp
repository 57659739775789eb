#include "petition/phone.h"

#include <optional>

#include "petition/typed.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kTypedPhoneMax = 120;  // longer is no number, whatever it is

bool is_mobile_number(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

// Subscriber numbers of seven or eight digits; 1… are service numbers, 0… trunk calls.
bool is_local(std::string_view digits) {
  return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

// Area codes 区号: 010 and 02x have three digits, 03xx to 09xx four.
std::size_t area_size(std::string_view digits) {
  if (digits.size() < 3 || digits[0] != '0') return 0;
  if (digits.starts_with("010") || digits[1] == '2') return 3;
  return digits[1] >= '3' ? 4 : 0;
}

// The normal form of digits without a country code.
std::optional<std::string> normal(const std::string& digits) {
  if (is_mobile_number(digits)) return digits;
  const std::size_t area = area_size(digits);
  if (area > 0 && digits.size() > area && is_local(std::string_view(digits).substr(area)))
    return digits.substr(0, area) + "-" + digits.substr(area);
  // A number of the same town, as neighbours give it; the summary reads it back before it is used.
  if (is_local(digits) && digits[0] <= '8') return digits;
  return std::nullopt;
}

// After a country code the trunk 0 of an area code is often left out: +86 10 5908 1185.
std::optional<std::string> abroad(const std::string& digits) {
  if (is_local(digits)) return std::nullopt;
  if (auto number = normal(digits)) return number;
  return normal("0" + digits);
}

Refused phone_refused(const char* code, std::string what) {
  return Refused(
      {code, "phone", std::move(what), "请写11位手机号,或带区号的固定电话,例如 0999-5550123"});
}

}  // namespace

Result<Phone> Phone::parse(std::string_view typed) {
  if (typed.size() > kTypedPhoneMax)
    return phone_refused("phone.shape", "这段文字太长,不像一个电话号码");
  std::string digits = without(plain_typed(typed), " -()");
  if (digits.empty()) return phone_refused("phone.empty", "没有写电话号码");

  const bool has_plus = digits.starts_with('+');
  if (has_plus) digits.erase(0, 1);
  if (!is_digits(digits)) return phone_refused("phone.shape", "电话号码里有数字以外的字符");
  if (has_plus || digits.starts_with("00")) {
    const std::string_view code = has_plus ? "86" : "0086";
    if (!digits.starts_with(code)) return phone_refused("phone.shape", "这不像中国大陆的电话号码");
    const auto number = abroad(digits.substr(code.size()));
    if (!number) return phone_refused("phone.shape", "国家代码86后面不像一个电话号码");
    return Phone(*number);
  }
  if (auto number = normal(digits)) return Phone(*std::move(number));
  if (digits.starts_with("86") && digits.size() >= 11)
    if (auto number = abroad(digits.substr(2))) return Phone(*std::move(number));

  const bool looks_mobile = digits[0] == '1' && digits.size() > 1 && digits[1] >= '3';
  if (looks_mobile)
    return phone_refused("phone.length",
                         "手机号应是11位数字,这里是" + std::to_string(digits.size()) + "位");
  if (area_size(digits) > 0 && (digits.size() < 10 || digits.size() > 12))
    return phone_refused("phone.length", "区号后面应是7位或8位数字");
  return phone_refused("phone.shape", "这不像中国大陆的手机号或固定电话");
}

std::string Phone::masked() const {
  if (is_mobile()) return text_.substr(0, 3) + "****" + last4();
  const std::size_t dash = text_.find('-');
  const std::size_t area = dash == std::string::npos ? 0 : dash + 1;
  return text_.substr(0, area) + std::string(text_.size() - area - 4, '*') + last4();
}

}  // namespace huiyin::petition
