#include "bot/understanding/numbered.h"

#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

// Letters and digits from `at`, spaces and hyphens between groups left out.
struct Row {
  std::string text;  // capitals
  std::size_t end = 0;
  bool letters = false;
};

Row row_at(const Sentence& s, std::size_t at, bool grouped) {
  Row row;
  row.end = at;
  for (std::size_t i = at; row.text.size() < 20;) {
    const char32_t c = s[i];
    if (is_digit(c) || is_latin(c)) {
      row.text += char(is_latin(c) ? c - 32 : c);
      row.letters |= is_latin(c);
      row.end = ++i;
    } else if (grouped && c == U' ' && (is_digit(s[i + 1]) || s[i + 1] == U'x')) {
      ++i;
    } else {
      break;
    }
  }
  return row;
}

bool birth_is(std::string_view yyyymmdd, LocalDate today) {
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (std::size_t i = at; i < at + size; ++i) value = value * 10 + (yyyymmdd[i] - '0');
    return value;
  };
  const int year = number(0, 4);
  if (year < 1850) return false;
  const auto date = LocalDate::make(year, unsigned(number(4, 2)), unsigned(number(6, 2)));
  return date && *date <= today;
}

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

bool looks_like_id18(std::string_view text) {
  return text.size() == 18 && all_digits(text.substr(0, 17)) && text[0] != '0' &&
         (text[17] == 'X' || (text[17] >= '0' && text[17] <= '9'));
}

// The words that introduce a number stand before `at`, with 是, colons and spaces between.
bool told_before(const Sentence& s, std::size_t at,
                 std::initializer_list<std::u32string_view> words) {
  std::size_t end = at;
  while (end > 0 && (is_space(s[end - 1]) || is_any_of(s[end - 1], U":：是为,，,的改成-#")) &&
         at - end < 4)
    --end;
  return word_before(s, end, words) > 0;
}

std::size_t digits_at(const Sentence& s, std::size_t at) {
  std::size_t end = at;
  while (is_digit(s[end])) ++end;
  return end - at;
}

bool stands_alone(const Sentence& s, std::size_t begin, std::size_t end) {
  return !is_digit(s[begin - 1]) && !is_latin(s[begin - 1]) && !is_digit(s[end]) &&
         !is_latin(s[end]) && !(is_any_of(s[end], U".-") && is_digit(s[end + 1])) &&
         !(is_any_of(s[begin - 1], U".-+") && is_digit(s[begin - 2]));
}

bool joins(char32_t c) { return is_any_of(c, U" -_—–－:：") || c == U'〔' || c == U'〕'; }

// XF2026-000101 in any of its typings; "2026-000101" and bare digits where words say that it is
// one.
std::optional<NumberedRead> case_number_at(const Sentence& s, std::size_t at, bool asked) {
  std::size_t next = at;
  bool letters = false;
  if (s.has(at, U"xf") && !is_latin(s[at - 1])) {
    letters = true;
    next = at + 2;
    while (joins(s[next]) && next < at + 5) ++next;
  } else if (!is_digit(s[at]) || is_digit(s[at - 1]) || is_latin(s[at - 1])) {
    return {};
  }
  const bool told =
      letters || asked ||
      told_before(s, at, {U"登记号", U"登计号",       U"登记编号",   U"编号",    U"受理号",
                          U"案号",   U"信访号",       U"单号",       U"件号",    U"信访件",
                          U"进度",   U"进渡",         U"受理编号",   U"事项",    U"查询",
                          U"查一下", U"查",           U"号码",       U"后三位",  U"最后三位",
                          U"末三位", U"登记号后四位", U"登记号尾号", U"编号尾号"});
  if (!told) return {};
  const std::size_t first = digits_at(s, next);
  // 登记号后三位102
  if (!letters && first >= 3 && first <= 5 &&
      told_before(s, at,
                  {U"登记号后三位", U"登记号后四位", U"登记号尾号", U"登记号末三位",
                   U"登记号最后三位", U"编号后三位", U"编号尾号", U"编号最后三位", U"编号末三位",
                   U"最后三位", U"后三位", U"末三位"}))
    return NumberedRead{at, next + first, ValueKind::case_no, s.typed(next, next + first)};
  std::string year, series;
  std::size_t end = next;
  const bool four_then = first == 4 && (s.has(next, U"20") || s.has(next, U"19"));
  if (four_then) {
    year = s.typed(next, next + 4);
    std::size_t rest = next + 4;
    while (joins(s[rest]) && rest < next + 7) ++rest;
    const std::size_t count = digits_at(s, rest);
    if (count < 3 || count > 8) return {};
    if (!letters && count == 4 && s[next + 4] == U' ') return {};
    for (std::size_t i = rest; i < rest + count; ++i) series += char(s[i]);
    end = rest + count;
    year.clear();
    for (std::size_t i = next; i < next + 4; ++i) year += char(s[i]);
  } else {
    if (first == 0) return {};
    std::string digits;
    for (std::size_t i = next; i < next + first; ++i) digits += char(s[i]);
    end = next + first;
    const bool has_year = digits.starts_with("20") && first >= 8;
    if (has_year && (letters || first == 10)) {
      year = digits.substr(0, 4);
      series = digits.substr(4);
    } else if (letters || (first >= 9 && first <= 14 && has_year)) {
      return NumberedRead{at, end, ValueKind::case_no, (letters ? "XF" : "") + digits};
    } else if ((first == 6 && digits.starts_with("000")) || (asked && first >= 3 && first <= 6)) {
      // The series alone, as handlers and citizens say it of one of their own.
      return NumberedRead{at, end, ValueKind::case_no, digits};
    } else {
      return {};
    }
  }
  if (is_digit(s[end]) || is_latin(s[end])) return {};
  return NumberedRead{at, end, ValueKind::case_no, "XF" + year + "-" + series};
}

std::optional<NumberedRead> booking_number_at(const Sentence& s, std::size_t at) {
  const bool told = told_before(s, at, {U"预约号", U"预约编号", U"予约号", U"预约码", U"来访号"});
  std::size_t next = at;
  if (s[at] == U'a' && !is_latin(s[at - 1]) && !is_digit(s[at - 1])) {
    ++next;
    while (is_any_of(s[next], U" -_—") && next < at + 3) ++next;
  } else if (!told) {
    return {};
  }
  if (digits_at(s, next) != 4 || is_latin(s[next + 4])) return {};
  std::string normal = "A";
  for (std::size_t i = next; i < next + 4; ++i) normal += char(s[i]);
  return NumberedRead{at, next + 4, ValueKind::booking_no, normal};
}

bool code_is_told(const Sentence& s, std::size_t at) {
  return told_before(
      s, at,
      {U"查询码", U"查寻码", U"查询马", U"查寻马", U"查询吗", U"查码", U"码", U"密码", U"验证码"});
}

// 四八二九幺三, as it is read aloud.
std::optional<NumberedRead> spoken_code_at(const Sentence& s, std::size_t at,
                                           std::string_view state) {
  std::string digits;
  std::size_t end = at;
  for (; digit_of(s[end]) >= 0 && !is_digit(s[end]) && digits.size() < 7; ++end)
    digits += char('0' + digit_of(s[end]));
  if (digits.size() != 6 || digit_of(s[end]) >= 0) return {};
  if (state != "code" && !code_is_told(s, at)) return {};
  return NumberedRead{at, end, ValueKind::query_code, digits};
}

std::optional<NumberedRead> code_at(const Sentence& s, std::size_t at, std::string_view state,
                                    bool case_told) {
  if (digit_of(s[at]) < 0 || digit_of(s[at - 1]) >= 0) return {};
  if (!is_digit(s[at])) return spoken_code_at(s, at, state);
  std::size_t end = at + digits_at(s, at);
  std::string digits;
  for (std::size_t i = at; i < end; ++i) digits += char(s[i]);
  // 482 913
  if (digits.size() == 3 && is_any_of(s[end], U" -") && digits_at(s, end + 1) == 3 &&
      (s[end] == U' ' || state == "code" || code_is_told(s, at))) {
    for (std::size_t i = end + 1; i < end + 4; ++i) digits += char(s[i]);
    end += 4;
  }
  if (!stands_alone(s, at, end)) return {};
  const bool told = code_is_told(s, at);
  const bool asked = state == "code";
  if (digits.size() == 6) {
    const bool alone = at == s.spaces(0) && s.spaces(end) == s.size();
    if (!told && !asked && !case_told && !alone) return {};
    return NumberedRead{at, end, ValueKind::query_code, digits};
  }
  if ((told || asked) && digits.size() >= 4 && digits.size() <= 8 &&
      !(asked && !told && digits.size() == 4))
    return NumberedRead{at, end, ValueKind::query_code, {}, false, "code_length"};
  return {};
}

std::optional<NumberedRead> last4_at(const Sentence& s, std::size_t at, std::string_view state) {
  const bool chinese = !is_digit(s[at]);
  if (chinese && digit_of(s[at]) < 0) return {};
  if (digit_of(s[at - 1]) >= 0) return {};
  std::string digits;
  std::size_t end = at;
  for (; digits.size() < 9; ++end) {
    const int digit = digit_of(s[end]);
    if (digit < 0 || is_digit(s[end]) == chinese) break;
    digits += char('0' + digit);
  }
  if (chinese && digits.size() != 4) return {};
  const bool told =
      told_before(s, at,
                  {U"尾号", U"后四位", U"后4位", U"末四位", U"末4位", U"尾数", U"最后四位",
                   U"后四位数", U"后四个数", U"后面四位", U"尾四位", U"未号", U"手机后四位"});
  const bool asked = state == "last4" && (stands_alone(s, at, end) || chinese);
  if (!told && !asked) return {};
  if (digits.size() == 4) return NumberedRead{at, end, ValueKind::number, digits, true};
  if (told || digits.size() < 8)
    return NumberedRead{at, end, ValueKind::number, {}, true, "last4_length"};
  return {};
}

}  // namespace

bool is_id18(std::string_view text, LocalDate today) {
  if (!looks_like_id18(text) || !birth_is(text.substr(6, 8), today)) return false;
  static constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (text[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11] == text[17];  // ISO 7064 MOD 11-2
}

bool is_id15(std::string_view text, LocalDate today) {
  return text.size() == 15 && all_digits(text) && text[0] != '0' &&
         birth_is("19" + std::string(text.substr(6, 6)), today);
}

bool is_uscc(std::string_view text) {
  static constexpr std::string_view kLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static constexpr int kWeights[] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                     29, 25, 13, 8,  24, 10, 30, 28};
  if (text.size() != 18 || !all_digits(text.substr(2, 6))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const auto value = kLetters.find(text[i]);
    if (value == kLetters.npos) return false;
    sum += int(value) * kWeights[i];
  }
  return kLetters[std::size_t((31 - sum % 31) % 31)] == text[17];  // GB 32100: MOD 31
}

std::vector<NumberedRead> identities(const Sentence& s, LocalDate today) {
  std::vector<NumberedRead> found;
  for (std::size_t at = 0; at < s.size();) {
    if (!(is_digit(s[at]) || is_latin(s[at])) || is_digit(s[at - 1]) || is_latin(s[at - 1])) {
      ++at;
      continue;
    }
    Row row = row_at(s, at, false);
    if (row.text.size() < 18 && !row.letters) {
      // 11010519491231 002X: in groups, when the groups together make one.
      const Row grouped = row_at(s, at, true);
      if (row.text.size() < 15 || looks_like_id18(grouped.text)) row = grouped;
    }
    NumberedRead read{at, row.end, ValueKind::id18, row.text};
    bool taken = true;
    if (is_id18(row.text, today)) {
    } else if (is_uscc(row.text)) {
      read.kind = ValueKind::uscc;
    } else if (looks_like_id18(row.text)) {
      read.refused =
          birth_is(std::string_view(row.text).substr(6, 8), today) ? "checksum" : "birth_date";
    } else if (row.text.size() == 18 && row.letters &&
               all_digits(std::string_view(row.text).substr(2, 6))) {
      read.kind = ValueKind::uscc;
      read.refused = "checksum";
    } else if (row.text.size() == 15 && all_digits(row.text) && row.text[0] != '0') {
      read.kind = ValueKind::id15;
      if (!is_id15(row.text, today)) read.refused = "birth_date";
    } else if (row.text.size() >= 16 && row.text.size() <= 19 && all_digits(row.text) &&
               told_before(s, at, {U"身份证号码", U"身份证号", U"身份证"})) {
      read.refused = "id_length";
    } else {
      taken = false;
    }
    if (taken) found.push_back(read);
    at = taken ? row.end : at + 1;
  }
  return found;
}

std::vector<NumberedRead> office_numbers(const Sentence& s, std::string_view state) {
  std::vector<NumberedRead> found;
  bool case_told = false;
  for (std::size_t at = 0; at < s.size();) {
    std::optional<NumberedRead> read = last4_at(s, at, state);
    if (!read) read = booking_number_at(s, at);
    // A six-digit number is a code where a code was asked for, else perhaps a case's series.
    if (!read && state == "code") read = code_at(s, at, state, case_told);
    if (!read) read = case_number_at(s, at, state == "which");
    if (!read) read = code_at(s, at, state, case_told);
    if (read) {
      case_told |= read->kind == ValueKind::case_no;
      at = read->end;
      found.push_back(*std::move(read));
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace huiyin::bot
