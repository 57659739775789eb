#include "bot/understanding/clock_words.h"

#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

struct PartWord {
  std::u32string_view word;
  Part part;
  bool cantonese = false;
};

// Longer words before their beginnings.
constexpr PartWord kParts[] = {
    {U"大清早", Part::morning},
    {U"一大清早", Part::morning},
    {U"一大早", Part::morning},
    {U"大早起", Part::morning},
    {U"一清早", Part::morning},
    {U"一早", Part::morning},
    {U"大早上", Part::morning},
    {U"凌晨", Part::dawn},
    {U"拂晓", Part::dawn},
    {U"后半夜", Part::dawn},
    {U"下半夜", Part::dawn},
    {U"清早", Part::morning},
    {U"清晨", Part::morning},
    {U"早上", Part::morning},
    {U"早晨", Part::morning},
    {U"早间", Part::morning},
    {U"早起", Part::morning},
    {U"朝早", Part::morning, true},
    {U"朝晨", Part::morning, true},
    {U"上昼", Part::morning, true},
    {U"上午", Part::morning},
    {U"午前", Part::morning},
    {U"前晌", Part::morning},
    {U"前半晌", Part::morning},
    {U"头晌", Part::morning},
    {U"上晌", Part::morning},
    {U"上半天", Part::morning},
    {U"上半晌", Part::morning},
    {U"中午头", Part::noon},
    {U"大中午", Part::noon},
    {U"中午", Part::noon},
    {U"晌午", Part::noon},
    {U"正午", Part::noon},
    {U"午间", Part::noon},
    {U"晏昼", Part::afternoon, true},
    {U"下昼", Part::afternoon, true},
    {U"下午", Part::afternoon},
    {U"午后", Part::afternoon},
    {U"后晌", Part::afternoon},
    {U"后半晌", Part::afternoon},
    {U"下晌", Part::afternoon},
    {U"过晌", Part::afternoon},
    {U"晌后", Part::afternoon},
    {U"下半天", Part::afternoon},
    {U"下半晌", Part::afternoon},
    {U"傍晚", Part::evening},
    {U"下晚儿", Part::evening},
    {U"下晚", Part::evening},
    {U"晚儿", Part::evening},
    {U"傍黑", Part::evening},
    {U"晚间", Part::evening},
    {U"晚上", Part::evening},
    {U"夜晚", Part::evening, true},
    {U"夜里", Part::evening},
    {U"半夜", Part::evening},
    {U"深夜", Part::evening},
    {U"夜间", Part::evening},
    {U"晚黑", Part::evening},
    {U"擦黑", Part::evening},
};

// What may not follow the 点 of an hour: 三点意见, 两点理由.
constexpr std::u32string_view kNotAnHour = U"意建要理原问疑说子儿击名评赞开头心火以不都也小";

struct Minute {
  std::size_t end;
  int minute;
};

// "a.m.", "pm", "p" behind a time, with the spaces before them.
std::optional<PartRead> latin_part(const Sentence& s, std::size_t at) {
  const std::size_t letter = s.spaces(at);
  const bool afternoon = s[letter] == U'p';
  if (!afternoon && s[letter] != U'a') return {};
  std::size_t end = letter + 1;
  if (s.has(end, U".m."))
    end += 3;
  else if (s.has(end, U".m"))
    end += 2;
  else if (s[end] == U'm')
    ++end;
  if (is_latin(s[end])) return {};
  return PartRead{end, afternoon ? Part::afternoon : Part::morning};
}

ClockRead hour_of_day(std::size_t end, int hour, int minute, const ClockContext& context) {
  ClockRead read{end, {}, false, false, false};
  if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
    read.impossible = true;
    return read;
  }
  if (context.part) {
    switch (context.part->part) {
      case Part::afternoon:
        if (hour < 12) hour += 12;
        break;
      case Part::evening:
        // 半夜两点 is dawn; 晚上12点 ends the day.
        if (hour == 12)
          hour = 24;
        else if (hour >= 5 && hour < 12)
          hour += 12;
        break;
      case Part::noon:
        if (hour >= 1 && hour <= 4) hour += 12;
        break;
      case Part::dawn:
        if (hour == 12) hour = 0;
        break;
      case Part::morning:
        break;
    }
  } else {
    read.ambiguous = hour >= 1 && hour <= 11;
  }
  if (hour == 24) {
    read.midnight = true;
    hour = 0;
  }
  read.time = LocalTime(hour, minute);
  return read;
}

// What stands behind 点: 半, 一刻, 15分, 零五, 二十.
std::optional<Minute> minute_at(const Sentence& s, std::size_t at, const ClockContext& context) {
  const std::size_t first = s.spaces(at);
  if (s[first] == U'半') return Minute{first + 1, 30};
  if (context.part && context.part->cantonese) {
    // 踏三, 搭三, 三个字, 一: fives of minutes
    const std::size_t number = first + (is_any_of(s[first], U"踏搭") ? 1 : 0);
    if (number > first && s[number] == U'半') return Minute{number + 1, 30};
    if (const auto fives = small_at(s, number); fives && fives->value >= 1 && fives->value <= 11) {
      if (s.has(fives->end, U"个字")) return Minute{fives->end + 2, fives->value * 5};
      if (number > first || (s[fives->end] != U'分' && fives->end == number + 1))
        return Minute{fives->end, fives->value * 5};
    }
  }
  const std::size_t number = first + (s[first] == U'过' || s[first] == U'又' ? 1 : 0);
  const auto minute = small_at(s, number);
  if (!minute) return {};
  if (s[minute->end] == U'刻' && minute->value >= 1 && minute->value <= 3)
    return Minute{minute->end + 1, minute->value * 15};
  if (s[minute->end] == U'分' && s[minute->end + 1] != U'之') {
    std::size_t end = minute->end + 1;
    if (s[end] == U'钟') ++end;
    if (const auto second = small_at(s, end); second && s[second->end] == U'秒')
      end = second->end + 1;
    return Minute{end, minute->value};
  }
  // Without 分 only what cannot be a number of its own: 点二十, 点零五, 9点20.
  const bool two_digits = minute->end - number >= 2 || minute->value == 10;
  if (!two_digits || first != at || minute->value > 59) return {};
  if (is_any_of(s[minute->end], U"个人位名年月日号天岁元块点时") || is_digit(s[minute->end]))
    return {};
  return Minute{minute->end, minute->value};
}

std::size_t after_clock(const Sentence& s, std::size_t at) {
  at += word_at(s, at, {U"多钟", U"来钟", U"整", U"钟", U"多", U"许", U"正"});
  return at;
}

std::optional<ClockRead> with_colon(const Sentence& s, std::size_t at, ClockContext context) {
  if (!context.after_day && (is_digit(s[at - 1]) || s[at - 1] == U':')) return {};
  const auto hour = small_at(s, at);
  if (!hour || !hour->arabic) return {};
  const char32_t mark = s[hour->end];
  // 9.30 is a time only where a part of the day says so or a time was asked for: else it is a day
  // or a price.
  const bool is_full_or_half = s[hour->end + 2] == U'0' && is_any_of(s[hour->end + 1], U"03");
  const bool was_asked_for =
      context.expected && is_full_or_half && hour->value >= 7 && hour->value <= 18;
  if (mark != U':' && !(mark == U'.' && (context.part || was_asked_for))) return {};
  std::size_t end = hour->end + 1;
  if (!is_digit(s[end]) || !is_digit(s[end + 1]) || is_digit(s[end + 2])) return {};
  const int minute = int(s[end] - U'0') * 10 + int(s[end + 1] - U'0');
  end += 2;
  if (s[end] == U':' && is_digit(s[end + 1]) && is_digit(s[end + 2])) end += 3;
  if (is_digit(s[end]) || (s[end] == U':' && is_digit(s[end + 1]))) return {};
  if (const auto part = latin_part(s, end)) {
    context.part = part;
    end = part->end;
  }
  return hour_of_day(end, hour->value, minute, context);
}

// 差十分三点
std::optional<ClockRead> short_of(const Sentence& s, std::size_t at, const ClockContext& context) {
  if (!is_any_of(s[at], U"差缺")) return {};
  const auto less = small_at(s, at + 1);
  if (!less || less->value < 1 || less->value > 30) return {};
  std::size_t next = less->end;
  int minutes = less->value;
  if (s[next] == U'刻')
    minutes = 15;
  else if (s[next] != U'分')
    return {};
  ++next;
  if (s[next] == U'钟') ++next;
  if (s[next] == U'到' || s[next] == U'就') ++next;
  const auto hour = small_at(s, next);
  if (!hour || s[hour->end] != U'点' || hour->value < 1 || hour->value > 24) return {};
  ClockRead read = hour_of_day(after_clock(s, hour->end + 1), hour->value, 0, context);
  const int total = (int(read.time.since_midnight().count()) - minutes + 24 * 60) % (24 * 60);
  read.time = LocalTime(total / 60, total % 60);
  read.midnight = false;
  return read;
}

// Whether 一点, 两点, 三点 are hours and not "a little" or points made.
bool is_hour(const Sentence& s, std::size_t at, const Small& hour, const ClockContext& context) {
  const std::size_t next = hour.end + 1;
  if (is_any_of(s[next], kNotAnHour) && !s.has(next, U"以前") && !s.has(next, U"以后")) {
    // 15点以前, 九点不行: behind a day or a part of the day it is an hour all the same.
    if (!(context.part || context.after_day || context.expected)) return hour.value > 3;
  }
  if (context.part || context.after_day || context.expected) return true;
  if (hour.arabic) return true;
  const bool marked =
      word_at(s, next,
              {U"钟", U"半", U"整", U"一刻", U"三刻", U"多", U"左右", U"以前", U"以后", U"之前",
               U"之后", U"前", U"过", U"到", U"至", U"零", U"十", U"二十"}) > 0;
  if (hour.value == 1) return marked && !s.has(next, U"到不") && !s.has(next, U"多余");
  if (hour.value <= 3) return marked || !is_any_of(s[at - 1], U"有提说这那下以讲补第");
  return true;
}

}  // namespace

std::optional<PartRead> part_at(const Sentence& s, std::size_t at, bool after_day) {
  for (const PartWord& row : kParts)
    if (row.word[0] == s[at] && s.has(at, row.word))
      return PartRead{at + row.word.size(), row.part, row.cantonese};
  if (!after_day) return {};
  if (is_any_of(s[at], U"早晨") && !is_any_of(s[at + 1], U"就已点日餐饭"))
    return PartRead{at + 1, Part::morning};
  if (is_any_of(s[at], U"晚夜") && !is_any_of(s[at + 1], U"点几一饭餐了"))
    return PartRead{at + 1, Part::evening};
  return {};
}

std::size_t span_mark_at(const Sentence& s, std::size_t at) {
  return word_at(s, at, {U"——", U"--", U"到", U"至", U"-", U"~", U"—", U"–", U"－", U"～"});
}

std::optional<ClockRead> clock_at(const Sentence& s, std::size_t at, const ClockContext& context) {
  if (auto read = with_colon(s, at, context)) return read;
  if (auto read = short_of(s, at, context)) return read;
  const auto hour = small_at(s, at);
  if (!hour || is_digit(s[at - 1]) != false) return {};
  if (is_digit(s[at]) && is_any_of(s[at - 1], U".") && is_digit(s[at - 2])) return {};
  if (const auto part = latin_part(s, hour->end); part && hour->arabic && s[part->end - 1] == U'm')
    return hour_of_day(part->end, hour->value, 0, {part, context.after_day, false});
  const char32_t mark = s[hour->end];
  if (mark == U'点') {
    if (!hour->arabic && digit_of(s[at - 1]) >= 0) return {};
    if (hour->value > 24 && !hour->arabic && hour->value > 30) return {};
    if (s[hour->end + 1] == U'几') return {};
    const auto minute = minute_at(s, hour->end + 1, context);
    if (!minute && !is_hour(s, at, *hour, context)) return {};
    // 3点5 is a decimal number read aloud, unless a day or a part of it leads on to it.
    if (!minute && digit_of(s[hour->end + 1]) >= 0 && !(context.part || context.after_day))
      return {};
    const std::size_t end = after_clock(s, minute ? minute->end : hour->end + 1);
    ClockRead read = hour_of_day(end, hour->value, minute ? minute->minute : 0, context);
    // 三点差十分
    if (!minute && s[end] == U'差')
      if (const auto less = small_at(s, end + 1);
          less && s[less->end] == U'分' && !read.impossible) {
        const int total = (int(read.time.since_midnight().count()) - less->value + 1440) % 1440;
        read.time = LocalTime(total / 60, total % 60);
        read.end = less->end + 1;
      }
    return read;
  }
  if (mark == U'时') {
    if (is_any_of(s[hour->end + 1], U"候间段期常刻效长而")) return {};
    const auto minute = minute_at(s, hour->end + 1, context);
    if (!hour->arabic && !minute && !context.part && !context.after_day) return {};
    return hour_of_day(after_clock(s, minute ? minute->end : hour->end + 1), hour->value,
                       minute ? minute->minute : 0, context);
  }
  return {};
}

std::optional<ClockRead> clock_before_span(const Sentence& s, std::size_t at,
                                           const ClockContext& context) {
  const auto hour = small_at(s, at);
  if (!hour || hour->value > 24 || is_digit(s[at - 1])) return {};
  const std::size_t mark = span_mark_at(s, hour->end);
  if (mark == 0) return {};
  const auto until = small_at(s, hour->end + mark);
  if (!until || s[until->end] != U'点' || until->value > 24) return {};
  return hour_of_day(hour->end, hour->value, 0, context);
}

}  // namespace huiyin::bot
