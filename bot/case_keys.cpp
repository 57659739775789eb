#include "bot/case_keys.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

// More in one message is a list for a person, and each is a try that counts.
constexpr std::size_t kMattersMax = 3;
constexpr std::size_t kCodeDigits = 6, kLast4Digits = 4;

struct Piece {
  std::size_t begin = 0;
  std::string CaseKeys::*kind = nullptr;
  std::string text;
};

// As typed or read aloud; ten and two 两 count things and stand in no code.
int digit_said(char32_t point) {
  const char32_t c = half_width(point);
  return c == U'十' || c == U'两' ? -1 : digit_of(c);
}

bool is_letter(char32_t point) {
  const char32_t c = half_width(point) | 0x20;
  return c >= 'a' && c <= 'z';
}

// "A482913", "3.482913", "x f 2026 - 000101": a piece of something longer.
bool is_part(const std::u32string& text, std::size_t begin, std::size_t end, bool is_code) {
  const auto sign = [&](std::size_t at) { return at < text.size() ? text[at] : U' '; };
  const bool is_fraction =
      sign(begin - 1) == U'.' || (sign(end) == U'.' && digit_said(sign(end + 1)) >= 0);
  if (is_letter(sign(begin - 1)) || is_letter(sign(end)) || is_fraction) return true;
  if (is_code) return text.compare(begin, 3, U"000") == 0;  // the series of a case's number
  while (begin > 0 && text[begin - 1] == U' ') --begin;
  while (end < text.size() && text[end] == U' ') ++end;
  return is_letter(sign(begin - 1)) || sign(end) == U'-';
}

// "482913元", "2026年": so much of something is no key.
bool counts_something(const std::u32string& text, std::size_t end) {
  static constexpr std::u32string_view kUnits = U"元块万千百年月日天点个斤分毛盒片粒瓶次户岁米度人";
  return end < text.size() && kUnits.find(text[end]) != kUnits.npos;
}

std::string words_around(const std::u32string& text, std::size_t from, std::size_t to) {
  return plain(utf8(std::u32string_view(text).substr(from, std::min(to, text.size()) - from)));
}

bool is_of_other_things(const std::u32string& text, std::size_t begin) {
  constexpr std::size_t kAhead = 5;
  return has_any(words_around(text, begin > kAhead ? begin - kAhead : 0, begin),
                 {"批号", "文号", "邮编", "批次", "条码", "货号", "验证码", "工号", "车牌"});
}

bool is_of_phone(const std::u32string& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kAhead = 8, kBehind = 5;
  return has_any(words_around(text, begin > kAhead ? begin - kAhead : 0, begin),
                 {"手机", "电话", "尾", "后四", "末四", "后头", "后面", "最后", "号码"}) ||
         has_any(words_around(text, end, end + kBehind), {"手机", "电话", "尾号", "号码"});
}

bool takes_digits(const Found& found) {
  switch (found.kind) {
    case ValueKind::case_no:
    case ValueKind::query_code:
    case ValueKind::booking_no:
    case ValueKind::phone:
    case ValueKind::id18:
    case ValueKind::id15:
    case ValueKind::uscc:
      return true;
    default:
      return found.last4;
  }
}

// Six digits behind three noughts are a case's series wherever more is said than they.
bool is_series(const Talk& talk, const Found& found) {
  constexpr std::size_t kBarePointsMax = 8;
  return found.kind == ValueKind::query_code && found.normal.starts_with("000") &&
         count_points(talk.plain) > kBarePointsMax && talk.plain.find("码") == std::string::npos;
}

std::optional<Piece> piece_of(const Talk& talk, const Found& found) {
  if (found.role == Role::old_value) return {};
  if (is_series(talk, found)) return Piece{found.begin, &CaseKeys::number, found.normal};
  if (found.kind == ValueKind::case_no)
    return Piece{found.begin, &CaseKeys::number, found.normal.empty() ? found.text : found.normal};
  if (found.kind == ValueKind::query_code && !found.normal.empty())
    return Piece{found.begin, &CaseKeys::code, found.normal};
  if (found.last4 && found.normal.size() == kLast4Digits)
    return Piece{found.begin, &CaseKeys::last4, found.normal};
  if (found.kind == ValueKind::phone && found.role == Role::none &&
      found.normal.size() > kLast4Digits)
    return Piece{found.begin, &CaseKeys::last4,
                 found.normal.substr(found.normal.size() - kLast4Digits)};
  return {};
}

// Digits that the readers gave no meaning, for no word beside them says what they are.
void add_bare(const Talk& talk, const std::u32string& text, std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    std::string digits;
    bool typed = true;
    for (; end < text.size() && digit_said(text[end]) >= 0; ++end) {
      digits += static_cast<char>('0' + digit_said(text[end]));
      typed = typed && half_width(text[end]) < 0x80;
    }
    const std::size_t begin = std::exchange(i, std::max(end, i + 1));
    const bool is_code = digits.size() == kCodeDigits;
    if (!is_code && digits.size() != kLast4Digits) continue;
    const bool taken = std::ranges::any_of(talk.heard.values, [&](const Found& found) {
      return takes_digits(found) && found.begin < end && begin < found.end;
    });
    if (taken || is_part(text, begin, end, is_code) || counts_something(text, end)) continue;
    if (is_code && is_of_other_things(text, begin)) continue;
    if (!is_code && !typed && !is_of_phone(text, begin, end)) continue;
    pieces.push_back({begin, is_code ? &CaseKeys::code : &CaseKeys::last4, digits});
  }
}

}  // namespace

std::vector<CaseKeys> case_keys(const Talk& talk) {
  const std::u32string text = code_points(talk.heard.text);
  std::vector<Piece> pieces;
  for (const Found& found : talk.heard.values)
    if (auto piece = piece_of(talk, found)) pieces.push_back(*std::move(piece));
  add_bare(talk, text, pieces);
  std::ranges::stable_sort(pieces, {}, &Piece::begin);
  // "尾号1002，不对是1001": put right, not another matter.
  const bool corrects = cue::wrong(talk.plain);
  std::vector<CaseKeys> keys;
  for (const Piece& piece : pieces) {
    if (keys.empty()) keys.emplace_back();
    const std::string& said = keys.back().*piece.kind;
    if (said == piece.text) continue;
    const bool may_open = piece.kind != &CaseKeys::last4 || !keys.back().code.empty();
    if (!said.empty() && !corrects && may_open) keys.emplace_back();
    keys.back().*piece.kind = piece.text;
  }
  std::erase_if(keys,
                [](const CaseKeys& each) { return each.number.empty() && each.code.empty(); });
  if (keys.size() > kMattersMax) keys.resize(kMattersMax);
  return keys;
}

bool asks_with_keys(const Talk& talk) {
  constexpr std::size_t kBarePointsMax = 8;  // the code, and hardly a word
  if (talk.heard.has(ValueKind::booking_no) ||
      has_any(talk.plain, {"取消", "改期", "改到", "改成", "退", "约", "报名"}))
    return false;
  const bool looks_up =
      count_points(talk.plain) <= kBarePointsMax ||
      has_any(talk.plain, {"查", "案", "办", "进度", "进展", "单子", "结果", "到哪", "怎么样",
                           "咋样", "看看", "看下", "看一下", "码", "信访", "哪步", "消息", "音信"});
  return std::ranges::any_of(case_keys(talk), [&](const CaseKeys& keys) {
    return !keys.code.empty() && (!keys.last4.empty() || looks_up);
  });
}

}  // namespace huiyin::bot
