// An office's own example sentences 例句 on record: worded by one person, put in force by another
// one, who may give them back with the reason. All sentences of an office are one set, for whether
// they contradict each other is asked of them together. Each set that was in force stays on record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/understanding/taught.h"
#include "store/database.h"
#include "store/wordings.h"

namespace huiyin::store {

enum class ExamplesState {
  draft,      // being worded
  submitted,  // waits for another person; stays as it is
  passed,     // in force from then on, until a newer one is
  returned,   // by who reviewed it, with a reason
  dropped     // by who wrote it
};
std::string_view name(ExamplesState state);

struct ExampleSet {
  std::int64_t id = 0;
  std::string office;
  std::vector<bot::Example> examples;
  ExamplesState state = ExamplesState::draft;
  std::string note;
  std::int64_t base = 0;                 // the set that its author saw in force; 0: none
  std::string written_by, written_name;  // "user/7", his name
  Instant written_at{};
  std::string reviewed_name;  // empty: not yet
  std::optional<Instant> reviewed_at = {};
  std::string answer;  // why it was returned
};

// The id of the newest in force: of that office; of whichever office. 0: none ever was.
std::int64_t examples_edition(Transaction& tx, const std::string& office);
std::int64_t examples_edition(Transaction& tx);

// Being worded, or waiting.
std::optional<ExampleSet> open_examples(Transaction& tx, const std::string& office);
// Given back, and nothing was worded since.
std::optional<ExampleSet> returned_examples(Transaction& tx, const std::string& office);
// Those that were in force, the newest first, at most that many.
std::vector<ExampleSet> examples_versions(Transaction& tx, const std::string& office,
                                          std::int64_t count);
std::vector<bot::Example> examples_in_force(Transaction& tx, const std::string& office);
// Of the offices above it, the nearest first: its citizens are understood by them too.
std::vector<bot::Example> examples_above(Transaction& tx, const std::string& office);

struct NewExamples {
  std::vector<bot::Example> examples;
  std::string note = {};
  std::int64_t base = 0;
};
// Keeps a draft, in the place of one's own. Whether they may be taught is for the caller to check.
// Refuses examples.submitted, examples.another_s, examples.changed (`base` is in force no more).
Result<void> save_examples(Transaction& tx, const std::string& office, const NewExamples& wanted,
                           const WordingHand& by, Instant now);
// The draft with that id. Refuses examples.none.
Result<void> submit_examples(Transaction& tx, const std::string& office, std::int64_t id,
                             Instant now);
// Refuses examples.none.
Result<void> drop_examples(Transaction& tx, const std::string& office);
// By another person than wrote it, of exactly that set. Refuses examples.none and examples.own.
Result<void> pass_examples(Transaction& tx, const std::string& office, std::int64_t id,
                           const WordingHand& by, Instant now);
Result<void> return_examples(Transaction& tx, const std::string& office, std::int64_t id,
                             const std::string& answer, const WordingHand& by, Instant now);

}  // namespace huiyin::store
