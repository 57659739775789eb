#include "gateway/http/http_date.h"

#include <algorithm>
#include <array>

namespace huiyin::gateway {
namespace {

constexpr std::string_view kForm = "Tue, 24 Nov 2026 01:10:00 GMT";
constexpr std::size_t kDay = 5, kMonth = 8, kYear = 12, kHour = 17, kMinute = 20, kSecond = 23;

// The digits from `at` on; nothing where one is none.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<unsigned> month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::ranges::find(kMonths, name);
  if (found == kMonths.end()) return std::nullopt;
  return unsigned(found - kMonths.begin()) + 1;
}

// Signs and blanks stand where they do in the form.
bool has_the_form(std::string_view text) {
  if (text.size() != kForm.size() || !text.ends_with(" GMT")) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((kForm[i] == ' ' || kForm[i] == ',' || kForm[i] == ':') && text[i] != kForm[i])
      return false;
  return true;
}

}  // namespace

std::optional<Instant> read_http_date(std::string_view text) {
  if (!has_the_form(text)) return std::nullopt;
  const auto day = digits_at(text, kDay, 2), year = digits_at(text, kYear, 4);
  const auto month = month_named(text.substr(kMonth, 3));
  const auto hour = digits_at(text, kHour, 2), minute = digits_at(text, kMinute, 2),
             second = digits_at(text, kSecond, 2);
  if (!day || !month || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                         std::chrono::day(unsigned(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return Instant(std::chrono::sys_days(date) + std::chrono::hours(*hour) +
                 std::chrono::minutes(*minute) + std::chrono::seconds(*second));
}

}  // namespace huiyin::gateway
