// Compares a day with faults with the same day without them. It reads transcripts and knows nothing
// of how we work.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/simulation/world.h"

namespace huiyin::simulation {

struct Account {
  std::uint64_t seeds = 0, failed = 0, crashes = 0, messages = 0, answers = 0, compared = 0,
                steps = 0;
  std::map<std::string, std::uint64_t> faults;
  std::string text() const;
};

struct Verdict {
  std::vector<std::string> violations;
  std::string dialogue;
};

Verdict play(const Shared& shared, std::uint64_t seed, Account& account);

}  // namespace huiyin::simulation
