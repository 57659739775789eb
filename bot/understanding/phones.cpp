#include "bot/understanding/phones.h"

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

// A digit as it is read aloud on the phone: 幺 one, 拐 seven, 洞 zero.
int spoken_digit(char32_t c) {
  if (c == U'洞') return 0;
  if (c == U'拐') return 7;
  if (c == U'十' || c == U'两') return -1;
  return digit_of(c);
}

bool parts_digits(char32_t c) { return c == U' ' || c == U'-' || c == U'—' || c == U'–'; }

// `count` digits from `at`, with single marks between groups; the place behind them, 0 when there
// are fewer.
struct DigitRow {
  std::string digits;
  std::size_t end = 0;
  int marks = 0;
};

DigitRow row_of(const Sentence& s, std::size_t at, std::size_t count) {
  DigitRow row;
  row.end = at;
  while (row.digits.size() < count) {
    if (const int digit = spoken_digit(s[row.end]); digit >= 0) {
      row.digits += char('0' + digit);
      ++row.end;
    } else if (!row.digits.empty() && parts_digits(s[row.end])) {
      std::size_t next = row.end + 1;
      while (parts_digits(s[next]) && next < row.end + 3) ++next;
      if (spoken_digit(s[next]) < 0) break;
      row.end = next;
      ++row.marks;
    } else {
      break;
    }
  }
  return row;
}

// 139.0000.1003: points part the groups of a mobile number as people write it, and no other.
DigitRow dotted_row(const Sentence& s, std::size_t at) {
  DigitRow row;
  row.end = at;
  for (const std::size_t size : {3u, 4u, 4u}) {
    if (!row.digits.empty() && !is_any_of(s[row.end], U".·")) return {};
    if (!row.digits.empty()) ++row.end;
    for (std::size_t i = 0; i < size; ++i, ++row.end) {
      if (!is_digit(s[row.end])) return {};
      row.digits += char(s[row.end]);
    }
  }
  return row;
}

bool ends_here(const Sentence& s, std::size_t at) {
  if (spoken_digit(s[at]) >= 0 && is_digit(s[at]) == is_digit(s[at - 1])) return false;
  if (is_latin(s[at])) return false;
  if (is_any_of(s[at], U".-") && is_digit(s[at + 1])) return false;
  return true;
}

bool begins_here(const Sentence& s, std::size_t at) {
  const char32_t before = s[at - 1];
  if (is_latin(before) || (is_digit(before) && is_digit(s[at]))) return false;
  if (!is_digit(s[at]) && digit_of(before) >= 0) return false;
  if (is_any_of(before, U".-/#_") && is_digit(s[at - 2])) return false;
  return before != U'+' || s.has(at, U"86");
}

// +86, 0086, 86-: the length of a country code before a number, 0 for none.
std::size_t country_code(const Sentence& s, std::size_t at) {
  for (const std::u32string_view code : {U"+86", U"0086", U"(+86)", U"（+86）", U"86"})
    if (s.has(at, code)) {
      std::size_t end = at + code.size();
      while (parts_digits(s[end])) ++end;
      if (code == U"86" && end == at + 2 && s[end] != U'1') return 0;
      return end - at;
    }
  return 0;
}

std::optional<PhoneRead> mobile_at(const Sentence& s, std::size_t begin, std::size_t at) {
  if (spoken_digit(s[at]) != 1) return {};
  const DigitRow row =
      s.has(at + 3, U".") || s[at + 3] == U'·' ? dotted_row(s, at) : row_of(s, at, 11);
  if (row.digits.size() != 11 || row.digits[1] < '3' || row.marks > 4 || !ends_here(s, row.end))
    return {};
  return PhoneRead{begin, row.end, row.digits, nullptr};
}

std::size_t area_digits(std::string_view digits) {
  if (digits.starts_with("010") || (digits.starts_with("02") && digits.size() > 2)) return 3;
  if (digits.size() > 3 && digits[0] == '0' && digits[1] >= '3') return 4;
  return 0;
}

// 010-62288559, 0359 8245785; behind a country code the leading 0 is left out.
std::optional<PhoneRead> landline_at(const Sentence& s, std::size_t begin, std::size_t at,
                                     bool country) {
  std::string area;
  std::size_t next = at;
  const bool bracket = is_any_of(s[at], U"(（");
  if (bracket) ++next;
  if (!is_digit(s[next])) return {};
  const bool zero_left_out = country && s[next] != U'0';
  if (zero_left_out)
    area = "0";
  else if (s[next] != U'0')
    return {};
  DigitRow start = row_of(s, next, 4 - area.size());
  area += start.digits;
  const std::size_t size = area_digits(area);
  if (size == 0 || area.size() < size) return {};
  start = row_of(s, next, size - (zero_left_out ? 1 : 0));
  if (start.marks > 0) return {};
  area.resize(size);
  next = start.end;
  if (bracket) {
    if (!is_any_of(s[next], U")）")) return {};
    ++next;
  }
  while (parts_digits(s[next])) ++next;
  for (const std::size_t digits : {8u, 7u}) {
    const DigitRow row = row_of(s, next, digits);
    if (row.digits.size() != digits || row.marks > 2 || !ends_here(s, row.end)) continue;
    if (row.digits[0] == '0' || row.digits[0] == '1') continue;
    return PhoneRead{begin, row.end, area + "-" + row.digits, nullptr};
  }
  return {};
}

// 400-810-8888
std::optional<PhoneRead> service_at(const Sentence& s, std::size_t at) {
  if (!s.has(at, U"400") && !s.has(at, U"800")) return {};
  const DigitRow row = row_of(s, at, 10);
  if (row.digits.size() != 10 || row.marks == 0 || !ends_here(s, row.end)) return {};
  return PhoneRead{at, row.end, row.digits, nullptr};
}

bool phone_is_told(const Sentence& s, std::size_t at) {
  // 电话是…, 座机：…, 手机号码 …
  std::size_t end = at;
  while (end > 0 && (is_space(s[end - 1]) || is_any_of(s[end - 1], U":：是为,，改成换打"))) --end;
  return word_before(s, end,
                     {U"电话号码", U"联系电话", U"手机号码", U"电话号", U"手机号", U"电话", U"手机",
                      U"座机", U"固话", U"号码", U"联系方式"}) > 0;
}

std::optional<PhoneRead> local_at(const Sentence& s, std::size_t at) {
  for (const std::size_t digits : {8u, 7u}) {
    const DigitRow row = row_of(s, at, digits);
    if (row.digits.size() != digits || row.marks > 1 || !ends_here(s, row.end)) continue;
    if (row.digits[0] < '2' || row.digits[0] > '8') return {};
    return PhoneRead{at, row.end, row.digits, nullptr};
  }
  return {};
}

// Digits in one piece that begin like a mobile number and are too many or too few.
std::optional<PhoneRead> misdialled_at(const Sentence& s, std::size_t at, bool told) {
  std::size_t end = at;
  while (is_digit(s[end])) ++end;
  const std::size_t digits = end - at;
  if (s[at] != U'1' || s[at + 1] < U'3' || is_latin(s[end])) return {};
  const bool near_miss = digits == 10 || digits == 12;
  if (!near_miss && !(told && digits >= 8 && digits <= 14)) return {};
  return PhoneRead{at, end, {}, "phone_length"};
}

}  // namespace

std::vector<PhoneRead> phones(const Sentence& s, bool expected) {
  std::vector<PhoneRead> found;
  for (std::size_t at = 0; at < s.size();) {
    std::optional<PhoneRead> read;
    const bool may_begin = spoken_digit(s[at]) >= 0 || is_any_of(s[at], U"+(（");
    if (may_begin && begins_here(s, at)) {
      const std::size_t code = country_code(s, at);
      if (code > 0) read = mobile_at(s, at, at + code);
      if (!read && code > 0) read = landline_at(s, at, at + code, true);
      if (!read) read = mobile_at(s, at, at);
      if (!read) read = landline_at(s, at, at, false);
      if (!read && is_digit(s[at])) read = service_at(s, at);
      const bool told = expected || (is_digit(s[at]) && phone_is_told(s, at));
      if (!read && told) read = local_at(s, at);
      if (!read && is_digit(s[at])) read = misdialled_at(s, at, told);
    }
    if (read) {
      at = read->end;
      found.push_back(*std::move(read));
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace huiyin::bot
