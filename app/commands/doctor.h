// `huiyin doctor`: tries every configured door and this machine, and says in plain Chinese what is
// wrong, which setting it is, and what to do.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "config/settings.h"
#include "gateway/doctor/finding.h"

namespace huiyin::app {

struct DoctorOptions {
  std::string config;  // path of the settings; "" for defaults and the environment alone
  bool json = false;
};

// Faults of the settings are findings; where there are any, no door is tried. May take some seconds
// for each door that is silent. Never holds a secret.
std::vector<gateway::doctor::Finding> examine(const DoctorOptions& options,
                                              const config::Environment& environment,
                                              const Clock& clock, Random& random);

// For people: a line a finding (✓ ! ✗ –), beneath each fault its setting, reason and remedy, and a
// summary at the end.
std::string doctor_page(const std::vector<gateway::doctor::Finding>& findings);
// {"ok", "well", "warnings", "wrong", "not_tried", "findings": [{door, what, state, key, reason,
// remedy}]}
std::string doctor_json(const std::vector<gateway::doctor::Finding>& findings);

int doctor_status(const std::vector<gateway::doctor::Finding>& findings);  // 0, or 2: wrong ones
int doctor_command(const DoctorOptions& options);

}  // namespace huiyin::app
