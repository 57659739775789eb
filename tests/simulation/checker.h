// Compares a day with faults with the same day without them. It reads transcripts and knows nothing
// of how we work.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/world.h"

namespace huiyin::simulation {

struct Account {
  std::uint64_t seeds = 0, failed = 0, crashes = 0, messages = 0, answers = 0, compared = 0,
                steps = 0;
  std::map<std::string, std::uint64_t> faults, sms;
  std::string text() const;
};

struct Verdict {
  std::vector<std::string> violations;
  // What each citizen saw, and each member of staff; what he saw without faults stands behind <<.
  std::string dialogue;
};

// So many seeds play one plan of a day: without faults it is played once for all of them, and held
// against each.
inline constexpr std::uint64_t kSeedsOfPlan = 4;

class Checker {
 public:
  explicit Checker(const Shared& shared) : shared_(shared) {}

  // Seeds in their order cost least.
  Verdict play(std::uint64_t seed, Account& account);

 private:
  struct Measure {
    std::uint64_t plan;
    Outcome without_faults;
  };
  const Outcome& without_faults(std::uint64_t plan);

  const Shared& shared_;
  std::optional<Measure> measure_;
};

}  // namespace huiyin::simulation
