#include "petition/moved_dates.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "petition/reminder_policy.h"

namespace huiyin::petition {
namespace {

std::optional<KnownDate> date_in(std::string_view word) {
  const auto equals = word.find('=');
  if (equals == word.npos || equals == 0) return std::nullopt;
  const auto plus = std::min(word.find('+', equals), word.size());
  const auto due = LocalDate::parse(word.substr(equals + 1, plus - equals - 1));
  if (!due) return std::nullopt;
  KnownDate known{std::string(word.substr(0, equals)), *due, 0};
  if (plus == word.size()) return known;
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data() + plus + 1, end, known.extended_days);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return known;
}

}  // namespace

std::vector<KnownDate> known_dates(const std::vector<Deadline>& deadlines) {
  std::vector<KnownDate> dates;
  for (const Deadline& deadline : deadlines)
    if (!is_duty_clock(deadline.clock.substr(0, deadline.clock.find('/'))))
      dates.push_back({deadline.clock, deadline.due, deadline.extended_days});
  return dates;
}

std::optional<LocalDate> moved_from(const std::vector<KnownDate>& known, const Deadline& deadline) {
  const auto found = std::ranges::find(known, deadline.clock, &KnownDate::clock);
  if (found == known.end() || found->due == deadline.due ||
      found->extended_days != deadline.extended_days)
    return std::nullopt;
  return found->due;
}

std::string text_of(const std::vector<KnownDate>& dates) {
  std::string text;
  for (const KnownDate& one : dates) {
    if (!text.empty()) text += ' ';
    text += one.clock + "=" + one.due.iso();
    if (one.extended_days > 0) text += "+" + std::to_string(one.extended_days);
  }
  return text;
}

std::vector<KnownDate> dates_in(std::string_view text) {
  std::vector<KnownDate> dates;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;)
    if (auto date = date_in(word)) dates.push_back(*std::move(date));
  return dates;
}

}  // namespace huiyin::petition
