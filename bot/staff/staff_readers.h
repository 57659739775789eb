// What a message of staff holds for an act: which case, how many days, whom, and the words that go
// on the ledger. Words are taken as typed; cues are looked for in the plain form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/staff/staff_talk.h"

namespace huiyin::bot::staff_read {

// A case named in the message, by its number or by the last digits of it.
struct CaseSaid {
  std::string typed;
  std::vector<std::string> numbers;  // that it may mean: one; several of his own; none
  std::size_t begin = 0, end = 0;    // in code points of the message
};
std::optional<CaseSaid> case_said(const StaffTalk& talk);

// The message as typed without the number that it names.
std::string without_number(const StaffTalk& talk);

// "延期30天", "再给半个月", "三周": natural days. Nothing: no such count in it.
std::optional<int> day_count(std::string_view text);

// The day that is named, of those from today on.
std::optional<LocalDate> coming_day(const StaffTalk& talk);

// The day that is named, of those up to today: of what has happened. Of several the one that stands
// nearest to one of these words.
std::optional<LocalDate> past_day(const StaffTalk& talk,
                                  std::initializer_list<std::string_view> beside);

// Colleagues and units whose names stand in the text, in the order of the office's file.
std::vector<StaffDesk::Colleague> colleagues(const StaffTalk& talk, std::string_view text);
std::vector<std::string> units(const StaffTalk& talk, std::string_view text);

// Clauses as typed, without the signs between them.
std::vector<std::string> pieces(std::string_view text);

// "意见：… 依据：…": what stands behind each of those words and a colon, up to the next of them.
std::map<std::string, std::string> labelled(std::string_view text,
                                            const std::vector<std::string_view>& labels);

// What stands behind the first of these words, to the end; empty: none is there.
std::string behind(std::string_view text, std::initializer_list<std::string_view> words);

// "理由是…", "因为…": behind the word, up to the end of its clause; empty: none is there.
std::string reason_said(std::string_view text);

// Without the signs and blanks at both ends.
std::string bare(std::string_view text);

}  // namespace huiyin::bot::staff_read
