// Offices on trial 试运行: until an office goes live it writes to its own staff alone. One person
// asks for the switch, another one confirms it, to and fro.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

struct TrialWish {
  bool is_on = false;  // as it is to be
  std::string by;      // "user/7"
  std::string name;
  Instant at{};
};

struct OfficeTrial {
  bool is_on = false;
  std::string office;  // whose word that is: its own, or of one above it; empty: nobody's ever
  Instant since{};
  std::string by_name = {}, confirmed_name = {};
  std::optional<TrialWish> wish = {};  // of the office itself
};

// An office of which nobody said anything is as the nearest above it; and where nobody did, live.
OfficeTrial office_trial(Transaction& tx, const std::string& office);
bool is_on_trial(Transaction& tx, const std::string& office);

// Refuses trial.same (it is so already) and trial.wished (somebody wants it already).
Result<void> wish_trial(Transaction& tx, const std::string& office, const TrialWish& wish);
// As the wish of somebody else has it. Refuses trial.no_wish and trial.own (his own wish).
Result<void> confirm_trial(Transaction& tx, const std::string& office, const std::string& by,
                           const std::string& name, Instant now);
// Nobody wants it any more. Refuses trial.no_wish.
Result<void> drop_trial_wish(Transaction& tx, const std::string& office);

// At its first start, because the settings say so; nothing where somebody has said before how it
// is.
void begin_on_trial(Transaction& tx, const std::string& office, Instant now);

}  // namespace huiyin::store
