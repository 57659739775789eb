// What examples would change: sentences of which it is known what they mean are understood with
// them and without. So that a place's own words are not bought with what everybody says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/understanding/understanding.h"

namespace huiyin::bot {

// So many sentences of the program may be understood worse than without any examples of the office:
// one or two are the price where a place says otherwise, more are a mistake.
inline constexpr std::size_t kWorseMax = 2;

struct Probe {
  std::string text;
  std::vector<std::string> accepted;  // what it means; any of them is right
  std::string state = "idle";
};

// The sentences held back from learning (config/defaults/understanding/held_back.json), then those
// learnt from. Refuses with config.not_json, held_back.row.
Result<std::vector<Probe>> probes(const Understanding& understanding, std::string_view held_back);

struct ProbeChange {
  Probe probe;
  Understood was, is;
};

struct ExampleTrial {
  std::size_t probes = 0;
  std::size_t right_now = 0, right_then = 0;  // with the examples in force, and with the others
  // Than with those in force; `other`: no better or worse, but heard otherwise.
  std::vector<ProbeChange> better, worse, other;
  std::size_t worse_in_all = 0;  // than without any of the office
  bool may_pass() const { return worse_in_all <= kWorseMax; }
};

struct TriedExamples {
  const Taught& without;  // none of the office's: what it has from above
  const Taught& now;
  const Taught& then;
};
ExampleTrial tried(const Understanding& understanding, const std::vector<Probe>& probes,
                   const TriedExamples& examples, Instant now);

}  // namespace huiyin::bot
