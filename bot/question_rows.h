// What is asked of an office, by its words, and the text that answers: one table, read from the
// top.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace huiyin::bot {

// Owns its lists: an initializer_list in a table would outlive the words that it points at.
struct QuestionRow {
  std::vector<std::string_view> words;  // one of these is in the question
  std::vector<std::string_view> also;   // and one of these, when any is named
  std::string_view key;                 // the answer
};

std::span<const QuestionRow> questions();        // of this office
std::span<const QuestionRow> others_business();  // with the door where it is opened

// `text` in the plain form.
bool matches(const QuestionRow& row, std::string_view text);

}  // namespace huiyin::bot
