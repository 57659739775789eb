// Days told from today: weekdays, 明天, 三天后, 十日内; festivals; and days in figures alone:
// 2026-12-15, 12.15.
#include <algorithm>
#include <array>

#include "bot/understanding/day_words.h"
#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

DayRead one(std::size_t end, LocalDate date) {
  DayRead read;
  read.end = end;
  read.date = date;
  return read;
}

DayRead span(std::size_t end, LocalDate first, LocalDate last) {
  DayRead read = one(end, first);
  read.end_date = last;
  read.names_day = false;
  return read;
}

DayRead made(std::size_t end, std::optional<LocalDate> date) {
  DayRead read;
  read.end = end;
  read.date = date;
  if (!date) read.refused = "no_such_day";
  return read;
}

struct Figure {
  std::size_t end = 0;
  unsigned value = 0;
  std::size_t digits = 0;
};

Figure figure(const Sentence& s, std::size_t at, std::size_t digits_max) {
  Figure f{at, 0, 0};
  for (; is_digit(s[f.end]) && f.digits < digits_max; ++f.end, ++f.digits)
    f.value = f.value * 10 + (s[f.end] - U'0');
  return f;
}

bool joins_date(char32_t c) { return is_any_of(c, U"-/. "); }

// 2026-12-15, 2026.12.15, 20261215, 2026-12
std::optional<DayRead> year_first(const Sentence& s, std::size_t at, const DayContext&) {
  const Figure year = figure(s, at, 4);
  if (year.digits != 4 || year.value < 1900 || year.value > 2100) return {};
  if (is_digit(s[year.end])) {
    const Figure month = figure(s, year.end, 2), day = figure(s, month.end, 2);
    if (day.digits != 2 || is_digit(s[day.end]) || is_latin(s[day.end])) return {};
    const auto date = LocalDate::make(int(year.value), month.value, day.value);
    if (!date) return {};  // a number of eight digits
    return one(day.end, *date);
  }
  if (!joins_date(s[year.end])) return {};
  const Figure month = figure(s, year.end + 1, 2);
  if (month.digits == 0 || is_digit(s[month.end])) return {};
  if (joins_date(s[month.end]) && is_digit(s[month.end + 1])) {
    Figure day = figure(s, month.end + 1, 2);
    const Figure all = figure(s, month.end + 1, 9);
    const bool time_follows = (all.digits == 3 || all.digits == 4) && s[all.end] == U':';
    if (day.digits > 0 && (!is_digit(s[day.end]) || time_follows)) {
      if (s[day.end] == U'日' || s[day.end] == U'号') ++day.end;
      return made(day.end, LocalDate::make(int(year.value), month.value, day.value));
    }
    // 1999.08-2002.02: a month, and the next figure is another year.
    if (all.digits != 4) return {};
  }
  if (month.digits != 2 || month.value < 1 || month.value > 12 || s[year.end] == U' ') return {};
  return span(month.end, LocalDate(int(year.value), month.value, 1),
              last_of_month(int(year.value), month.value));
}

// 1/2/2020, 3-7-27, 12-11-10: the year stands last, or first in two digits.
std::optional<DayRead> year_short(const Sentence& s, std::size_t at) {
  const Figure a = figure(s, at, 2);
  if (a.digits == 0 || !is_any_of(s[a.end], U"-/.")) return {};
  const Figure b = figure(s, a.end + 1, 2);
  if (b.digits == 0 || s[b.end] != s[a.end]) return {};
  const Figure c = figure(s, b.end + 1, 4);
  if (is_digit(s[c.end]) || s[c.end] == s[a.end] || s[c.end] == U':') return {};
  if (c.digits == 4 && c.value >= 1900 && c.value <= 2100)
    return made(c.end, LocalDate::make(int(c.value), b.value, a.value));
  if (s[a.end] == U'.' || c.digits > 2 || c.digits == 0) return {};
  if (a.digits == 2) return made(c.end, LocalDate::make(2000 + int(a.value), b.value, c.value));
  if (c.digits != 2) return {};
  return made(c.end, LocalDate::make(2000 + int(c.value), b.value, a.value));
}

// 12-15, 12/15, 12.15
std::optional<DayRead> month_first(const Sentence& s, std::size_t at, const DayContext& context) {
  const Figure month = figure(s, at, 2);
  const char32_t mark = s[month.end];
  if (month.digits == 0 || month.value < 1 || month.value > 12 || !is_any_of(mark, U"-/."))
    return {};
  Figure day = figure(s, month.end + 1, 2);
  if (day.digits == 0 || is_digit(s[day.end])) return {};
  if (is_any_of(s[day.end], U"-/.:") && (is_digit(s[day.end + 1]) || s[day.end] == U'/')) return {};
  if (is_any_of(s[day.end],
                U"%个人位名元块角万亿斤公米倍度分亩吨折天小时月年周次份岁级版点千克升条件"))
    return {};
  if (is_latin(s[day.end])) return {};
  if (mark == U'.' && (is_any_of(s[at - 1], U"￥¥$第约共") ||
                       (month.digits == 1 && day.digits == 1 && !context.expected)))
    return {};
  if (mark == U'-' && day.value < month.value && month.digits == 1 && day.digits == 1) return {};
  if (day.value > 31 || day.value < 1) return {};
  if (s[day.end] == U'日' || s[day.end] == U'号') ++day.end;
  for (int y = context.floor.year(); y <= context.floor.year() + 8; ++y)
    if (const auto date = LocalDate::make(y, month.value, day.value);
        date && *date >= context.floor) {
      // Asked for a time, "9.30" in November is half past nine, and no day of the next autumn.
      const bool is_clock = context.expected && mark == U'.' && day.value == 30 &&
                            month.value >= 7 && *date > context.floor + days{60};
      if (is_clock) return {};
      return one(day.end, *date);
    }
  return made(day.end, {});
}

struct SpanUnit {
  std::u32string_view word;
  enum class Kind { day, week, month, year, hour, quarter, minute } kind;
};

constexpr SpanUnit kSpanUnits[] = {
    {U"个星期", SpanUnit::Kind::week}, {U"个礼拜", SpanUnit::Kind::week},
    {U"星期", SpanUnit::Kind::week},   {U"礼拜", SpanUnit::Kind::week},
    {U"个月", SpanUnit::Kind::month},  {U"个小时", SpanUnit::Kind::hour},
    {U"个钟头", SpanUnit::Kind::hour}, {U"个钟", SpanUnit::Kind::hour},
    {U"小时", SpanUnit::Kind::hour},   {U"钟头", SpanUnit::Kind::hour},
    {U"分钟", SpanUnit::Kind::minute}, {U"刻钟", SpanUnit::Kind::quarter},
    {U"天", SpanUnit::Kind::day},      {U"日", SpanUnit::Kind::day},
    {U"周", SpanUnit::Kind::week},     {U"年", SpanUnit::Kind::year}};

DayRead moved(std::size_t end, SpanUnit::Kind unit, int count, bool half, int sign,
              const DayContext& context) {
  const LocalDate today = context.today;
  switch (unit) {
    case SpanUnit::Kind::day:
      return one(end, today + days{sign * count});
    case SpanUnit::Kind::week:
      return one(end, today + days{sign * 7 * count});
    case SpanUnit::Kind::month:
      if (half) return one(end, month_added(today, sign * count) + days{sign * 15});
      return one(end, month_added(today, sign * count));
    case SpanUnit::Kind::year:
      return one(end, month_added(today, sign * (12 * count + (half ? 6 : 0))));
    default:
      break;
  }
  int minutes = unit == SpanUnit::Kind::hour      ? count * 60 + (half ? 30 : 0)
                : unit == SpanUnit::Kind::quarter ? count * 15
                                                  : count;
  const Instant then = instant_of(today, context.clock) + std::chrono::minutes{sign * minutes};
  DayRead read = one(end, office_date(then));
  read.time = office_time(then);
  return read;
}

}  // namespace

int weekday_at(const Sentence& s, std::size_t at) {
  if (s[at] == U'日' || s[at] == U'天') return 7;
  const int digit = digit_of(s[at]);
  if (digit < 1 || digit > 7 || s[at] == U'两' || s[at] == U'幺') return 0;
  if (is_digit(s[at]) && is_digit(s[at + 1])) return 0;
  return digit;
}

std::optional<DayRead> figures_at(const Sentence& s, std::size_t at, const DayContext& context) {
  if (!is_digit(s[at]) || is_digit(s[at - 1]) || is_latin(s[at - 1])) return {};
  if (is_any_of(s[at - 1], U"-./") && !context.tail) return {};
  if (auto read = year_first(s, at, context)) return read;
  if (auto read = year_short(s, at)) return read;
  return month_first(s, at, context);
}

bool is_said_once(const Sentence& s, std::size_t at) {
  return s.has(at, U"下下") && s[at - 1] == U'一';
}

std::optional<DayRead> week_at(const Sentence& s, std::size_t at, const DayContext& context) {
  struct Row {
    std::u32string_view word;
    int weeks;
  };
  static constexpr Row kPrefixes[] = {
      {U"下下一个", 2}, {U"下下个", 2}, {U"下下", 2},    {U"下一个", 1},
      {U"下个", 1},     {U"下一", 1},   {U"下", 1},      {U"上上个", -2},
      {U"上上", -2},    {U"上个", -1},  {U"上一个", -1}, {U"上", -1},
      {U"这个", 0},     {U"今个", 0},   {U"这一", 0},    {U"本", 0}};
  if (is_said_once(s, at)) return {};
  std::optional<int> weeks;
  std::size_t next = at;
  for (const Row& row : kPrefixes)
    if (s.has(at, row.word)) {
      weeks = row.weeks;
      next = at + row.word.size();
      break;
    }
  if (!weeks && s[at] == U'这') weeks = 0, ++next;
  const std::size_t word = word_at(s, next, {U"星期", U"礼拜", U"周"});
  if (word == 0) return {};
  if (!weeks && (digit_of(s[at - 1]) >= 0 || is_any_of(s[at - 1], U"每几半整个两十隔上下这本")))
    return {};
  next += word;
  // The office's week runs from Monday to Sunday.
  const LocalDate monday = context.today - days{int(context.today.weekday()) - 1};
  if (s[next] == U'末') {
    const LocalDate saturday = monday + days{7 * weeks.value_or(0) + 5};
    return span(next + 1, saturday, saturday + days{1});
  }
  std::size_t day = next;
  if (weeks && s[day] == U'的') ++day;
  if (weeks) day += word_at(s, day, {U"星期", U"礼拜", U"周"});
  if (const int weekday = weekday_at(s, day)) {
    // 周一鸣 and 一周天天 are not ours to tell; 周日报, 星期一样 hardly occur.
    if (weeks) return one(day + 1, monday + days{7 * *weeks + weekday - 1});
    const int ahead = (weekday - int(context.floor.weekday()) + 7) % 7;
    return one(day + 1, context.floor + days{ahead == 0 && !context.tail ? 7 : ahead});
  }
  if (!weeks || is_any_of(s[next], U"围边到年岁密转")) return {};
  return span(next, monday + days{7 * *weeks}, monday + days{7 * *weeks + 6});
}

std::optional<DayRead> relative_at(const Sentence& s, std::size_t at, const DayContext& context) {
  struct Row {
    std::u32string_view word;
    int days;
  };
  static constexpr Row kRows[] = {
      {U"大大后天", 4}, {U"大后儿个", 3}, {U"大后天", 3},    {U"大后日", 3},  {U"大后儿", 3},
      {U"外后天", 3},   {U"后儿个", 2},   {U"后个儿", 2},    {U"后天", 2},    {U"后日", 2},
      {U"后儿", 2},     {U"后晌儿", 0},   {U"明儿个", 1},    {U"明个儿", 1},  {U"明天", 1},
      {U"明日", 1},     {U"明儿", 1},     {U"明个", 1},      {U"明朝", 1},    {U"听日", 1},
      {U"翌日", 1},     {U"赶明儿", 1},   {U"第二天", 1},    {U"今儿个", 0},  {U"今个儿", 0},
      {U"今天", 0},     {U"今日", 0},     {U"今儿", 0},      {U"今个", 0},    {U"本日", 0},
      {U"今朝", 0},     {U"即日", 0},     {U"昨儿个", -1},   {U"昨个儿", -1}, {U"昨天", -1},
      {U"昨日", -1},    {U"昨儿", -1},    {U"昨个", -1},     {U"寻日", -1},   {U"琴日", -1},
      {U"大前天", -3},  {U"大前日", -3},  {U"大前儿个", -3}, {U"大前儿", -3}, {U"前儿个", -2},
      {U"前天", -2},    {U"前日", -2},    {U"前儿", -2},     {U"明早", 1},    {U"明晚", 1},
      {U"明晨", 1},     {U"今早", 0},     {U"今晚", 0},      {U"昨晚", -1},
  };
  static constexpr Row kWithPart[] = {{U"今晨", 0},  {U"今夜", 0}, {U"昨夜", -1},
                                      {U"前晚", -2}, {U"后晚", 2}, {U"当晚", 0}};
  if (!is_any_of(s[at], U"大外后明听翌赶第今本即昨寻琴前当")) return {};
  if (is_any_of(s[at - 1], U"之以最然先往而") && s[at] != U'大' && s[at] != U'明') return {};
  for (const Row& row : kRows)
    if (s.has(at, row.word)) {
      std::size_t end = at + row.word.size();
      if (row.word == U"今个" && (s[end] == U'月' || s.has(end, U"星期") || s.has(end, U"礼拜")))
        return {};
      if (row.word == U"第二天" && !context.expected) return {};
      // The 早 of 明早 is left to the part of the day.
      if (is_any_of(row.word.back(), U"早晚晨")) --end;
      return one(end, context.today + days{row.days});
    }
  for (const Row& row : kWithPart)
    if (s.has(at, row.word)) return one(at + 1, context.today + days{row.days});
  return {};
}

std::optional<DayRead> distance_at(const Sentence& s, std::size_t at, const DayContext& context) {
  std::size_t next = at;
  bool ahead = false;  // 再过, 过: 后 need not be said
  if (const std::size_t word = word_at(s, next, {U"再过", U"再等", U"过"}))
    ahead = true, next += word;
  bool coming = false;  // 未来两天: a span
  if (!ahead)
    if (const std::size_t word = word_at(s, next, {U"未来", U"接下来", U"今后"}))
      coming = true, next = next + word + (s[next + word] == U'的' ? 1 : 0);
  double count = 0;
  bool half = false;
  if (s[next] == U'半') {
    half = true;
    ++next;
    if (is_any_of(s[next], U"天日")) return {};
  } else {
    if (digit_of(s[next - 1]) >= 0 || is_any_of(s[next - 1], U"第十百.") || is_latin(s[next - 1]))
      return {};
    const auto number = number_at(s, next);
    if (!number || number->value < 1 || number->value > 3660 ||
        number->value != double(int(number->value)))
      return {};
    count = number->value;
    // 三五天后, 两三天内: no day.
    if (number->end == next + 2 && !is_digit(s[next]) && digit_of(s[next]) > 0 &&
        digit_of(s[next + 1]) > 0)
      return {};
    next = s.spaces(number->end);
    if (s[next] == U'来' || s[next] == U'多') return {};
    if (s.has(next, U"个半"))
      half = true,
      next += s.has(next + 2, U"钟") || s.has(next + 2, U"小时") || s.has(next + 2, U"月") ? 2 : 0;
  }
  const SpanUnit* unit = nullptr;
  for (const SpanUnit& row : kSpanUnits)
    if (s.has(next, row.word)) {
      unit = &row;
      break;
    }
  std::size_t end = next + (unit ? unit->word.size() : 0);
  if (!unit && half && s[next] == U'月') {
    static constexpr SpanUnit kMonth{U"月", SpanUnit::Kind::month};
    unit = &kMonth;
    end = next + 1;
  }
  if (!unit) return {};
  if (unit->kind == SpanUnit::Kind::month && s[next] == U'月' && !half) return {};
  if (s[end] == U'半') half = true, ++end;
  end = s.spaces(end);
  if (coming) {
    if (unit->kind != SpanUnit::Kind::day && unit->kind != SpanUnit::Kind::week) return {};
    const int n = int(count) * (unit->kind == SpanUnit::Kind::week ? 7 : 1);
    // 未来两天 counts from tomorrow's beginning to the end of the period.
    return span(end, context.today + days{1}, context.today + days{1 + n});
  }
  if (const std::size_t word = word_at(s, end, {U"之内", U"以内", U"内", U"里头"})) {
    DayRead read = moved(end + word, unit->kind, int(count), half, +1, context);
    read.deadline = true;
    return read;
  }
  if (const std::size_t word = word_at(s, end, {U"之后", U"以后", U"过后", U"后"})) {
    if (s.has(end, U"后四位") || s.has(end, U"后天")) return {};
    return moved(end + word, unit->kind, int(count), half, +1, context);
  }
  if (const std::size_t word = word_at(s, end, {U"之前", U"以前", U"前"}); word > 0 && !ahead)
    return moved(end + word, unit->kind, int(count), half, -1, context);
  // 过两天 is vague, 再过三天 is not; both name a day.
  if (ahead && s[at] != U'过') return moved(end, unit->kind, int(count), half, +1, context);
  if (ahead && unit->kind == SpanUnit::Kind::day && is_edge(s[at - 1]))
    return moved(end, unit->kind, int(count), half, +1, context);
  return {};
}

std::optional<DayRead> festival_at(const Sentence& s, std::size_t at, const DayContext& context) {
  std::size_t next = at;
  if (const std::size_t word = word_at(s, next, {U"农历", U"阴历"})) next += word;
  // 过完国庆, 过了元旦; 过完年 and 年后 are of the spring festival.
  const std::size_t past = word_at(s, next, {U"过完", U"过了"});
  next += past;
  std::optional<int> year;
  if (const auto read = year_at(s, next, context.today)) {
    year = read->year;
    next = read->end;
  }
  auto named = context.names.festival_at(s, next);
  const bool new_year =
      !named && !year && s[next] == U'年' &&
      (past > 0 || (word_at(s, next + 1, {U"后", U"前"}) > 0 && s[next + 2] != U'面' &&
                    (is_edge(s[at - 1]) || is_any_of(s[at - 1], U"等到约改推拖在过"))));
  if (new_year) {
    named = context.names.festival_at(sentence("春节"), 0);
    if (named) named->end = next + 1;
  }
  if (!named) return {};
  if (is_any_of(s[named->end], U"路街广村镇小中学医") || s.has(named->end, U"快乐") ||
      s.has(named->end, U"好"))
    return {};
  const std::size_t behind = named->end + word_at(s, named->end, {U"假期", U"长假", U"节", U"假"});
  const std::size_t after = word_at(s, behind, {U"之后", U"以后", U"过后", U"过完", U"后"});
  const std::size_t before = word_at(s, behind, {U"之前", U"以前", U"前"});
  const unsigned rest = context.names.days_of_rest(named->festival);
  const bool later = past > 0 || after > 0;
  // On the festival's second day, 节后 is still ahead this year.
  const LocalDate floor = later ? context.floor - days{int(rest) - 1} : context.floor;
  const auto date = year ? context.names.festival_in(named->festival, *year)
                         : context.names.festival_from(named->festival, floor);
  if (!date) return {};
  // "After the festival" names no day: the week behind its days off, or the one before it.
  static constexpr int kWeek = 7;
  if (later && s[behind] != U'前')
    return span(after > 0 ? behind + after : named->end, *date + days{int(rest)},
                *date + days{int(rest) + kWeek - 1});
  if (before > 0 && s[behind + before] != U'后' && *date > context.floor)
    return span(behind + before, std::max(context.floor, *date - days{kWeek}), *date - days{1});
  DayRead read = one(named->end, *date);
  read.festival = true;
  return read;
}

}  // namespace huiyin::bot
