// What the matters of a script are about, in words that an SMS must not say: others may read it.
// Where a script written for WeCom wants to hear one, by SMS it must not be heard.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/rehearse/script.h"

namespace huiyin::app {

class MatterTold {
 public:
  MatterTold() = default;  // nothing
  explicit MatterTold(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  // Each alternative of the term "a|b" stands in a matter, a progress or a reason.
  bool holds(std::string_view term) const;

 private:
  std::vector<std::string> texts_;
};

// Of the office's cases (matters, progress, notes), of the script's `given` lines, its stock
// answers for `matter` and `reason`, and the matters that its effects name.
MatterTold matter_told(const Script& script, const std::string& office_json);

}  // namespace huiyin::app
