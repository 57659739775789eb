#include "gateway/sms/extension.h"

namespace huiyin::gateway::sms {

std::string extension_of(std::string_view office_code, int digits) {
  const auto room = std::size_t(digits > 0 ? digits : 0);
  if (office_code.empty() || office_code.size() > room) return "";
  return std::string(room - office_code.size(), '0') + std::string(office_code);
}

std::optional<std::string> office_code_in(std::string_view answered_to, int digits) {
  const auto count = std::size_t(digits > 0 ? digits : 0);
  if (count == 0 || answered_to.size() < count ||
      answered_to.find_first_not_of("0123456789", 0) != answered_to.npos)
    return std::nullopt;
  const std::string_view tail = answered_to.substr(answered_to.size() - count);
  const auto first = tail.find_first_not_of('0');
  if (first == tail.npos) return std::nullopt;
  return std::string(tail.substr(first));
}

}  // namespace huiyin::gateway::sms
