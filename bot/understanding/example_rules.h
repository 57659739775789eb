// Which example sentences 例句 an office may teach, and of which intents: nothing of danger,
// nobody's data, nothing that would say two things, nothing that could never take effect.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/understanding/understanding.h"

namespace huiyin::bot {

inline constexpr std::size_t kExamplesMax = 200;      // of one office: what people can still review
inline constexpr std::size_t kExamplePointsMax = 60;  // a sentence, not a story
inline constexpr std::size_t kExampleHanMin = 2;

struct IntentRow {
  std::string_view key, title;  // "book_visit", "预约来访"
  bool is_taught;               // an office may have examples of it
};
// All, in the order in which people are shown them.
std::span<const IntentRow> intent_rows();
std::string_view intent_title(std::string_view key);  // of one that is not known: "其他"

// All that is wrong, each with where = "examples[2]" (from 0); nothing: they may be tried. Codes:
// examples.many, examples.intent, examples.length, examples.personal, examples.danger,
// examples.before, examples.twice, examples.conflict.
std::vector<Problem> example_faults(const Understanding& understanding,
                                    std::span<const Example> examples, Instant now);

}  // namespace huiyin::bot
