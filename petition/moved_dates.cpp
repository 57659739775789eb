#include "petition/moved_dates.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

#include "petition/reminder_policy.h"

namespace huiyin::petition {
namespace {

// "+20" or "~1" at the end of `word`, taken off; 0: there is none. Nothing: no number follows.
std::optional<int> take_number(std::string_view& word, char sign) {
  const auto at = word.rfind(sign);
  if (at == word.npos) return 0;
  int number = 0;
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data() + at + 1, end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 0) return std::nullopt;
  word = word.substr(0, at);
  return number;
}

std::optional<KnownDate> date_in(std::string_view word) {
  const auto moves = take_number(word, '~');
  const auto extended = moves ? take_number(word, '+') : std::nullopt;
  const auto equals = std::min(word.rfind('='), word.size());
  const auto slash = word.substr(0, equals).rfind('/');
  if (!extended || equals == word.size() || slash == word.npos || slash == 0) return std::nullopt;
  const auto begins = LocalDate::parse(word.substr(slash + 1, equals - slash - 1));
  const auto due = LocalDate::parse(word.substr(equals + 1));
  if (!begins || !due) return std::nullopt;
  return KnownDate{std::string(word.substr(0, slash)), *begins, *due, *extended, *moves};
}

bool is_same_run(const KnownDate& known, const Deadline& deadline) {
  return known.clock == deadline.clock && known.begins == deadline.begins;
}

}  // namespace

std::vector<KnownDate> known_dates(const std::vector<Deadline>& deadlines) {
  std::vector<KnownDate> dates;
  for (const Deadline& deadline : deadlines)
    if (!is_duty_clock(deadline.clock.substr(0, deadline.clock.find('/'))))
      dates.push_back({deadline.clock, deadline.begins, deadline.due, deadline.extended_days, 0});
  return dates;
}

std::vector<const KnownDate*> known_before(const std::vector<KnownDate>& known,
                                           const std::vector<Deadline>& deadlines) {
  std::vector<const KnownDate*> before(deadlines.size());
  std::vector<bool> taken(known.size());
  for (const bool by_start : {true, false})
    for (std::size_t i = 0; i < deadlines.size(); ++i)
      for (std::size_t j = 0; j < known.size() && before[i] == nullptr; ++j)
        if (!taken[j] && (by_start ? is_same_run(known[j], deadlines[i])
                                   : known[j].clock == deadlines[i].clock)) {
          before[i] = &known[j];
          taken[j] = true;
        }
  return before;
}

bool has_moved(const KnownDate& before, const Deadline& deadline) {
  return before.due != deadline.due && deadline.extended_days <= before.extended_days;
}

std::string text_of(const std::vector<KnownDate>& dates) {
  std::string text;
  for (const KnownDate& one : dates) {
    if (!text.empty()) text += ' ';
    text += one.clock + "/" + one.begins.iso() + "=" + one.due.iso();
    if (one.extended_days > 0) text += "+" + std::to_string(one.extended_days);
    if (one.moves > 0) text += "~" + std::to_string(one.moves);
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
