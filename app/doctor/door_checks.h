// The doctor's look at the doors of an installation, by its settings.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "config/settings.h"
#include "gateway/doctor/doctor.h"

namespace huiyin::app {

struct DoorsTried {
  const config::Settings& settings;
  std::vector<gateway::doctor::KfDesk> below;  // accounts of the offices below the main one
  const Clock& clock;
  Random& random;
};

// All of them, or the one of that name ("wecom.app", "sms.main"). Blocks, some seconds for each
// that is silent.
std::vector<gateway::doctor::Finding> try_doors(const DoorsTried& of);
std::vector<gateway::doctor::Finding> try_door(const DoorsTried& of, const std::string& name);

}  // namespace huiyin::app
