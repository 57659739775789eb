// Times of day in words: 下午两点半, 9点, 15:30, 三点一刻, 差十分三点, 3:15pm; and parts of the
// day.
#pragma once

#include "base/time.h"
#include "bot/understanding/sentence.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

struct PartRead {
  std::size_t end = 0;
  Part part{};
  bool cantonese = false;  // 晏昼三点踏三: the hand of the clock counts in fives
};

// A part of the day that begins at `at`. `after_day`: a day stands before it, so that a bare 早 or
// 晚 is one too.
std::optional<PartRead> part_at(const Sentence& s, std::size_t at, bool after_day);

struct ClockRead {
  std::size_t end = 0;
  LocalTime time;
  bool midnight = false;    // 24点, 晚上12点: 00:00 of the next day
  bool ambiguous = false;   // 1 … 11 o'clock, and no word tells which half of the day
  bool impossible = false;  // 25点, 9:75
};

// What is known before the hour is read.
struct ClockContext {
  std::optional<PartRead> part;
  bool after_day = false;  // a day stands directly before
  bool expected = false;   // the dialogue asked for a time
};

std::optional<ClockRead> clock_at(const Sentence& s, std::size_t at, const ClockContext& context);

// The 9 of 9到11点, 9~11点: an hour whose 点 comes with the end of the span.
std::optional<ClockRead> clock_before_span(const Sentence& s, std::size_t at,
                                           const ClockContext& context);

std::size_t span_mark_at(const Sentence& s, std::size_t at);  // 到, 至, -, ~: its length

}  // namespace huiyin::bot
