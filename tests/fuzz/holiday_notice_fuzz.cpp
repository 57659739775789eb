// Whatever text is pasted as a notice of days off, it is read or refused with words and a place;
// what was read is a year that the calendar takes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "petition/holiday_notice.h"

using namespace huiyin;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const petition::CalendarYear year{.year = 2026};
  const auto notice = petition::read_holiday_notice(text, year);
  if (!notice) {
    if (notice.error().empty()) std::abort();
    for (const Problem& fault : notice.error())
      if (fault.code.empty() || fault.where.empty() || fault.what.empty()) std::abort();
    return 0;
  }
  if (notice->holidays.empty()) std::abort();
  const auto with = petition::with_notice(year, *notice);
  if (!with) return with.error().empty() ? (std::abort(), 0) : 0;
  if (with->days.size() > 80) return 0;  // more than a year of the calendar's file may have
  const auto taken = petition::Calendar::parse(petition::calendar_text(*with), "pasted");
  if (!taken || taken->year(2026).days != with->days) std::abort();
  return 0;
}
