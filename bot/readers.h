// Reads what a sentence holds for a slot: from the values found in it, and, when the slot was asked
// for, from bare words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/talk.h"

namespace huiyin::bot::read {

// A day and time as said, with what only the conversation knows: "that day", "next month".
struct Spoken {
  std::optional<LocalDate> date;
  std::optional<LocalDate> end_date;  // a span ("下个月"): some day in it
  std::optional<LocalTime> time;
  bool hour_is_ambiguous = false;
  std::optional<Part> part;
  bool that_day = false;
  bool next_month = false;
  bool another_day = false;  // than the one that is settled
  bool any_time = false;     // 随便, 都行, 最早的
  bool last_time = false;    // 最后一个
  bool empty() const {
    return !date && !time && !part && !that_day && !next_month && !another_day && !any_time &&
           !last_time;
  }
};

Spoken when(const Talk& talk);  // what holds
// "3", "十": the hour, where hours were asked for and nothing else was said.
void bare_hour(const Talk& talk, Spoken& spoken);
Spoken old_when(const Talk& talk);  // what no longer does: "原来约的15号下午三点"

// "第二个", "头一个": counted from 0.
std::optional<std::size_t> ordinal(std::string_view text);

// The name that this sentence gives; with `for_other` not the speaker's own.
std::optional<std::string> name(const Talk& talk, bool for_other);
std::optional<std::string> own_name(const Talk& talk);  // "我叫…"
std::vector<std::string> names(const Talk& talk, bool awaited);
std::optional<int> people(const Talk& talk, bool awaited);
// The last `count` signs before a value that begins there, in plain writing.
std::string before(const Talk& talk, std::size_t begin, std::size_t count);
bool ends_with_any(std::string_view plain_text, std::initializer_list<std::string_view> ends);
// The phone that holds: "原来的1390…停了，现在用1380…" means the second. Null when there is none.
const Found* phone(const Talk& talk);

// Exactly `count` digits that stand alone, or behind one of the words that introduce them; the last
// such.
std::optional<std::string> digits(const Talk& talk, std::size_t count,
                                  std::initializer_list<std::string_view> introduced_by,
                                  bool bare_too);

// What it is about, in the person's own words. Not awaited: only where the sentence says so
// ("反映…", "…的事"), or in a sentence that gives everything at once. Never a question. `whole`:
// who he is he has said before, so that a name and a phone in it belong to what he tells.
std::optional<std::string> matter(const Talk& talk, bool awaited, bool whole = false);

// How many kinds of a booking's values the sentence gives: from two on it tells everything at once.
int kinds_of_values(const Talk& talk);
// A value that nobody types by chance: a phone, a number, a name with its introduction.
bool has_sure_value(const Talk& talk);

bool yes(const Talk& talk);
bool no(const Talk& talk);

}  // namespace huiyin::bot::read
