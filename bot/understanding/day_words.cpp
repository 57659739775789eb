// Months and days in words: [year] month day, and what can stand for each.
#include "bot/understanding/day_words.h"

#include <algorithm>
#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

DayRead refused(std::size_t end) {
  DayRead read;
  read.end = end;
  read.refused = "no_such_day";
  return read;
}

DayRead whole(std::size_t end, LocalDate first, LocalDate last) {
  DayRead read;
  read.end = end;
  read.date = first;
  read.end_date = last;
  read.names_day = false;
  return read;
}

DayRead one(std::size_t end, std::optional<LocalDate> date) {
  if (!date) return refused(end);
  DayRead read;
  read.end = end;
  read.date = date;
  return read;
}

DayRead gregorian(std::size_t end, std::optional<int> year, unsigned month, unsigned day,
                  LocalDate floor) {
  if (year) return one(end, LocalDate::make(*year, month, day));
  for (int y = floor.year(); y <= floor.year() + 8; ++y)
    if (const auto date = LocalDate::make(y, month, day); date && *date >= floor)
      return one(end, date);
  return refused(end);
}

struct MonthRead {
  std::size_t end = 0;
  unsigned month = 0;  // 13 and more: no such month
  bool lunar = false;
  bool leap = false;
};

std::optional<MonthRead> month_at(const Sentence& s, std::size_t at) {
  MonthRead read;
  if (s[at] == U'闰') read.leap = read.lunar = true, ++at;
  struct Named {
    std::u32string_view name;
    unsigned month;
    bool lunar;
  };
  static constexpr Named kNamed[] = {{U"元月", 1, false}, {U"正月", 1, true},  {U"冬月", 11, true},
                                     {U"腊月", 12, true}, {U"寒月", 10, true}, {U"蜡月", 12, true}};
  for (const Named& row : kNamed)
    if (s.has(at, row.name)) {
      read.end = at + row.name.size();
      read.month = row.month;
      read.lunar |= row.lunar;
      return read;
    }
  // 大年初三, 年初八: of the year's first moon. 今年初 is none.
  const std::size_t year = word_at(s, at, {U"大年", U"年"});
  if (year > 0 && s[at + year] == U'初' && digit_of(s[at + year + 1]) > 0 &&
      !is_any_of(s[at - 1], U"今明去前后当每来大") && digit_of(s[at - 1]) < 0) {
    read.end = at + year;
    read.month = 1;
    read.lunar = true;
    return read;
  }
  const auto number = small_at(s, at);
  if (!number || number->value < 1) return {};
  const std::size_t month = s.spaces(number->end);
  if (s[month] != U'月') return {};
  read.end = month + 1;
  read.month = unsigned(number->value);
  return read;
}

// 月底, 上旬 … behind a month: its days.
std::optional<DayRead> part_of_month(const Sentence& s, std::size_t at, int year, unsigned month) {
  struct Stretch {
    std::u32string_view word;
    unsigned first, last;  // 0: the month's last day
  };
  static constexpr Stretch kStretches[] = {
      {U"上旬", 1, 10}, {U"中旬", 11, 20}, {U"下旬", 21, 0}, {U"月底", 25, 0}, {U"月初", 1, 5},
      {U"月末", 25, 0}, {U"月中", 10, 20}, {U"底", 25, 0},   {U"末", 25, 0},   {U"初", 1, 5}};
  for (const Stretch& row : kStretches)
    if (s.has(at, row.word)) {
      // 下月初五 and 初一 are days.
      if (row.word.back() == U'初' && small_at(s, at + row.word.size())) return {};
      const LocalDate last =
          row.last > 0 ? LocalDate(year, month, row.last) : last_of_month(year, month);
      return whole(at + row.word.size(), LocalDate(year, month, row.first), last);
    }
  return {};
}

struct MonthDay {
  std::size_t end = 0;
  unsigned day = 0;
  bool lunar = false;
};

// The day behind a month: 15日, 十五, 初八, 廿三; without 日 or 号 only where no other word claims
// the number.
std::optional<MonthDay> day_of_month(const Sentence& s, std::size_t at) {
  if (s[at] == U'的') ++at;
  MonthDay read;
  std::size_t number = s.spaces(at);
  if (s[number] == U'初' && !is_digit(s[number + 1])) read.lunar = true, ++number;
  read.lunar |= s[number] == U'廿' || s[number] == U'卅';
  auto day = small_at(s, number);
  if (!day && is_digit(s[number])) {
    // 6月2911:30, 12月1209:03: the time follows without a space.
    std::size_t digits = number;
    while (is_digit(s[digits])) ++digits;
    if (s[digits] != U':' || digits - number < 3 || digits - number > 4) return {};
    day = Small{number + 2, int(s[number] - U'0') * 10 + int(s[number + 1] - U'0'), true};
  }
  if (!day || (read.lunar && (day->value < 1 || day->value > 30))) return {};
  read.day = unsigned(day->value);
  read.end = day->end;
  if (const std::size_t mark = s.spaces(day->end); s[mark] == U'日' || s[mark] == U'号') {
    read.end = mark + 1;
    read.lunar = false;  // 廿六日 is the 26th of any calendar, 廿六 the moon's
    return read;
  }
  if (read.lunar) return read;
  if (is_any_of(s[day->end], U"个分块元角天人万千百名位点时月周年岁%次件条倍多几余.:/") ||
      (is_digit(s[day->end]) && !day->arabic))
    return {};
  if (day->value < 1 || day->value > 31) return {};
  return read;
}

// 三月第二个星期一, 这个月最后一个周五
std::optional<DayRead> nth_weekday(const Sentence& s, std::size_t at, std::optional<int> year,
                                   unsigned month, LocalDate floor) {
  if (s[at] == U'的') ++at;
  int nth = 0;  // 0: the last
  std::size_t week = at + word_at(s, at, {U"最后一个", U"最后1个"});
  if (week == at) {
    if (s[at] != U'第') return {};
    const auto number = small_at(s, at + 1);
    if (!number || number->value < 1 || number->value > 5) return {};
    nth = number->value;
    week = number->end + (s[number->end] == U'个' ? 1 : 0);
  }
  const std::size_t word = word_at(s, week, {U"星期", U"礼拜", U"周"});
  const int weekday = word > 0 ? weekday_at(s, week + word) : 0;
  if (weekday == 0) return {};
  const std::size_t end = week + word + 1;
  for (int y = year.value_or(floor.year()); y <= floor.year() + 1; ++y) {
    const LocalDate first(y, month, 1), last = last_of_month(y, month);
    LocalDate date = last - days{(int(last.weekday()) - weekday + 7) % 7};
    if (nth > 0) date = first + days{(weekday - int(first.weekday()) + 7) % 7 + 7 * (nth - 1)};
    if (date.month() != month) return refused(end);
    if (year || date >= floor) return one(end, date);
  }
  return {};
}

std::optional<DayRead> lunar_day(const Sentence& s, const MonthRead& month,
                                 std::optional<MonthDay> day, std::optional<int> year,
                                 const DayContext& context) {
  (void)s;
  if (month.month > 12) return refused(day ? day->end : month.end);
  if (!day) {
    for (int y = year.value_or(context.floor.year() - 1); y <= context.floor.year() + 1; ++y)
      if (const auto of = context.names.lunar_month(y, month.month, month.leap))
        if (year || of->last >= context.floor) return whole(month.end, of->first, of->last);
    return {};
  }
  const auto date =
      year ? context.names.lunar(*year, month.month, day->day, month.leap)
           : context.names.lunar_from(context.floor, month.month, day->day, month.leap);
  return one(day->end, date);
}

// 这个月, 下月, 上上个月: how many months from this one.
struct MonthPrefix {
  std::size_t end = 0;
  int months = 0;
};

std::optional<MonthPrefix> month_prefix(const Sentence& s, std::size_t at) {
  struct Row {
    std::u32string_view word;
    int months;
  };
  static constexpr Row kRows[] = {
      {U"下下个月", 2}, {U"下下月", 2},    {U"下一个月", 1}, {U"下个月", 1}, {U"下月", 1},
      {U"次月", 1},     {U"这个月", 0},    {U"今个月", 0},   {U"这月", 0},   {U"本月", 0},
      {U"当月", 0},     {U"上上个月", -2}, {U"上个月", -1},  {U"上月", -1}};
  if (is_said_once(s, at)) return {};
  for (const Row& row : kRows)
    if (s.has(at, row.word)) return MonthPrefix{at + row.word.size(), row.months};
  return {};
}

std::optional<DayRead> in_prefixed_month(const Sentence& s, std::size_t at,
                                         const DayContext& context) {
  const auto prefix = month_prefix(s, at);
  if (!prefix) return {};
  const LocalDate first =
      month_added(LocalDate(context.today.year(), context.today.month(), 1), prefix->months);
  if (s.has(prefix->end, U"那天") || s.has(prefix->end, U"的那天")) return {};  // of something else
  const std::size_t of = prefix->end + (s[prefix->end] == U'份' ? 1 : 0);
  if (const auto part = part_of_month(s, of, first.year(), first.month())) return part;
  if (const auto day = day_of_month(s, of))
    return one(day->end, LocalDate::make(first.year(), first.month(), day->day));
  if (auto nth = nth_weekday(s, of, first.year(), first.month(), context.floor)) return nth;
  return whole(of, first, last_of_month(first.year(), first.month()));
}

// A house number, a window, a document: no day.
bool counts_no_day(const Sentence& s, std::size_t begin, std::size_t end) {
  const char32_t before = s[begin - 1];
  if (is_any_of(before, U"路街巷弄道院楼区第栋幢座尾口室号挂-/.#〔〕镇乡村组排台每") ||
      is_latin(before) || is_digit(before))
    return true;
  if (s[end - 1] == U'号')
    return is_any_of(
               s[end],
               U"楼院窗门文线店厂诊病机柜房桌车令公员码厅室铺馆摊坑井选宿台单园地信头出桥站床卡") &&
           !s.has(end, U"出发") && !s.has(end, U"到");
  // 三日游, 日报, 15日均
  return is_any_of(s[end], U"报均游常用本元");
}

// A bare 15号, 十五日: the first such day from the floor.
std::optional<DayRead> bare_day(const Sentence& s, std::size_t at, const DayContext& context) {
  std::size_t number = at;
  if (s[at] == U'初' && digit_of(s[at + 1]) != 0) ++number;
  const auto day = small_at(s, number);
  if (!day || day->value < 1 || day->value > 31) return {};
  if (digit_of(s[at - 1]) >= 0 || is_any_of(s[at - 1], U"十百千.")) return {};
  if (number > at || s[at] == U'廿') {
    // 初八, 廿三: the lunar month's; 初一年级, 初三学生 are school.
    if (is_any_of(s[day->end], U"学年班的老生") || day->arabic || day->value > 30) return {};
    if (number > at && day->value > 10) return {};
    if (!(s[day->end] == U'号' || s[day->end] == U'日'))
      return one(day->end, context.names.lunar_day_from(context.floor, unsigned(day->value)));
  }
  const std::size_t mark = s.spaces(day->end);
  // 十五上午, 15下午三点
  const bool leads_to_part =
      day->value >= 10 && number == at && (is_edge(s[at - 1]) || is_han(s[at - 1])) &&
      !is_any_of(s[at - 1], U"点时第下上周期拜") &&
      word_at(s, day->end, {U"上午", U"下午", U"早上", U"晚上", U"中午"}) > 0;
  if (leads_to_part) {
  } else if (s[mark] != U'日' && s[mark] != U'号') {
    // "15" where a day was asked for; "3" is the third choice of a menu.
    if (!context.expected || day->value < 10 || !is_edge(s[at - 1]) || s[at - 1] == U':') return {};
    if (!is_edge(s[day->end]) && !is_any_of(s[day->end], U"吧呢啊上下")) return {};
    if (s[day->end] == U':' || s[day->end] == U'.' || s[day->end] == U'/') return {};
    if (!day->arabic && s[at] != U'十' && s[at] != U'二' && s[at] != U'三') return {};
  } else {
    if (counts_no_day(s, at, mark + 1)) return {};
    if (s[mark] == U'日' && !day->arabic && mark == at + 1 && !context.tail) return {};  // 一日
  }
  const std::size_t end = s[mark] == U'日' || s[mark] == U'号' ? mark + 1 : day->end;
  LocalDate month(context.floor.year(), context.floor.month(), 1);
  for (int tries = 0; tries < 4; ++tries, month = month_added(month, 1))
    if (const auto date = LocalDate::make(month.year(), month.month(), unsigned(day->value));
        date && *date >= context.floor) {
      DayRead read = one(end, date);
      read.bare_day = true;
      return read;
    }
  return {};
}

}  // namespace

LocalDate last_of_month(int year, unsigned month) {
  return month == 12 ? LocalDate(year, 12, 31) : LocalDate(year, month + 1, 1) - days{1};
}

LocalDate month_added(LocalDate date, int months) {
  const int total = date.year() * 12 + int(date.month()) - 1 + months;
  const int year = total / 12;
  const unsigned month = unsigned(total % 12) + 1;
  return LocalDate(year, month, std::min(date.day(), last_of_month(year, month).day()));
}

std::optional<YearRead> year_at(const Sentence& s, std::size_t at, LocalDate today) {
  struct Row {
    std::u32string_view word;
    int years;
  };
  static constexpr Row kRows[] = {{U"大前年", -3}, {U"前年", -2}, {U"去年", -1},
                                  {U"上年", -1},   {U"今年", 0},  {U"本年", 0},
                                  {U"明年", 1},    {U"来年", 1},  {U"后年", 2}};
  for (const Row& row : kRows)
    if (s.has(at, row.word)) {
      std::size_t end = at + row.word.size();
      if (s[end] == U'度') return {};
      if (s[end] == U'的') ++end;
      return YearRead{end, today.year() + row.years};
    }
  if (digit_of(s[at - 1]) >= 0) return {};
  std::size_t end = at;
  int year = 0;
  while (end < at + 5 && digit_of(s[end]) >= 0 && s[end] != U'两')
    year = year * 10 + digit_of(s[end++]);
  const std::size_t digits = end - at;
  end = s.spaces(end);
  if (s[end] != U'年' || (digits != 4 && digits != 2)) return {};
  if (digits == 2) year += year < 70 ? 2000 : 1900;
  if (year < 1900 || year > 2200) return {};
  ++end;
  if (s[end] == U'度') ++end;
  if (s[end] == U'的') ++end;
  return YearRead{s.spaces(end), year};
}

std::optional<DayRead> month_day_at(const Sentence& s, std::size_t at, const DayContext& context) {
  std::size_t next = at;
  bool lunar = false;
  if (const std::size_t word = word_at(s, next, {U"农历", U"阴历", U"旧历", U"老历", U"夏历"})) {
    lunar = true;
    next = s.spaces(next + word);
    if (s[next] == U'的') ++next;
  } else if (const std::size_t sun = word_at(s, next, {U"公历", U"阳历", U"新历"})) {
    next = s.spaces(next + sun);
  }
  std::optional<int> year;
  if (const auto read = year_at(s, next, context.today)) {
    year = read->year;
    next = read->end;
    if (const std::size_t word = word_at(s, next, {U"农历", U"阴历"})) lunar = true, next += word;
  }
  if (!year && !lunar)
    if (auto read = in_prefixed_month(s, next, context)) return read;
  if (!lunar && digit_of(s[next - 1]) >= 0 && !year) return {};
  const auto month = month_at(s, next);
  if (!month) {
    if (year && s.has(next, U"第一天")) return one(next + 3, LocalDate::make(*year, 1, 1));
    if (year && s[next] == U'第') {
      const auto nth = small_at(s, next + 1);
      if (nth && s.has(nth->end, U"个月") && nth->value >= 1 && nth->value <= 12)
        return whole(nth->end + 2, LocalDate(*year, unsigned(nth->value), 1),
                     last_of_month(*year, unsigned(nth->value)));
    }
    if (lunar && !year)
      if (auto read = bare_day(s, next, context)) return read;
    if (!year && !lunar) {
      if (const std::size_t word = word_at(s, next, {U"月底", U"月末", U"月初", U"月中"})) {
        const auto here = part_of_month(s, next, context.today.year(), context.today.month());
        if (here && here->end_date >= context.floor) return here;
        const LocalDate after = month_added(context.today, 1);
        (void)word;
        return part_of_month(s, next, after.year(), after.month());
      }
      return bare_day(s, next, context);
    }
    return {};
  }
  const std::size_t of = month->end + (s[month->end] == U'份' ? 1 : 0);
  const auto day = day_of_month(s, of);
  if (lunar || month->lunar || (day && day->lunar)) return lunar_day(s, *month, day, year, context);
  if (month->month > 12) {
    if (!day && s[month->end] != U'份') return {};  // 20月 … no month, and no day of one
    return refused(day ? day->end : month->end);
  }
  if (day) return gregorian(day->end, year, month->month, day->day, context.floor);
  if (auto nth = nth_weekday(s, of, year, month->month, context.floor)) return nth;
  int y = year.value_or(context.floor.year());
  if (!year && last_of_month(y, month->month) < context.floor) ++y;
  if (auto part = part_of_month(s, of, y, month->month)) return part;
  if (is_any_of(s[of], U"嫂亮饼球薪租") || s[next - 1] == U'第') return {};
  return whole(of, LocalDate(y, month->month, 1), last_of_month(y, month->month));
}

std::optional<DayRead> day_at(const Sentence& s, std::size_t at, const DayContext& context) {
  std::optional<DayRead> best;
  for (const auto reader :
       {figures_at, month_day_at, week_at, relative_at, distance_at, festival_at})
    if (auto read = reader(s, at, context); read && (!best || read->end > best->end)) best = read;
  return best;
}

}  // namespace huiyin::bot
