#include "gateway/sms/provider_time.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/utf8.h"

namespace huiyin::gateway::sms {
namespace {

constexpr std::size_t kTimeBytesMax = 40;
constexpr std::size_t kStampDigits = 14;  // yyyyMMddHHmmss

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!are_digits(text) || read.ec != std::errc()) return std::nullopt;
  return number;
}

// "20260302091504" as the wall clock is written elsewhere.
std::string spread(std::string_view stamp) {
  std::string iso(stamp.substr(0, 4));
  constexpr std::string_view kBefore = "--T::";
  for (std::size_t i = 0; i < kBefore.size(); ++i)
    iso.append(1, kBefore[i]).append(stamp.substr(4 + 2 * i, 2));
  return iso;
}

std::optional<Instant> of_digits(std::string_view digits) {
  if (digits.size() == kStampDigits) return parse_office_time(spread(digits));
  const auto number = whole_number(digits);
  if (!number) return std::nullopt;
  if (digits.size() <= 10) return Instant{seconds{*number}};
  if (digits.size() == 13) return Instant{milliseconds{*number}};
  return std::nullopt;
}

// What is written behind the seconds, as that which the wall clock is ahead of UTC.
std::optional<minutes> zone_from(std::string_view text) {
  if (text.starts_with(".")) {
    const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    text = text.substr(end);
  }
  text = trimmed(text);
  if (text.empty()) return kOfficeOffset;
  if (text == "Z" || text == "z") return minutes{0};
  if (text.size() != 6 && text.size() != 5) return std::nullopt;
  const auto hour = whole_number(text.substr(1, 2));
  const auto minute = whole_number(text.substr(text.size() - 2));
  const bool has_colon = text.size() == 5 || text[3] == ':';
  if ((text[0] != '+' && text[0] != '-') || !has_colon || !hour || !minute) return std::nullopt;
  if (*hour > 14 || *minute > 59) return std::nullopt;
  const minutes ahead = hours{*hour} + minutes{*minute};
  return text[0] == '-' ? -ahead : ahead;
}

std::optional<Instant> of_wall_clock(std::string_view text) {
  std::string iso(text.substr(0, 19));
  if (iso.size() < 16) return std::nullopt;
  for (const std::size_t at : {4U, 7U})
    if (iso[at] == '/') iso[at] = '-';
  if (iso[10] == ' ') iso[10] = 'T';
  if (iso.size() < 19 || iso[16] != ':') iso.resize(16);
  const auto there = parse_office_time(iso);
  const auto ahead = zone_from(text.substr(iso.size()));
  if (!there || !ahead) return std::nullopt;
  return *there + kOfficeOffset - *ahead;
}

}  // namespace

std::optional<Instant> provider_time(std::string_view text) {
  using namespace literals;
  text = trimmed(text);
  if (text.size() > kTimeBytesMax) return std::nullopt;
  const auto read = are_digits(text) ? of_digits(text) : of_wall_clock(text);
  static const Instant kFirst = "2000-01-01T00:00"_at, kLast = "2100-01-01T00:00"_at;
  return read && *read >= kFirst && *read < kLast ? read : std::nullopt;
}

}  // namespace huiyin::gateway::sms
