#include "gateway/sms/segments.h"

#include "base/utf8.h"

namespace huiyin::gateway::sms {
namespace {

std::size_t units_of(char32_t point) { return point > 0xFFFF ? 2 : 1; }

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char32_t point : code_points(text)) units += units_of(point);
  return units;
}

std::vector<std::string> segments(std::string_view text, std::size_t part_units) {
  if (utf16_units(text) <= kOneMessageUnits) return {std::string(text)};
  std::vector<std::string> parts(1);
  std::size_t used = 0;
  for (const char32_t point : code_points(text)) {
    if (used + units_of(point) > part_units) {
      parts.emplace_back();
      used = 0;
    }
    append_utf8(parts.back(), point);
    used += units_of(point);
  }
  return parts;
}

}  // namespace huiyin::gateway::sms
