#include "sim/sms/segments.h"

#include "base/utf8.h"

namespace huiyin::sim::sms {
namespace {

constexpr std::size_t kSingleUnits = 70, kPartUnits = 67;
constexpr char32_t kFirstAstral = 0x10000;

std::size_t width(char32_t point) { return point < kFirstAstral ? 1 : 2; }

}  // namespace

std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  for (const char32_t point : code_points(text)) units += width(point);
  return units;
}

std::size_t parts_of(std::string_view text) {
  if (units_of(text) <= kSingleUnits) return 1;
  std::size_t parts = 1, filled = 0;
  for (const char32_t point : code_points(text)) {
    if (filled + width(point) > kPartUnits) {
      ++parts;
      filled = 0;
    }
    filled += width(point);
  }
  return parts;
}

}  // namespace huiyin::sim::sms
