#include "bot/understanding/numbered.h"

#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

// Letters and digits from `at`, spaces and hyphens between groups left out.
struct SignRow {
  std::string text;  // capitals
  std::size_t end = 0;
  bool letters = false;
};

SignRow row_at(const Sentence& s, std::size_t at, bool grouped) {
  SignRow row;
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

std::string plain_digits(const Sentence& s, std::size_t begin, std::size_t end) {
  std::string digits;
  for (std::size_t i = begin; i < end; ++i) digits += char(s[i]);
  return digits;
}

bool stands_alone(const Sentence& s, std::size_t begin, std::size_t end) {
  return !is_digit(s[begin - 1]) && !is_latin(s[begin - 1]) && !is_digit(s[end]) &&
         !is_latin(s[end]) && !(is_any_of(s[end], U".-") && is_digit(s[end + 1])) &&
         !(is_any_of(s[begin - 1], U".-+") && is_digit(s[begin - 2]));
}

// A digit as typed or read aloud: 幺 one, 洞 zero, 拐 seven.
int aloud(char32_t c) {
  if (c == U'洞') return 0;
  if (c == U'拐') return 7;
  return c == U'两' ? -1 : digit_of(c);
}

// Digits with single spaces or hyphens between them, as people part a code: 482 913, 4-8-2-9-1-3.
struct Digits {
  std::string text;
  std::size_t end = 0;
  std::vector<std::size_t> groups;  // how many digits stand together
};
Digits digits_aloud(const Sentence& s, std::size_t at, std::size_t most) {
  Digits row;
  row.end = at;
  for (std::size_t i = at; row.text.size() <= most;) {
    if (const int digit = aloud(s[i]); digit >= 0) {
      if (row.groups.empty() || i > row.end) row.groups.push_back(0);
      ++row.groups.back();
      row.text += char('0' + digit);
      row.end = ++i;
    } else if (!row.text.empty() && is_any_of(s[i], U" -") && aloud(s[i + 1]) >= 0) {
      ++i;
    } else {
      break;
    }
  }
  return row;
}

bool joins_signs(char32_t c) { return is_any_of(c, U" -_—–－:：") || c == U'〔' || c == U'〕'; }

// 登记号后三位102, 登记号的尾号是102: of a case's number, not of a phone.
bool tail_is_told(const Sentence& s, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && (is_space(s[end - 1]) || is_any_of(s[end - 1], U":：是为,，的")) &&
         at - end < 4)
    --end;
  if (word_before(s, end,
                  {U"最后三位", U"后三位", U"末三位", U"后3位", U"末3位", U"后三位数", U"后三个数",
                   U"最后3位", U"最后两位", U"后两位", U"后五位"}) > 0)
    return true;
  const std::size_t tail =
      word_before(s, end,
                  {U"最后四位", U"后四位", U"末四位", U"后4位", U"末4位", U"后几位", U"后面几位",
                   U"最后几位", U"后六位", U"末尾", U"尾号", U"尾数"});
  if (tail == 0) return false;
  end -= tail;
  while (end > 0 && is_any_of(s[end - 1], U"的 ")) --end;
  return word_before(s, end,
                     {U"登记号", U"登计号", U"登记编号", U"编号", U"受理号", U"信访号", U"件号",
                      U"案号", U"单号", U"信访件"}) > 0;
}

// XF2026-000101 in any of its typings; "2026-000101" and bare digits where words say that it is
// one.
std::optional<NumberedRead> case_number_at(const Sentence& s, std::size_t at) {
  std::size_t next = at;
  bool letters = false;
  if (s.has(at, U"xf") && !is_latin(s[at - 1])) {
    letters = true;
    next = at + 2;
    while (joins_signs(s[next]) && next < at + 5) ++next;
  } else if (!is_digit(s[at]) || is_digit(s[at - 1]) || is_latin(s[at - 1])) {
    return {};
  }
  // 000102, 2026-000102: so many noughts stand at the head of nothing else.
  const bool alone = at == s.spaces(0) && s.has(next, U"000") && digits_at(s, next) == 6;
  const bool with_year = s.has(next, U"20") && digits_at(s, next) == 4 && s[next + 4] == U'-' &&
                         digits_at(s, next + 5) == 6;
  const bool told =
      letters || alone || with_year || tail_is_told(s, at) ||
      told_before(s, at, {U"登记号", U"登计号",       U"登记编号",   U"编号",    U"受理号",
                          U"案号",   U"信访号",       U"单号",       U"件号",    U"信访件",
                          U"进度",   U"进渡",         U"受理编号",   U"事项",    U"查询",
                          U"查一下", U"查",           U"号码",       U"后三位",  U"最后三位",
                          U"末三位", U"登记号后四位", U"登记号尾号", U"编号尾号"});
  if (!told) return {};
  const std::size_t first = digits_at(s, next);
  // 登记号后三位102
  if (!letters && first >= 2 && first <= 5 && tail_is_told(s, at))
    return NumberedRead{at, next + first, ValueKind::case_no, s.typed(next, next + first)};
  std::string year, series;
  std::size_t end = next;
  const bool four_then = first == 4 && (s.has(next, U"20") || s.has(next, U"19"));
  if (four_then) {
    year = s.typed(next, next + 4);
    std::size_t rest = next + 4;
    while (joins_signs(s[rest]) && rest < next + 7) ++rest;
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
    } else if (first == 6 && digits.starts_with("000")) {
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
  bool lettered = false;
  if (s[at] == U'a' && !is_latin(s[at - 1]) && !is_digit(s[at - 1])) {
    ++next;
    lettered = true;
    while (is_any_of(s[next], U" -_—") && next < at + 3) ++next;
  } else if (!told) {
    return {};
  }
  Digits digits = digits_aloud(s, next, 4);
  // "A0311 1003": what stands apart behind it is another number.
  if (digits.text.size() > 4 && digits.groups.front() == 4 && lettered && s[next + 4] == U' ')
    digits = {digits.text.substr(0, 4), next + 4, {4}};
  if (digits.text.size() != 4 || is_latin(s[digits.end])) return {};
  return NumberedRead{at, digits.end, ValueKind::booking_no, "A" + digits.text};
}

bool code_is_told(const Sentence& s, std::size_t at) {
  return told_before(
      s, at,
      {U"查询码", U"查寻码", U"查询马", U"查寻马", U"查询吗", U"查码", U"码", U"密码", U"验证码"});
}

// All that is written is this, or this and a phone's last four digits behind it.
bool is_all(const Sentence& s, std::size_t begin, std::size_t end) {
  if (begin != s.spaces(0)) return false;
  std::size_t next = end;
  while (next < s.size() && is_edge(s[next])) ++next;
  if (next >= s.size()) return true;
  if (next == end) return false;
  const Digits last4 = digits_aloud(s, next, 4);
  next = last4.end;
  while (next < s.size() && is_edge(s[next])) ++next;
  return last4.text.size() == 4 && next >= s.size();
}

// 482913, 四八二九幺三, 482 913.
std::optional<NumberedRead> code_at(const Sentence& s, std::size_t at, std::string_view state,
                                    bool case_told) {
  if (aloud(s[at]) < 0 || aloud(s[at - 1]) >= 0) return {};
  const bool told = code_is_told(s, at), asked = state == "code";
  const Digits row = digits_aloud(s, at, 11);
  // 12 15 10 may be a day and an hour; 482 913 is none.
  const bool halves = row.groups == std::vector<std::size_t>{3, 3} && s[at + 3] == U' ';
  if (row.text.size() == 6 && stands_alone(s, at, row.end)) {
    const bool whole = row.groups.size() == 1;
    const bool as_code =
        told || (asked && row.end - at < 12) ||
        ((whole || halves) && (is_all(s, at, row.end) || (case_told && is_digit(s[at]))));
    if (as_code) return NumberedRead{at, row.end, ValueKind::query_code, row.text};
  }
  // 482913 1001, 482913-1001: the code, and the phone's digits.
  if (row.groups == std::vector<std::size_t>{6, 4} && (told || asked || is_all(s, at, row.end)))
    return NumberedRead{at, at + 6, ValueKind::query_code, row.text.substr(0, 6)};
  if (!is_digit(s[at])) return {};
  const std::size_t end = at + digits_at(s, at), count = end - at;
  if (!stands_alone(s, at, end)) return {};
  if (count == 6 && (told || asked || case_told))
    return NumberedRead{at, end, ValueKind::query_code, plain_digits(s, at, end)};
  if ((told || asked) && count >= 4 && count <= 8 && !(asked && !told && count == 4))
    return NumberedRead{at, end, ValueKind::query_code, {}, false, "code_length"};
  return {};
}

// `code_told`: a code stands before it, so that four digits are the phone's.
std::optional<NumberedRead> last4_at(const Sentence& s, std::size_t at, std::string_view state,
                                     bool code_told) {
  if (aloud(s[at]) < 0 || aloud(s[at - 1]) >= 0) return {};
  if (code_is_told(s, at) || tail_is_told(s, at)) return {};
  const bool told =
      told_before(s, at,
                  {U"尾号", U"后四位", U"后4位", U"末四位", U"末4位", U"尾数", U"最后四位",
                   U"后四位数", U"后四个数", U"后面四位", U"尾四位", U"未号", U"手机后四位"});
  const Digits row = digits_aloud(s, at, 8);
  const bool alone = stands_alone(s, at, row.end);
  // Six digits are the code, said once more.
  if (!told && row.text.size() == 6) return {};
  const bool asked = state == "last4" && alone;
  if (!told && !asked && !(code_told && alone && row.text.size() == 4 && row.groups.size() == 1))
    return {};
  // 1001, 1 0 0 1, 10 01; 四月 and the like are no digits of a phone.
  if (row.text.size() == 4 && !is_any_of(s[row.end], U"点月号日年个"))
    return NumberedRead{at, row.end, ValueKind::number, row.text, true};
  if (!is_digit(s[at])) return {};
  const std::size_t end = at + digits_at(s, at), count = end - at;
  if (count == 4) return NumberedRead{at, end, ValueKind::number, plain_digits(s, at, end), true};
  if (told || count < 8) return NumberedRead{at, end, ValueKind::number, {}, true, "last4_length"};
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
    SignRow row = row_at(s, at, false);
    if (row.text.size() < 18 && !row.letters) {
      // 11010519491231 002X: in groups, when the groups together make one.
      const SignRow grouped = row_at(s, at, true);
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
  bool case_told = false, code_told = false;
  for (std::size_t at = 0; at < s.size();) {
    std::optional<NumberedRead> read = last4_at(s, at, state, code_told);
    if (!read) read = booking_number_at(s, at);
    // A six-digit number is a code where a code was asked for, else perhaps a case's series.
    if (!read && state == "code") read = code_at(s, at, state, case_told);
    if (!read) read = case_number_at(s, at);
    if (!read) read = code_at(s, at, state, case_told);
    if (read) {
      case_told |= read->kind == ValueKind::case_no;
      code_told |= read->kind == ValueKind::query_code;
      at = read->end;
      found.push_back(*std::move(read));
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace huiyin::bot
