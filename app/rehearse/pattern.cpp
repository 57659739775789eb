#include "app/rehearse/pattern.h"

#include <functional>
#include <optional>
#include <stdexcept>
#include <vector>

#include "base/time.h"
#include "base/utf8.h"
#include "bot/understanding/sentence.h"

namespace huiyin::app {
namespace {

using Text = std::u32string;
// Where a pattern that begins at a place of the text may end.
using Ends = std::vector<std::size_t>;
using Matcher = std::function<Ends(const Text&, std::size_t)>;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_han_digit(char32_t c) { return Text(U"〇零一二三四五六七八九十").find(c) != Text::npos; }
char32_t at(const Text& text, std::size_t i) { return i < text.size() ? text[i] : U'\0'; }
char32_t before(const Text& text, std::size_t i) { return i == 0 ? U'\0' : text[i - 1]; }

bool stands(const Text& text, std::size_t i, const Text& word) {
  return text.compare(i, word.size(), word) == 0;
}

Text arabic(int n) {
  const std::string digits = std::to_string(n);
  return Text(digits.begin(), digits.end());
}

// 0 … 99 as said: 十五, 二十.
Text han(int n) {
  static const Text kDigits = U"零一二三四五六七八九";
  if (n < 10) return {kDigits[std::size_t(n)]};
  Text text;
  if (n >= 20) text += kDigits[std::size_t(n / 10)];
  text += U'十';
  if (n % 10) text += kDigits[std::size_t(n % 10)];
  return text;
}

// `n` in digits, with or without a leading zero.
std::optional<std::size_t> number_at(const Text& text, std::size_t i, int n) {
  if (n < 10 && at(text, i) == U'0') ++i;
  const Text digits = arabic(n);
  if (!stands(text, i, digits)) return std::nullopt;
  return i + digits.size();
}

std::size_t past_day_word(const Text& text, std::size_t i) {
  return at(text, i) == U'日' || at(text, i) == U'号' ? i + 1 : i;
}

Matcher date(LocalDate day) {
  return [day](const Text& text, std::size_t i) -> Ends {
    static const Text kSeparators = U"年月-/.";
    const auto month_and_day = [&](std::size_t from) -> std::optional<std::size_t> {
      auto next = number_at(text, from, int(day.month()));
      if (!next || Text(U"月-/.").find(at(text, *next)) == Text::npos || at(text, *next) == U'\0')
        return std::nullopt;
      next = number_at(text, *next + 1, int(day.day()));
      if (!next || is_digit(at(text, *next))) return std::nullopt;
      return past_day_word(text, *next);
    };
    const Text year = arabic(day.year());
    if (stands(text, i, year) && Text(U"年-/.").find(at(text, i + 4)) != Text::npos &&
        at(text, i + 4) != U'\0')
      if (const auto end = month_and_day(i + 5)) return {*end};
    const bool follows_year =
        i >= 2 && kSeparators.find(text[i - 1]) != Text::npos && is_digit(text[i - 2]);
    if (!is_digit(before(text, i)) && !follows_year)
      if (const auto end = month_and_day(i)) return {*end};
    const Text words = han(int(day.month())) + U'月' + han(int(day.day()));
    if (!is_han_digit(before(text, i)) && stands(text, i, words)) {
      const std::size_t end = past_day_word(text, i + words.size());
      if (end > i + words.size() && !is_han_digit(at(text, end))) return {end};
    }
    return {};
  };
}

// The minutes behind an hour: ":30", "点半", "时30分" …
Ends minutes_at(const Text& text, std::size_t i, int minute) {
  Ends ends;
  const auto word = [&](const Text& one) {
    if (stands(text, i, one)) ends.push_back(i + one.size());
  };
  const auto two_digits = (minute < 10 ? U"0" : U"") + arabic(minute);
  if (minute == 0) {
    word(U":00"), word(U"点整"), word(U"点钟"), word(U"点00");
    if (at(text, i) == U'点' || at(text, i) == U'时') {
      const char32_t next = at(text, i + 1);
      if (!is_digit(next) && Text(U"半差一二三四五").find(next) == Text::npos)
        ends.push_back(i + 1);
      if (next == U'\0') ends.push_back(i + 1);
    }
    return ends;
  }
  word(U":" + two_digits), word(U"点" + two_digits), word(U"时" + two_digits),
      word(U"点" + han(minute));
  if (minute == 30) word(U"点半"), word(U"时半");
  if (minute == 15) word(U"点一刻");
  if (minute == 45) word(U"点三刻");
  return ends;
}

Matcher time_of_day(LocalTime time) {
  return [time](const Text& text, std::size_t i) -> Ends {
    Ends ends;
    const auto hours_then = [&](std::size_t from, int hour, bool bare_zero) {
      std::vector<Text> forms{arabic(hour), han(hour)};
      if (hour < 10 && bare_zero) forms.push_back(U"0" + arabic(hour));
      if (hour == 2) forms.push_back(U"两");
      for (const Text& form : forms)
        if (stands(text, from, form))
          for (const std::size_t end : minutes_at(text, from + form.size(), time.minute()))
            ends.push_back(end);
    };
    const auto follows = [&](const Text& word) {
      return i >= word.size() && stands(text, i - word.size(), word);
    };
    const bool after_number = is_digit(before(text, i)) || is_han_digit(before(text, i));
    if (time.hour() < 12) {
      if (!after_number && !follows(U"下午") && !follows(U"晚上") && !follows(U"傍晚"))
        hours_then(i, time.hour(), true);
      return ends;
    }
    if (!after_number) hours_then(i, time.hour(), false);
    const int twelve = time.hour() > 12 ? time.hour() - 12 : 12;
    for (const Text& part :
         {Text(U"下午"), Text(U"午后"), Text(U"中午"), Text(U"晚上"), Text(U"傍晚")})
      if (stands(text, i, part)) hours_then(i + part.size(), twelve, true);
    return ends;
  };
}

Matcher count(int n) {
  return [n](const Text& text, std::size_t i) -> Ends {
    const Text digits = arabic(n);
    if (stands(text, i, digits) && !is_digit(before(text, i)) &&
        !is_digit(at(text, i + digits.size())))
      return {i + digits.size()};
    if (stands(text, i, han(n))) return {i + han(n).size()};
    if (n == 2 && at(text, i) == U'两') return {i + 1};
    return {};
  };
}

Matcher article(int n) {
  return [n](const Text& text, std::size_t i) -> Ends {
    for (const Text& number : {arabic(n), han(n)})
      if (stands(text, i, U"第" + number + U"条")) return {i + number.size() + 2};
    return {};
  };
}

std::optional<std::size_t> digits_at(const Text& text, std::size_t i, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k)
    if (!is_digit(at(text, i + k))) return std::nullopt;
  return i + n;
}

Ends booking_number(const Text& text, std::size_t i) {
  if (at(text, i) != U'a' || is_letter(before(text, i)) || is_digit(before(text, i))) return {};
  const auto end = digits_at(text, i + 1, 4);
  if (!end || is_digit(at(text, *end))) return {};
  return {*end};
}

Ends code(const Text& text, std::size_t i) {
  const auto end = digits_at(text, i, 6);
  if (!end || is_digit(before(text, i)) || is_digit(at(text, *end))) return {};
  return {*end};
}

Ends case_number(const Text& text, std::size_t i) {
  if (!stands(text, i, U"xf")) return {};
  auto end = digits_at(text, i + 2, 4);
  if (!end) return {};
  if (at(text, *end) == U'-') ++*end;
  end = digits_at(text, *end, 6);
  if (!end) return {};
  return {*end};
}

Ends link(const Text& text, std::size_t i) {
  if (!stands(text, i, U"/n/")) return {};
  std::size_t end = i + 3;
  while (is_digit(at(text, end)) || is_letter(at(text, end)) || at(text, end) == U'_' ||
         at(text, end) == U'-')
    ++end;
  if (end == i + 3) return {};
  return {end};
}

// A phone that ends so, whole or masked, or its tail named as such. Matched at the four digits.
Matcher phone_tail(const Text& tail) {
  return [tail](const Text& text, std::size_t i) -> Ends {
    if (!stands(text, i, tail) || is_digit(at(text, i + tail.size()))) return {};
    static const Text kMasks = U"*×x•·.";
    const auto masked = [&](std::size_t k) {
      return i >= k && kMasks.find(text[i - k]) != Text::npos;
    };
    std::size_t before_it = 0;
    while (before_it < i && (is_digit(text[i - before_it - 1]) || text[i - before_it - 1] == U'-'))
      ++before_it;
    const bool is_whole = before_it >= 6;
    const bool is_masked = masked(1) && masked(2);
    bool is_named = false;
    for (const Text& word : {Text(U"尾号"), Text(U"末四位"), Text(U"后四位"), Text(U"最后四位")})
      for (const Text& joint : {Text(U""), Text(U"为"), Text(U"是"), Text(U":")}) {
        const Text lead = word + joint;
        is_named |= i >= lead.size() && stands(text, i - lead.size(), lead);
      }
    if (is_whole || is_masked || is_named) return {i + tail.size()};
    return {};
  };
}

Matcher literal(Text word) {
  return [word = std::move(word)](const Text& text, std::size_t i) -> Ends {
    if (!stands(text, i, word)) return {};
    return {i + word.size()};
  };
}

Matcher pattern(const std::string& name, const std::string& value) {
  const auto number = [&] {
    try {
      return std::stoi(value);
    } catch (const std::exception&) {
      throw std::invalid_argument("{" + name + ":" + value + "}");
    }
  };
  if (name == "date")
    if (const auto day = LocalDate::parse(value)) return date(*day);
  if (name == "time")
    if (const auto time = LocalTime::parse(value)) return time_of_day(*time);
  if (name == "n") return count(number());
  if (name == "art") return article(number());
  if (name == "booking") return booking_number;
  if (name == "code") return code;
  if (name == "case") return case_number;
  if (name == "link") return link;
  if (name == "phone4") return phone_tail(code_points(value));
  throw std::invalid_argument("{" + name + ":" + value + "}");
}

std::vector<Matcher> matchers_of(std::string_view alternative) {
  std::vector<Matcher> matchers;
  while (!alternative.empty()) {
    const auto open = alternative.find('{');
    if (const Text word = plain_form(alternative.substr(0, open)); !word.empty())
      matchers.push_back(literal(word));
    if (open == std::string_view::npos) break;
    const auto close = alternative.find('}', open);
    if (close == std::string_view::npos) throw std::invalid_argument(std::string(alternative));
    const std::string_view inside = alternative.substr(open + 1, close - open - 1);
    const auto colon = inside.find(':');
    matchers.push_back(
        pattern(std::string(inside.substr(0, colon)),
                colon == std::string_view::npos ? "" : std::string(inside.substr(colon + 1))));
    alternative.remove_prefix(close + 1);
  }
  return matchers;
}

bool matches_at(const Text& text, std::size_t i, const std::vector<Matcher>& matchers,
                std::size_t next) {
  if (next == matchers.size()) return true;
  for (const std::size_t end : matchers[next](text, i))
    if (matches_at(text, end, matchers, next + 1)) return true;
  return false;
}

}  // namespace

Text plain_form(std::string_view text) {
  Text plain;
  for (char32_t point : code_points(text)) {
    point = bot::simplified(half_width(point));
    if (point >= U'A' && point <= U'Z') point += 32;
    const bool is_blank =
        point <= U' ' || point == U'\u00A0' || point == U'\u200B' || point == U'\uFEFF';
    if (!is_blank) plain += point;
  }
  return plain;
}

bool contains(const Text& said, std::string_view term) {
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= term.size(); ++i) {
    const bool is_end = i == term.size() || (term[i] == '|' && depth == 0);
    if (!is_end) {
      depth += term[i] == '{' ? 1 : term[i] == '}' ? -1 : 0;
      continue;
    }
    const auto matchers = matchers_of(trimmed(term.substr(from, i - from)));
    from = i + 1;
    if (matchers.empty()) continue;
    for (std::size_t start = 0; start < said.size(); ++start)
      if (matches_at(said, start, matchers, 0)) return true;
  }
  return false;
}

}  // namespace huiyin::app
