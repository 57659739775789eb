#include "bot/understanding/whens.h"

#include "bot/understanding/clock_words.h"
#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

// One point in time as far as it is named.
struct Point {
  std::size_t end = 0;
  std::optional<DayRead> day;
  std::optional<PartRead> part;
  std::optional<ClockRead> clock;
  const char* refused = nullptr;

  bool names_time_only() const { return !day && (part || clock); }
};

// A time of 00:00 at the end of a day belongs to the next.
std::optional<LocalDate> date_of(const Point& point) {
  if (!point.day || !point.day->date) return {};
  if (point.clock && point.clock->midnight) return *point.day->date + days{1};
  return point.day->date;
}

class WhenReader {
 public:
  WhenReader(const Sentence& s, const DayNames& names, Instant now, bool expected)
      : s_(s),
        names_(names),
        today_(office_date(now)),
        clock_(office_time(now)),
        expected_(expected) {}

  std::vector<WhenRead> read() {
    std::vector<WhenRead> found;
    for (std::size_t at = 0; at < s_.size();) {
      const auto one = span_at(at);
      if (!one) {
        ++at;
        continue;
      }
      found.push_back(*one);
      at = std::max(one->end, at + 1);
    }
    return found;
  }

 private:
  DayContext days_from(LocalDate floor, bool tail) const {
    return {names_, today_, clock_, floor, tail, expected_};
  }

  // 12月15日（周二）, 2009年10月12号，星期一: the weekday says nothing new.
  std::size_t after_weekday(std::size_t at, const DayRead& day) const {
    if (!day.names_day) return at;
    std::size_t next = s_.spaces(at);
    const bool bracket = is_any_of(s_[next], U"(（");
    if (bracket || s_[next] == U',' || s_[next] == U'，') next = s_.spaces(next + 1);
    const std::size_t word = word_at(s_, next, {U"星期", U"礼拜", U"周"});
    if (word == 0) return at;
    const int weekday = weekday_at(s_, next + word);
    if (weekday == 0) return at;
    next += word + 1;
    if (bracket) {
      if (!is_any_of(s_[next], U")）")) return at;
      return next + 1;
    }
    // Another day than the date's own weekday is a second value, not an explanation.
    if (day.date && int(day.date->weekday()) != weekday) return at;
    return next;
  }

  // Where a part of the day or a time may stand behind a day: after spaces, 的, one comma.
  std::size_t to_time(std::size_t at) const {
    std::size_t next = s_.spaces(at);
    if (s_[next] == U'的' || s_[next] == U'那') ++next;
    if (s_[next] == U'天' && s_[next - 1] == U'那') ++next;
    if (is_any_of(s_[next], U",，、")) next = s_.spaces(next + 1);
    return next;
  }

  std::optional<Point> point_at(std::size_t at, LocalDate floor, bool tail) const {
    Point point;
    point.end = at;
    std::size_t next = at;
    if (auto day = day_at(s_, at, days_from(floor, tail))) {
      point.day = day;
      point.refused = day->refused;
      point.end = day->end;
      if (day->refused || day->time) return point;
      point.end = after_weekday(day->end, *day);
      // 明天15号, 下周二12月1号: the same day told twice.
      if (day->names_day && !day->bare_day)
        if (const auto again = day_at(s_, s_.spaces(point.end), days_from(floor, tail));
            again && again->names_day && again->date == day->date)
          point.end = again->end;
      if (day->deadline) return point;
      next = to_time(point.end);
    }
    const bool after_day = point.day.has_value();
    // Behind a comma a bare 早 or 晚 is the start of something else.
    if (auto part = part_at(s_, next, after_day && next == s_.spaces(point.end))) {
      point.part = part;
      point.end = part->end;
      next = s_.spaces(part->end);
      if (s_[next] == U'的') ++next;
    }
    const ClockContext context{point.part, after_day, expected_};
    auto clock = clock_at(s_, next, context);
    if (!clock) clock = clock_before_span(s_, next, context);
    if (!clock && expected_) clock = bare_hour(next, context);
    if (clock) {
      point.clock = clock;
      point.end = clock->end;
      if (clock->impossible) point.refused = "no_such_time";
      // 9点 上午 is rare, 3:15 下午 is not.
      if (!point.part && !clock->impossible && clock->ambiguous)
        if (const auto part = part_at(s_, s_.spaces(clock->end), false);
            part && s_[clock->end] == U' ') {
          point.part = part;
          if (part->part == Part::afternoon || part->part == Part::evening)
            point.clock->time = LocalTime(clock->time.hour() + 12, clock->time.minute());
          point.clock->ambiguous = false;
          point.end = part->end;
        }
    }
    if (!point.day && !point.part && !point.clock) return {};
    return point;
  }

  // "3" alone, where a time was asked for and the day is known.
  std::optional<ClockRead> bare_hour(std::size_t at, const ClockContext& context) const {
    if (!context.part) return {};
    const auto hour = small_at(s_, at);
    if (!hour || hour->value < 1 || hour->value > 12 || !is_edge(s_[hour->end])) return {};
    LocalTime time(hour->value, 0);
    if (context.part->part == Part::afternoon && hour->value < 12)
      time = LocalTime(hour->value + 12, 0);
    return ClockRead{hour->end, time, false, false, false};
  }

  // The end of a span behind its mark; nothing when what follows does not end it.
  std::optional<Point> tail_at(const Point& from, std::size_t at) const {
    const LocalDate floor = from.day && from.day->date ? *from.day->date : today_;
    auto until = point_at(at, floor, true);
    if (!until || until->refused) return {};
    if (until->day && until->day->deadline) return {};
    // 上午到: "arrives in the morning"; a span of times needs a time at both ends.
    if (until->names_time_only() && !(until->clock && from.clock)) return {};
    if (until->day && !from.day && !from.clock) return {};
    if (until->day && !until->day->date) return {};
    if (until->day && until->clock && !from.clock) return {};
    return until;
  }

  void end_of_span(When& when, const Point& from, Point until) const {
    if (until.clock) {
      LocalTime end = until.clock->time;
      const bool same_day = !until.day;
      // 下午1点到3点: the part of the day is said once.
      if (until.clock->ambiguous && same_day && from.clock && end < from.clock->time &&
          end.hour() < 12)
        end = LocalTime(end.hour() + 12, end.minute());
      else if (until.clock->ambiguous && same_day && from.part && end.hour() < 12 &&
               (from.part->part == Part::afternoon || from.part->part == Part::evening))
        end = LocalTime(end.hour() + 12, end.minute());
      when.end_time = end;
    }
    if (until.day) {
      when.end_date = until.day->end_date ? until.day->end_date : date_of(until);
      if (until.clock) when.end_date = date_of(until);
      if (!when.date && from.clock) when.date = today_;
    } else if (when.date) {
      when.end_date = when.date;
      if (until.clock && until.clock->midnight) when.end_date = *when.date + days{1};
    }
  }

  // 9月10号，11号，12号: days in a row are a span.
  std::size_t days_in_a_row(When& when, const Point& from) const {
    if (!from.day || !from.day->names_day || from.clock || from.part || !when.date) return from.end;
    std::size_t end = from.end, count = 1;
    LocalDate last = *when.date;
    bool by_comma = false;
    for (std::size_t at = end;;) {
      std::size_t next = s_.spaces(at);
      if (!is_any_of(s_[next], U"、,，和及")) break;
      const bool comma = is_any_of(s_[next], U",，");
      next = s_.spaces(next + 1);
      const auto day = day_at(s_, next, days_from(last, true));
      if (!day || !day->bare_day || !day->date || *day->date != last + days{1}) break;
      by_comma |= comma;
      last = *day->date;
      at = end = day->end;
      ++count;
    }
    // "不是15号，16号" is a correction, not a span.
    if (count < (by_comma ? 3u : 2u)) return from.end;
    when.end_date = last;
    return end;
  }

  std::optional<WhenRead> span_at(std::size_t at) const {
    std::size_t first = at;
    if (s_[at] == U'从' || s_[at] == U'自') ++first;
    auto from = point_at(first, today_, false);
    if (!from) return {};
    WhenRead read{at, from->end, {}, from->refused, false};
    if (first > at) read.begin = first;
    if (from->refused) return read;
    When& when = read.when;
    if (from->day) {
      when.date = date_of(*from);
      when.end_date = from->day->end_date;
      when.time = from->day->time;
      read.festival = from->day->festival && !from->clock && !from->part;
    }
    if (from->clock) {
      when.time = from->clock->time;
      when.hour_is_ambiguous = from->clock->ambiguous;
    } else if (from->part) {
      when.part = from->part->part;
    }
    const std::size_t row_end = days_in_a_row(when, *from);
    if (row_end > from->end) {
      read.end = row_end;
      return read;
    }
    const std::size_t gap = s_.spaces(from->end);
    if (const std::size_t mark = span_mark_at(s_, gap)) {
      const std::size_t next = s_.spaces(gap + mark);
      if (const auto until = tail_at(*from, next)) {
        if (first > at) read.begin = at;  // 从 … 到 …
        end_of_span(when, *from, *until);
        read.end = until->end;
        return read;
      }
    }
    // An hour whose 点 was to come with the end of a span that did not come.
    if (from->clock && s_[from->clock->end - 1] != U'点' && clock_hangs(*from)) return {};
    return read;
  }

  // The clock was read by clock_before_span alone.
  bool clock_hangs(const Point& from) const {
    return span_mark_at(s_, from.end) > 0 &&
           (is_digit(s_[from.end - 1]) || digit_of(s_[from.end - 1]) >= 0) &&
           s_[from.end - 3] != U':' && s_[from.end - 3] != U'点' && s_[from.end - 2] != U'点';
  }

  const Sentence& s_;
  const DayNames& names_;
  const LocalDate today_;
  const LocalTime clock_;
  const bool expected_;
};

}  // namespace

std::vector<WhenRead> whens(const Sentence& s, const DayNames& names, Instant now, bool expected) {
  return WhenReader(s, names, now, expected).read();
}

}  // namespace huiyin::bot
