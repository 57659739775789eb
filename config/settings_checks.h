// What must be true between settings that are each right by themselves.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "config/settings.h"

namespace huiyin::config {

struct Named {
  std::set<std::string> keys;   // given anywhere, rightly or wrongly
  std::set<std::string> wrong;  // of these, the ones already refused: judged no further
};

void check_relations(const Settings& settings, const Named& named, const std::string& where,
                     std::vector<Problem>& problems, std::vector<Problem>& warnings);

}  // namespace huiyin::config
